//! Prints diagnostics for a terminal, with the lines they speak of.
//! Reads the files again and looks places up; this is the only time positions are paid for.

use std::fmt::Write;

use indexmap::IndexMap;

use super::Diagnostics;
use super::diagnostic::{Diagnostic, Place, Severity};
use super::places::Places;
use super::snippet::{Mark, Paint, snippet};
use crate::source::Loader;

/// Whether the output bears terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain text.
    #[default]
    Never,
    /// ANSI escape codes.
    Always,
}

/// Returns the diagnostics as text, by file and line.
///
/// Findings that differ in their place only are shown once, with a note on the others.
pub(crate) fn print(diagnostics: &Diagnostics, loader: &dyn Loader, colour: Colour) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    let places = Places::look_up(&sorted, loader);
    sorted.sort_by_key(|diagnostic| places.order(&diagnostic.place));
    let paint = Paint::new(colour);
    alike(&sorted).iter().fold(String::new(), |mut output, group| {
        if let [first, others @ ..] = group.as_slice() {
            print_one(&mut output, first, others, &places, paint);
        }
        output
    })
}

/// Puts findings together that say the same of the same file, in the order of the first of each.
fn alike<'a>(diagnostics: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let mut groups: IndexMap<_, Vec<&Diagnostic>> = IndexMap::new();
    for diagnostic in diagnostics {
        let Diagnostic { code, severity, message, help, labels, place, .. } = diagnostic;
        groups.entry((code, severity, message, help, labels, &place.file)).or_default().push(diagnostic);
    }
    groups.into_values().collect()
}

fn print_one(output: &mut String, diagnostic: &Diagnostic, others: &[&Diagnostic], places: &Places, paint: Paint) {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let head = paint.severity(diagnostic.severity, &format!("{word}[{}]", diagnostic.code));
    let message = paint.bold(&format!(": {}", diagnostic.message));
    let _ = writeln!(output, "{head}{message}");
    let labels = diagnostic.labels.iter().map(|label| mark(places, &label.place, &label.text, false));
    let marks: Vec<Mark<'_>> = std::iter::once(mark(places, &diagnostic.place, "", true)).chain(labels).collect();
    let width = marks.iter().map(|mark| mark.line.to_string().len()).max().unwrap_or(1);
    output.push_str(&snippet(&marks, diagnostic.severity, width, paint));
    let margin = " ".repeat(width + 1);
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(output, "{margin}{} {}: {help}", paint.rule("="), paint.bold("help"));
    }
    if !others.is_empty() {
        let _ = writeln!(output, "{margin}{} {}: {}", paint.rule("="), paint.bold("note"), also(others, places));
    }
    output.push('\n');
}

/// Says where the same was found again.
fn also(others: &[&Diagnostic], places: &Places) -> String {
    let shown = others.iter().take(3).filter_map(|other| places.spot(&other.place));
    let shown: Vec<String> = shown.map(|spot| format!("{}:{}", spot.line, spot.column)).collect();
    let rest = if others.len() > shown.len() { " and further on" } else { "" };
    let times = if others.len() == 1 { "once more".to_owned() } else { format!("{} times more", others.len()) };
    format!("the same {times}, at {}{rest}", shown.join(", "))
}

fn mark<'a>(places: &'a Places, place: &'a Place, label: &'a str, primary: bool) -> Mark<'a> {
    let file = &place.file;
    match places.spot(place) {
        Some(spot) => {
            let text = places.line(place, spot);
            Mark { file, line: spot.line, column: spot.column, length: spot.length, text, label, primary }
        }
        None => Mark { file, line: 0, column: 0, length: 0, text: None, label, primary },
    }
}
