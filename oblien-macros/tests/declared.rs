//! What declarations are accepted, and what the compiler says about those that are not, word for word.
//! Cases are files named after the promise or the mistake. `TRYBUILD=overwrite` writes the texts anew, with the compiler in use.

#[test]
fn declarations_are_accepted_or_told_what_to_do() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/declared/fail/*.rs");
    cases.pass("tests/declared/pass/*.rs");
}
