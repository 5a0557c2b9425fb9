//! Patterns of names: `*` for any text, `?` for any character.
//!
//! Listings, searches and archives leave out what they are told to by them.

/// Patterns, of which one is enough.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patterns(Vec<String>);

impl Patterns {
    /// Reads patterns that are separated by commas.
    pub(crate) fn read(text: Option<&str>) -> Self {
        let patterns = text.unwrap_or_default().split(',').map(str::trim).filter(|pattern| !pattern.is_empty());
        Self(patterns.map(str::to_owned).collect())
    }

    pub(crate) fn of(patterns: Vec<String>) -> Self {
        Self(patterns)
    }

    /// Adds those of a `.gitignore`, as far as they are about names.
    pub(crate) fn add_lines(&mut self, text: &str) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
        self.0.extend(lines.map(|line| line.trim_matches('/').to_owned()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn fit(&self, name: &str) -> bool {
        self.0.iter().any(|pattern| fits(pattern, name))
    }
}

fn fits(pattern: &str, name: &str) -> bool {
    let mut rest = pattern.chars();
    match rest.next() {
        None => name.is_empty(),
        Some('*') => {
            let ends = name.char_indices().map(|(end, _)| end).chain([name.len()]);
            ends.into_iter().any(|end| fits(rest.as_str(), &name[end..]))
        }
        Some(wanted) => {
            let mut others = name.chars();
            others.next().is_some_and(|found| wanted == '?' || wanted == found) && fits(rest.as_str(), others.as_str())
        }
    }
}
