//! The vectors of RFC 4648, section 10.

use super::encode;

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
