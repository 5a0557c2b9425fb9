//! What texts of descriptions become.

use super::{first_paragraph, lines};

/// A text of a description, and the lines of documentation it becomes.
const CASES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("  Plain.  ", &["Plain."]),
    ("See https://example.com/a_b.", &["See <https://example.com/a_b>."]),
    ("[guide](https://example.com) and [local](#part)", &["[guide](https://example.com) and local"]),
    ("a [Type] or <b>bold</b>", &["a \\[Type\\] or \\<b>bold\\</b>"]),
    ("code `[x] <y>` stays", &["code `[x] <y>` stays"]),
    ("one ` too few", &["one \\` too few"]),
    ("```\nlet x;\n```", &["```text", "let x;", "```"]),
    ("```rust\nlet x;\n```", &["```text", "let x;", "```"]),
    ("```json\n{}", &["```json", "{}", "```"]),
    ("    indented", &["indented"]),
    ("- item\n    - inner", &["- item", "    - inner"]),
];

#[test]
fn texts_become_lines_that_rustdoc_takes() {
    for (text, expected) in CASES {
        assert_eq!(lines(Some(text)), *expected, "{text:?}");
    }
}

#[test]
fn the_first_paragraph_ends_at_a_blank_line() {
    assert_eq!(first_paragraph(Some("One.\nTwo.\n\nThree.")).as_deref(), Some("One.\nTwo."));
    assert_eq!(first_paragraph(Some("  ")), None);
    assert_eq!(first_paragraph(None), None);
}
