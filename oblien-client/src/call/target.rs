//! The path and the query of a call, written in place while they are filled in.
//!
//! Decides that no value of a variable can change which endpoint is called.

use std::fmt::Display;

use http::uri::PathAndQuery;

use super::exploded::Exploded;
use super::styled::Pair;
use crate::encoding::{push_form, push_path, query_argument};
use crate::error::Error;

/// How a query argument of several values is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListStyle {
    /// Once per value: `tag=a&tag=b`.
    #[default]
    Explode,
    /// Joined by commas: `tag=a,b`.
    Comma,
    /// Joined by encoded spaces: `tag=a%20b`.
    Space,
    /// Joined by encoded bars: `tag=a%7Cb`.
    Pipe,
}

impl ListStyle {
    fn separator(self) -> &'static str {
        match self {
            Self::Explode => "&",
            Self::Comma => ",",
            Self::Space => "%20",
            Self::Pipe => "%7C",
        }
    }
}

#[derive(Clone)]
pub(super) struct Target {
    /// The path as far as it is filled, and the query behind it.
    text: String,
    /// Where in the text the path ends, and the query starts with a `?`.
    path_end: usize,
    /// Where in the text the base path of the server ends.
    prefix_end: usize,
    /// What of the template is not filled yet; it starts with a variable, or is empty.
    rest: &'static str,
    /// The variables that stand again in the rest, and what they were filled with.
    repeated: Vec<(&'static str, String)>,
    exploded: Exploded,
}

impl Target {
    pub(super) fn new(prefix: &str, template: &'static str) -> Self {
        let mut text = String::with_capacity(prefix.len() + template.len() + 32);
        text.push_str(prefix);
        let (prefix_end, path_end) = (text.len(), text.len());
        let mut target = Self { text, path_end, prefix_end, rest: template, repeated: Vec::new(), exploded: Exploded::default() };
        target.advance();
        target
    }

    /// Fills the next variable.
    pub(super) fn fill(&mut self, value: impl Display) -> Result<(), String> {
        self.fill_with(|text| push_path(text, value))
    }

    /// Returns the name of the next variable; empty if there is none.
    pub(super) fn variable(&self) -> &'static str {
        variables(self.rest).next().unwrap_or_default()
    }

    /// Fills the next variable with a text that is encoded already.
    pub(super) fn fill_encoded(&mut self, text: &str) -> Result<(), String> {
        self.fill_with(|target| target.push_str(text))
    }

    /// Fills the next variable with what is written at the end of the path.
    fn fill_with(&mut self, write: impl FnOnce(&mut String)) -> Result<(), String> {
        let Some(end) = self.rest.find('}') else {
            return Err("the path has fewer variables than values".to_owned());
        };
        let name = &self.rest[1..end];
        self.rest = &self.rest[end + 1..];

        let query = self.text.split_off(self.path_end);
        write(&mut self.text);
        let value = &self.text[self.path_end..];
        let checked = check(name, value);
        if variables(self.rest).any(|variable| variable == name) {
            self.repeated.push((name, value.to_owned()));
        }
        self.path_end = self.text.len();
        self.text.push_str(&query);
        self.advance();
        checked
    }

    pub(super) fn query(&mut self, name: &str, value: impl Display) {
        self.remove_argument(name);
        self.start_argument(name);
        push_form(&mut self.text, value);
    }

    pub(super) fn query_list<I>(&mut self, name: &str, style: ListStyle, values: I)
    where
        I: IntoIterator,
        I::Item: Display,
    {
        self.remove_argument(name);
        for (index, value) in values.into_iter().enumerate() {
            if index == 0 || style == ListStyle::Explode {
                self.start_argument(name);
            } else {
                self.text.push_str(style.separator());
            }
            push_form(&mut self.text, value);
        }
    }

    /// Adds pairs that are encoded already, in place of earlier ones of their names; of a deep name also of its members.
    pub(super) fn query_pairs(&mut self, name: &str, is_deep: bool, pairs: &[Pair]) {
        self.remove_argument(name);
        for part in self.exploded.take(name) {
            self.remove_arguments(&format!("{part}="));
        }
        if is_deep {
            let mut start = String::new();
            push_form(&mut start, name);
            self.remove_arguments(&format!("{start}%5B"));
        }
        for pair in pairs {
            self.remove_arguments(&format!("{}=", pair.name));
        }
        for pair in pairs {
            self.separate();
            self.text.push_str(&pair.name);
            self.text.push('=');
            self.text.push_str(&pair.value);
        }
        self.exploded.note(name, pairs.iter().map(|pair| pair.name.as_str()));
    }

