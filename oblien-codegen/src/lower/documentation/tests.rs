//! What texts of descriptions become.

use super::{first_paragraph, lines, subject};

/// A text of a description, and the lines of documentation it becomes.
const CASES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("  Plain.  ", &["Plain."]),
    ("See https://example.com/a_b.", &["See <https://example.com/a_b>."]),
    ("[guide](https://example.com) and [local](#part)", &["[guide](https://example.com) and local"]),
    ("[https://example.com/a](https://example.com/a)", &["[https://example.com/a](https://example.com/a)"]),
    ("a [Type] or <token>", &["a \\[Type\\] or \\<token>"]),
    ("code `[x] <y>` stays", &["code `[x] <y>` stays"]),
    ("one ` too few", &["one \\` too few"]),
    ("```\nlet x;\n```", &["```text", "let x;", "```"]),
    ("```rust\nlet x;\n```", &["```text", "let x;", "```"]),
    ("```json\n{}", &["```json", "{}", "```"]),
    ("    indented", &["indented"]),
    ("- item\n    - inner", &["- item", "    - inner"]),
    // HTML
    ("<p>One.</p><p>Two,\nstill.</p>", &["One.", "", "Two,", "still."]),
    (
        "See <a target=_blank href=\"https://example.com/a?b=1&amp;c\"> the\nguide </a>.",
        &["See [the guide](https://example.com/a?b=1&c)."],
    ),
    ("<a href='#part'>part</a>, <a href=\"https://a.example\">https://a.example</a>", &["part, <https://a.example>"]),
    ("<a href=\"https://a.example\">with <code>code</code> [x]</a>", &["[with code (x)](https://a.example)"]),
    ("a <b>bold </b>and <em> leaning</em> word, <STRONG>loud</STRONG>", &["a **bold** and *leaning* word, **loud**"]),
    ("never <b>closed, <i></i>", &["never \\<b>closed,"]),
    ("GET /a/<code>/<a>, not </b>", &["GET /a/\\<code>/\\<a>, not \\</b>"]),
    ("<b>one<p>two</b>", &["one", "", "two"]),
    ("call <code>Vec&lt;T&gt;</code> and `<b>` as it is", &["call `Vec<T>` and `<b>` as it is"]),
    ("one<br/>two<BR><br>\n\nthree", &["one", "", "two", "", "three"]),
    ("<ul><li>one<br>more</ul>", &["- one", "more"]),
    ("| a | b |\n|---|---|\n| x<br>y | <b>z</b> |", &["| a | b |", "|---|---|", "| x y | **z** |"]),
    (
        "Either:<ul>\n  <li>one</li>\n  <li>two<ol><li>inner</li></ol></li>\n</ul>Then.",
        &["Either:", "", "- one", "- two", "   1. inner", "", "Then."],
    ),
    ("<pre><code>{ &quot;a&quot;: 1 }\n</code></pre>after", &["```text", "{ \"a\": 1 }", "```", "", "after"]),
    ("<h2>Title</h2>text <!-- theme: warning --> on", &["#### Title", "", "text  on"]),
    ("```\n<b>code</b>\n```", &["```text", "<b>code</b>", "```"]),
    (
        "<table><thead><th>Name</th>\n<th>Of</th></thead><tr><td> <b>a</b>|b\n</td></tr><tr><td>1 < 2<td>x</table>then",
        &["| Name | Of |", "|---|---|", "| **a**\\|b |  |", "| 1 \\< 2 | x |", "", "then"],
    ),
    ("<table>never closed", &["\\<table>never closed"]),
    ("<b", &["\\<b"]),
    ("</", &["\\</"]),
    ("<a href=\"x", &["\\<a href=\"x"]),
    ("<span style=\"a>b\">kept</span>", &["kept"]),
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

#[test]
fn an_api_without_a_title_is_called_something() {
    assert_eq!(subject(" "), "the API");
    assert_eq!(subject("Pets\n[v1]"), "Pets \\[v1\\]");
}
