//! The programs that make the calls: members of one workspace below the build folder, so that the runtime is compiled once.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace of the programs.
pub(crate) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    pub(crate) fn open() -> Result<Self, Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/mock");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// The folder of a member.
    pub(crate) fn member(&self, member: &str) -> PathBuf {
        self.folder.join(member)
    }

    /// Where the program of a member is, if it could be built.
    pub(crate) fn program(&self, member: &str) -> PathBuf {
        self.folder.join("target/debug").join(member)
    }

    /// Writes a program and the manifest of its package.
    pub(crate) fn write(&self, member: &str, program: &str) -> std::io::Result<()> {
        let folder = self.member(member);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let (runtime, player) = (root.join("oblien-client"), root.join("tests/mock/player"));
        let manifest = format!(
            "[package]\nname = {member:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             oblien-client = {{ path = {runtime:?} }}\noblien-mock-player = {{ path = {player:?} }}\nserde_json = \"1\"\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let _ = fs::remove_file(self.program(member));
        fs::write(folder.join("src/main.rs"), program)
    }

    /// Builds the programs; one that cannot be built is not there afterwards.
    pub(crate) fn build(&self, members: &[&str]) -> Result<(), Box<dyn Error>> {
        let profile = "[profile.dev]\ndebug = false\nincremental = false\n";
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n{profile}");
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), self.folder.join("Cargo.lock"))?;
        Command::new(env!("CARGO"))
            .args(["build", "--workspace", "--keep-going", "--offline"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .status()?;
        Ok(())
    }
}
