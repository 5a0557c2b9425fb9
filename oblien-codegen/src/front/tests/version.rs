//! Which versions are read, and how the others are refused.
//! Part of the front's tests.

use super::{heads, read_clean, read_files};
use crate::front::Version;

fn refused(text: &str) -> String {
    let (description, printed) = read_files(&[("api.yaml", text)]);
    assert!(description.is_none());
    printed
}

#[test]
fn versions_from_3_0_to_3_2_are_read() {
    let version = |version: &str| {
        let text = format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n");
        read_clean(&[("api.yaml", &text)]).version
    };
    assert_eq!(version("3.0.3"), Version::V3_0);
    assert_eq!(version("3.0"), Version::V3_0);
    assert_eq!(version("'3.1.1'"), Version::V3_1);
    assert_eq!(version("3.2.0"), Version::V3_2);
}

#[test]
fn swagger_is_refused_by_name() {
    let expected = "\
error[E0202]: Swagger 2.0 is not supported
 --> api.yaml:1:10
  |
1 | swagger: '2.0'
  |          ^^^^^
  |
  = help: convert it to OpenAPI 3 first, with `npx swagger2openapi` for one

";
    assert_eq!(refused("swagger: '2.0'\ninfo: {}\n"), expected);
}

#[test]
fn other_documents_are_refused() {
    assert_eq!(heads(&refused("openapi: 4.0.0")), ["error[E0202]: OpenAPI 4.0.0 is not supported"]);
    let missing = "error[E0201]: the member `openapi`, which names the version, is missing";
    assert_eq!(heads(&refused("{}")), [missing]);
    let list = "error[E0201]: an OpenAPI description is an object, and this is a list";
    assert_eq!(heads(&refused("[]")), [list]);
    assert!(refused("a: [").starts_with("error[E0002]: "));
}

#[test]
fn a_missing_root_is_reported() {
    let (description, printed) = read_files(&[]);
    assert!(description.is_none());
    assert_eq!(
        printed,
        "error[E0001]: the description could not be read: entity not found\n --> api.yaml\n  = help: name a file of YAML or JSON; the path starts at the working directory\n\n"
    );
}
