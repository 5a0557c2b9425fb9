//! What paths ask of a manifest.

use super::{client_features, lines};
use crate::settings::{TimeLibrary, TypeSettings};

fn told(package: &str, requirement: &str) -> (String, String) {
    (package.to_owned(), requirement.to_owned())
}

#[test]
fn crates_are_named_once_with_what_their_types_need() {
    let settings = TypeSettings::new()
        .format("uuid", "uuid::Uuid")
        .format("double", "ordered_float::OrderedFloat<f64>")
        .replace("Money", "crate::Money")
        .replace("Pair", "either::Either<uuid::Uuid, std::net::IpAddr>")
        .derive("schemars::JsonSchema")
        .derive("Hash")
        .map_type("indexmap::IndexMap")
        .time_library(TimeLibrary::Jiff);
    assert_eq!(client_features(&settings), ["indexmap", "jiff"]);
    let expected = [
        "either = { version = \"1\", features = [\"serde\"] }",
        "indexmap = { version = \"2\", features = [\"serde\"] }",
        "jiff = { version = \"1\", features = [\"serde\"] }",
        "ordered-float = { version = \"5\", features = [\"serde\"] }",
        "schemars = \"1\"",
        "uuid = { version = \"1\", features = [\"serde\"] }",
    ];
    assert_eq!(lines(&settings, &[]).unwrap(), expected);
    assert!(lines(&TypeSettings::new(), &[]).unwrap().is_empty() && client_features(&TypeSettings::new()).is_empty());
}

#[test]
fn what_is_not_known_is_asked_for() {
    let settings = TypeSettings::new().replace("Sum", "money_types::Sum").derive("uuid::Odd").serde_derives(true);
    assert_eq!(lines(&settings, &[]).unwrap_err(), ["money_types"]);
    let told = [told("money-types", "{ path = \"../money\" }"), told("uuid", "1.2"), told("extra", "3")];
    let expected = [
        "extra = \"3\"",
        "money-types = { path = \"../money\" }",
        "serde = { version = \"1\", features = [\"derive\"] }",
        "uuid = \"1.2\"",
    ];
    assert_eq!(lines(&settings, &told).unwrap(), expected);
}

#[test]
fn the_library_of_times_is_there_for_those_who_make_some() {
    let settings = TypeSettings::new().time_library(TimeLibrary::Time);
    assert_eq!((client_features(&settings), lines(&settings, &[]).unwrap()), (vec!["time"], vec!["time = \"0.3\"".to_owned()]));
}
