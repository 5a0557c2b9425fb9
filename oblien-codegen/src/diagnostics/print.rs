//! Prints diagnostics for a terminal, with the lines they speak of.
//! Reads the files again and looks places up; this is the only time positions are paid for.

use std::fmt::Write;
use std::path::PathBuf;

use indexmap::IndexMap;

use super::Diagnostics;
use super::codes::Code;
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

/// One finding as text.
pub(crate) struct Report {
    pub(crate) is_error: bool,
    /// The file it is about, as it was asked for.
    pub(crate) file: PathBuf,
    /// The word and the code, coloured: `error[E0101]`.
    head: String,
    code: Code,
    /// What is wrong.
    message: String,
    /// The lines below: place, source and help.
    details: String,
}

impl Report {
    /// Returns the finding without the word that says how bad it is, for whoever says so in another way.
    pub(crate) fn plain(&self) -> String {
        format!("{} [{}]\n{}", self.message, self.code, self.details.trim_end())
    }
}

/// Returns the diagnostics as text, by file and line.
pub(crate) fn print(diagnostics: &Diagnostics, loader: &dyn Loader, colour: Colour) -> String {
    let paint = Paint::new(colour);
    let text = |report: Report| format!("{}{}\n{}\n", report.head, paint.bold(&format!(": {}", report.message)), report.details);
    painted(diagnostics, loader, paint).into_iter().map(text).collect()
}

/// Returns the diagnostics one by one, by file and line, without colours.
pub(crate) fn reports(diagnostics: &Diagnostics, loader: &dyn Loader) -> Vec<Report> {
    painted(diagnostics, loader, Paint::new(Colour::Never))
}

/// Findings that differ in their place only are shown once, with a note on the others.
fn painted(diagnostics: &Diagnostics, loader: &dyn Loader, paint: Paint) -> Vec<Report> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    let places = Places::look_up(&sorted, loader);
    sorted.sort_by_key(|diagnostic| places.order(&diagnostic.place));
    let groups = alike(&sorted);
    let reports = groups.iter().filter_map(|group| group.split_first());
    reports.map(|(first, others)| report(first, others, &places, paint)).collect()
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

fn report(diagnostic: &Diagnostic, others: &[&Diagnostic], places: &Places, paint: Paint) -> Report {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning | Severity::Advice => "warning",
    };
    let head = paint.severity(diagnostic.severity, &format!("{word}[{}]", diagnostic.code));
    let labels = diagnostic.labels.iter().map(|label| mark(places, &label.place, &label.text, false));
    let marks: Vec<Mark<'_>> = std::iter::once(mark(places, &diagnostic.place, "", true)).chain(labels).collect();
    let width = marks.iter().map(|mark| mark.line.to_string().len()).max().unwrap_or(1);
    let mut details = snippet(&marks, diagnostic.severity, width, paint);
    let margin = " ".repeat(width + 1);
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(details, "{margin}{} {}: {help}", paint.rule("="), paint.bold("help"));
    }
    if !others.is_empty() {
        let _ = writeln!(details, "{margin}{} {}: {}", paint.rule("="), paint.bold("note"), also(others, places));
    }
    let Diagnostic { code, message, place, .. } = diagnostic;
    Report { is_error: diagnostic.is_error(), file: place.file.clone(), head, code: *code, message: message.clone(), details }
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