    /// The value of the first argument of this name; none if it is empty.
    pub(super) fn argument(&self, name: &str) -> Option<String> {
        query_argument(&self.text, name)
    }

    /// Sets the whole query, which is encoded already.
    pub(super) fn replace_query(&mut self, query: &str) {
        self.text.truncate(self.path_end);
        self.exploded = Exploded::default();
        if !query.is_empty() {
            self.separate();
            self.text.push_str(query);
        }
    }

    /// Returns the finished target, with an empty path as `/`.
    pub(super) fn finish(mut self) -> Result<PathAndQuery, Error> {
        if !self.rest.is_empty() {
            return Err(Error::request(format!("path variable `{}` is missing", self.variable())));
        }
        // Several variables of one segment could still add up to one that climbs.
        let path = &self.text[self.prefix_end..self.path_end];
        if path.split('/').any(|segment| matches!(segment, "." | "..")) {
            return Err(Error::request("a path segment must not be `.` or `..`"));
        }
        if !self.text.starts_with('/') {
            self.text.insert(0, '/');
        }
        // Longer ones are cut by some versions of the `http` crate, and would call another endpoint.
        if self.text.len() >= usize::from(u16::MAX) {
            return Err(Error::request("the URL of the call is longer than 65,534 bytes"));
        }
        PathAndQuery::try_from(self.text).map_err(|_| Error::request("the path of the endpoint is not valid"))
    }

    /// Copies the template up to its next variable that has no value yet.
    fn advance(&mut self) {
        loop {
            let length = self.rest.find('{').unwrap_or(self.rest.len());
            let (literal, rest) = self.rest.split_at(length);
            self.insert(literal);
            self.rest = rest;
            let Some(variable) = variables(rest).next() else { return };
            let Some(index) = self.repeated.iter().position(|(name, _)| *name == variable) else { return };
            let value = self.repeated[index].1.clone();
            self.insert(&value);
            self.rest = &rest[variable.len() + 2..];
        }
    }

    /// Writes at the end of the path.
    fn insert(&mut self, text: &str) {
        self.text.insert_str(self.path_end, text);
        self.path_end += text.len();
    }

    /// Writes what goes before the value of an argument.
    fn start_argument(&mut self, name: &str) {
        self.separate();
        push_form(&mut self.text, name);
        self.text.push('=');
    }

    /// Writes what goes between arguments.
    fn separate(&mut self) {
        // A template may bring a fixed query of its own.
        let is_first = self.text.len() == self.path_end && !self.text.contains('?');
        self.text.push(if is_first { '?' } else { '&' });
    }

    /// Whether there may be an argument of this name; of one that is written as it is, whether there is.
    fn may_have(&self, name: &str) -> bool {
        let mut arguments = self.text[self.path_end..].trim_start_matches('?').split('&');
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._*".contains(&byte));
        !is_plain || arguments.any(|argument| argument.split_once('=').is_some_and(|(found, _)| found == name))
    }

    /// Removes the arguments of this name.
    fn remove_argument(&mut self, name: &str) {
        if !self.may_have(name) {
            return;
        }
        let mut start = String::new();
        push_form(&mut start, name);
        start.push('=');
        self.remove_arguments(&start);
    }

    /// Removes the arguments that start so.
    fn remove_arguments(&mut self, start: &str) {
        if self.text.len() == self.path_end {
            return;
        }
        self.exploded.forget(|name| start.strip_suffix('=').is_some_and(|start| start == name));
        let arguments = self.text.split_off(self.path_end);
        for argument in arguments[1..].split('&').filter(|argument| !argument.starts_with(start)) {
            self.separate();
            self.text.push_str(argument);
        }
    }
}

/// The names of the variables of a template, which starts with one or has none.
fn variables(template: &'static str) -> impl Iterator<Item = &'static str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Refuses the values with which a path would name another endpoint.
fn check(name: &str, encoded: &str) -> Result<(), String> {
    match encoded {
        "" => Err(format!("path variable `{name}` must not be empty")),
        "." | ".." => Err(format!("path variable `{name}` must not be `{encoded}`")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
