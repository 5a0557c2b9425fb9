//! Texts of a description as lines of Rust documentation: nothing in them may break or mislead rustdoc.
//! Part of the lowering.

mod html;

use serde_json::Value;

use crate::lower::view::View;

/// How many values of an enumeration are listed in a documentation.
const MOST_VALUES: usize = 20;

/// Returns the lines of a text in Markdown or HTML, safe for rustdoc: links bracketed, stray brackets and tags escaped, code
/// marked as text.
pub(super) fn lines(text: Option<&str>) -> Vec<String> {
    let text = plain(text.unwrap_or_default());
    let text = html::to_markdown(&text);
    let text = text.trim();
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let line = line.trim_end();
        let marker = ["```", "~~~"].into_iter().find(|marker| line.trim_start().starts_with(marker));
        match (fence, marker) {
            (None, Some(marker)) => {
                fence = Some(marker);
                lines.push(open_fence(line, marker));
            }
            (Some(open), Some(marker)) if open == marker => {
                fence = None;
                lines.push(line.trim_start().to_owned());
            }
            (Some(_), _) => lines.push(line.to_owned()),
            (None, None) => lines.push(escape(unindent(line))),
        }
    }
    if let Some(marker) = fence {
        lines.push(marker.to_owned());
    }
    lines
}

/// A title on one line.
pub(super) fn title(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What documentation calls the API of this title.
pub(crate) fn subject(text: &str) -> String {
    let title = title(text);
    if title.is_empty() { "the API".to_owned() } else { escape(&title) }
}

/// A text without what the compiler refuses in comments: lone carriage returns, and marks that turn the direction of text.
fn plain(text: &str) -> String {
    let is_mark = |next: char| matches!(next, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace("\r\n", "\n").replace('\r', "\n").replace(is_mark, "")
}

/// The documentation of a member or parameter: its text, then its limits and its default.
pub(super) fn member_lines(description: Option<&str>, view: Option<&View<'_>>) -> Vec<String> {
    let mut lines = lines(description.or_else(|| view.and_then(|view| view.data.description.as_deref())));
    let Some(view) = view else { return lines };
    let mut facts: Vec<String> = view.limits.iter().map(|limit| sentence(limit)).collect();
    facts.extend(allowed(&view.words));
    if let Some(default) = view.data.default.as_ref().filter(|default| !default.is_null()) {
        facts.push(format!("Default: `{}`.", inline_code(default)));
    }
    if !facts.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(facts.join(" "));
    }
    lines
}

/// A text and a paragraph behind it.
pub(super) fn joined(mut lines: Vec<String>, paragraph: Option<String>) -> Vec<String> {
    if let Some(paragraph) = paragraph {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(paragraph);
    }
    lines
}

/// The values of an enumeration that no type tells: those that are neither all words nor all integers.
fn allowed(values: &[Value]) -> Option<String> {
    let is_told = values.iter().all(Value::is_string) || values.iter().all(Value::is_i64);
    if is_told || values.len() < 2 || values.len() > MOST_VALUES {
        return None;
    }
    let values: Vec<String> = values.iter().map(|value| format!("`{}`", inline_code(value))).collect();
    Some(format!("One of {}.", values.join(", ")))
}

/// The text up to its first blank line: what a type says of itself, where a member of that type says nothing.
pub(super) fn first_paragraph(text: Option<&str>) -> Option<String> {
    let paragraph = text?.trim().split("\n\n").next()?;
    (!paragraph.is_empty()).then(|| paragraph.to_owned())
}

fn inline_code(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned).replace(['`', '\n'], " ")
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), characters.as_str()))
}

/// A fence whose language is not named would be taken for Rust and compiled.
fn open_fence(line: &str, marker: &str) -> String {
    let language = line.trim_start().trim_start_matches(marker).trim();
    let is_word = !language.is_empty() && language.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let language = if is_word && !language.eq_ignore_ascii_case("rust") { language } else { "text" };
    format!("{marker}{language}")
}

/// Four spaces would make a code block, which rustdoc compiles.
fn unindent(line: &str) -> &str {
    let indent = line.len() - line.trim_start().len();
    let is_list = line.trim_start().starts_with(['-', '*', '+']) || line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if indent >= 4 && !is_list { line.trim_start() } else { line }
}

/// Escapes what Markdown or rustdoc would take for something else, outside of inline code.
fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let marks = line.matches('`').count();
    for (index, piece) in line.split('`').enumerate() {
        let is_code = index % 2 == 1 && marks > index;
        if index > 0 {
            escaped.push('`');
        }
        if is_code { escaped.push_str(piece) } else { escape_prose(piece, &mut escaped) }
    }
    if marks % 2 == 1 {
        return escaped.replace('`', "\\`");
    }
    escaped
}

fn escape_prose(text: &str, escaped: &mut String) {
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(link) = markdown_link(rest).or_else(|| bare_link(rest, escaped)) {
            escaped.push_str(&link.0);
            rest = &rest[link.1..];
            continue;
        }
        match next {
            '[' | ']' => escaped.extend(['\\', next]),
            '<' => escaped.push_str("\\<"),
            _ => escaped.push(next),
        }
        rest = &rest[next.len_utf8()..];
    }
}

/// `[text](https://…)` stays; any other target would be taken for an item of the crate.
fn markdown_link(text: &str) -> Option<(String, usize)> {
    let inner = html::beginning(text.strip_prefix('[')?, html::LONGEST_TAG);
    let close = inner.find("](")?;
    let label = &inner[..close];
    if label.contains(['[', ']']) {
        return None;
    }
    let target_start = close + 2;
    let target_length = inner[target_start..].find(')')?;
    let target = &inner[target_start..target_start + target_length];
    let length = 1 + target_start + target_length + 1;
    let is_absolute = target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:");
    let mut shown = String::new();
    // A link within a link would end it.
    match label.starts_with("http") && !label.contains('<') {
        true => shown.push_str(label),
        false => escape_prose(label, &mut shown),
    }
    Some(if is_absolute && !target.contains(['<', '>', ' ']) {
        (format!("[{shown}]({target})"), length)
    } else {
        (shown, length)
    })
}

/// A bare link becomes `<https://…>`, as rustdoc asks for.
fn bare_link(text: &str, before: &str) -> Option<(String, usize)> {
    if !(text.starts_with("https://") || text.starts_with("http://")) || before.ends_with(|last: char| last.is_alphanumeric()) {
        return None;
    }
    let end = text.find(|next: char| next.is_whitespace() || "<>\"'()[]|,`*{}\\".contains(next)).unwrap_or(text.len());
    let link = text[..end].trim_end_matches(['.', ';', ':', '!', '?']);
    (link.len() > "https://".len()).then(|| (format!("<{link}>"), link.len()))
}

#[cfg(test)]
mod tests;
