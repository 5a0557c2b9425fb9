//! HTML in the texts of a description becomes Markdown: links, emphasis, code, lists and paragraphs.
//! Part of the documentation; what is no tag of prose (`<token>`) stays as it is written, and is escaped later.

mod table;
mod tag;

use std::borrow::Cow;

pub(super) use tag::{LONGEST_TAG, beginning};
use tag::{Tag, comment_length, decoded, up_to_end, without_tags, words};

/// Returns the text with its tags said in Markdown; code of Markdown is left alone.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut writer = Writer::default();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '`']) {
        writer.text(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with('`') { writer.code_of_markdown(rest) } else { writer.tag(rest) };
        rest = &rest[length..];
    }
    writer.text(rest);
    Cow::Owned(writer.markdown)
}

#[derive(Default)]
struct Writer {
    markdown: String,
    /// The lists that are open: whether each is numbered.
    lists: Vec<bool>,
    /// The marks of emphasis that are open, and whether each was written.
    emphasis: Vec<(&'static str, bool)>,
    /// Blanks that follow would stand between a mark and its text.
    skips_blanks: bool,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let kept = if self.skips_blanks { text.trim_start() } else { text };
        if kept.is_empty() {
            return;
        }
        if text[..text.len() - kept.len()].matches('\n').count() > 1 {
            self.break_paragraph();
        }
        self.markdown.push_str(kept);
        self.skips_blanks = false;
    }

    /// A run of backticks up to the next one of its length, or itself if there is none.
    fn code_of_markdown(&mut self, rest: &str) -> usize {
        let run = rest.len() - rest.trim_start_matches('`').len();
        let mut at = run;
        let length = loop {
            let Some(start) = rest[at..].find('`').map(|start| at + start) else { break run };
            let ticks = rest[start..].len() - rest[start..].trim_start_matches('`').len();
            at = start + ticks;
            if ticks == run {
                break at;
            }
        };
        self.text(&rest[..length]);
        length
    }

    /// Writes what the tag at the start stands for; returns how much of the text that was.
    fn tag(&mut self, rest: &str) -> usize {
        if let Some(length) = comment_length(rest) {
            return length;
        }
        let Some(tag) = Tag::read(rest) else { return self.literal(rest) };
        let element = if tag.is_end { None } else { up_to_end(&rest[tag.length..], &tag.name) };
        match element {
            Some((inner, length)) if self.element(&tag, inner) => tag.length + length,
            _ if self.mark(&tag, element.map(|(inner, _)| inner)) => tag.length,
            _ => self.literal(rest),
        }
    }

    /// Writes an element as a whole, if it is one of those.
    fn element(&mut self, tag: &Tag<'_>, inner: &str) -> bool {
        match tag.name.as_str() {
            "a" => self.link(tag, inner),
            "code" | "tt" | "kbd" | "samp" => self.code(inner),
            "pre" => self.block_of_code(inner),
            "table" => self.table(inner),
            _ => return false,
        }
        true
    }

    /// Writes what a tag by itself stands for, if it is one of prose.
    fn mark(&mut self, tag: &Tag<'_>, inner: Option<&str>) -> bool {
        match (tag.name.as_str(), tag.is_end, inner) {
            ("b" | "strong", false, Some(inner)) => self.open_emphasis("**", inner),
            ("i" | "em", false, Some(inner)) => self.open_emphasis("*", inner),
            ("b" | "strong", true, _) => return self.closes_emphasis("**"),
            ("i" | "em", true, _) => return self.closes_emphasis("*"),
            ("br", ..) => self.break_line_of_text(),
            ("ul" | "ol", false, _) => self.open_list(tag.name == "ol"),
            ("ul" | "ol", true, _) => self.close_list(),
            ("li", false, _) => self.open_item(),
            ("li", true, _) => {}
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false, _) => self.open_heading(),
            ("p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "section", ..) => self.break_paragraph(),
            ("span" | "font" | "small" | "center" | "u" | "sup" | "sub", false, Some(_)) => {}
            ("span" | "font" | "small" | "center" | "u" | "sup" | "sub", true, _) => {}
            _ => return false,
        }
        true
    }

    /// The bracket is none of a tag.
    fn literal(&mut self, rest: &str) -> usize {
        self.text(&rest[..1]);
        1
    }

