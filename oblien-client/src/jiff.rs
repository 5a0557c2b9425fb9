//! Dates and times of `jiff` as services write them: an instant with its offset, a span that can be compared.
//!
//! For what jiff's own types leave out on the wire; clients that were generated for jiff hold them.

use std::fmt;
use std::str::FromStr;

use ::jiff::fmt::temporal::{DateTimePrinter, Pieces};
use ::jiff::tz::Offset;
use ::jiff::{Error, Span, SpanFieldwise, Timestamp};

use crate::as_text::written_as_text;

/// An instant, and the offset it was written with.
///
/// ```
/// use oblien_client::jiff::DateTime;
///
/// let at: DateTime = "2026-01-02T10:00:00+02:00".parse()?;
/// assert_eq!(at.timestamp(), "2026-01-02T08:00:00Z".parse()?);
/// assert_eq!(at.to_string(), "2026-01-02T10:00:00+02:00");
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime {
    timestamp: Timestamp,
    offset: Offset,
}

impl DateTime {
    /// Makes one of an instant and an offset.
    #[must_use]
    pub const fn new(timestamp: Timestamp, offset: Offset) -> Self {
        Self { timestamp, offset }
    }

    /// Returns the instant.
    #[must_use]
    pub const fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Returns the offset.
    #[must_use]
    pub const fn offset(&self) -> Offset {
        self.offset
    }
}

impl Default for DateTime {
    /// Returns the start of 1970, in UTC.
    fn default() -> Self {
        Timestamp::UNIX_EPOCH.into()
    }
}

impl From<Timestamp> for DateTime {
    /// Makes one of an instant, in UTC.
    fn from(timestamp: Timestamp) -> Self {
        Self::new(timestamp, Offset::UTC)
    }
}

impl From<DateTime> for Timestamp {
    fn from(value: DateTime) -> Self {
        value.timestamp
    }
}

impl FromStr for DateTime {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let timestamp = text.parse()?;
        let offset = Pieces::parse(text)?.to_numeric_offset().unwrap_or(Offset::UTC);
        Ok(Self { timestamp, offset })
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Offset::UTC => self.timestamp.fmt(formatter),
            offset => formatter.write_str(&DateTimePrinter::new().timestamp_with_offset_to_string(&self.timestamp, offset)),
        }
    }
}

/// A span of ISO 8601, such as `P1DT12H`; two are equal if their units are.
///
/// ```
/// use jiff::ToSpan;
/// use oblien_client::jiff::Duration;
///
/// let duration: Duration = "PT90M".parse()?;
/// assert_eq!(duration.span(), 90.minutes().fieldwise());
/// assert_eq!(duration, Duration::from(90.minutes()));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration(SpanFieldwise);

impl Duration {
    /// Returns the span.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.0.0
    }
}

impl From<Span> for Duration {
    fn from(span: Span) -> Self {
        Self(SpanFieldwise(span))
    }
}

impl From<Duration> for Span {
    fn from(duration: Duration) -> Self {
        duration.span()
    }
}

impl FromStr for Duration {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<Span>().map(Self::from)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.span().fmt(formatter)
    }
}

written_as_text! {
    DateTime: "not a date and time";
    Duration: "not a duration";
}

#[cfg(test)]
mod tests;
