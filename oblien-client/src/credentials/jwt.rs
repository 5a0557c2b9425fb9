//! The times in a JWT, read without verifying anything (RFC 7519, section 4.1).
//!
//! The token may be hostile: whatever is not as it should be means that there are no times in it.

use serde_json::Value;

use crate::base64;

/// No token that a header can carry is longer than this, in bytes.
const LIMIT: usize = 1 << 16;

/// Returns the second at which a token ends, and the one at which it was issued if it says so.
pub(crate) fn times(token: &str) -> Option<(u64, Option<u64>)> {
    let mut parts = token.split('.');
    let (_, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
    if token.len() > LIMIT || parts.next().is_some() {
        return None;
    }
    let claims: Value = serde_json::from_slice(&base64::decode_url(claims)?).ok()?;
    let seconds = |name: &str| claims.get(name).and_then(seconds);
    Some((seconds("exp")?, seconds("iat")))
}

/// A time in seconds, which may have a fraction.
fn seconds(value: &Value) -> Option<u64> {
    let is_time = |seconds: &f64| *seconds >= 0.0 && *seconds < u64::MAX as f64;
    value.as_u64().or_else(|| value.as_f64().filter(is_time).map(|seconds| seconds as u64))
}

#[cfg(test)]
mod tests;
