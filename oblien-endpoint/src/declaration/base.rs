//! The URL that an endpoint has of its own, checked as the client will read it.
//! Part of the attribute's door; what is refused here would fail every call.

use syn::LitStr;

use crate::fault::Fault;

/// Says what is wrong with a base URL, one thing at most.
pub(crate) fn check(base: &LitStr, faults: &mut Vec<Fault>) {
    let url = base.value();
    if let Some(fault) = fault(&url) {
        faults.push(Fault::base_url(base.span(), &url, fault));
    }
}

/// What is wrong with a base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseFault {
    Relative,
    Scheme,
    Variable,
    Secret,
    Query,
    Character,
    Host,
    Port,
}

fn fault(url: &str) -> Option<BaseFault> {
    let Some((scheme, rest)) = url.split_once("://") else { return Some(BaseFault::Relative) };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Some(BaseFault::Scheme);
    }
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if rest.contains(['{', '}']) {
        return Some(BaseFault::Variable);
    }
    if authority.contains('@') {
        return Some(BaseFault::Secret);
    }
    if rest.contains(['?', '#']) {
        return Some(BaseFault::Query);
    }
    if !rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`|%".contains(&byte)) {
        return Some(BaseFault::Character);
    }
    let (host, port) = host_and_port(authority);
    if !is_host(host) {
        return Some(BaseFault::Host);
    }
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    port.filter(|port| !is_port(port)).map(|_| BaseFault::Port)
}

/// The host, with the brackets of an IPv6 address, and what stands behind its colon.
fn host_and_port(authority: &str) -> (&str, Option<&str>) {
    let end = authority.find(']').map_or(0, |bracket| bracket + 1);
    match authority[end..].find(':') {
        Some(colon) => (&authority[..end + colon], Some(&authority[end + colon + 1..])),
        None => (authority, None),
    }
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[') {
        Some(address) => address.strip_suffix(']').is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok()),
        None => !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)),
    }
}

#[cfg(test)]
mod tests;
