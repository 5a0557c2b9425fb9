//! Bytes that a service wrote into a text.
//!
//! Read when they are asked for, so that types keep what arrived.

use bytes::Bytes;

use crate::base64::decode;
use crate::error::{Error, Kind};

/// Returns the bytes that a member holds in base64, of either alphabet, with padding or without.
///
/// ```
/// assert_eq!(oblien_client::codec::base64("aGVsbG8=").unwrap(), "hello");
/// ```
///
/// # Errors
///
/// [`Error::is_decode`] if the text is no base64. The text is not in the error.
pub fn base64(text: &str) -> Result<Bytes, Error> {
    let bytes = decode(text).ok_or_else(|| Error::new(Kind::Decode, "the bytes that arrived are no base64"))?;
    Ok(bytes.into())
}
