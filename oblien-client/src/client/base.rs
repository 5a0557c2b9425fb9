//! The URL of a server, taken apart once, and the URLs of calls put together from it.
//!
//! Also says whether a URL belongs to the server, which decides whether credentials go there.

use std::fmt;

use http::Uri;
use http::uri::{Authority, Parts, PathAndQuery, Scheme};

use crate::error::Error;

/// The URL of a server: scheme, host, port, and a path that all its endpoints lie below.
#[derive(Clone)]
pub(crate) struct Base {
    pub(crate) name: &'static str,
    scheme: Scheme,
    authority: Authority,
    prefix: String,
}

impl Base {
    /// Reads the URL of a server; a trailing slash means nothing.
    pub(crate) fn parse(name: &'static str, url: &str) -> Result<Self, Error> {
        Self::read(name, url).map_err(|why| Error::request(format!("the URL of server `{name}` {why}")))
    }

    /// Reads the URL that an endpoint has of its own.
    pub(crate) fn own(url: &'static str) -> Result<Self, Error> {
        Self::read("", url).map_err(|why| Error::request(format!("the endpoint's own base URL {why}")))
    }

    /// The error is what is wrong with the URL, and does not show it.
    fn read(name: &'static str, url: &str) -> Result<Self, &'static str> {
        let uri: Uri = url.trim().parse().map_err(|_| "is no URL")?;
        let parts = uri.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err("is not absolute");
        };
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err("is neither http nor https");
        }
        if authority.as_str().contains('@') {
            return Err("must not hold a user name or a password");
        }
        if authority.port().is_none() && authority.as_str() != authority.host() {
            return Err("has no valid port");
        }
        let path = parts.path_and_query.unwrap_or_else(|| PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err("must not have a query");
        }
        if url.contains('#') {
            return Err("must not have a fragment");
        }
        Ok(Self { name, scheme, authority, prefix: path.path().trim_end_matches('/').to_owned() })
    }

    /// The same server with a longer path that all endpoints lie below.
    pub(crate) fn below(&self, path: &str) -> Result<Self, String> {
        check_path(path)?;
        Ok(Self { prefix: format!("{}{path}", self.prefix), ..self.clone() })
    }

    /// The path that all endpoints lie below, without a slash at its end.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Puts the URL of a call together; the target already starts with the prefix.
    pub(crate) fn uri(&self, target: PathAndQuery) -> Result<Uri, Error> {
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).map_err(|_| Error::request("the URL of the call is not valid"))
    }

    /// Whether a URL has the origin of this server.
    pub(crate) fn is_origin_of(&self, uri: &Uri) -> bool {
        uri.scheme() == Some(&self.scheme)
            && uri.authority().is_some_and(|authority| {
                *authority == self.authority
                    || (authority.host().eq_ignore_ascii_case(self.authority.host())
                        && port(&self.scheme, authority) == port(&self.scheme, &self.authority))
            })
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}://{}{}", self.name, self.scheme, self.authority, self.prefix)
    }
}

/// Refuses a path with which calls would go elsewhere than below it.
fn check_path(path: &str) -> Result<(), String> {
    let fault = |why: &str| format!("the path `{}` {why}", path.escape_debug());
    let Some(segments) = path.strip_prefix('/') else {
        return Err(fault("does not start with a slash"));
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    match segments.split('/').find(|segment| matches!(*segment, "" | "." | "..") || !segment.bytes().all(is_plain)) {
        Some("") => Err(fault("has an empty segment, or ends with a slash")),
        Some("." | "..") => Err(fault("has a segment `.` or `..`")),
        Some(_) => Err(fault("holds other characters than letters, digits, `-`, `.`, `_`, `~` and `/`")),
        None => Ok(()),
    }
}

/// Whether two URLs have the same scheme, host and port.
pub(crate) fn is_same_origin(left: &Uri, right: &Uri) -> bool {
    let (Some(scheme), Some(one), Some(other)) = (left.scheme(), left.authority(), right.authority()) else {
        return false;
    };
    right.scheme() == Some(scheme) && one.host().eq_ignore_ascii_case(other.host()) && port(scheme, one) == port(scheme, other)
}

fn port(scheme: &Scheme, authority: &Authority) -> Option<u16> {
    let default = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    match authority.port() {
        Some(port) => port.as_str().parse().ok(),
        None => Some(default),
    }
}

#[cfg(test)]
mod tests;
