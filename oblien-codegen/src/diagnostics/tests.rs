//! Tests of the diagnostics: collecting, and the exact text that is printed.
//! The texts of single findings are held by the cases that provoke them.

use std::path::Path;

use super::codes::{E0101, E0206, E0901};
use super::{Colour, Diagnostic, Diagnostics, Place, explain, print};
use crate::source::Memory;

const API: &str = "\
openapi: 3.0.0
paths:
\t/tabs: &x {$ref: '#/nowhere'}
  /wide: {description: \"漢字 ü\", $ref: '#/wide'}
";

fn printed(text: &str, diagnostics: impl IntoIterator<Item = Diagnostic>) -> String {
    let mut collected = Diagnostics::new();
    diagnostics.into_iter().for_each(|diagnostic| collected.push(diagnostic));
    print(&collected, &Memory::new([("api.yaml", text)]), Colour::Never)
}

fn at(offset: usize) -> Place {
    Place::offset(Path::new("api.yaml"), offset)
}

fn pointed(pointer: &str) -> Place {
    Place::pointer(Path::new("api.yaml"), pointer)
}

#[test]
fn a_finding_is_shown_with_its_line() {
    let text = "openapi: 3.0.0\ninfo:\n  title: [x]\n";
    let warning = Diagnostic::warning(E0206, pointed("/info/title"), "no text").with_help("write a text");
    let expected = "\
warning[E0206]: no text
 --> api.yaml:3:3
  |
3 |   title: [x]
  |   ^^^^^
  |
  = help: write a text

";
    assert_eq!(printed(text, [warning]), expected);
}

#[test]
fn findings_come_in_the_order_of_the_text_and_once() {
    let text = "a: 1\nb: 2\n";
    let error = |pointer: &str| Diagnostic::error(E0101, pointed(pointer), pointer.to_owned());
    let output = printed(text, [error("/b"), error("/a"), error("/b")]);
    let heads: Vec<&str> = output.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(heads, ["error[E0101]: /a", "error[E0101]: /b"]);
}

#[test]
fn the_same_finding_elsewhere_is_a_note() {
    let text = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n";
    let error = |pointer: &str| Diagnostic::error(E0101, pointed(pointer), "same");
    let output = printed(text, ["/c", "/a", "/b"].map(error));
    assert!(output.starts_with("error[E0101]: same\n --> api.yaml:1:4\n"), "{output}");
    assert!(output.ends_with("  |\n  = note: the same 2 times more, at 2:4, 3:4\n\n"), "{output}");
    let output = printed(text, ["/a", "/b", "/c", "/d", "/e"].map(error));
    assert!(output.ends_with("the same 4 times more, at 2:4, 3:4, 4:4 and further on\n\n"), "{output}");
}

#[test]
fn labels_show_further_places() {
    let text = "a: 1\nb: 2\n";
    let other = Place::pointer(Path::new("other.yaml"), "/c");
    let warning =
        Diagnostic::warning(E0206, pointed("/b"), "twice").with_label(pointed("/a"), "first here").with_label(other, "and there");
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(warning);
    let loader = Memory::new([("api.yaml", text), ("other.yaml", "c: 3\n")]);
    let expected = "\
warning[E0206]: twice
 --> api.yaml:2:4
  |
2 | b: 2
  |    ^
 ...
1 | a: 1
  |    - first here
 ::: other.yaml:1:4
  |
1 | c: 3
  |    - and there
  |

";
    assert_eq!(print(&diagnostics, &loader, Colour::Never), expected);
}

#[test]
fn tabs_and_wide_characters_keep_the_underline_in_place() {
    let tab = API.find("'#/nowhere'").unwrap();
    let output = printed(API, [Diagnostic::error(E0101, at(tab), "tab")]);
    assert!(output.contains("3 |     /tabs: &x {$ref: '#/nowhere'}\n  |                      ^\n"), "{output}");
    let wide = API.find("$ref: '#/wide'").unwrap();
    let output = printed(API, [Diagnostic::error(E0101, at(wide), "wide")]);
    assert!(output.contains(" --> api.yaml:4:32\n"), "{output}");
    assert!(output.contains("  |                                  ^\n"), "{output}");
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{{\"a\": \"{}\", \"b\": 1, \"c\": \"{}\"}}", "x".repeat(500), "y".repeat(500));
    let output = printed(&text, [Diagnostic::error(E0101, pointed("/b"), "far")]);
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines[1], " --> api.yaml:1:516");
    let (shown, underline) = (lines[3], lines[4]);
    assert!(shown.starts_with("1 | …xxx") && shown.ends_with("yyy…"), "{shown}");
    let column = underline.find('^').unwrap();
    assert_eq!(shown.chars().nth(column), Some('1'));
}

#[test]
fn a_file_that_can_not_be_read_is_named() {
    let error = Diagnostic::error(E0101, Place::file(Path::new("gone.yaml")), "gone");
    assert_eq!(printed("", [error]), "error[E0101]: gone\n --> gone.yaml\n\n");
}

#[test]
fn colour_is_only_added_on_demand() {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(Diagnostic::warning(E0206, pointed("/a"), "x"));
    let loader = Memory::new([("api.yaml", "a: 1\n")]);
    assert!(print(&diagnostics, &loader, Colour::Always).starts_with("\u{1b}[1;33mwarning[E0206]\u{1b}[0m"));
    assert!(!print(&diagnostics, &loader, Colour::Never).contains('\u{1b}'));
}

#[test]
fn warnings_are_no_failure() {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(Diagnostic::unsupported(E0901, pointed(""), "feature", "x"));
    assert!(!diagnostics.has_errors());
    assert_eq!(diagnostics.iter().next().unwrap().feature, Some("feature"));
}

#[test]
fn errors_can_not_be_forgotten() {
    let forget = || {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::error(E0101, pointed(""), "x"));
    };
    assert!(std::panic::catch_unwind(forget).is_err());
}

#[test]
fn codes_are_explained() {
    assert!(explain("e0101").unwrap().starts_with("E0101: A reference points nowhere\n\n"));
    assert_eq!(explain("E9999"), None);
}
