//! The arguments of a call: JSON that becomes the types that the client takes.
//! Between the file of calls and the builders of the client.

use oblien_client::{Body, Error, Part};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a call was not made, or did not succeed.
#[derive(Debug)]
pub enum Fault {
    /// An argument does not fit the type that the client takes.
    Argument(String),
    /// The client says no.
    Call(Box<Error>),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Call(Box::new(error))
    }
}

/// The arguments of a call, by the names that they have in the client.
#[derive(Debug)]
pub struct Values(Value);

impl Values {
    pub(crate) fn new(values: Value) -> Self {
        Self(values)
    }

    /// Returns whether there is an argument of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some()
    }

    /// Returns an argument that has to be there.
    ///
    /// # Errors
    /// If it is missing, or does not fit the type.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, Fault> {
        self.find(name)?.ok_or_else(|| Fault::Argument(format!("{name}: no value is given")))
    }

    /// Returns an argument that may be there.
    ///
    /// # Errors
    /// If it does not fit the type.
    pub fn find<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        let text = value.to_string();
        serde_json::from_str(&text).map(Some).map_err(|error| Fault::Argument(format!("{name}: {error}: {text}")))
    }

    /// Returns the bytes of a body.
    #[must_use]
    pub fn body(&self, name: &str) -> Body {
        Body::from(self.text(name))
    }

    /// Returns a file.
    #[must_use]
    pub fn file(&self, name: &str) -> Part {
        Part::new(self.text(name)).with_file_name("file.txt")
    }

    /// Returns files.
    #[must_use]
    pub fn files(&self, name: &str) -> Vec<Part> {
        let texts = self.0[name].as_array().into_iter().flatten();
        texts.map(|value| Part::new(plain(value)).with_file_name("file.txt")).collect()
    }

    /// Returns files, each with the name of its part.
    #[must_use]
    pub fn parts(&self, name: &str) -> Vec<(String, Part)> {
        let parts = self.0[name].as_object().into_iter().flatten();
        parts.map(|(name, value)| (name.clone(), Part::new(plain(value)).with_file_name("file.txt"))).collect()
    }

    fn text(&self, name: &str) -> String {
        plain(&self.0[name])
    }
}

/// A text as it is, everything else as JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
