//! Descriptions that are accepted, and the exact client that is made of each.
//! A case is a folder of `tests/accept`: `spec.yaml`, the files in `expected`, the warnings in `stderr`, and, if it is about
//! them, the generator's settings in `settings.yaml`, which names overlays.
//! What is expected is also compiled, into the test binary, so that it is known to be Rust.

mod answers;
mod derived;
mod forms;
mod methods;
mod pages;
mod parameters;
mod raw;
pub(crate) mod replaced;
mod requests;
mod security;
mod servers;
mod statuses;
mod streams;
mod strict;
mod timed;
mod types;
mod values;

use std::path::Path;

use crate::cases::{all_good, builder, cases, expect, folder, is_update};

#[test]
fn descriptions_give_the_expected_client() {
    all_good(cases("accept").iter().flat_map(|case| play(case)));
}

fn play(case: &Path) -> Vec<Result<(), String>> {
    let generated = builder(case).generate().unwrap_or_else(|failure| {
        panic!("{}\n{}", case.display(), failure.report());
    });
    if is_update() {
        let _ = std::fs::remove_dir_all(case.join("expected"));
    }
    let warnings = generated.warnings.replace(&format!("{}/", case.display()), "");
    // Some cases share the description of another.
    let warnings = warnings.replace(&format!("{}/", folder("accept").display()), "../");
    let files = generated.output.files.iter().map(|(name, text)| expect(&case.join("expected").join(name), text));
    files.chain([expect(&case.join("stderr"), &warnings)]).collect()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for case in cases("accept") {
        let builder = builder(&case);
        let (first, second) = (builder.generate().unwrap(), builder.generate().unwrap());
        assert_eq!(first.output.files, second.output.files, "{}", case.display());
    }
}

/// The expected clients, as modules: one a folder, written by the build script.
pub(crate) mod compiled {
    include!(concat!(env!("OUT_DIR"), "/accepted.rs"));
}
