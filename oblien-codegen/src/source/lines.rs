//! The lines of a text: offsets to line and column, and back.
//! Shared by the locators, the parser's errors and the printer of diagnostics.

/// A text with the starts of its lines.
pub(crate) struct Lines<'text> {
    text: &'text str,
    starts: Vec<usize>,
}

impl<'text> Lines<'text> {
    /// Indexes the lines of `text`.
    pub(crate) fn new(text: &'text str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect();
        Self { text, starts }
    }

    /// Returns line and column, both from 1, of a byte offset; columns count characters.
    pub(crate) fn location(&self, offset: usize) -> (usize, usize) {
        let offset = character_start(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }

    /// Returns the byte offset of a line and a column of characters, both from 1.
    pub(crate) fn offset(&self, line: usize, column: usize) -> usize {
        let text = self.line(line);
        let within = text.char_indices().nth(column.saturating_sub(1));
        self.start(line) + within.map_or(text.len(), |(index, _)| index)
    }

    /// Returns the byte offset of a line, from 1, and a column of bytes, from 1.
    pub(crate) fn byte_offset(&self, line: usize, column: usize) -> usize {
        let offset = self.start(line) + column.saturating_sub(1);
        character_start(self.text, offset)
    }

    /// Returns the text of a line, from 1, without its end.
    pub(crate) fn line(&self, line: usize) -> &'text str {
        let start = self.start(line);
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    fn start(&self, line: usize) -> usize {
        let index = line.saturating_sub(1);
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }
}

/// Returns the offset at which the character begins that a byte offset is in.
pub(crate) fn character_start(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|start| text.is_char_boundary(*start)).unwrap_or(0)
}

/// Returns the text without the mark that some editors put before it.
pub(crate) fn strip_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
