//! What a crate compiles that depends on the client and the attribute: no YAML, no OpenAPI and no printer.
//! Read from cargo's own tree of the two crates, without what only their tests use.

use std::process::Command;

/// Crates that only the generator needs.
const GENERATOR: [&str; 8] =
    ["oblien-codegen", "serde_yaml", "yaml_serde", "unsafe-libyaml", "openapiv3", "prettyplease", "indexmap", "lexopt"];

fn tree(package: &str) -> Vec<String> {
    let arguments = ["tree", "--offline", "--package", package, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
    let output =
        Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_attribute_brings_tokens_and_nothing_else() {
    let mut names = tree("oblien-macros");
    names.sort();
    names.dedup();
    assert_eq!(names, ["oblien-endpoint", "oblien-macros", "proc-macro2", "quote", "syn", "unicode-ident"]);
}

#[test]
fn the_client_brings_no_generator() {
    let names = tree("oblien-generated");
    assert!(names.contains(&"oblien-client".to_owned()));
    for name in GENERATOR {
        // The parser of HTTP/2 has a map of its own, which is not the generator's.
        let is_shared = name == "indexmap" && names.contains(&"h2".to_owned());
        assert!(is_shared || !names.contains(&name.to_owned()), "the client brings `{name}`");
    }
}
