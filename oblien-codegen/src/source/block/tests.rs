//! What is read here is what the parser of all of YAML reads, in texts of every kind and in what becomes of them by small changes.

use super::read;
use crate::source::parse::{parse_as_written, parse_block};
use crate::source::value::{Node, Progress};

/// All that is read without the parser.
const KNOWN: &str = r#"---
# A comment.
openapi: 3.1.0
"quoted": 'it''s'
info :   a   text  # a comment
url: http://a.b/c#d
empty:
list:
- one
- two: 2
  three:
    - 3.0
    -
    - - a
      - b
- 'x': "a\n\"b\""
  more: |
    Lines
      and more

    at the end
  last: >-
    folded
    lines

    and

      indented
      ones
    end


kept: >+
  a

  b

many: plain words
  on lines

  with a gap
both: "in
  quotes
   and

  gaps" # really
single: 'a
  b'
escaped: "a \
  b\ \t
  \u00e9\x41 \

  c \"d\"
  \  e"
values: [a, 1, true, null, ~, 'b', "c", {d: e, f: [] }, ]
braces: {a: 1,
  b: [x,
    y], # comment
  c: z}
numbers: [0, 7, -7, +7, 0x1F, 0o17, 0b1, 1e3, .5, 1., 007, 1_000, 18446744073709551616, -9223372036854775809, .inf, -.inf, .nan, 1.2.3]
date: 2020-01-01
dash: -a
question: ?a
colon: :a
nothing: ~
truths: {a: True, b: FALSE, c: yes}
200: ok
größe: 'ü'
clip: |
  one
strip: |-
  one
keep: |+
  one

end: yes
"#;

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
