//! `FEATURES.md`: what of OpenAPI works, which small description shows it, and which test holds it.
//! A row without its test, its description or its refusal fails here.

mod requests;
mod responses;
mod schemas;

use std::fmt::Write as _;
use std::fs;

use crate::cases::{all_good, expect, folder};

/// One thing that descriptions can say.
struct Row {
    feature: &'static str,
    /// The folders of `accept` whose descriptions say it.
    cases: &'static [&'static str],
    /// The tests that hold it, each as the file below the workspace and the function.
    tests: &'static [&'static str],
    answer: Answer,
}

/// What becomes of it.
enum Answer {
    /// It does what it says.
    Works,
    /// It does, in a way that is worth a word.
    WorksSo(&'static str),
    /// It is not supported, and the generator says so by these words in the `stderr` of the first case.
    Refused { code: &'static str, words: &'static str },
}

const fn works(feature: &'static str, cases: &'static [&'static str], tests: &'static [&'static str]) -> Row {
    Row { feature, cases, tests, answer: Answer::Works }
}

const fn works_so(
    feature: &'static str,
    how: &'static str,
    cases: &'static [&'static str],
    tests: &'static [&'static str],
) -> Row {
    Row { feature, cases, tests, answer: Answer::WorksSo(how) }
}

const fn refused(
    feature: &'static str,
    (code, words): (&'static str, &'static str),
    cases: &'static [&'static str],
    tests: &'static [&'static str],
) -> Row {
    Row { feature, cases, tests, answer: Answer::Refused { code, words } }
}

const HEAD: &str = "# What of OpenAPI works\n\n\
    A row for everything that descriptions can say about schemas, requests and responses: the small descriptions that say it,\n\
    in `accept`, and the tests that hold the bytes that are sent and the values that are read. Written from the tables of\n\
    `it/features` by `UPDATE=1 cargo test -p oblien-tests features`; a row whose test or description is not there fails.\n";

#[test]
fn the_table_is_what_the_tests_hold() {
    let sections = [("Schemas", schemas::ROWS), ("Requests", requests::ROWS), ("Responses", responses::ROWS)];
    let mut text = HEAD.to_owned();
    for (title, rows) in sections {
        writeln!(text, "\n## {title}\n\n| what | here | descriptions | tests |\n|---|---|---|---|").unwrap();
        rows.iter().for_each(|row| text.push_str(&row.line()));
    }
    let rows = sections.iter().flat_map(|(_, rows)| rows.iter());
    all_good(rows.flat_map(Row::faults).map(Err).chain([expect(&folder("FEATURES.md"), &text)]));
}

impl Row {
    fn line(&self) -> String {
        let cases: Vec<_> = self.cases.iter().map(|case| format!("[{case}](accept/{case}/spec.yaml)")).collect();
        let tests: Vec<_> = self.tests.iter().map(|test| format!("`{}`", test.rsplit("::").next().unwrap_or(test))).collect();
        let answer = match &self.answer {
            Answer::Works => "✓".to_owned(),
            Answer::WorksSo(how) => format!("✓ {how}"),
            Answer::Refused { code, words } => format!("not supported, said as {code}: “{words}”"),
        };
        format!("| {} | {answer} | {} | {} |\n", self.feature, cases.join(", "), tests.join(", "))
    }

    /// What the row promises and is not there.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for case in self.cases.iter().filter(|case| !folder("accept").join(case).join("spec.yaml").exists()) {
            faults.push(format!("{}: there is no case `{case}`", self.feature));
        }
        for test in self.tests.iter().filter(|test| !is_test(test)) {
            faults.push(format!("{}: there is no test `{test}`", self.feature));
        }
        match self.answer {
            Answer::Refused { code, words } if !self.is_said(code, words) => {
                faults.push(format!("{}: no case says {code}, {words}", self.feature));
            }
            Answer::Works | Answer::WorksSo(_) if self.tests.is_empty() => {
                faults.push(format!("{}: no test holds it", self.feature))
            }
            _ => {}
        }
        faults
    }

    fn is_said(&self, code: &str, words: &str) -> bool {
        self.cases.iter().any(|case| {
            let said = fs::read_to_string(folder("accept").join(case).join("stderr")).unwrap_or_default();
            said.lines().any(|line| line.contains(&format!("[{code}]")) && line.contains(words))
        })
    }
}

/// Whether a file has a test of this name.
fn is_test(test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else { return false };
    let text = fs::read_to_string(folder("..").join(file)).unwrap_or_default();
    let is_here = |position: usize| {
        let before = text[..position].trim_end().trim_end_matches("async").trim_end();
        before.ends_with("#[test]") || before.ends_with("#[tokio::test]") || before.ends_with("true)]")
    };
    text.match_indices(&format!("fn {name}(")).any(|(position, _)| is_here(position))
}