    fn link(&mut self, tag: &Tag<'_>, inner: &str) {
        let label = words(inner);
        match tag.attribute("href").map(decoded) {
            Some(target) if !label.is_empty() && !target.contains(['(', ')']) && target != label => {
                self.text(&format!("[{}]({})", label.replace('[', "(").replace(']', ")"), target.trim()));
            }
            _ => self.text(&label),
        }
    }

    fn code(&mut self, inner: &str) {
        let code = decoded(&words(inner));
        match code.contains('`') || code.is_empty() {
            true => self.text(&code),
            false => self.text(&format!("`{code}`")),
        }
    }

    fn block_of_code(&mut self, inner: &str) {
        let code = decoded(&without_tags(inner));
        self.break_paragraph();
        self.markdown.push_str(&format!("```\n{}\n```\n\n", code.trim_matches('\n').trim_end().replace("```", "'''")));
    }

    fn table(&mut self, inner: &str) {
        self.break_paragraph();
        self.markdown.push_str(&table::rows(inner));
        self.break_paragraph();
    }

    /// Marks cannot stand around paragraphs, nor around nothing.
    fn open_emphasis(&mut self, mark: &'static str, inner: &str) {
        let is_shown = !words(inner).is_empty()
            && !inner.contains("\n\n")
            && !has_blocks(inner)
            && !self.emphasis.contains(&(mark, true))
            && !self.markdown.ends_with('*');
        self.emphasis.push((mark, is_shown));
        if is_shown {
            self.text(mark);
            self.skips_blanks = true;
        }
    }

    /// Writes the mark of what was opened last, if that is this one.
    fn closes_emphasis(&mut self, mark: &'static str) -> bool {
        let closed = self.emphasis.pop_if(|(open, _)| *open == mark);
        if closed.is_some_and(|(_, is_shown)| is_shown) {
            let blanks = if self.trim_blanks() { " " } else { "" };
            self.markdown.push_str(mark);
            self.markdown.push_str(blanks);
        }
        closed.is_some()
    }

    /// Takes away the blanks at the end, and says whether there were any.
    fn trim_blanks(&mut self) -> bool {
        let length = self.markdown.trim_end_matches([' ', '\t']).len();
        let had_any = length < self.markdown.len();
        self.markdown.truncate(length);
        had_any
    }

    fn open_list(&mut self, is_numbered: bool) {
        if self.lists.is_empty() {
            self.break_paragraph();
        }
        self.lists.push(is_numbered);
    }

    fn close_list(&mut self) {
        self.lists.pop();
        if self.lists.is_empty() {
            self.break_paragraph();
        }
    }

    fn open_item(&mut self) {
        self.break_line();
        let depth = self.lists.len().saturating_sub(1);
        let mark = if self.lists.last() == Some(&true) { "1. " } else { "- " };
        self.markdown.push_str(&"   ".repeat(depth));
        self.markdown.push_str(mark);
    }

    fn open_heading(&mut self) {
        self.break_paragraph();
        self.markdown.push_str("#### ");
    }

    /// A row of a table is one line, whatever is in it; an item of a list is one paragraph.
    fn break_line_of_text(&mut self) {
        let line = self.markdown.rsplit('\n').next().unwrap_or_default();
        if line.trim_start().starts_with('|') {
            self.text(" ");
        } else if self.lists.is_empty() {
            self.break_paragraph();
        } else {
            self.break_line();
        }
    }

    fn break_line(&mut self) {
        self.trim_blanks();
        if !self.markdown.is_empty() && !self.markdown.ends_with('\n') {
            self.markdown.push('\n');
        }
        self.skips_blanks = true;
    }

    fn break_paragraph(&mut self) {
        self.markdown.truncate(self.markdown.trim_end().len());
        if !self.markdown.is_empty() {
            self.markdown.push_str("\n\n");
        }
        self.skips_blanks = true;
    }
}

fn has_blocks(text: &str) -> bool {
    let mut tags = text.match_indices('<').filter_map(|(at, _)| Tag::read(&text[at..]));
    tags.any(|tag| matches!(tag.name.as_str(), "p" | "br" | "div" | "ul" | "ol" | "li" | "pre" | "table"))
}
