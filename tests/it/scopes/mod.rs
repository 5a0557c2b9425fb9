//! What the compiler says when a client may not make a call, word for word, and what it lets pass.
//! The texts are those of the compiler this project is developed with; `TRYBUILD=overwrite` writes them anew.

#[test]
fn mistakes_are_told_in_our_words() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/*.rs");
    cases.pass("ui/pass/*.rs");
}
