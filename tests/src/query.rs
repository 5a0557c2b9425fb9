//! Reads the query of a request.
//!
//! The guard reads it once; routes ask it by name, and what breaks a rule is a 422.

use std::ops::RangeInclusive;
use std::str::FromStr;

use http::Uri;

use crate::error::Failure;

/// The pairs of a query, decoded, in their order.
#[derive(Debug)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    pub(crate) fn read(uri: &Uri) -> Result<Self, Failure> {
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri);
        let pairs = pairs.map_err(|_| Failure::bad_request("The query cannot be read"))?;
        Ok(Self { pairs: pairs.0 })
    }

    /// The first value of a name; an empty one counts as not sent.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        let value = found.map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }

    pub(crate) fn integer(&self, name: &str, range: RangeInclusive<usize>) -> Result<Option<usize>, Failure> {
        let (least, most) = (range.start(), range.end());
        let rule = format!("must be an integer from {least} to {most}");
        self.number(name, &rule, |number| range.contains(number))
    }

    /// A flag that is not sent is off.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Failure> {
        match self.text(name) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(_) => Err(Failure::invalid(name, "must be true or false")),
        }
    }

    pub(crate) fn positive(&self, name: &str) -> Result<Option<f64>, Failure> {
        self.number(name, "must be a number above 0", |number| *number > 0.0)
    }

    fn number<T: FromStr>(&self, name: &str, rule: &str, legal: impl Fn(&T) -> bool) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let number = text.parse::<T>().ok().filter(legal);
        number.map(Some).ok_or_else(|| Failure::invalid(name, rule))
    }
}
