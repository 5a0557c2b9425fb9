//! The door for build scripts: a free function for the common case, a builder for the rest.
//! A thin shell over the pure core, like the command line and the tests.

mod choices;
mod generated;
#[cfg(test)]
mod tests;
mod update;

use std::path::{Path, PathBuf};

use crate::diagnostics::{self, Colour};
use crate::failure::Failure;
use crate::generate::{self, Config};
use crate::selection::Selection;
use crate::settings::{Layout, TypeSettings};
use crate::settings_file::{Client, Settings};
use crate::source::{FileSystem, Loader};
use crate::understand::{Understood, understand};
use crate::write::{Drift, Written};
pub use generated::Generated;
pub use update::Updated;

/// Generates a client from a description into the build script's `OUT_DIR`, as one file for `include!`.
///
/// The file has the name of the description with the ending `.rs`: `api.yaml` becomes `api.rs`.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), oblien_codegen::Failure> {
///     oblien_codegen::generate("api.yaml")
/// }
/// ```
///
/// # Errors
/// If the description cannot be read or has errors, which were printed; or if the file cannot be written.
pub fn generate(description: impl AsRef<Path>) -> Result<(), Failure> {
    Builder::new(description).write().map(|_| ())
}

/// Generates a client from a description, with settings.
///
/// In a build script the output goes to `OUT_DIR` unless a directory is named; elsewhere one has to be named.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), oblien_codegen::Failure> {
///     oblien_codegen::Builder::new("api.yaml").only_tags(["pets", "orders"]).write()?;
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    description: PathBuf,
    out_dir: Option<PathBuf>,
    single_file: Option<String>,
    colour: Colour,
    config: Config,
    /// What the file of settings says, until something else is said.
    inherited: Inherited,
    /// The file of settings, which cargo has to watch.
    settings: Option<PathBuf>,
    /// What is wrong with the file of settings, to be told when something is asked for.
    fault: Option<Failure>,
}

/// Which lists are those of a file of settings: the first word of the caller takes the place of such a list.
#[derive(Clone, Copy, Debug, Default)]
struct Inherited {
    tags: bool,
    operations: bool,
    paths: bool,
    overlays: bool,
}

impl Builder {
    /// Starts with a description, a YAML or JSON file.
    pub fn new(description: impl AsRef<Path>) -> Self {
        Self {
            description: description.as_ref().to_owned(),
            out_dir: None,
            single_file: None,
            colour: Colour::Never,
            config: Config::default(),
            inherited: Inherited::default(),
            settings: None,
            fault: None,
        }
    }

    /// Starts with a file of settings, of one client; [`Settings`] reads files of several.
    ///
    /// What is said by other methods takes the place of what the file says. Whatever is wrong with the file is told by the
    /// method that generates.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), oblien_codegen::Failure> {
    ///     oblien_codegen::Builder::settings("oblien-codegen.yaml").write()?;
    ///     Ok(())
    /// }
    /// ```
    pub fn settings(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let read = Settings::read(path, Colour::Never).and_then(|settings| settings.only_client());
        read.unwrap_or_else(|fault| Self { fault: Some(fault), ..Self::new(path) })
    }

    /// Starts with what a file of settings says of a client.
    pub(crate) fn from_client(settings: &Path, client: Client) -> Self {
        let mut builder = Self::new(client.description);
        builder.out_dir = client.out;
        builder.single_file = client.single_file;
        builder.settings = Some(settings.to_owned());
        builder.inherited = Inherited { tags: true, operations: true, paths: true, overlays: true };
        let selection = Selection { tags: client.tags, operations: client.operations, paths: client.paths };
        builder.config.selection = selection;
        builder.config.features = client.features;
        builder.config.strict = client.strict;
        builder.config.overlays = client.overlays;
        builder.config.types = client.types;
        builder
    }

    /// Returns the description, as it was named.
    #[must_use]
    pub fn described_by(&self) -> &Path {
        &self.description
    }

    /// Returns the directory that output is written below, if one was named.
    #[must_use]
    pub fn written_below(&self) -> Option<&Path> {
        self.out_dir.as_deref()
    }

