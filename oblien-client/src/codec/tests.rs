//! What the tests of this module share: one line in, one line out.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a JSON text and writes it again; a failure is its text.
pub(super) fn round_trip<T: Serialize + DeserializeOwned>(text: &str) -> String {
    match serde_json::from_str::<T>(text) {
        Ok(value) => serde_json::to_string(&value).unwrap(),
        Err(error) => error.to_string(),
    }
}

/// Checks what each text becomes after reading and writing it.
#[track_caller]
pub(super) fn check<T: Serialize + DeserializeOwned>(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(round_trip::<T>(text), *expected, "of {text}");
    }
}
