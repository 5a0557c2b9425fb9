//! The generators that are compared: ours and the peers, and how each is called.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::places;

/// A generator that is there.
pub struct Generator {
    /// What it is called in tables and folders.
    pub name: &'static str,
    kind: Kind,
    program: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Oblien,
    OpenapiToRust,
    Ploidy,
    Oas3Gen,
    Progenitor,
}

const PEERS: &[(Kind, &str, &str)] = &[
    (Kind::OpenapiToRust, "openapi-to-rust", "openapi-to-rust"),
    (Kind::Ploidy, "ploidy", "ploidy"),
    (Kind::Oas3Gen, "oas3-gen", "oas3-gen"),
    (Kind::Progenitor, "progenitor", "cargo-progenitor"),
];

/// Ours, built first.
///
/// # Errors
/// If it cannot be built.
pub fn ours() -> Result<Generator, Failure> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--quiet", "--package", "oblien-codegen"]).current_dir(places::repository());
    if !cargo.env("CARGO_TARGET_DIR", places::target()).status()?.success() {
        return Err("oblien-codegen cannot be built".into());
    }
    let program = places::target().join("release/oblien-codegen");
    Ok(Generator { name: "oblien-codegen", kind: Kind::Oblien, program })
}

/// Ours, built first, and those peers that are installed.
///
/// # Errors
/// If ours cannot be built.
pub fn all() -> Result<Vec<Generator>, Failure> {
    let mut generators = vec![ours()?];
    for &(kind, name, file) in PEERS {
        let program = places::peers().join("bin").join(file);
        if program.exists() {
            generators.push(Generator { name, kind, program });
        } else {
            eprintln!("{name} is not installed and left out");
        }
    }
    Ok(generators)
}

impl Generator {
    /// The command that makes a crate, or what goes into one, in this folder.
    pub fn command(&self, document: &Path, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        let at = |name: &str| folder.join(name).into_os_string();
        let document = document.as_os_str();
        match self.kind {
            Kind::Oblien => command.args([OsStr::new("generate"), document, "--out".as_ref(), &at("src/generated")]),
            Kind::OpenapiToRust => {
                command.args([OsStr::new("generate"), document, "--output-dir".as_ref(), &at("src/generated")])
            }
            Kind::Ploidy => {
                command.args(["generate", "rust"]).arg(document).arg("--output").arg(folder).args(["--name", "client"])
            }
            Kind::Oas3Gen => {
                command.args(["generate", "client-mod", "--workspace", "--input"]).arg(document).arg("--output").arg(folder)
            }
            Kind::Progenitor => {
                let named = ["--name", "client", "--version", "0.1.0"];
                command.args(["progenitor", "--input"]).arg(document).arg("--output").arg(folder).args(named)
            }
        };
        command
    }

    /// Whether the generator writes a manifest and a `lib.rs` itself.
    pub fn makes_crate(&self) -> bool {
        !matches!(self.kind, Kind::Oblien | Kind::OpenapiToRust)
    }

    /// The dependencies of what was generated in this folder, as lines of a manifest, if it has none of its own.
    ///
    /// # Errors
    /// If the generator did not say them.
    pub fn dependencies(&self, folder: &Path) -> Result<String, Failure> {
        match self.kind {
            Kind::Oblien => Ok(format!("oblien-client = {{ path = {:?} }}\n", places::repository().join("oblien-client"))),
            _ => Ok(std::fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"))?),
        }
    }

    /// A program that makes ten calls with what was generated from the description of Oblien.
    pub fn program(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Oblien => Some(include_str!("../programs/ten/oblien.rs")),
            Kind::OpenapiToRust => Some(include_str!("../programs/ten/openapi-to-rust.rs")),
            Kind::Ploidy => Some(include_str!("../programs/ten/ploidy.rs")),
            Kind::Oas3Gen | Kind::Progenitor => None,
        }
    }
}
