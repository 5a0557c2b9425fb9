//! What YAML allows and the parser refuses, written as the parser takes it.
//! Used after a fault by the parser and the locator, so that honest texts pay nothing for it.

/// Faults of one text that are set right; each costs a parse of what is before it.
const MAXIMUM_REPAIRS: usize = 200;

/// Reads a text, and reads it again as long as what it fails at can be written otherwise.
///
/// Returns the last result, and what was put into the text that it was read from.
pub(super) fn read_repaired<T, F: Fault>(text: &str, mut read: impl FnMut(&str) -> Result<T, F>) -> (Result<T, F>, Insertions) {
    let mut insertions = Insertions::default();
    let mut repaired = None;
    let mut last = 0;
    for _ in 0..MAXIMUM_REPAIRS {
        let current = repaired.as_deref().unwrap_or(text);
        let result = read(current);
        let fault = result.as_ref().err().and_then(Fault::offset).filter(|offset| *offset >= last);
        match fault.and_then(|offset| Some((offset, repair(current, offset, &mut insertions)?))) {
            Some((offset, text)) => (last, repaired) = (offset, Some(text)),
            None => return (result, insertions),
        }
    }
    (read(repaired.as_deref().unwrap_or(text)), insertions)
}

/// Where bytes were put into a text, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Insertions(Vec<usize>);

impl Insertions {
    /// Returns the offset in the text as it was.
    pub(super) fn original(&self, offset: usize) -> usize {
        offset - self.0.iter().filter(|inserted| **inserted < offset).count()
    }
}

/// A fault that may know where it is.
pub(super) trait Fault {
    /// Returns the byte offset of the fault.
    fn offset(&self) -> Option<usize>;
}

/// Returns the text with the fault at an offset set right, `None` if it is a fault indeed.
fn repair(text: &str, offset: usize, insertions: &mut Insertions) -> Option<String> {
    if let Some(separated) = separated(text, offset) {
        insertions.0.push(offset + 1);
        return Some(separated);
    }
    without_tabs(text, offset)
}

/// Puts a space between the colon of a member in braces and the bracket after it.
fn separated(text: &str, offset: usize) -> Option<String> {
    let is_member = matches!(text.as_bytes().get(offset..offset + 2)?, [b':', b'[' | b'{' | b']' | b'}' | b',']);
    is_member.then(|| format!("{}: {}", &text[..offset], &text[offset + 1..]))
}

/// Makes spaces of the tabs that lines without content begin with.
fn without_tabs(text: &str, offset: usize) -> Option<String> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    (is_blank(line) && line.trim_start_matches(' ').starts_with('\t')).then(|| text.split_inclusive('\n').map(spaced).collect())
}

fn spaced(line: &str) -> String {
    if !is_blank(line) {
        return line.to_owned();
    }
    let content = line.trim_start_matches([' ', '\t']);
    format!("{}{content}", " ".repeat(line.len() - content.len()))
}

/// Whether a line holds nothing but a comment.
fn is_blank(line: &str) -> bool {
    matches!(line.trim_start().bytes().next(), None | Some(b'#'))
}
