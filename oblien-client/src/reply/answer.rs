//! A reply whose status decides what it is.
//!
//! What the function gets that a call by [`Call::answer`](crate::Call::answer) decodes with.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::Reply;
use super::json::decode;
use crate::error::Error;

/// A reply with a status of success that has arrived, and is not decoded yet.
///
/// ```
/// use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const BUILD: Endpoint = Endpoint::new(Method::POST, "/build");
///
/// #[derive(Debug, PartialEq)]
/// enum Built {
///     Done(String),
///     Queued(u32),
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let client: Client = Client::builder(&API).transport(Scripted::new().json(202, "7")).build()?;
/// let built = client.call(&BUILD).answer(|answer| match answer.status() {
///     200 => answer.json().map(Built::Done),
///     202 => answer.json().map(Built::Queued),
///     _ => answer.unexpected(),
/// });
/// assert_eq!(built.await?, Built::Queued(7));
/// # Ok(())
/// # }
/// ```
pub struct Answer(Reply);

impl Answer {
    /// Returns the status, from 200 to 299.
    pub fn status(&self) -> u16 {
        self.0.parts.status.as_u16()
    }

    /// Decodes the body as JSON; nothing at all counts as `null`.
    ///
    /// # Errors
    ///
    /// [`Error::is_decode`] if it is not the JSON that was expected.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.decode(None)
    }

    /// Decodes a member of the JSON object that is the body.
    ///
    /// # Errors
    ///
    /// [`Error::is_decode`] if there is no such member and no value means that.
    pub fn member<T: DeserializeOwned>(self, name: &str) -> Result<T, Error> {
        self.decode(Some(name))
    }

    /// Returns the body as text, with U+FFFD for what is not UTF-8.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.bytes()).into_owned()
    }

    /// Returns the body as bytes.
    pub fn bytes(&self) -> Bytes {
        self.0.bytes()
    }

    /// Returns the error of a status that was not expected; it keeps the body.
    ///
    /// # Errors
    ///
    /// Always; [`Error::is_decode`].
    pub fn unexpected<T>(self) -> Result<T, Error> {
        let bytes = self.0.bytes();
        let Reply { parts, place, .. } = self.0;
        let message = format!("no reply with the status {} is expected", parts.status.as_u16());
        Err(Error::undecodable(message, None, parts.status, parts.headers, bytes).at(&place))
    }

    fn decode<T: DeserializeOwned>(self, member: Option<&str>) -> Result<T, Error> {
        let bytes = self.0.bytes();
        decode(&bytes, member).map_err(|fault| {
            let Reply { parts, place, .. } = self.0;
            fault.into_error::<T>(parts.status, parts.headers, bytes).at(&place)
        })
    }
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self(reply)
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Answer").field("status", &self.status()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
