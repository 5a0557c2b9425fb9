//! Names that must differ, and singulars.

use super::{UniqueNames, singular};

#[test]
fn a_taken_name_gets_a_number() {
    let mut names = UniqueNames::without(&["new"]);
    assert_eq!(["new", "id", "id", "id_2"].map(|name| names.claim(name)), ["new_2", "id", "id_2", "id_2_2"]);
    assert_eq!(["Pet", "Pet"].map(|name| names.claim(name)), ["Pet", "Pet2"]);
}

#[test]
fn the_first_free_name_is_taken() {
    let mut names = UniqueNames::default();
    assert_eq!(names.claim_first(&["list", "list_pets"]), "list");
    assert_eq!(names.claim_first(&["list", "list_pets"]), "list_pets");
    assert_eq!(names.claim_first(&["list", "list_pets"]), "list_pets_2");
}

#[test]
fn singulars_go_by_the_ending() {
    let cases = [
        ("Ports", "Port"),
        ("policies", "policy"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("access", "access"),
        ("data", "data"),
        ("s", "s"),
    ];
    for (plural, expected) in cases {
        assert_eq!(singular(plural), expected);
    }
}
