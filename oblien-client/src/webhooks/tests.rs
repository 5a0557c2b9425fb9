//! Signatures that fit, and everything that does not.

use super::*;

/// Of RFC 4231, section 4.3: the key `Jefe`.
const BODY: &[u8] = b"what do ya want for nothing?";
const HEX: &str = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
const BASE64: &str = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";

fn key() -> WebhookKey {
    WebhookKey::new("Jefe")
}

#[test]
fn signatures_are_taken_in_the_forms_that_are_asked_for() {
    use SignatureEncoding::{Any, Base64, Hex};
    let url = BASE64.replace('+', "-").replace('/', "_").replace('=', "");
    let upper = HEX.to_uppercase();
    for (text, fits) in
        [(HEX, [true, true, false]), (&*upper, [true, true, false]), (BASE64, [true, false, true]), (&*url, [true, false, true])]
    {
        for (encoding, expected) in [Any, Hex, Base64].into_iter().zip(fits) {
            let key = key().encoding(encoding);
            assert_eq!(key.verify(BODY, text).is_ok(), expected, "{encoding:?} {text}");
            assert_eq!(key.verify(BODY, &format!(" sha256={text} ")).is_ok(), expected, "{encoding:?} {text}");
            assert!(key.clone().prefix("").verify(BODY, &format!("sha256={text}")).is_err());
            assert!(key.clone().prefix("v1=").verify(BODY, text).is_err());
            assert_eq!(key.prefix("v1=").verify(BODY, &format!("v1={text}")).is_ok(), expected);
        }
    }
}

#[test]
fn what_is_no_signature_of_the_body_is_refused() {
    let other = HEX.replace("5bdc", "5bdd");
    let short = &HEX[2..];
    let long = format!("{HEX}00");
    for text in ["", "sha256=", "sha256", &*other, short, &*long, "é", "zz", "====", &"A".repeat(1 << 20)] {
        let error = key().verify(BODY, text).unwrap_err();
        assert_eq!(error.to_string(), "the signature is not that of the body");
    }
    assert!(key().verify(b"what do ya want for nothing", HEX).is_err());
    assert!(WebhookKey::new("jefe").verify(BODY, HEX).is_err());
    assert_eq!(format!("{:?}", key()), "WebhookKey { encoding: Any, .. }");
}

#[test]
fn an_empty_secret_signs_nothing() {
    // The HMAC of nothing by the empty key.
    let forged = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    assert!(WebhookKey::new("").verify(b"", forged).is_err());
}
