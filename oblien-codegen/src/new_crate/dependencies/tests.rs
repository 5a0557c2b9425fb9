//! What paths ask of a manifest.

use super::{client_features, lines};
use crate::settings::{TimeLibrary, TypeSettings};

#[test]
fn crates_are_named_once_with_what_their_types_need() {
    let settings = TypeSettings::new()
        .format("uuid", "uuid::Uuid")
        .replace("Money", "crate::Money")
        .replace("Pair", "either::Either<uuid::Uuid, std::net::IpAddr>")
        .derive("schemars::JsonSchema")
        .derive("Hash")
        .map_type("indexmap::IndexMap")
        .time_library(TimeLibrary::Jiff);
    assert_eq!(client_features(&settings), ["indexmap", "jiff"]);
    let expected = [
        "either = \"*\"",
        "indexmap = { version = \"2\", features = [\"serde\"] }",
        "jiff = { version = \"1\", features = [\"serde\"] }",
        "schemars = \"1\"",
        "uuid = { version = \"1\", features = [\"serde\"] }",
    ];
    assert_eq!(lines(&settings), expected);
    assert!(lines(&TypeSettings::new()).is_empty() && client_features(&TypeSettings::new()).is_empty());
}
