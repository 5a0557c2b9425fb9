//! The lines under a diagnostic's message: file, line and column, the text, the underline.
//! Called by the printer; knows tabs, wide characters and lines that are too long to show.

use std::path::Path;

use super::diagnostic::Severity;
use super::print::Colour;

/// At most so many columns of a line are shown.
const MAXIMUM_WIDTH: usize = 120;
/// So many columns are shown before the marked place when a line is cut.
const LEAD: usize = 40;
/// What stands where a line was cut.
const CUT: &str = "…";

/// A marked place in a text.
pub(super) struct Mark<'text> {
    pub(super) file: &'text Path,
    /// From 1; 0 if only the file is known.
    pub(super) line: usize,
    /// In characters, from 1.
    pub(super) column: usize,
    /// In characters.
    pub(super) length: usize,
    pub(super) text: Option<&'text str>,
    pub(super) label: &'text str,
    pub(super) primary: bool,
}

/// Returns the lines that show the marks, the first of which is the diagnostic's own place.
pub(super) fn snippet(marks: &[Mark<'_>], severity: Severity, width: usize, paint: Paint) -> String {
    let margin = " ".repeat(width);
    let mut output = String::new();
    let mut file = None;
    for mark in marks {
        let arrow = if file.is_none() { "-->" } else { ":::" };
        if file != Some(mark.file) || mark.text.is_none() {
            output.push_str(&format!("{margin}{} {}\n", paint.rule(arrow), place(mark)));
        }
        if let Some(text) = mark.text {
            if file == Some(mark.file) {
                output.push_str(&format!("{margin}{}\n", paint.rule("...")));
            } else {
                output.push_str(&format!("{margin} {}\n", paint.rule("|")));
            }
            output.push_str(&lines(mark, text, severity, width, paint));
        }
        file = Some(mark.file);
    }
    if marks.iter().any(|mark| mark.text.is_some()) {
        output.push_str(&format!("{margin} {}\n", paint.rule("|")));
    }
    output
}

fn place(mark: &Mark<'_>) -> String {
    let file = mark.file.display();
    let label = if mark.label.is_empty() || mark.text.is_some() { String::new() } else { format!(": {}", mark.label) };
    match mark.line {
        0 => format!("{file}{label}"),
        line => format!("{file}:{line}:{}{label}", mark.column),
    }
}

fn lines(mark: &Mark<'_>, text: &str, severity: Severity, width: usize, paint: Paint) -> String {
    let shown = Shown::new(text, mark.column - 1, mark.length);
    let number = paint.rule(&format!("{:>width$} |", mark.line));
    let empty = paint.rule(&format!("{:>width$} |", ""));
    let sign = if mark.primary { "^" } else { "-" };
    let underline = sign.repeat(shown.length);
    let underline = if mark.primary { paint.severity(severity, &underline) } else { paint.rule(&underline) };
    let label = if mark.label.is_empty() { String::new() } else { format!(" {}", mark.label) };
    let indent = " ".repeat(shown.column);
    format!("{number} {}\n{empty} {indent}{underline}{label}\n", shown.text)
}

/// The part of a line that is shown, with the columns on the screen of what is marked.
struct Shown {
    text: String,
    column: usize,
    length: usize,
}

impl Shown {
    fn new(line: &str, column: usize, length: usize) -> Self {
        let shortened = line.chars().nth(MAXIMUM_WIDTH).is_some();
        let skipped = if shortened { column.saturating_sub(LEAD) } else { 0 };
        let lead = if skipped > 0 { CUT } else { "" };
        let mut shown = Self { text: lead.to_owned(), column: lead.chars().count(), length: 0 };
        let mut width = 0;
        for (index, character) in line.chars().enumerate().skip(skipped) {
            let (cell, columns) = cell(character);
            if width + columns > MAXIMUM_WIDTH {
                shown.text.push_str(CUT);
                break;
            }
            width += columns;
            shown.text.push_str(&cell);
            shown.column += if index < column { columns } else { 0 };
            shown.length += if (column..column + length).contains(&index) { columns } else { 0 };
        }
        shown.length = shown.length.max(1);
        shown
    }
}

/// A character as it is shown, and how many columns it takes.
fn cell(character: char) -> (String, usize) {
    match character {
        '\t' => ("    ".to_owned(), 4),
        control if control.is_control() => ("\u{fffd}".to_owned(), 1),
        character => (character.to_string(), columns(character)),
    }
}

/// Columns of a character on a terminal, by the blocks that are wide or combining.
fn columns(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 => 2,
        0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 => 2,
        0x1f300..=0x1f64f | 0x1f900..=0x1f9ff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// Puts colour around text, or doesn't.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint(Colour);

impl Paint {
    pub(super) fn new(colour: Colour) -> Self {
        Self(colour)
    }

    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        match severity {
            Severity::Error => self.wrap("\u{1b}[1;31m", text),
            Severity::Warning | Severity::Advice => self.wrap("\u{1b}[1;33m", text),
        }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.wrap("\u{1b}[1m", text)
    }

    pub(super) fn rule(self, text: &str) -> String {
        self.wrap("\u{1b}[1;34m", text)
    }

    fn wrap(self, start: &str, text: &str) -> String {
        match self.0 {
            Colour::Always => format!("{start}{text}\u{1b}[0m"),
            Colour::Never => text.to_owned(),
        }
    }
}
