//! Descriptions that are right but for some changes, which the bytes decide: gets past the front, into lowering and emission.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::Value;

#[path = "../../oblien-codegen/tests/mutations/choices.rs"]
mod choices;
#[path = "../../oblien-codegen/tests/mutations/mutate.rs"]
mod mutate;
#[path = "../../oblien-codegen/tests/mutations/originals.rs"]
mod originals;
#[path = "../../oblien-codegen/tests/mutations/tree.rs"]
mod tree;

static ORIGINALS: OnceLock<Vec<Value>> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let mut choices = choices::Choices::of_bytes(bytes);
    let mut document = choices.one_of(ORIGINALS.get_or_init(originals::originals)).clone();
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
