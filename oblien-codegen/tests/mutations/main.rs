//! Whatever a description looks like, it is generated or refused, in little time: changed descriptions and hostile ones.
//!
//! The changes are those of the seeds from 0 on, so that a run can be repeated. `MUTATIONS=100000` makes more of them, `SEED=17`
//! starts elsewhere; the description at hand is `target/tmp/mutations/spec.json`, should the process not survive it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod choices;
mod hostile;
mod mutate;
mod originals;
mod tree;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use choices::Choices;
use oblien_codegen::Builder;
use serde_json::Value;

/// How many descriptions are tried, unless `MUTATIONS` says otherwise.
const COUNT: u64 = 300;

/// No small description takes longer, without optimisation and beside other work.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn changed_descriptions_are_generated_or_refused() {
    let originals = originals::originals();
    assert!(originals.len() > 20);
    let start = number("SEED").unwrap_or(0);
    let (mut refused, mut failures) = (0, Vec::new());
    let count = number("MUTATIONS").unwrap_or(COUNT);
    for seed in start..start + count {
        match attempt(&changed(&originals, seed)) {
            Ok(Outcome::Generated) => {}
            Ok(Outcome::Refused) => refused += 1,
            Err(problem) => failures.push(format!("SEED={seed}: {problem}")),
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    // If all were refused, or none, the changes would test nothing.
    assert!(refused > count / 50 && refused < count - count / 10, "{refused} of {count} were refused");
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The text of a description with some changes.
fn changed(originals: &[Value], seed: u64) -> String {
    let mut choices = Choices::seeded(seed);
    let mut document = choices.one_of(originals).clone();
    mutate::thin_out(&mut document, 3, &mut choices);
    for _ in 0..=choices.below(6) {
        mutate::mutate(&mut document, &mut choices);
    }
    let text = serde_json::to_string_pretty(&document).unwrap();
    match choices.below(12) {
        0 => text.chars().take(choices.below(text.len())).collect(),
        1 => {
            let at = choices.below(text.chars().count());
            let inserted = choices.one_of(mutate::ODD_NAMES).chars();
            text.chars().take(at).chain(inserted).chain(text.chars().skip(at)).collect()
        }
        _ => text,
    }
}

/// What became of a description.
#[derive(Debug, PartialEq)]
enum Outcome {
    Generated,
    Refused,
}

fn attempt(text: &str) -> Result<Outcome, String> {
    attempt_within(text, LONGEST, "mutations").map(|(outcome, _)| outcome)
}

/// Generates from a text; what comes of it, and what is said. A fault of the generator itself, or one that takes too long, is one.
fn attempt_within(text: &str, longest: Duration, folder: &str) -> Result<(Outcome, String), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("spec.json");
    fs::write(&path, text).unwrap();
    let start = Instant::now();
    let result = Builder::new(&path).out_dir("unused").generate();
    let taken = start.elapsed();
    let (outcome, report) = match result {
        Ok(generated) => {
            generated.output.files.iter().try_for_each(|(name, text)| is_rust(name, text))?;
            (Outcome::Generated, generated.warnings)
        }
        Err(failure) if failure.report().contains("internal error") => return Err(failure.report().to_owned()),
        Err(failure) => (Outcome::Refused, failure.report().to_owned()),
    };
    if taken > longest {
        return Err(format!("took {taken:?}"));
    }
    Ok((outcome, report))
}

/// The bodies of our macros are not looked into, beyond that their brackets match.
fn is_rust(name: &str, text: &str) -> Result<(), String> {
    syn::parse_file(text).map(drop).map_err(|error| format!("`{name}` is no Rust: {error}"))
}
