//! Headers of replies as values of a type.
//!
//! Generated clients have a constant for each header that their description names; knows no endpoint.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Error, Kind};

/// A header of replies: its name, and what its value is.
///
/// The headers of a reply are beside its value in [`Sending::into_response`](crate::Sending::into_response), those of a
/// failure in [`Error::headers`].
///
/// ```
/// use oblien_client::{Error, Header, http};
///
/// const LEFT: Header<u32> = Header::new("x-calls-left");
/// const TAGS: Header<Vec<String>> = Header::list("x-tags");
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let reply = http::Response::builder().header("X-Calls-Left", "7").header("X-Tags", "a, b").body(())?;
/// assert_eq!(LEFT.read(reply.headers())?, Some(7));
/// assert_eq!(TAGS.read(reply.headers())?.unwrap_or_default(), ["a", "b"]);
/// # Ok(())
/// # }
/// ```
pub struct Header<T> {
    name: &'static str,
    form: Form,
    value: PhantomData<fn() -> T>,
}

/// How a value is written into a header.
#[derive(Clone, Copy, Debug)]
enum Form {
    Plain,
    List,
    Json,
}

impl<T> Header<T> {
    /// A header that holds one text, number or boolean.
    pub const fn new(name: &'static str) -> Self {
        Self { name, form: Form::Plain, value: PhantomData }
    }

    /// A header that holds a list, with commas between the items; one that comes several times holds the items of all.
    pub const fn list(name: &'static str) -> Self {
        Self { name, form: Form::List, value: PhantomData }
    }

    /// A header that holds JSON.
    pub const fn json(name: &'static str) -> Self {
        Self { name, form: Form::Json, value: PhantomData }
    }

    /// Returns the name, which is the same in upper and lower case.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl<T: DeserializeOwned> Header<T> {
    /// Reads the value; `None` if there is no such header. Of several that hold no list the first counts.
    ///
    /// # Errors
    ///
    /// [`Error::is_decode`] if the value is not of this type; the error does not show it.
    pub fn read(&self, headers: &HeaderMap) -> Result<Option<T>, Error> {
        let mut values = headers.get_all(self.name).iter();
        let Some(first) = values.next() else { return Ok(None) };
        let read = match self.form {
            Form::Plain => scalar(trimmed(first)),
            Form::List => list([first].into_iter().chain(values), self.name),
            Form::Json => serde_json::from_str(trimmed(first)).ok(),
        };
        match read {
            Some(value) => Ok(Some(value)),
            None => Err(Error::new(Kind::Decode, format!("the header `{}` is not what is expected", self.name)).after(1, true)),
        }
    }
}

fn trimmed(value: &HeaderValue) -> &str {
    std::str::from_utf8(value.as_bytes()).unwrap_or_default().trim()
}

/// A text is one as it stands; for a type that is none, what stands there is a number or a boolean.
fn scalar<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Value::from(text)).ok().or_else(|| serde_json::from_str(text).ok())
}

/// Reads the items all as texts, or all as what else they may be.
fn list<'a, T: DeserializeOwned>(values: impl Iterator<Item = &'a HeaderValue>, name: &str) -> Option<T> {
    // The dates in cookies have commas, and each cookie has a header of its own.
    let separator = if name.eq_ignore_ascii_case("set-cookie") { '\n' } else { ',' };
    let items: Vec<&str> =
        values.flat_map(|value| trimmed(value).split(separator)).map(str::trim).filter(|item| !item.is_empty()).collect();
    let texts = items.iter().copied().map(Value::from).collect();
    T::deserialize(Value::Array(texts)).ok().or_else(|| {
        let others = items.iter().map(|item| serde_json::from_str(item).ok()).collect::<Option<_>>()?;
        T::deserialize(Value::Array(others)).ok()
    })
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Header<T> {}

impl<T> fmt::Debug for Header<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Header").field("name", &self.name).field("form", &self.form).finish()
    }
}

#[cfg(test)]
mod tests;
