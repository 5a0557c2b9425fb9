//! The vectors of RFC 4648, section 10.

use super::{decode, decode_url, encode};

#[test]
fn encodes_the_vectors_of_the_rfc() {
    let cases = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
        ("Aladdin:open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("\u{ff}\u{3ff}", "w7/Pvw=="),
    ];
    for (plain, encoded) in cases {
        assert_eq!(encode(plain.as_bytes()), encoded);
    }
}

#[test]
fn decodes_the_form_of_urls_and_nothing_else() {
    let cases: [(&str, Option<&[u8]>); 12] = [
        ("", Some(b"")),
        ("Zg", Some(b"f")),
        ("Zg==", Some(b"f")),
        ("Zm8", Some(b"fo")),
        ("Zm9v", Some(b"foo")),
        ("Zm9vYmFy", Some(b"foobar")),
        ("-_-_", Some(b"\xfb\xff\xbf")),
        ("Z", None),
        ("Zm9vY", None),
        ("Zm 9", None),
        ("+/+/", None),
        ("\u{fc}\u{fc}", None),
    ];
    for (encoded, plain) in cases {
        assert_eq!(decode_url(encoded).as_deref(), plain, "{encoded:?}");
    }
    assert_eq!(decode("+/-_").as_deref(), Some(&b"\xfb\xff\xbf"[..]));
}
