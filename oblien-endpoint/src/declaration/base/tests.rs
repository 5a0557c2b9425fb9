//! Which URLs are bases, and what is said about those that are none.

use super::*;

#[test]
fn bases_are_absolute_urls_of_http() {
    let bases = [
        "https://beta.example.com/v1",
        "http://127.0.0.1:8080",
        "HTTPS://b.example/",
        "http://[::1]:80/a/b",
        "https://b.example/~a",
    ];
    for url in bases {
        assert_eq!(fault(url), None, "{url}");
    }
}

#[test]
fn everything_else_is_named() {
    let cases = [
        ("", BaseFault::Relative),
        ("beta.example.com/v1", BaseFault::Relative),
        ("/v1", BaseFault::Relative),
        ("ftp://beta.example.com", BaseFault::Scheme),
        ("https://{region}.example.com", BaseFault::Variable),
        ("https://user:secret@beta.example.com", BaseFault::Secret),
        ("https://beta.example.com/v1?beta=1", BaseFault::Query),
        ("https://beta.example.com#top", BaseFault::Query),
        ("https://beta.example.com/v 1", BaseFault::Character),
        ("https://bücher.example", BaseFault::Character),
        ("https://beta.example.com/a%20b", BaseFault::Character),
        ("https:///v1", BaseFault::Host),
        ("https://:80", BaseFault::Host),
        ("https://[::g]", BaseFault::Host),
        ("https://a!b", BaseFault::Host),
        ("https://beta.example.com:", BaseFault::Port),
        ("https://beta.example.com:port", BaseFault::Port),
        ("https://beta.example.com:70000", BaseFault::Port),
        ("https://[::1]x:80", BaseFault::Host),
    ];
    for (url, expected) in cases {
        assert_eq!(fault(url), Some(expected), "{url}");
    }
}
