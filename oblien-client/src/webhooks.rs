//! Signatures of webhooks: whether what came over the wire is from the service.
//!
//! An HMAC with SHA-256 over the body as it arrived; knows no service and no header.

use std::fmt;

use ring::hmac;

use crate::base64;
use crate::secret::Secret;

/// How many bytes a signature has.
const LENGTH: usize = 32;

/// How a signature is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SignatureEncoding {
    /// Hexadecimal or base64, whichever it is: both cannot be taken for one another.
    #[default]
    Any,
    /// Hexadecimal, in upper or lower case.
    Hex,
    /// Base64, of either alphabet, with padding or without.
    Base64,
}

/// Checks the signatures of webhooks: an HMAC with SHA-256 over the raw body.
///
/// How a signature is written can be said, for services whose documentation says so; by default any
/// usual form is taken, with `sha256=` in front or without.
///
/// ```
/// use oblien_client::webhooks::WebhookKey;
///
/// # fn main() -> Result<(), oblien_client::webhooks::InvalidSignature> {
/// let key = WebhookKey::new("It's a Secret to Everybody");
/// let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
/// key.verify(b"Hello, World!", signature)?;
/// assert!(key.verify(b"Hello, World?", signature).is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct WebhookKey {
    key: hmac::Key,
    encoding: SignatureEncoding,
    prefix: Prefix,
}

#[derive(Clone)]
enum Prefix {
    /// `sha256=`, or none.
    Usual,
    Exactly(String),
}

impl WebhookKey {
    /// Takes the secret that the webhook was made with.
    ///
    /// An empty secret signs nothing: every signature is then invalid.
    pub fn new(secret: impl Into<Secret>) -> Self {
        let secret = secret.into();
        // Anyone could sign with an empty key, so it is given one that nobody has.
        let key = match secret.is_empty() {
            true => hmac::Key::generate(hmac::HMAC_SHA256, &ring::rand::SystemRandom::new()).ok(),
            false => None,
        };
        let key = key.unwrap_or_else(|| hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes()));
        Self { key, encoding: SignatureEncoding::Any, prefix: Prefix::Usual }
    }

    /// Says how signatures are written; the default is any of the usual ways.
    #[must_use]
    pub fn encoding(mut self, encoding: SignatureEncoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// Says what stands in front of a signature, possibly nothing; the default is `sha256=`, or nothing.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Prefix::Exactly(prefix.into());
        self
    }

    /// Checks the signature of a body, which has to be the bytes as they arrived.
    ///
    /// How long it takes tells nothing about the right signature.
    ///
    /// # Errors
    ///
    /// If the signature is not that of this body by this secret, or is no signature at all.
    pub fn verify(&self, body: &[u8], signature: &str) -> Result<(), InvalidSignature> {
        let signature = self.decode(signature.trim()).ok_or(InvalidSignature(()))?;
        hmac::verify(&self.key, body, &signature).map_err(|_| InvalidSignature(()))
    }

    fn decode(&self, text: &str) -> Option<Vec<u8>> {
        let text = match &self.prefix {
            Prefix::Usual => text.strip_prefix("sha256=").unwrap_or(text),
            Prefix::Exactly(prefix) => text.strip_prefix(prefix.as_str())?,
        };
        let bytes = match self.encoding {
            SignatureEncoding::Hex => decode_hex(text),
            SignatureEncoding::Base64 => base64::decode(text),
            SignatureEncoding::Any if text.len() == 2 * LENGTH => decode_hex(text),
            SignatureEncoding::Any => base64::decode(text),
        };
        bytes.filter(|bytes| bytes.len() == LENGTH)
    }
}

impl fmt::Debug for WebhookKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("WebhookKey").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

/// A signature that is not that of the body.
///
/// It does not say what is wrong with it, since that would help a forger only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSignature(());

impl fmt::Display for InvalidSignature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the signature is not that of the body")
    }
}

impl std::error::Error for InvalidSignature {}

fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| match pair {
        [high, low] => u8::try_from(digit(*high)? << 4 | digit(*low)?).ok(),
        _ => None,
    });
    bytes.collect()
}

#[cfg(test)]
mod tests;
