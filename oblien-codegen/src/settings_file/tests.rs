//! Files of settings: what builders are made of them, and what is said of mistakes in them.
//! Paths are shown as they were joined, so that it is seen where they start.

use std::path::Path;

use super::Settings;
use crate::diagnostics::Colour;
use crate::source::Memory;

fn read(text: &str) -> Result<Settings, String> {
    let files = Memory::new([("apis/settings.yaml", text)]);
    Settings::load(Path::new("apis/settings.yaml"), &files, Colour::Never).map_err(|failure| failure.report().to_owned())
}

#[test]
fn one_client_has_all_its_settings() {
    let text = "\
description: api.yaml
out: ../src/api
single-file: client.rs
features: true
strict: true
overlays: [fixes.yaml, /names.yaml]
only: { tags: pets, operations: [listPets], paths: [/pets/*] }
types: { both-directions: true }
";
    let settings = read(text).unwrap();
    let builder = format!("{:?}", settings.only_client().unwrap());
    for expected in [
        "\"apis/api.yaml\"",
        "out_dir: Some(\"apis/../src/api\")",
        "single_file: Some(\"client.rs\")",
        "features: true",
        "strict: true",
        "overlays: [\"apis/fixes.yaml\", \"/names.yaml\"]",
        "tags: [\"pets\"]",
        "operations: [\"listPets\"]",
        "paths: [\"/pets/*\"]",
        "both_directions: true",
    ] {
        assert!(builder.contains(expected), "{expected} is not in {builder}");
    }
    assert_eq!(settings.clients().map(|(name, _)| name).collect::<Vec<_>>(), [""]);
}

#[test]
fn several_clients_share_what_stands_beside_them() {
    let text = "\
strict: true
only: { tags: [a] }
clients:
  pets: { description: pets.yaml, strict: false }
  orders: { description: orders.yaml, only: { paths: [/b] } }
";
    let settings = read(text).unwrap();
    let shown = |name: &str| format!("{:?}", settings.client(name).unwrap());
    assert!(shown("pets").contains("strict: false") && shown("pets").contains("tags: [\"a\"]"), "{}", shown("pets"));
    assert!(shown("orders").contains("strict: true") && shown("orders").contains("tags: []"), "{}", shown("orders"));
    let failure = settings.client("pet").unwrap_err().to_string();
    assert_eq!(failure, "there is no client `pet` in `apis/settings.yaml`; there is `pets`");
    let failure = settings.only_client().unwrap_err().to_string();
    assert_eq!(failure, "the settings in `apis/settings.yaml` are of several clients: name one of `pets`, `orders`");
}

#[test]
fn what_the_builder_is_told_takes_the_place_of_the_file() {
    let builder = read("{description: a.yaml, overlays: [a], only: {tags: [a], paths: [/a]}}").unwrap().only_client().unwrap();
    let builder = format!("{:?}", builder.only_tags(["b"]).only_tags(["c"]).overlay("b"));
    for expected in ["tags: [\"b\", \"c\"]", "paths: [\"/a\"]", "overlays: [\"b\"]"] {
        assert!(builder.contains(expected), "{expected} is not in {builder}");
    }
}

#[test]
fn mistakes_are_told_where_they_are() {
    for (text, expected) in MISTAKES {
        let report = read(text).unwrap_err();
        assert!(report.contains(expected), "{text}\n{report}");
    }
}

const MISTAKES: &[(&str, &str)] = &[
    ("- a", "error[E0702]: a file of settings must be an object, and this is a list\n --> apis/settings.yaml:1:1\n"),
    ("features: true", "error[E0703]: the settings do not name a description\n"),
    ("description: a\nfeature: true", "error[E0701]: there is no setting `feature`\n --> apis/settings.yaml:2:1\n"),
    ("description: a\nfeature: true", "= help: there is `features`\n"),
    ("description: a\nzzz: true", "= help: the settings here are `description`, `out`, "),
    ("description: a\nonly: {tag: [b]}", "error[E0701]: there is no setting `tag`\n --> apis/settings.yaml:2:8\n"),
    ("description: a\nstrict: yes please", "error[E0702]: `strict` must be `true` or `false`, and this is a text\n"),
    ("description: a\nonly: {tags: [b, {}]}", "error[E0702]: `tags` must be a text, and this is an object\n"),
    ("description: a\ntypes: {both: true}", "error[E0702]: the settings of types cannot be read: unknown field `both`"),
    ("description: a\ntypes: {attribute: [must_use, derive(]}", "error[E0424]: `derive(` is no attribute: "),
    ("description: a\ntypes:\n  attribute-for:\n    Pet: [a b]", "--> apis/settings.yaml:4:11\n"),
    ("description: [a]", "error[E0702]: `description` must be a text, and this is a list\n"),
    ("clients: {}", "error[E0703]: there are no clients below `clients`\n"),
    ("clients: {a: {description: a}, b: {}}", "error[E0703]: the settings of `b` do not name a description\n"),
    ("clients: {a: {description: a, clients: {}}}", "error[E0701]: a client has no clients of its own\n"),
    ("a: [", "error[E0002]"),
    ("description: a\nstrict: true\nstrict: false", "error[E0006]"),
    (
        "out: o\nclients: {a: {description: a}, b: {description: b}}",
        "error[E0704]: `b` is written where `a` is\n --> apis/settings.yaml:2:",
    ),
    ("clients: {a: {description: x/a.yaml}, b: {description: y/a.yaml}}", "error[E0704]"),
    ("single-file: s\nclients: {a: {description: a, out: o}, b: {description: b, out: o}}", "error[E0704]"),
];

#[test]
fn a_file_that_is_not_there_is_told() {
    let failure = Settings::load(Path::new("none.yaml"), &Memory::default(), Colour::Never).unwrap_err();
    assert!(failure.report().starts_with("error[E0001]: the settings could not be read"), "{}", failure.report());
    assert_eq!(failure.to_string(), "the settings have 1 error");
}
