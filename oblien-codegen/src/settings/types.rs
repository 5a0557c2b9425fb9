//! What the caller can choose about types.
//! Plain data with a method a setting; a file of settings reads it too.

use serde::{Deserialize, Serialize};

/// How the types of a client look.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// use oblien_codegen::{Builder, TypeSettings};
///
/// Builder::new("api.yaml").types(TypeSettings::new().both_directions(true)).write()?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TypeSettings {
    pub(crate) both_directions: bool,
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
}
