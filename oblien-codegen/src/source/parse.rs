//! Text to value: YAML or JSON by its content, with problems that know their offset.
//! Used by `Sources` for every file of a description.

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::lines::Lines;
use super::pointer;
use super::repair::{Fault, read_repaired};
use super::value::{MAXIMUM_DEPTH, Node, Progress};

/// Nodes beyond the length of the text that aliases may add: some 200 MiB at worst.
const ALIAS_BUDGET: usize = 2_000_000;

/// Brackets left open beyond which a text is refused before the YAML parser sees it, since its
/// time grows with their square. No honest text comes near, whatever its prose has unbalanced.
const MAXIMUM_OPEN: usize = 10_000;

/// What the YAML parser says when aliases are followed too often; it has no other sign of it.
const REPETITION: &str = "repetition limit exceeded";

/// A text as a value, and the keys it gives twice.
pub(crate) struct Parsed {
    pub(crate) value: Value,
    /// Pointers to members given more than once; the last one counts.
    pub(crate) duplicates: Vec<String>,
}

/// Why a text could not be read.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem {
    /// It is neither YAML nor JSON.
    Syntax {
        message: String,
        offset: usize,
        /// What the parser was at, and where that began.
        context: Option<(String, usize)>,
        /// Whether lines of the text are those of a template.
        is_template: bool,
    },
    /// Containers are nested deeper than the limit given.
    TooDeep { offset: usize, limit: usize },
    /// Aliases make it larger than anything sensible.
    TooLarge { offset: usize },
    /// It holds several YAML documents; the second starts at the offset.
    SeveralDocuments { offset: usize },
}

/// Parses a text without byte-order mark.
pub(crate) fn parse(text: &str) -> Result<Parsed, Problem> {
    if !looks_like_json(text) {
        return parse_yaml(text);
    }
    match parse_json(text) {
        // A flow mapping of YAML starts with a brace, too.
        Err(problem @ Problem::Syntax { .. }) => parse_yaml(text).map_err(|_| problem),
        parsed => parsed,
    }
}

/// Whether the text is to be tried as JSON first.
pub(crate) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

fn parse_json(text: &str) -> Result<Parsed, Problem> {
    let mut progress = progress(text, false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node(&mut progress).deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map(|value| parsed(value, &mut progress)).map_err(|error| {
        let offset = Lines::new(text).byte_offset(error.line(), error.column());
        problem(&progress, text, offset, &error.to_string())
    })
}

fn parse_yaml(text: &str) -> Result<Parsed, Problem> {
    if let Some(offset) = overly_open(text) {
        return Err(Problem::TooDeep { offset, limit: MAXIMUM_DEPTH });
    }
    let (parsed, insertions) = read_repaired(text, parse_as_written);
    parsed.map_err(|problem| problem.at(|offset| insertions.original(offset)))
}

fn parse_as_written(text: &str) -> Result<Parsed, Problem> {
    let mut progress = progress(text, true);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(document) = documents.next() else {
        return Ok(parsed(Value::Null, &mut progress));
    };
    let value = Node(&mut progress)
        .deserialize(document)
        .map_err(|error| problem(&progress, text, offset_of(text, &error).unwrap_or(0), &error.to_string()))?;
    match documents.next() {
        None => Ok(parsed(value, &mut progress)),
        Some(_) => match second_document(text) {
            Some(offset) => Err(Problem::SeveralDocuments { offset }),
            None => Ok(parsed(value, &mut progress)),
        },
    }
}

/// Returns the byte offset of an error; the index that the parser gives counts characters.
pub(super) fn offset_of(text: &str, error: &serde_yaml::Error) -> Option<usize> {
    let location = error.location()?;
    Some(Lines::new(text).offset(location.line(), location.column()))
}

impl Problem {
    /// Returns the same problem at other offsets.
    fn at(self, change: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Syntax { message, offset, context, is_template } => {
                let context = context.map(|(text, offset)| (text, change(offset)));
                Self::Syntax { message, offset: change(offset), context, is_template }
            }
            Self::TooDeep { offset, limit } => Self::TooDeep { offset: change(offset), limit },
            Self::TooLarge { offset } => Self::TooLarge { offset: change(offset) },
            Self::SeveralDocuments { offset } => Self::SeveralDocuments { offset: change(offset) },
        }
    }
}

impl Fault for Problem {
    fn offset(&self) -> Option<usize> {
        match self {
            Self::Syntax { offset, .. } => Some(*offset),
            _ => None,
        }
    }
}

/// Returns where too many brackets are open.
fn overly_open(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MAXIMUM_OPEN
    })
}

fn progress(text: &str, merges: bool) -> Progress {
    Progress::new(merges, text.len() + ALIAS_BUDGET)
}

fn parsed(value: Value, progress: &mut Progress) -> Parsed {
    let duplicates = progress.duplicates.drain(..).map(|path| {
        let mut pointer = String::new();
        path.iter().rev().for_each(|segment| pointer::push(&mut pointer, segment));
        pointer
    });
    Parsed { value, duplicates: duplicates.collect() }
}

fn problem(progress: &Progress, text: &str, offset: usize, message: &str) -> Problem {
    if progress.too_deep {
        return Problem::TooDeep { offset, limit: MAXIMUM_DEPTH };
    }
    if progress.exhausted || message == REPETITION {
        return Problem::TooLarge { offset };
    }
    if let Some(fault) = progress.fault {
        return Problem::Syntax { message: fault.to_owned(), offset, context: None, is_template: is_template(text) };
    }
    let (message, rest) = split_place(message);
    let context = rest.and_then(|(_, rest)| rest.strip_prefix(", ")).and_then(|rest| {
        let (context, place) = split_place(rest);
        let ((line, column), _) = place?;
        Some((context.to_owned(), Lines::new(text).offset(line, column)))
    });
    Problem::Syntax { message: message.to_owned(), offset, context, is_template: is_template(text) }
}

/// Whether a line has an action of a template, which no YAML has outside of quotes.
fn is_template(text: &str) -> bool {
    let has = |line: &str, start, end| line.split_once(start).is_some_and(|(_, rest)| rest.contains(end));
    text.lines().any(|line| has(line, "{{", "}}") || has(line, "{%", "%}"))
}

/// A message before its `at line 1 column 2`, and that place with what follows it.
type Split<'message> = (&'message str, Option<((usize, usize), &'message str)>);

fn split_place(message: &str) -> Split<'_> {
    let split = message.find(" at line ").and_then(|start| {
        let (line, rest) = leading_number(&message[start + " at line ".len()..])?;
        let (column, rest) = leading_number(rest.strip_prefix(" column ")?)?;
        Some((&message[..start], Some(((line, column), rest))))
    });
    split.unwrap_or((message, None))
}

fn leading_number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// Returns where the second `---` line stands, for which the parser gives no place.
///
/// `None` if nothing but white space and comments follows it.
fn second_document(text: &str) -> Option<usize> {
    let mut offset = 0;
    let mut marker = None;
    let mut content = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with("---") || line.starts_with("...") {
            if content {
                marker.get_or_insert(offset);
            }
        } else if !matches!(line.trim().bytes().next(), None | Some(b'#' | b'%')) {
            if marker.is_some() {
                return marker;
            }
            content = true;
        }
        offset += line.len();
    }
    None
}
