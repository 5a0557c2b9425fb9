//! Where redirects lead, with methods and bodies, and which are not followed.

use super::*;

const FROM: &str = "https://api.example/v1/things/a?page=2";

fn go(method: &Method, status: u16, location: &str) -> Result<Hop, String> {
    let status = StatusCode::from_u16(status).unwrap();
    let location = HeaderValue::from_str(location).unwrap();
    follow(&Uri::from_static(FROM), method, status, &location)
}

#[test]
fn references_resolve_as_in_the_rfc() {
    let cases = [
        ("/x", "https://api.example/x"),
        ("b", "https://api.example/v1/things/b"),
        ("../b?q=1#part", "https://api.example/v1/b?q=1"),
        ("../../../../b", "https://api.example/b"),
        ("./", "https://api.example/v1/things/"),
        ("..", "https://api.example/v1/"),
        ("../..", "https://api.example/"),
        ("?page=3", "https://api.example/v1/things/a?page=3"),
        ("", FROM),
        ("#part", FROM),
        ("//api.example/x", "https://api.example/x"),
        ("https://API.example:443/x", "https://API.example:443/x"),
        ("/x?next=a:b", "https://api.example/x?next=a:b"),
        ("x?next=https://a.b/", "https://api.example/v1/things/x?next=https://a.b/"),
    ];
    for (location, expected) in cases {
        let hop = go(&Method::GET, 302, location);
        assert_eq!(hop.map(|hop| hop.uri.to_string()).as_deref(), Ok(expected), "{location}");
    }
}

#[test]
fn other_origins_are_refused_without_their_secrets() {
    let cases = [
        ("https://evil.example/?token=secret", "https://evil.example"),
        ("https://user:secret@evil.example:8443/secret", "https://evil.example:8443"),
        ("//evil.example/secret", "https://evil.example"),
        ("http://api.example/secret", "http://api.example"),
        ("https://api.example:444/", "https://api.example:444"),
        ("https://api.example.evil/", "https://api.example.evil"),
    ];
    for (location, origin) in cases {
        let message = go(&Method::GET, 307, location).unwrap_err();
        let expected = format!("redirected to another origin ({origin}), which is not followed");
        assert_eq!(message, expected, "{location}");
    }
}

#[test]
fn what_is_no_url_is_refused() {
    for location in ["http://", "ftp:x", "mailto:a@b", "https:///x", "/a b", "javascript:1"] {
        assert!(go(&Method::GET, 302, location).is_err(), "{location}");
    }
    let bytes = HeaderValue::from_bytes(b"/\xff").unwrap();
    let from = Uri::from_static(FROM);
    assert!(follow(&from, &Method::GET, StatusCode::FOUND, &bytes).is_err());
}

#[test]
fn methods_and_bodies_follow_the_fetch_standard() {
    let cases = [
        (301, Method::POST, Method::GET, false),
        (302, Method::POST, Method::GET, false),
        (301, Method::PUT, Method::PUT, true),
        (302, Method::DELETE, Method::DELETE, true),
        (303, Method::POST, Method::GET, false),
        (303, Method::PUT, Method::GET, false),
        (303, Method::HEAD, Method::HEAD, true),
        (307, Method::POST, Method::POST, true),
        (308, Method::PATCH, Method::PATCH, true),
        (302, Method::GET, Method::GET, true),
    ];
    for (status, method, next, keeps_body) in cases {
        let hop = go(&method, status, "/x").unwrap();
        assert_eq!((hop.method, hop.keeps_body), (next, keeps_body), "{status} {method}");
    }
}

#[test]
fn only_redirects_with_a_location_are_redirects() {
    for (status, expected) in [(301, true), (303, true), (308, true), (300, false), (304, false)] {
        let response = Response::builder().status(status).header(LOCATION, "/x").body(()).unwrap();
        assert_eq!(location(&response).is_some(), expected, "{status}");
    }
    assert_eq!(location(&Response::builder().status(302).body(()).unwrap()), None);
}
