//! What the caller can choose about types.
//! Plain data with a method a setting; a file of settings reads it too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::settings::TimeLibrary;

/// How the types of a client look.
///
/// What is a path here is one of a type or trait in Rust, as the generated code would write it: `crate::Money`, `uuid::Uuid`,
/// `chrono::DateTime<chrono::Utc>`. A type that takes the place of another one has `Clone`, `Debug`, `PartialEq` and serde's traits
/// (`Serialize` where values are sent, `Deserialize` where they come); nothing else is asked of it. In the place of an object that
/// a discriminator tells apart from others it is written as an object.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// use oblien_codegen::{Builder, TimeLibrary, TypeSettings};
///
/// let types = TypeSettings::new()
///     .derive("Hash")
///     .replace("Money", "crate::Money")
///     .format("uuid", "uuid::Uuid")
///     .time_library(TimeLibrary::Chrono);
/// Builder::new("api.yaml").types(types).write()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TypeSettings {
    pub(crate) both_directions: bool,
    pub(crate) serde_derives: bool,
    pub(crate) derive: Vec<String>,
    pub(crate) derive_for: BTreeMap<String, Vec<String>>,
    pub(crate) attribute: Vec<String>,
    pub(crate) attribute_for: BTreeMap<String, Vec<String>>,
    pub(crate) replace: BTreeMap<String, String>,
    pub(crate) format: BTreeMap<String, String>,
    pub(crate) rename: BTreeMap<String, String>,
    pub(crate) map_type: Option<String>,
    pub(crate) time_library: TimeLibrary,
}

impl TypeSettings {
    /// Starts with what is generated without settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes every type readable, writable and constructible, whichever way its values travel.
    ///
    /// Without this a type only has serde's trait for the direction in which operations use it: replies are read, requests are
    /// written. Those who keep values in a file or a database, or play the service in a test, need both; it costs compile time.
    #[must_use]
    pub fn both_directions(mut self, both: bool) -> Self {
        self.both_directions = both;
        self
    }

    /// Derives serde's traits for objects, with `#[serde(…)]` at their members, in the place of tables of the runtime.
    ///
    /// This is for those who like to read derives, or whose time goes into decoding; it takes several times as long to compile. The
    /// crate of the client depends on `serde` with its feature `derive`.
    ///
    /// Enumerations, unions and ids keep their tables, and so do objects that serde would not read or write the same: those with
    /// members that are not named, and those that arrive as events. Where these hold an object that is derived, it has rows of a
    /// table too. What derives read otherwise than tables: of two members of one name none counts, which is an error, and a list in
    /// the place of an object is one whose members come in order.
    #[must_use]
    pub fn serde_derives(mut self, derives: bool) -> Self {
        self.serde_derives = derives;
        self
    }

    /// Derives a trait for every type that can have it.
    ///
    /// Of the traits of the standard library it is known what they ask for: `Eq`, `Hash` and `Ord` leave out what holds a float,
    /// `Default` what has no empty value, `Copy` what holds a text. Any other trait is derived for all types. Enumerations have
    /// `Eq` and `Hash` without being asked, and `PartialOrd` and `Ord` if they are.
    #[must_use]
    pub fn derive(mut self, path: impl Into<String>) -> Self {
        self.derive.push(path.into());
        self
    }

    /// Derives traits for the type of this name in Rust, whether it can have them or not.
    #[must_use]
    pub fn derive_for<T: Into<String>>(mut self, name: impl Into<String>, paths: impl IntoIterator<Item = T>) -> Self {
        self.derive_for.entry(name.into()).or_default().extend(paths.into_iter().map(Into::into));
        self
    }

    /// Writes an attribute above every type, below what is derived: `cfg_attr(feature = "docs", derive(utoipa::ToSchema))`.
    ///
    /// It is written as it stands between `#[` and `]`. What it needs of other crates the crate of the client has to have.
    #[must_use]
    pub fn attribute(mut self, attribute: impl Into<String>) -> Self {
        self.attribute.push(attribute.into());
        self
    }

    /// Writes attributes above the type of this name in Rust (`Pet`), or above a member of it (`Pet.kind`).
    ///
    /// The description says the same with `x-rust-attributes: ['doc(alias = "animal")']` in a schema or a member.
    #[must_use]
    pub fn attribute_for<T: Into<String>>(mut self, name: impl Into<String>, attributes: impl IntoIterator<Item = T>) -> Self {
        self.attribute_for.entry(name.into()).or_default().extend(attributes.into_iter().map(Into::into));
        self
    }

    /// Takes a type of another crate, or one of your own, for the schema of this name.
    ///
    /// The description says the same with `x-rust-type: crate::Money` in a schema, a member or a parameter.
    #[must_use]
    pub fn replace(mut self, schema: impl Into<String>, path: impl Into<String>) -> Self {
        self.replace.insert(schema.into(), path.into());
        self
    }

    /// Takes a type of another crate, or one of your own, for all texts and numbers of this format.
    ///
    /// `string:decimal` and `number:decimal` are the format `decimal` of texts and of numbers alone.
    #[must_use]
    pub fn format(mut self, format: impl Into<String>, path: impl Into<String>) -> Self {
        self.format.insert(format.into(), path.into());
        self
    }

    /// Renames what is made of a schema (`Pet`), of a member of it (`Pet.kind`), or of the operation with this id.
    ///
    /// The description says the same with `x-rust-name`.
    #[must_use]
    pub fn rename(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        self.rename.insert(name.into(), rust.into());
        self
    }

    /// Takes another map than `std::collections::BTreeMap` for objects whose members are not named.
    ///
    /// `std::collections::HashMap` is there too; `indexmap::IndexMap` needs the feature `indexmap` of `oblien-client`. Any other
    /// map of names and values is read and written by its serde traits, and has `Default`, `Clone`, `Debug` and `PartialEq`.
    #[must_use]
    pub fn map_type(mut self, path: impl Into<String>) -> Self {
        self.map_type = Some(path.into());
        self
    }

    /// Takes the types of a library for dates and times; without this they are texts.
    #[must_use]
    pub fn time_library(mut self, library: TimeLibrary) -> Self {
        self.time_library = library;
        self
    }

    /// Every path that is named.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.placed_paths().into_iter().map(|(_, path)| path)
    }

    /// The same, with the keys that lead to each in a file of settings.
    pub(crate) fn placed_paths(&self) -> Vec<(Vec<String>, &str)> {
        let mut paths: Vec<(Vec<String>, &str)> = Vec::new();
        let mut note = |keys: &[&str], path| paths.push((keys.iter().map(|key| (*key).to_owned()).collect(), path));
        for (index, path) in self.derive.iter().enumerate() {
            note(&["derive", &index.to_string()], path);
        }
        for (name, listed) in &self.derive_for {
            listed.iter().enumerate().for_each(|(index, path)| note(&["derive-for", name, &index.to_string()], path));
        }
        for (key, named) in [("replace", &self.replace), ("format", &self.format)] {
            named.iter().for_each(|(name, path)| note(&[key, name], path));
        }
        self.map_type.iter().for_each(|path| note(&["map-type"], path));
        self.time_library.paths().for_each(|path| note(&["time-library"], path));
        paths
    }

    /// The path for a format of values of this type, and whether a setting says it by itself.
    pub(crate) fn path_of_format(&self, kind: &str, format: &str) -> Option<&str> {
        let own = self.format.get(&format!("{kind}:{format}")).or_else(|| self.format.get(format));
        own.map(String::as_str).or_else(|| self.time_library.path_of(format).filter(|_| kind == "string"))
    }
}
