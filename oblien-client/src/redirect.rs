//! Where a redirect leads, and whether the call goes there.
//!
//! Followed only within the same origin: credentials were given to one, and stay with it.

use http::header::LOCATION;
use http::uri::{PathAndQuery, Uri};
use http::{HeaderValue, Method, Response, StatusCode};

use crate::client::is_same_origin;

/// The next request of a call that was redirected.
#[derive(Debug, PartialEq)]
pub(crate) struct Hop {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) keeps_body: bool,
}

/// Returns where a response redirects to, if it is a redirect that can be followed.
pub(crate) fn location<B>(response: &Response<B>) -> Option<HeaderValue> {
    match response.status().as_u16() {
        301 | 302 | 303 | 307 | 308 => response.headers().get(LOCATION).cloned(),
        _ => None,
    }
}

/// Decides what a redirect leads to, by the rules of the fetch standard for methods and bodies.
///
/// The error is a message; of another origin's URL it shows scheme, host and port only.
pub(crate) fn follow(from: &Uri, method: &Method, status: StatusCode, location: &HeaderValue) -> Result<Hop, String> {
    let text = location.to_str().map_err(|_| "redirected to what is no URL".to_owned())?;
    let uri = resolve(from, text).ok_or("redirected to what is no URL")?;
    if !is_same_origin(from, &uri) {
        return Err(format!("redirected to another origin ({}), which is not followed", origin(&uri)));
    }
    let becomes_get = match status.as_u16() {
        301 | 302 => method == Method::POST,
        303 => method != Method::GET && method != Method::HEAD,
        _ => false,
    };
    Ok(Hop { method: if becomes_get { Method::GET } else { method.clone() }, uri, keeps_body: !becomes_get })
}

fn origin(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    let port = uri.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{}://{host}{port}", uri.scheme_str().unwrap_or_default())
}

/// Resolves a reference against a URL (RFC 3986, section 5.2).
fn resolve(base: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.split('#').next().unwrap_or_default().trim();
    if has_scheme(reference) {
        return reference.parse().ok().filter(|uri: &Uri| uri.authority().is_some());
    }
    if reference.starts_with("//") {
        return format!("{}:{reference}", base.scheme_str()?).parse().ok();
    }
    let target = match reference.as_bytes().first() {
        None => base.path_and_query()?.as_str().to_owned(),
        Some(b'?') => format!("{}{reference}", base.path()),
        Some(_) => {
            let (path, query) = match reference.split_once('?') {
                Some((path, query)) => (path, Some(query)),
                None => (reference, None),
            };
            let path = without_dots(&merge(base.path(), path));
            query.map_or(path.clone(), |query| format!("{path}?{query}"))
        }
    };
    let mut parts = base.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

/// Whether a reference starts with a scheme, as in `https:`.
fn has_scheme(reference: &str) -> bool {
    let is_scheme = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
    };
    reference.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

fn merge(base: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let folder = base.rfind('/').map_or("/", |end| &base[..=end]);
    format!("{folder}{path}")
}

fn without_dots(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    let is_folder = path.ends_with("/.") || path.ends_with("/..");
    let end = if is_folder && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

#[cfg(test)]
mod tests;
