//! A whole crate for a description: manifest, client, README, settings and a first program, which compile as they stand.
//! Around the pure core, beside the builder; the texts of the files are in `texts`.

mod dependencies;
mod texts;

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::builder::Builder;
use crate::failure::Failure;
use crate::inspect::Inspection;
use crate::lower::documentation;
use crate::settings::TypeSettings;

/// Writes a new crate that holds the client of a description.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// let files = oblien_codegen::NewCrate::new("api.yaml", "pets-client").write()?;
/// println!("{} files", files.len());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct NewCrate {
    description: PathBuf,
    directory: PathBuf,
    name: Option<String>,
    client_path: Option<PathBuf>,
    features: bool,
    /// Packages, and what the manifest says of each.
    dependencies: Vec<(String, String)>,
    builder: Builder,
}

impl NewCrate {
    /// Starts with a description and the folder of the crate, which must not exist or be empty.
    pub fn new(description: impl AsRef<Path>, directory: impl AsRef<Path>) -> Self {
        Self {
            description: description.as_ref().to_owned(),
            directory: directory.as_ref().to_owned(),
            name: None,
            client_path: None,
            features: false,
            dependencies: Vec::new(),
            builder: Builder::new(description),
        }
    }

    /// Names the package; without this it has the name of its folder.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Takes `oblien-client` from this folder; without this it is taken from the registry, in the version of the generator.
    #[must_use]
    pub fn client_path(mut self, path: impl AsRef<Path>) -> Self {
        self.client_path = Some(path.as_ref().to_owned());
        self
    }

    /// Writes a dependency into the manifest: a package, and a version (`1.2`) or a table (`{ path = "../money" }`).
    ///
    /// Crates whose types the settings name are written by themselves if the generator knows their packages; others have to be
    /// told. What is told takes the place of what is known.
    #[must_use]
    pub fn dependency(mut self, package: impl Into<String>, requirement: impl Into<String>) -> Self {
        self.dependencies.push((package.into(), requirement.into()));
        self
    }

    /// Puts every top-level resource behind a Cargo feature of its name, all of them on by default.
    #[must_use]
    pub fn features(mut self, features: bool) -> Self {
        self.features = features;
        self
    }

    /// Says how types look: which directions they have, and more.
    #[must_use]
    pub fn types(mut self, types: TypeSettings) -> Self {
        self.builder = self.builder.types(types);
        self
    }

    /// Applies an overlay to the description, as [`Builder::overlay`] does.
    #[must_use]
    pub fn overlay(mut self, overlay: impl AsRef<Path>) -> Self {
        self.builder = self.builder.overlay(overlay);
        self
    }

    /// Says whether whatever is broken or lost is an error, as [`Builder::strict`] does.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.builder = self.builder.strict(strict);
        self
    }

    /// Writes the crate, and returns its files; prints what there is to say about the description.
    ///
    /// # Errors
    /// If the folder holds something, the description has errors, the name is none of a package, nothing is known of a crate whose
    /// types are used, or a file cannot be written.
    pub fn write(self) -> Result<Vec<PathBuf>, Failure> {
        self.check_directory()?;
        let facts = Facts::of(&self)?;
        let generated = self.builder.features(self.features).out_dir(&self.directory).generate()?;
        let texts = [
            ("Cargo.toml", texts::manifest(&facts)),
            ("README.md", texts::readme(&facts)),
            ("oblien-codegen.yaml", texts::settings(&facts)),
            ("src/lib.rs", texts::library(&facts)),
            ("examples/first_call.rs", texts::example(&facts)),
        ];
        eprint!("{}", generated.warnings);
        let mut files = Vec::new();
        for (name, text) in texts {
            let path = self.directory.join(name);
            write(&path, &text).map_err(|error| Failure::io(&self.directory, &error))?;
            files.push(path);
        }
        files.extend(generated.write(self.directory.join("src/generated"))?.changed);
        Ok(files)
    }

    /// Nothing that is there is written over.
    fn check_directory(&self) -> Result<(), Failure> {
        let shown = self.directory.display();
        match fs::read_dir(&self.directory).map(Iterator::count) {
            Ok(0) => Ok(()),
            Ok(_) => Err(Failure::plain(format!("`{shown}` is not empty: name a folder that does not exist yet"))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Failure::io(&self.directory, &error)),
        }
    }
}

