//! URLs of servers, and which URLs belong to them.

use super::*;

#[test]
fn urls_are_put_together_below_the_base() {
    let cases = [
        ("https://a.example", "", "https://a.example/x"),
        ("https://a.example/", "", "https://a.example/x"),
        (" http://127.0.0.1:8080/v1/ ", "/v1", "http://127.0.0.1:8080/v1/x"),
        ("http://[::1]:80/a/b", "/a/b", "http://[::1]:80/a/b/x"),
    ];
    for (url, prefix, expected) in cases {
        let base = Base::parse("main", url).unwrap();
        assert_eq!(base.prefix(), prefix, "{url}");
        let target = PathAndQuery::try_from(format!("{prefix}/x")).unwrap();
        assert_eq!(base.uri(target).unwrap(), expected, "{url}");
    }
}

#[test]
fn urls_that_are_no_bases_are_refused_without_being_shown() {
    let cases = [
        ("", "is no URL"),
        ("https://", "is no URL"),
        ("/relative", "is not absolute"),
        ("a.example", "is not absolute"),
        ("ftp://a.example", "is neither http nor https"),
        ("https://user:secret@a.example", "must not hold a user name or a password"),
        ("https://a.example:port", "has no valid port"),
        ("https://a.example:70000/v1", "has no valid port"),
        ("https://a.example/?key=secret", "must not have a query"),
        ("https://a.example/#start", "must not have a fragment"),
    ];
    for (url, why) in cases {
        let error = Base::parse("main", url).unwrap_err();
        assert_eq!(error.to_string(), format!("the URL of server `main` {why}"), "{url}");
    }
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    let cases = [
        ("https://a.example", "https://A.example:443/x?y", true),
        ("http://a.example:80", "http://a.example/", true),
        ("https://a.example", "http://a.example/", false),
        ("https://a.example", "https://a.example:444/", false),
        ("https://a.example", "https://a.example.evil/", false),
        ("https://a.example", "https://b.example/", false),
        ("https://a.example", "/x", false),
    ];
    for (url, other, expected) in cases {
        let base = Base::parse("main", url).unwrap();
        let other: Uri = other.parse().unwrap();
        assert_eq!(base.is_origin_of(&other), expected, "{url} {other}");
        assert_eq!(is_same_origin(&url.parse().unwrap(), &other), expected, "{url} {other}");
    }
}
