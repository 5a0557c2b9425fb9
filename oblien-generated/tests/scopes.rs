//! What the compiler says when a client may not make a call, word for word, and what it lets pass.
//! Cases are files named after the mistake. `TRYBUILD=overwrite` writes the texts anew, with the compiler in use.

#[test]
fn mistakes_are_told_in_our_words() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/scopes/fail/*.rs");
    cases.pass("tests/scopes/pass/*.rs");
}
