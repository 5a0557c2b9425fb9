//! Descriptions that are refused, and the exact text each is refused with.
//! A case is a folder of `tests/reject`, named after the mistake: `spec.yaml`, `stderr`, and, if it is about them, the
//! generator's settings in `settings.yaml`, which names overlays.

mod parts;

use std::path::Path;

use crate::cases::{all_good, builder, cases, expect};

#[test]
fn mistakes_are_told_with_place_and_help() {
    all_good(cases("reject").iter().map(|case| play(case)));
}

fn play(case: &Path) -> Result<(), String> {
    match builder(case).generate() {
        Ok(_) => Err(format!("{} was accepted", case.display())),
        Err(failure) => {
            let report = failure.report().replace(&format!("{}/", case.display()), "");
            expect(&case.join("stderr"), &report)
        }
    }
}
