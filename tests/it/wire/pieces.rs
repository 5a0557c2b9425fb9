//! The pieces in which a recorded stream was served.
//! Text, unless they were cut where text cannot be.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Returns the bytes of a recorded piece of a stream: text, or an object that holds them in base64.
pub(crate) fn bytes(piece: &Value) -> Vec<u8> {
    match piece.as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => STANDARD.decode(piece["base64"].as_str().unwrap()).unwrap(),
    }
}
