//! What the builder can be told, a method a setting.
//! Part of `builder`; plain data until something is generated.

use std::path::Path;

use super::Builder;
use crate::diagnostics::Colour;
use crate::settings::TypeSettings;

impl Builder {
    /// Names another description, in the place of that of the settings.
    #[must_use]
    pub fn description(mut self, description: impl AsRef<Path>) -> Self {
        self.description = description.as_ref().to_owned();
        self
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
        own(&mut self.config.selection.tags, &mut self.inherited.tags).extend(tags.into_iter().map(Into::into));
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
        own(&mut self.config.selection.operations, &mut self.inherited.operations).extend(ids.into_iter().map(Into::into));
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
        own(&mut self.config.selection.paths, &mut self.inherited.paths).extend(paths.into_iter().map(Into::into));
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

    /// Applies an OpenAPI Overlay (1.0 or 1.1) to the description before anything is read of it; several are applied in the
    /// order in which they are named.
    ///
    /// An overlay changes the description's file as it is written, before any reference is followed: what other files hold is
    /// not seen by its targets, and references that it adds start at the description. This needs the feature `overlay` of
    /// this crate, which is on by default.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").overlay("fixes.yaml").overlay("names.yaml").write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn overlay(mut self, overlay: impl AsRef<Path>) -> Self {
        own(&mut self.config.overlays, &mut self.inherited.overlays).push(overlay.as_ref().to_owned());
        self
    }

    /// Says whether whatever is broken in the description, and whatever is lost, is an error, so that nothing is generated.
    ///
    /// Without this a broken piece is left out with a warning and the rest goes on; the front page has the whole rule.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// oblien_codegen::Builder::new("api.yaml").strict(true).write()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.config.strict = strict;
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
}

/// Returns a list of the caller's own, emptied of what a file of settings has put there.
fn own<'a, T>(list: &'a mut Vec<T>, is_inherited: &mut bool) -> &'a mut Vec<T> {
    if std::mem::take(is_inherited) {
        list.clear();
    }
    list
}
