//! Base64 of `Basic` credentials, of the claims of a JWT and of signatures (RFC 4648, sections 4 and 5).
//!
//! Written out because it is shorter than a dependency's line in the manifest deserves.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Encodes bytes, with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            let sextet = (bits >> (18 - 6 * position)) & 63;
            let padding = position > chunk.len();
            text.push(if padding { '=' } else { char::from(ALPHABET[sextet as usize]) });
        }
    }
    text
}

/// Decodes the form that is safe in URLs, with padding or without; nothing if it is something else.
pub(crate) fn decode_url(text: &str) -> Option<Vec<u8>> {
    if text.contains(['+', '/']) { None } else { decode(text) }
}

/// Decodes either form, with padding or without; nothing if it is something else.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.chunks(4) {
        let mut bits = 0;
        for character in chunk {
            bits = bits << 6 | sextet(*character)?;
        }
        let whole = match chunk.len() {
            4 => bits,
            3 => bits << 6,
            2 => bits << 12,
            _ => return None,
        };
        bytes.extend_from_slice(&whole.to_be_bytes()[1..chunk.len()]);
    }
    Some(bytes)
}

fn sextet(character: u8) -> Option<u32> {
    let standard = match character {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    };
    let position = ALPHABET.iter().position(|letter| *letter == standard)?;
    u32::try_from(position).ok()
}

#[cfg(test)]
mod tests;
