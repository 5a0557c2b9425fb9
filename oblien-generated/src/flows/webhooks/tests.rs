//! Deliveries that are signed once, never, or twice.

use oblien_client::http::HeaderValue;

use super::*;

#[test]
fn a_delivery_has_exactly_one_signature() {
    // Of RFC 4231, section 4.3.
    let key = WebhookKey::new("Jefe");
    let body = b"what do ya want for nothing?";
    let signature = HeaderValue::from_static("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    let mut headers = HeaderMap::new();
    assert!(verify(&key, &headers, body).is_err());
    headers.insert("X-Webhook-Signature", signature.clone());
    assert!(verify(&key, &headers, body).is_ok());
    assert!(verify(&key, &headers, b"other").is_err());
    headers.append("X-Webhook-Signature", signature);
    assert!(verify(&key, &headers, body).is_err());
    headers.insert("X-Webhook-Signature", HeaderValue::from_bytes(b"\xff").unwrap());
    assert!(verify(&key, &headers, body).is_err());
}
