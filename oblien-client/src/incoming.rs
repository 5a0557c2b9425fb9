//! What a service sends by itself: the bodies of webhooks and callbacks, decoded.
//!
//! Receiving them is a server's matter; this is for the server that has the bytes of a body.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::reply;

/// Decodes the JSON body of a request that a service sent by itself.
///
/// Whether it was that service who sent it, its signature says, which is to be checked before.
///
/// ```
/// let numbers: Vec<u8> = oblien_client::decode(b"[1, 2]")?;
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), oblien_client::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::is_decode`] if it is not JSON of this type; [`Error::json_path`] says where in it.
pub fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    reply::decode(body, None).map_err(|fault| fault.into_incoming::<T>(Bytes::copy_from_slice(body)))
}

#[cfg(test)]
mod tests;
