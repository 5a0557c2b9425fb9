//! The libraries of dates and times, and which of their types are right on the wire.
//! A part of the settings of types.

use serde::{Deserialize, Serialize};

/// Whose types are taken for dates and times.
///
/// | format | `Jiff` | `Chrono` | `Time` |
/// |---|---|---|---|
/// | `date-time` | `oblien_client::jiff::DateTime`, a `jiff::Timestamp` with its offset | `chrono::DateTime<chrono::FixedOffset>` | `oblien_client::time::DateTime`, a `time::OffsetDateTime` |
/// | `date` | `jiff::civil::Date` | `chrono::NaiveDate` | `oblien_client::time::Date`, a `time::Date` |
/// | `duration` | `oblien_client::jiff::Duration`, a `jiff::Span` that can be compared | text | text |
/// | `time` | text | text | text |
///
/// A `date-time` keeps the offset it came with. What RFC 3339 calls a `time` has an offset too, for which no library has a type, so
/// it stays a text; where a service sends none, `format: {time: chrono::NaiveTime}` says so.
///
/// `Jiff` and `Time` need the feature `jiff` or `time` of `oblien-client`; `Jiff` and `Chrono` need serde's traits from the library.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimeLibrary {
    /// None: every text arrives, whatever a service makes of it, and no dependency is needed.
    #[default]
    Text,
    /// [`jiff`](https://docs.rs/jiff)
    Jiff,
    /// [`chrono`](https://docs.rs/chrono)
    Chrono,
    /// [`time`](https://docs.rs/time)
    Time,
}

impl TimeLibrary {
    /// Returns the library of a name; `None` for a name that is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Text),
            "jiff" => Some(Self::Jiff),
            "chrono" => Some(Self::Chrono),
            "time" => Some(Self::Time),
            _ => None,
        }
    }

    /// Its name, as [`TimeLibrary::named`] takes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Jiff => "jiff",
            Self::Chrono => "chrono",
            Self::Time => "time",
        }
    }

    /// The paths of all its types.
    pub(crate) fn paths(self) -> impl Iterator<Item = &'static str> {
        ["date-time", "date", "duration"].into_iter().filter_map(move |format| self.path_of(format))
    }

    /// The path of its type for a format.
    pub(crate) fn path_of(self, format: &str) -> Option<&'static str> {
        match (self, format) {
            (Self::Jiff, "date-time") => Some("oblien_client::jiff::DateTime"),
            (Self::Jiff, "date") => Some("jiff::civil::Date"),
            (Self::Jiff, "duration") => Some("oblien_client::jiff::Duration"),
            (Self::Chrono, "date-time") => Some("chrono::DateTime<chrono::FixedOffset>"),
            (Self::Chrono, "date") => Some("chrono::NaiveDate"),
            (Self::Time, "date-time") => Some("oblien_client::time::DateTime"),
            (Self::Time, "date") => Some("oblien_client::time::Date"),
            _ => None,
        }
    }
}
