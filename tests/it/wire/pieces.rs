//! The pieces in which a recorded stream was served.
//! Text, unless they were cut where text cannot be.

use serde_json::Value;

/// Returns the bytes of a recorded piece of a stream: text, or an object that holds them in base64.
pub(crate) fn bytes(piece: &Value) -> Vec<u8> {
    match piece.as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => decode_base64(piece["base64"].as_str().unwrap()),
    }
}

fn decode_base64(text: &str) -> Vec<u8> {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0);
    for digit in text.chars().filter_map(|character| digits.find(character)) {
        bits = bits << 6 | digit as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