    /// Returns the overlays, in their order.
    pub(crate) fn overlays(&self) -> impl Iterator<Item = &Path> {
        self.config.overlays.iter().map(PathBuf::as_path)
    }

    /// Returns what the core is told.
    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// Returns how types look.
    pub(crate) fn type_settings(&self) -> &TypeSettings {
        &self.config.types
    }

    /// Whether warnings are errors.
    pub(crate) fn is_strict(&self) -> bool {
        self.config.strict
    }

    /// Generates without writing.
    ///
    /// # Errors
    /// If the description cannot be read or has errors; they are in the failure, nothing is printed.
    pub fn generate(&self) -> Result<Generated, Failure> {
        self.generate_from(&FileSystem::default())
    }

    fn generate_from(&self, loader: &(dyn Loader + Sync)) -> Result<Generated, Failure> {
        self.check_settings()?;
        let config = Config { layout: self.layout(), ..self.config.clone() };
        let mut diagnostics = config.diagnostics();
        let output = generate::generate(&self.description, loader, &config, &mut diagnostics).map_err(Failure::bug)?;
        let report = diagnostics::print(&diagnostics, loader, self.colour);
        match output {
            Some(mut output) => {
                output.sources.extend(self.settings.clone());
                Ok(Generated { output, warnings: report })
            }
            None => Err(Failure::description(&diagnostics, report)),
        }
    }

    /// Generates and writes what changed; removes files of earlier runs that are no longer made.
    ///
    /// In a build script it tells cargo every file that was read, and prints warnings and errors as cargo shows them.
    /// With nothing changed since an earlier run nothing is generated, see [`Builder::update`].
    ///
    /// # Errors
    /// If the description has errors, which were printed; if no directory is known; if a file cannot be written, or
    /// stands in the way and was not written by the generator.
    pub fn write(self) -> Result<Written, Failure> {
        match self.update() {
            Ok(updated) if is_build_script() => {
                print!("{}", updated.cargo_lines());
                Ok(updated.written)
            }
            Ok(updated) => {
                eprint!("{}", updated.warnings);
                Ok(updated.written)
            }
            Err(failure) => {
                match is_build_script() {
                    true => print!("{}", update::told_to_cargo("error", failure.report())),
                    false => eprint!("{}", failure.report()),
                }
                Err(failure)
            }
        }
    }

    /// Generates and compares with what is on disk; `None` if nothing differs.
    ///
    /// # Errors
    /// As [`Builder::write`].
    pub fn check(&self) -> Result<Option<Drift>, Failure> {
        let directory = self.directory()?;
        self.generate()?.compare(directory)
    }

    /// Reads the description with its overlays, and lowers what is selected of it.
    pub(crate) fn understand(&self) -> Result<Understood, Failure> {
        self.check_settings()?;
        understand(&self.description, &FileSystem::default(), &self.config, self.colour)
    }

    fn check_settings(&self) -> Result<(), Failure> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    fn directory(&self) -> Result<PathBuf, Failure> {
        self.check_settings()?;
        match (&self.out_dir, std::env::var_os("OUT_DIR")) {
            (Some(directory), _) => Ok(directory.clone()),
            (None, Some(directory)) => Ok(PathBuf::from(directory)),
            (None, None) => Err(Failure::no_directory()),
        }
    }

    /// Without a directory of its own the output is one file named after the description.
    fn layout(&self) -> Layout {
        match (&self.single_file, &self.out_dir) {
            (Some(file), _) => Layout::Single { file: file.clone() },
            (None, Some(_)) => Layout::Files,
            (None, None) => Layout::Single { file: self.default_file() },
        }
    }

    fn default_file(&self) -> String {
        let stem = self.description.file_stem().map_or_else(|| "client".into(), |stem| stem.to_string_lossy());
        format!("{stem}.rs")
    }
}

/// Cargo tells the host only to build scripts; `OUT_DIR` it also tells to programs.
fn is_build_script() -> bool {
    std::env::var_os("OUT_DIR").is_some() && std::env::var_os("HOST").is_some()
}