/// What the texts of the files need to know.
struct Facts {
    package: String,
    /// What texts call the API.
    subject: String,
    /// The description, as it was named.
    description: PathBuf,
    /// What is applied to it, as it was named.
    overlays: Vec<PathBuf>,
    strict: bool,
    types: TypeSettings,
    client: Dependency,
    /// The features of `oblien-client` that the types need.
    client_features: Vec<&'static str>,
    /// Other crates whose types are used, as lines of the manifest.
    dependencies: Vec<String>,
    inspection: Inspection,
    /// The names of the features; `None` if there are to be none.
    features: Option<Vec<String>>,
}

/// Where `oblien-client` comes from.
enum Dependency {
    Version(&'static str),
    Path(PathBuf),
}

impl Facts {
    fn of(crate_: &NewCrate) -> Result<Self, Failure> {
        let inspection = crate_.builder.inspect()?;
        let folder = crate_.directory.file_name().map(|name| name.to_string_lossy().into_owned());
        let package = crate_.name.clone().or(folder).unwrap_or_default();
        if !is_package_name(&package) {
            return Err(Failure::plain(format!(
                "`{package}` is no name of a package: use ASCII letters, digits, `-` and `_`, a letter first, and neither a word of \
                 Rust nor the name of a crate that it needs"
            )));
        }
        let client = match &crate_.client_path {
            Some(path) => Dependency::Path(relative(&crate_.directory, path)?),
            None => Dependency::Version(env!("CARGO_PKG_VERSION")),
        };
        Ok(Self {
            package,
            subject: documentation::subject(&inspection.surface.title),
            description: relative(&crate_.directory, &crate_.description)?,
            overlays: crate_.builder.overlays().map(|path| relative(&crate_.directory, path)).collect::<Result<_, _>>()?,
            strict: crate_.builder.is_strict(),
            types: crate_.builder.type_settings().clone(),
            client,
            client_features: dependencies::client_features(crate_.builder.type_settings()),
            dependencies: dependencies::lines(crate_.builder.type_settings(), &crate_.dependencies).map_err(no_package)?,
            features: crate_.features.then(|| features(&inspection)),
            inspection,
        })
    }
}

/// What is said of crates whose packages are not known.
fn no_package(crates: Vec<String>) -> Failure {
    let packages: Vec<_> = crates.iter().map(|name| format!("`--dependency {}=VERSION`", name.replace('_', "-"))).collect();
    let crates: Vec<_> = crates.iter().map(|name| format!("`{name}`")).collect();
    Failure::plain(format!(
        "the settings name types of {}, and no package is known of that name: say {}",
        crates.join(", "),
        packages.join(" ")
    ))
}

/// The top-level resources, as the generator names their features.
fn features(inspection: &Inspection) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for operation in &inspection.surface.operations {
        let name = operation.accessor.split('.').next().unwrap_or_default().replace('_', "-");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Crates that every program knows, or that a client and its example need.
const TAKEN: [&str; 7] = ["alloc", "core", "oblien_client", "proc_macro", "std", "test", "tokio"];

fn is_package_name(name: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
    let library = name.replace('-', "_");
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(is_word)
        && syn::parse_str::<syn::Ident>(&library).is_ok()
        && !TAKEN.contains(&library.as_str())
}

/// The path of something as seen from a folder; the absolute one if nothing leads there.
fn relative(folder: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let absolute = |path: &Path| {
        let failed = |error| Failure::plain(format!("`{}`: {error}", path.display()));
        std::path::absolute(path).map_err(failed)
    };
    let (from, to) = (absolute(folder)?, absolute(path)?);
    let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let is_rooted = |component: &Component<'_>| matches!(component, Component::Prefix(_) | Component::RootDir);
    if from.components().take(shared).all(|component| is_rooted(&component)) {
        return Ok(to);
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    Ok(up.chain(to.components().skip(shared)).collect())
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}
