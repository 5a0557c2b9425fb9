//! Descriptions that are accepted, and the exact client that is made of each.
//! A case is a folder of `tests/accept`: `spec.yaml`, the files in `expected`, the warnings in `stderr`, and, if it is about
//! one, the generator's settings in `settings`, one a line, and those of types in `types.yaml`.
//! What is expected is also compiled, into the test binary, so that it is known to be Rust.

mod forms;
mod methods;
mod parameters;
mod raw;
mod security;
mod servers;
mod statuses;
mod streams;
mod types;

use std::path::Path;

use oblien_codegen::{Builder, TypeSettings};

use crate::cases::{all_good, cases, expect, is_update};

#[test]
fn descriptions_give_the_expected_client() {
    all_good(cases("accept").iter().flat_map(|case| play(case)));
}

fn builder(case: &Path) -> Builder {
    let settings = std::fs::read_to_string(case.join("settings")).unwrap_or_default();
    let start = Builder::new(case.join("spec.yaml")).out_dir("unused").types(types(case));
    settings.lines().fold(start, |builder, setting| match setting {
        "features" => builder.features(true),
        other => panic!("{}: there is no setting `{other}`", case.display()),
    })
}

fn types(case: &Path) -> TypeSettings {
    let Ok(text) = std::fs::read_to_string(case.join("types.yaml")) else { return TypeSettings::new() };
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

fn play(case: &Path) -> Vec<Result<(), String>> {
    let generated = builder(case).generate().unwrap_or_else(|failure| {
        panic!("{}\n{}", case.display(), failure.report());
    });
    if is_update() {
        let _ = std::fs::remove_dir_all(case.join("expected"));
    }
    let warnings = generated.warnings.replace(&format!("{}/", case.display()), "");
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
