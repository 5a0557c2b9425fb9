//! Which paths are taken, and how they are written.

use super::read;

#[test]
fn paths_start_at_a_crate() {
    let cases = [
        ("crate::Money", "crate::Money"),
        ("uuid::Uuid", "::uuid::Uuid"),
        ("::uuid::Uuid", "::uuid::Uuid"),
        ("u128", "u128"),
        ("chrono::DateTime<chrono::Utc>", "::chrono::DateTime<::chrono::Utc>"),
        ("Box<str>", "Box<str>"),
    ];
    for (path, expected) in cases {
        assert_eq!(read(path).unwrap().path.to_string(), expected);
    }
}

#[test]
fn what_is_no_path_is_told() {
    for path in ["", "Money!", "crate::", "1st", "a b", "&str", "[u8]", "Vec<&str>", "a<b>::C"] {
        assert!(read(path).unwrap_err().contains("as in Rust"), "{path}");
    }
    for path in ["self::Money", "super::Money", "Vec<super::Money>"] {
        assert!(read(path).unwrap_err().contains("start the path"), "{path}");
    }
}
