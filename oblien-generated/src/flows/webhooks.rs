//! Whether a delivery of a webhook is from Oblien.
//!
//! Deliveries are signed if the webhook was made with a secret. How Oblien writes the signature is not
//! documented, so that any usual form is taken: hexadecimal or base64, with `sha256=` in front or without.

use oblien_client::http::HeaderMap;
pub use oblien_client::webhooks::{InvalidSignature, SignatureEncoding, WebhookKey};

/// The header that holds the signature.
pub const SIGNATURE: &str = "x-webhook-signature";

/// Checks that a delivery is from Oblien, and that its body is the one that was sent.
///
/// The body is that of the request, before anything is made of it. A delivery may come more than once.
///
/// ```
/// use oblien_client::http::HeaderMap;
/// use oblien_generated::flows::webhooks::{self, WebhookKey};
///
/// fn accept(headers: &HeaderMap, body: &[u8]) -> bool {
///     let key = WebhookKey::new("the secret of the webhook");
///     webhooks::verify(&key, headers, body).is_ok()
/// }
/// # assert!(!accept(&HeaderMap::new(), b"{}"));
/// ```
///
/// # Errors
/// If there is no signature, more than one, or not that of this body by this secret.
pub fn verify(key: &WebhookKey, headers: &HeaderMap, body: &[u8]) -> Result<(), InvalidSignature> {
    let mut signatures = headers.get_all(SIGNATURE).iter();
    let signature = match (signatures.next(), signatures.next()) {
        (Some(signature), None) => signature.to_str().unwrap_or_default(),
        _ => "",
    };
    key.verify(body, signature)
}

#[cfg(test)]
mod tests;
