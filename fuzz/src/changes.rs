//! Descriptions that are right but for some changes, which the bytes decide: gets past the front, into lowering and emission.

#![no_main]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::Value;

#[path = "../../oblien-codegen/tests/mutations/choices.rs"]
mod choices;
#[path = "../../oblien-codegen/tests/mutations/mutate.rs"]
mod mutate;
#[path = "../../oblien-codegen/tests/mutations/tree.rs"]
mod tree;

static ORIGINALS: OnceLock<Vec<Value>> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let mut choices = choices::Choices::of_bytes(bytes);
    let mut document = choices.one_of(ORIGINALS.get_or_init(originals)).clone();
    mutate::thin_out(&mut document, 3, &mut choices);
    let mut changes = 0;
    while !choices.is_done() && changes < 20 {
        mutate::mutate(&mut document, &mut choices);
        changes += 1;
    }
    match serde_json::to_vec(&document) {
        Ok(text) => {
            oblien_fuzz::generate(&text);
            Corpus::Keep
        }
        Err(_) => Corpus::Reject,
    }
});

/// The descriptions of the integration tests.
fn originals() -> Vec<Value> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folders = ["accept", "reject"].iter().filter_map(|folder| fs::read_dir(cases.join(folder)).ok());
    let mut paths: Vec<_> = folders.flatten().flatten().map(|case| case.path().join("spec.yaml")).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.filter_map(|text| serde_yaml::from_str(&text).ok()).collect()
}
