//! How errors print: one line for people, a struct for debugging, and no secret in either.
//!
//! Reads what [`construct`](super::construct) has put together.

use std::error::Error as StdError;
use std::fmt::{self, Write};

use super::{Error, Inner, Kind};

/// How much of a text that came from outside is printed, in characters.
const SHOWN: usize = 500;

impl fmt::Display for Error {
    /// Writes one line: the call, what happened to it, and the innermost cause.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        if let Some(place) = &inner.place {
            write!(formatter, "{} {}: ", place.method(), place.path())?;
        }
        if let (Kind::Service(_), Some(status)) = (inner.kind, inner.status) {
            write!(formatter, "{}", status.as_u16())?;
            write!(formatter, " {}: ", Line(inner.code.as_deref().unwrap_or_default()))?;
        }
        write!(formatter, "{}", Line(&inner.message))?;
        if let Some(path) = &inner.json_path {
            write!(formatter, " at `{}`", Line(path))?;
        }
        if let Some(cause) = root_cause(self) {
            write!(formatter, ": {}", Line(&cause.to_string()))?;
        }
        write_remarks(inner, self.request_id(), formatter)
    }
}

fn write_remarks(inner: &Inner, request_id: Option<&str>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(id) = request_id {
        write!(formatter, " (request id {})", Line(id))?;
    }
    if let Some(wait) = inner.retry_after {
        write!(formatter, " (retry after {wait:?})")?;
    }
    if inner.attempts > 1 {
        write!(formatter, " (tried {} times)", inner.attempts)?;
    }
    Ok(())
}

fn root_cause(error: &Error) -> Option<&(dyn StdError + 'static)> {
    let mut cause = error.source()?;
    while let Some(source) = cause.source() {
        cause = source;
    }
    Some(cause)
}

impl fmt::Debug for Error {
    /// Shows the names of headers but not their values, and a body only if it is a refusal.
    ///
    /// A reply that does not decode may well be the one that hands out a token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        let mut debug = formatter.debug_struct("Error");
        debug.field("kind", &inner.kind);
        debug.field("display", &format_args!("{self}"));
        debug.field("status", &inner.status);
        debug.field("details", &inner.details);
        debug.field("may_have_reached_service", &inner.reached);
        debug.field("headers", &inner.headers.keys().collect::<Vec<_>>());
        match inner.kind {
            Kind::Service(_) => debug.field("body", &format_args!("{}", Line(&self.body_text()))),
            _ => debug.field("body_bytes", &inner.body.len()),
        };
        debug.field("source", &inner.source);
        debug.finish()
    }
}

/// Text from outside on one line: control characters escaped, and cut where it gets long.
struct Line<'a>(&'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars().take(SHOWN) {
            if character.is_control() {
                write!(formatter, "{}", character.escape_default())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        if self.0.chars().nth(SHOWN).is_some() {
            formatter.write_char('…')?;
        }
        Ok(())
    }
}
