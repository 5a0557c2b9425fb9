//! `DIFFERENCES.md` says what the comparing tests allow, and nothing else.
//! `UPDATE=1` writes it anew from their lists.

use crate::{errors, sse};

use super::difference::Difference;
use super::{differences, sockets};

#[test]
fn the_document_says_what_the_tests_allow() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/DIFFERENCES.md");
    let expected = document();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &expected).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{path} is not up to date; UPDATE=1 writes it anew");
}

fn document() -> String {
    let mut text = "# What this client does otherwise than the official one\n\n\
        Recorded traffic of the official TypeScript client 2.4.0 is replayed against the generated client. Where the two\n\
        differ on purpose it says so here; any other difference fails a test, and so does a line here that does not show.\n\
        Written by the tests from their own lists (`UPDATE=1 cargo test -p oblien-tests`).\n"
        .to_owned();
    text += &section("Calls", differences::all().map(|listed| listed.difference.row()));
    text += &section("Sockets", sockets::DIFFERENCES.iter().map(Difference::row));
    text += &section("Failures", errors::rules::RULES.iter().map(|rule| rule.difference.row()));
    text += &section("Streams of events", sse::differences::DIFFERENCES.iter().map(|listed| listed.difference.row()));
    text
}

fn section(title: &str, rows: impl Iterator<Item = String>) -> String {
    let head = "| cases | official client | this client | because |\n|---|---|---|---|\n";
    format!("\n## {title}\n\n{head}{}", rows.collect::<String>())
}
