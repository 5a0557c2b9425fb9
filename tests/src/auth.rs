//! From the headers of a request to who is asking.
//!
//! The guard's first step. A bearer token wins over a key pair that is sent beside it.

use http::{HeaderMap, header};

use crate::credentials::{Caller, Credentials};
use crate::error::Failure;
use crate::moment::Moment;

pub(crate) fn authenticate(credentials: &Credentials, headers: &HeaderMap, now: Moment) -> Result<Caller, Failure> {
    if let Some(token) = bearer(headers) {
        return credentials.by_token(token, now);
    }
    let id = text(headers, "x-client-id");
    let secret = text(headers, "x-client-secret");
    match (id, secret) {
        (Some(id), Some(secret)) => credentials.by_key(id, secret),
        (None, None) => Err(Failure::authentication("Credentials are missing")),
        (Some(_), None) => Err(Failure::authentication("X-Client-Secret is missing")),
        (None, Some(_)) => Err(Failure::authentication("X-Client-ID is missing")),
    }
}

/// The token of an `Authorization: Bearer` header; another scheme or an empty token is none.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = text(headers, header::AUTHORIZATION.as_str())?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// A header's text; one that is empty or not ASCII counts as not sent.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then_some(value)
}
