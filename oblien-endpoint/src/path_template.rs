//! The path of an endpoint, split into literal text and variables.
//! Parsed by the checks; the runtime fills it at run time.

/// A path template such as `/workspace/{workspace_id}/archives/{version}.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    segments: Vec<Segment>,
}

/// A piece of a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that stands for itself.
    Literal(String),
    /// A variable, by name.
    Variable(String),
}

/// Why a text is not a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TemplateError {
    UnbalancedBrace,
    EmptyVariable,
}

impl PathTemplate {
    pub(crate) fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            if rest[open..].starts_with('}') {
                return Err(TemplateError::UnbalancedBrace);
            }
            push_literal(&mut segments, &rest[..open]);
            let after = &rest[open + 1..];
            let close = after.find(['{', '}']).ok_or(TemplateError::UnbalancedBrace)?;
            if after[close..].starts_with('{') {
                return Err(TemplateError::UnbalancedBrace);
            }
            if after[..close].trim().is_empty() {
                return Err(TemplateError::EmptyVariable);
            }
            segments.push(Segment::Variable(after[..close].to_owned()));
            rest = &after[close + 1..];
        }
        push_literal(&mut segments, rest);
        Ok(Self { segments })
    }

    /// Makes a template of variables alone, for an endpoint that is never called.
    pub(crate) fn of_variables<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { segments: names.into_iter().map(|name| Segment::Variable(name.to_owned())).collect() }
    }

    /// Returns the pieces in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Returns the names of the variables in order, each once.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().enumerate().filter_map(|(index, segment)| match segment {
            Segment::Variable(name) if !self.segments[..index].contains(segment) => Some(name.as_str()),
            _ => None,
        })
    }
}

fn push_literal(segments: &mut Vec<Segment>, text: &str) {
    if !text.is_empty() {
        segments.push(Segment::Literal(text.to_owned()));
    }
}

/// Returns a path as its readers know it: with letters where it has their bytes.
pub(crate) fn readable(path: &str) -> String {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let byte = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|byte| !byte.is_ascii());
        match byte {
            Some(byte) => bytes.extend([byte].iter().chain(&piece.as_bytes()[2..])),
            None => bytes.extend(b"%".iter().chain(piece.as_bytes())),
        }
    }
    let text =
        String::from_utf8(bytes).ok().filter(|text| text.chars().all(|letter| letter.is_ascii() || letter.is_alphanumeric()));
    text.unwrap_or_else(|| path.to_owned())
}
