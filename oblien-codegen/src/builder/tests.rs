//! What cargo is told.

use super::update::told_to_cargo;

#[test]
fn every_line_of_a_report_is_told_to_cargo_by_itself() {
    let report = "error[E0101]: nowhere\n --> api.yaml:1:1\n\n";
    assert_eq!(
        told_to_cargo("error", report),
        "cargo::error=error[E0101]: nowhere\ncargo::error= --> api.yaml:1:1\ncargo::error=\n"
    );
}
