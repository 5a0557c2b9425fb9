//! Dates and times of `time` as services write them: an instant with its offset, a day.
//!
//! The library's own types are written by serde in ways of its own; clients that were generated for time hold these.

use std::fmt;
use std::str::FromStr;

use ::time::error::Parse;
use ::time::format_description::well_known::Rfc3339;
use ::time::{OffsetDateTime, UtcOffset};

use crate::as_text::written_as_text;

/// An instant, and the offset it was written with, as RFC 3339 writes it; two are equal if the instants are.
///
/// ```
/// use oblien_client::time::DateTime;
/// use time::OffsetDateTime;
///
/// let at: DateTime = "2026-01-02T10:00:00+02:00".parse()?;
/// assert_eq!(at, "2026-01-02T08:00:00Z".parse()?);
/// assert_eq!(at.to_string(), "2026-01-02T10:00:00+02:00");
/// assert_eq!(OffsetDateTime::from(at).offset().whole_hours(), 2);
/// # Ok::<(), time::error::Parse>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime(OffsetDateTime);

impl DateTime {
    /// Returns the instant with its offset.
    #[must_use]
    pub const fn offset_date_time(self) -> OffsetDateTime {
        self.0
    }
}

impl Default for DateTime {
    /// Returns the start of 1970, in UTC.
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

impl From<OffsetDateTime> for DateTime {
    /// Takes an instant with its offset; seconds of the offset, which RFC 3339 cannot write, are taken into the time.
    fn from(at: OffsetDateTime) -> Self {
        let (hours, minutes, seconds) = at.offset().as_hms();
        if seconds == 0 {
            return Self(at);
        }
        let whole = UtcOffset::from_hms(hours, minutes, 0).ok();
        Self(whole.and_then(|offset| at.checked_to_offset(offset)).unwrap_or(at))
    }
}

impl From<DateTime> for OffsetDateTime {
    fn from(value: DateTime) -> Self {
        value.0
    }
}

impl FromStr for DateTime {
    type Err = Parse;

    fn from_str(text: &str) -> Result<Self, Parse> {
        OffsetDateTime::parse(text, &Rfc3339).map(Self)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second, nanosecond) = self.0.to_hms_nano();
        write!(formatter, "{}T{hour:02}:{minute:02}:{second:02}", Date(self.0.date()))?;
        if nanosecond != 0 {
            let digits = format!("{nanosecond:09}");
            write!(formatter, ".{}", digits.trim_end_matches('0'))?;
        }
        if self.0.offset().is_utc() {
            return formatter.write_str("Z");
        }
        let (hours, minutes, _) = self.0.offset().as_hms();
        let sign = if self.0.offset().is_negative() { '-' } else { '+' };
        write!(formatter, "{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
    }
}

/// A day, as RFC 3339 writes it: `2026-01-02`.
///
/// ```
/// use oblien_client::time::Date;
///
/// let day: Date = "2026-01-02".parse()?;
/// assert_eq!(day.date().ordinal(), 2);
/// assert_eq!(day.to_string(), "2026-01-02");
/// # Ok::<(), time::error::Parse>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(::time::Date);

impl Date {
    /// Returns the day as the library has it.
    #[must_use]
    pub const fn date(self) -> ::time::Date {
        self.0
    }
}

impl Default for Date {
    /// Returns the first day of 1970.
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH.date())
    }
}

impl From<::time::Date> for Date {
    fn from(date: ::time::Date) -> Self {
        Self(date)
    }
}

impl From<Date> for ::time::Date {
    fn from(value: Date) -> Self {
        value.0
    }
}

impl FromStr for Date {
    type Err = Parse;

    fn from_str(text: &str) -> Result<Self, Parse> {
        // The format of a day alone would have to be taken apart at each call.
        OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339).map(|at| Self(at.date()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        let sign = if year < 0 { "-" } else { "" };
        write!(formatter, "{sign}{:04}-{:02}-{day:02}", year.unsigned_abs(), u8::from(month))
    }
}

written_as_text! {
    DateTime: "not a date and time";
    Date: "not a date";
}

#[cfg(test)]
mod tests;
