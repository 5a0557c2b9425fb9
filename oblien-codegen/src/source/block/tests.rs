//! What is read here is what the parser of all of YAML reads, in texts of every kind and in what becomes of them by small changes.

use super::read;
use crate::source::parse::{parse_as_written, parse_block};
use crate::source::value::{Node, Progress};

/// All that is read without the parser.
const KNOWN: &str = include_str!("tests/known.yaml");

fn check(text: &str) -> bool {
    let found = parse_block(text);
    if let Some(found) = &found {
        match parse_as_written(text) {
            Ok(parsed) => assert_eq!((&found.value, &found.duplicates), (&parsed.value, &parsed.duplicates), "{text}"),
            Err(problem) => panic!("{problem:?} in\n{text}"),
        }
    }
    found.is_some()
}

#[test]
fn usual_texts_need_no_parser() {
    assert!(check(KNOWN));
    assert!(check(KNOWN.trim_end()));
    let lines: Vec<&str> = KNOWN.lines().collect();
    for text in lines.split(|line| line.starts_with("clip")).map(|lines| lines.join("\n")) {
        check(&text);
    }
}

#[test]
fn rare_texts_are_left_to_it() {
    let rare = [
        "",
        "a",
        "- a",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "? a\n: b",
        "a: b: c",
        "a:\tb",
        "a: b\r\nc: d",
        "a: b\n---\nc: d",
        "a: [b: c]",
        "a: {b}",
        "a: \"\\e\"",
        "a: \"\\ud800\"",
        "a: |2\n   b",
        "%YAML 1.1\n---\na: b",
        "a: b\n c: d",
        "a: [b",
        "a: 'b",
        "a: b\n  - c: d",
        "a: - b",
        "a: [b\n  c]",
        "a: |\n    \n  b",
        "--- a: b",
        "a: 'b' c",
        "a: @b",
        "a: `b`",
    ];
    for text in rare {
        assert!(parse_block(text).is_none(), "{text}");
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

#[test]
fn changed_texts_are_read_as_the_parser_reads_them() {
    let pieces = [
        " ", "  ", "\n", "\n\n", "#", " #", ":", ": ", "-", "- ", "'", "\"", "[", "]", "{", "}", ",", "|", ">", "a", "1", "\\",
        "\t", "?", "&", "*", "!", "~", ".", "---\n", "|\n", ">-\n", "null", "\u{e9}", "\n  ", "\n    ", "- - ", "''", "\\n",
        "\\\n", "\\ ", "\\t", "\\u0041",
    ];
    let mut random = Random(7);
    let lines: Vec<&str> = KNOWN.lines().collect();
    let mut read = 0;
    for _ in 0..30_000 {
        let start = random.below(lines.len());
        let mut text: String = lines.iter().skip(start).take(1 + random.below(12)).map(|line| format!("{line}\n")).collect();
        for _ in 0..1 + random.below(3) {
            let places: Vec<usize> = text.char_indices().map(|(index, _)| index).collect();
            let Some(&at) = places.get(random.below(places.len().max(1))) else { continue };
            match random.below(3) {
                0 => drop(text.remove(at)),
                1 => text.insert_str(at, pieces[random.below(pieces.len())]),
                _ => text.truncate(at),
            }
        }
        read += usize::from(check(&text));
    }
    assert!(read > 3_000, "only {read} were read");
}

#[test]
fn all_of_a_text_is_read() {
    let mut progress = Progress::new(true, 100);
    assert!(read("a: b\n}", Node(&mut progress)).is_none());
}
