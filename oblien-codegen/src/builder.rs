//! The door for build scripts: a free function for the common case, a builder for the rest.
//! A thin shell over the pure core, like the command line and the tests.

mod update;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::bug::Bug;
use crate::diagnostics::{self, Colour, Diagnostics};
use crate::generate::{self, Config, Output};
use crate::settings::{Layout, TypeSettings};
use crate::source::{FileSystem, Loader};
use crate::write::{self, Drift, Written};
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
        }
    }

    /// Writes a file a module below this directory, for output that is checked in.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").out_dir("src/generated").write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn out_dir(mut self, directory: impl AsRef<Path>) -> Self {
        self.out_dir = Some(directory.as_ref().to_owned());
        self
    }

    /// Writes one file of this name, for `include!`, instead of a file a module.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").single_file("client.rs").write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn single_file(mut self, name: impl Into<String>) -> Self {
        self.single_file = Some(name.into());
        self
    }

    /// Generates only operations that have one of these tags.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").only_tags(["pets"]).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn only_tags<T: Into<String>>(mut self, tags: impl IntoIterator<Item = T>) -> Self {
        self.config.selection.tags.extend(tags.into_iter().map(Into::into));
        self
    }

    /// Generates only operations with one of these ids.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").only_operations(["listPets", "getPet"]).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn only_operations<T: Into<String>>(mut self, ids: impl IntoIterator<Item = T>) -> Self {
        self.config.selection.operations.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Generates only operations on these paths; a path that ends in `*` means all that start alike.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").only_paths(["/pets/*"]).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn only_paths<T: Into<String>>(mut self, paths: impl IntoIterator<Item = T>) -> Self {
        self.config.selection.paths.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Puts every top-level resource, with the types that only it uses, behind a Cargo feature of its name.
    ///
    /// The crate that holds the client declares the features: `pages = []`, `edge-proxy = []`. What several resources share is
    /// always compiled.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").out_dir("src/api").features(true).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn features(mut self, features: bool) -> Self {
        self.config.features = features;
        self
    }

    /// Says how types look: which directions they have, and more.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// use oblien_codegen::{Builder, TypeSettings};
    ///
    /// Builder::new("api.yaml").out_dir("src/api").types(TypeSettings::new().both_directions(true)).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn types(mut self, types: TypeSettings) -> Self {
        self.config.types = types;
        self
    }

    /// Says whether what is printed has colours, as terminals show them; without this it has none.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// use oblien_codegen::{Builder, Colour};
    ///
    /// Builder::new("api.yaml").out_dir("src/api").colour(Colour::Always).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn colour(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }

    /// Generates without writing.
    ///
    /// # Errors
    /// If the description cannot be read or has errors; they are in the failure, nothing is printed.
    pub fn generate(&self) -> Result<Generated, Failure> {
        self.generate_from(&FileSystem::default())
    }

    fn generate_from(&self, loader: &(dyn Loader + Sync)) -> Result<Generated, Failure> {
        let mut diagnostics = Diagnostics::new();
        let config = Config { layout: self.layout(), ..self.config.clone() };
        let output = generate::generate(&self.description, loader, &config, &mut diagnostics).map_err(Failure::bug)?;
        let report = diagnostics::print(&diagnostics, loader, self.colour);
        match output {
            Some(output) => Ok(Generated { output, warnings: report }),
            None => Err(Failure::description(diagnostics.error_count(), report)),
        }
    }

    /// Generates and writes what changed; removes files of earlier runs that are no longer made.
    ///
    /// In a build script it tells cargo every file that was read, and prints warnings as cargo shows them.
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
                eprint!("{}", failure.report());
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
        let generated = self.generate()?;
        write::compare(&generated.output, &directory).map_err(|error| Failure::io(&directory, &error))
    }

    fn directory(&self) -> Result<PathBuf, Failure> {
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

/// Output that is not written yet, and what there was to say about the description.
#[derive(Clone, Debug)]
pub struct Generated {
    /// What was generated.
    pub output: Output,
    /// Warnings as text, each with its place in the description; empty if there are none.
    pub warnings: String,
}

impl Generated {
    /// Writes what changed below a directory; removes files of earlier runs that are no longer made.
    ///
    /// # Errors
    /// If a file cannot be written, or stands in the way and was not written by the generator.
    pub fn write(&self, directory: impl AsRef<Path>) -> Result<Written, Failure> {
        let directory = directory.as_ref();
        write::write(&self.output, directory).map_err(|error| Failure::io(directory, &error))
    }
}

/// Cargo tells the host only to build scripts; `OUT_DIR` it also tells to programs.
fn is_build_script() -> bool {
    std::env::var_os("OUT_DIR").is_some() && std::env::var_os("HOST").is_some()
}

/// Why nothing was generated or written.
pub struct Failure {
    summary: String,
    report: String,
}

impl Failure {
    pub(crate) fn description(count: usize, report: String) -> Self {
        let errors = if count == 1 { "error" } else { "errors" };
        Self { summary: format!("the description has {count} {errors}"), report }
    }

    pub(crate) fn io(directory: &Path, error: &io::Error) -> Self {
        Self::plain(format!("cannot write below `{}`: {error}", directory.display()))
    }

    fn no_directory() -> Self {
        Self::plain("no output directory: outside of a build script name one with `out_dir`".to_owned())
    }

    pub(crate) fn bug(bug: Bug) -> Self {
        Self::plain(bug.to_string())
    }

    pub(crate) fn plain(summary: String) -> Self {
        Self { report: format!("error: {summary}\n"), summary }
    }

    /// Returns what a person reads: every error with its place in the description.
    #[must_use]
    pub fn report(&self) -> &str {
        &self.report
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)
    }
}

/// One line: a build script that returns the failure shows it so, below the report that was printed.
impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.summary)
    }
}

impl std::error::Error for Failure {}
