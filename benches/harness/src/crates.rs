//! Throw-away crates of what a generator made from a document.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::Failure;
use crate::generators::Generator;
use crate::measure::{Usage, measure};
use crate::places;

/// A crate of generated code.
pub struct Crate {
    /// Its folder.
    pub folder: PathBuf,
}

/// The files at the root of what is compiled.
const SOURCES: [&str; 3] = ["src/lib.rs", "src/main.rs", "src/bin/all.rs"];

/// Files that stand empty; they get their text back when this is dropped.
pub struct Emptied(Vec<(PathBuf, Vec<u8>)>);

impl Drop for Emptied {
    fn drop(&mut self) {
        for (path, text) in &self.0 {
            // If this fails, the crate does not compile and the table says so.
            let _ = fs::write(path, text);
        }
    }
}

/// The folder of a generator's crate of a document.
pub fn folder(document: &Path, generator: &Generator) -> PathBuf {
    places::scratch().join("crates").join(places::stem(document)).join(generator.name)
}

/// The file that takes what commands print.
pub fn log(document: &Path, generator: &Generator) -> PathBuf {
    folder(document, generator).with_extension("log")
}

impl Crate {
    /// Generates a crate anew.
    ///
    /// # Errors
    /// If the generator refuses the document.
    pub fn generate(document: &Path, generator: &Generator) -> Result<Self, Failure> {
        let (folder, log) = (folder(document, generator), log(document, generator));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src"))?;
        fs::write(&log, "")?;
        measure(&generator.command(document, &folder), &log)?;
        if generator.makes_crate() {
            let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
            fs::write(folder.join("Cargo.toml"), format!("[workspace]\n\n{manifest}"))?;
        } else {
            let head = "[workspace]\n\n[package]\nname = \"client\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";
            let dependencies = generator.dependencies(&folder)?;
            let header = if dependencies.contains("[dependencies]") { "" } else { "[dependencies]\n" };
            fs::write(folder.join("Cargo.toml"), format!("{head}{header}{dependencies}"))?;
            fs::write(folder.join("src/lib.rs"), "//! What was generated.\n\npub mod generated;\n")?;
        }
        Ok(Self { folder })
    }

    /// Takes the code of the crate away until what is returned is dropped, so that only dependencies are built.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn emptied(&self) -> Result<Emptied, Failure> {
        let mut emptied = Emptied(Vec::new());
        for name in SOURCES {
            let path = self.folder.join(name);
            if let Ok(text) = fs::read(&path) {
                fs::write(&path, "#![allow(dead_code)]\n\nfn main() {}\n")?;
                emptied.0.push((path, text));
            }
        }
        Ok(emptied)
    }

    /// Runs a cargo command of this crate so that the crate itself is compiled, and measures it.
    ///
    /// # Errors
    /// If the crate does not compile.
    pub fn compile(&self, words: &[&str], log: &Path) -> Result<Usage, Failure> {
        self.touch()?;
        measure(&cargo(words, &self.folder), log)
    }

    /// Makes cargo compile the crate again.
    ///
    /// # Errors
    /// If a file cannot be touched.
    pub fn touch(&self) -> Result<(), Failure> {
        for name in SOURCES {
            if let Ok(file) = fs::File::options().append(true).open(self.folder.join(name)) {
                file.set_modified(SystemTime::now())?;
            }
        }
        Ok(())
    }

    /// What the manifest calls the package.
    ///
    /// # Errors
    /// If there is no such line.
    pub fn package(&self) -> Result<String, Failure> {
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml"))?;
        let name = manifest.lines().find_map(|line| line.strip_prefix("name = "));
        Ok(name.ok_or("the manifest names no package")?.trim_matches('"').to_owned())
    }
}

/// A cargo command in a folder; nothing incremental, everything in one target folder.
pub fn cargo(words: &[&str], folder: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(folder);
    command.env("CARGO_TARGET_DIR", places::target()).env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_COLOR", "never");
    command
}

/// The lines of Rust below a folder.
pub fn lines(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let count = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => lines(&path),
        Some(extension) if extension == "rs" => fs::read_to_string(&path).map_or(0, |text| text.lines().count()),
        _ => 0,
    };
    entries.flatten().map(|entry| count(entry.path())).sum()
}
