//! A file of settings: what the builder and the command line are told, written down beside the description.
//! The command line and build scripts read the same file; `read` makes plain data of it, this the builders.

mod read;
mod texts;

#[cfg(test)]
mod tests;

pub(crate) use read::Client;

use std::path::{Path, PathBuf};

use crate::builder::Builder;
use crate::diagnostics::{self, Colour, Diagnostics};
use crate::failure::Failure;
use crate::front::nearest;
use crate::source::{FileSystem, Loader};

/// The settings of one client, or of several, as they stand in a file.
///
/// The file is YAML (or JSON) with the words of the command line; the front page has all of them. Paths start at the file.
///
/// ```yaml
/// description: api.yaml
/// overlays: [fixes.yaml]
/// out: src/api
/// features: true
/// only: { tags: [pets, orders] }
/// ```
///
/// Several clients have their settings by name below `clients`; what stands beside `clients` is said of all of them:
///
/// ```yaml
/// strict: true
/// clients:
///   pets: { description: pets.yaml, out: src/pets }
///   orders: { description: orders.yaml, out: src/orders, strict: false }
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    path: PathBuf,
    /// By name; that of the only one of a file without `clients` is empty.
    clients: Vec<(String, Builder)>,
}

impl Settings {
    /// Reads a file of settings.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// use oblien_codegen::{Colour, Settings};
    ///
    /// for (name, builder) in Settings::read("oblien-codegen.yaml", Colour::Never)?.clients() {
    ///     println!("{name} is written below {:?}", builder.written_below());
    ///     builder.clone().write()?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// If the file cannot be read or says what is no setting; the places are in the failure, nothing is printed.
    pub fn read(path: impl AsRef<Path>, colour: Colour) -> Result<Self, Failure> {
        Self::load(path.as_ref(), &FileSystem::default(), colour)
    }

    fn load(path: &Path, loader: &dyn Loader, colour: Colour) -> Result<Self, Failure> {
        let mut diagnostics = Diagnostics::strict();
        Self::parse(path, loader, colour, &mut diagnostics)
            .ok_or_else(|| Failure::settings(&diagnostics, diagnostics::print(&diagnostics, loader, colour)))
    }

    /// Reads a file of settings; `None` if there are errors, which are then in `diagnostics`.
    pub(crate) fn parse(path: &Path, loader: &dyn Loader, colour: Colour, diagnostics: &mut Diagnostics) -> Option<Self> {
        let clients = read::read(path, loader, diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
        let builder = |client: Client| Builder::from_client(path, client).colour(colour);
        let clients = clients.into_iter().map(|(name, client)| (name, builder(client))).collect();
        Some(Self { path: path.to_owned(), clients })
    }

    /// Goes through the clients, in the order of the file; the name is empty if the file is of one client without a name.
    pub fn clients(&self) -> impl Iterator<Item = (&str, &Builder)> {
        self.clients.iter().map(|(name, builder)| (name.as_str(), builder))
    }

    /// Returns the builder of the client of this name.
    ///
    /// # Errors
    /// If there is no such client; then the nearest name is told.
    pub fn client(&self, name: &str) -> Result<Builder, Failure> {
        let found = self.clients.iter().find(|(known, _)| known == name);
        found.map(|(_, builder)| builder.clone()).ok_or_else(|| Failure::plain(self.no_client(name)))
    }

    /// Returns the builder of the only client.
    ///
    /// # Errors
    /// If there are several.
    pub fn only_client(&self) -> Result<Builder, Failure> {
        match self.clients.as_slice() {
            [(_, builder)] => Ok(builder.clone()),
            _ => Err(Failure::plain(format!(
                "the settings in `{}` are of several clients: name one of {}",
                self.path.display(),
                self.names()
            ))),
        }
    }

    fn no_client(&self, name: &str) -> String {
        let file = self.path.display();
        let names = self.clients.iter().map(|(name, _)| name.as_str()).filter(|name| !name.is_empty());
        match nearest(names, name) {
            Some(nearest) => format!("there is no client `{name}` in `{file}`; there is `{nearest}`"),
            None if self.names().is_empty() => format!("there is no client `{name}` in `{file}`, which is of one without a name"),
            None => format!("there is no client `{name}` in `{file}`; there are {}", self.names()),
        }
    }

    fn names(&self) -> String {
        let names = self.clients.iter().filter(|(name, _)| !name.is_empty()).map(|(name, _)| format!("`{name}`"));
        names.collect::<Vec<_>>().join(", ")
    }
}
