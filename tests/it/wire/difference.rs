//! What this client does otherwise than the official one, on purpose.
//! The comparing tests ask it before they complain, and `DIFFERENCES.md` is written from it.

/// Something that this client does otherwise than the official one, on purpose.
pub(crate) struct Difference<C: 'static> {
    /// Which cases show it.
    pub(crate) cases: Cases<C>,
    /// What the official client does.
    pub(crate) official: &'static str,
    /// What this one does.
    pub(crate) here: &'static str,
    /// Why.
    pub(crate) because: &'static str,
}

/// Which recorded cases are meant.
pub(crate) enum Cases<C: 'static> {
    /// Those of these names; `*` stands for any text.
    Named(&'static [&'static str]),
    /// Those that a question picks out, and the same in words.
    Where(&'static str, fn(&C) -> bool),
}

impl<C> Difference<C> {
    /// Returns whether a case is one of those that are meant.
    pub(crate) fn is_about(&self, name: &str, case: &C) -> bool {
        match self.cases {
            Cases::Named(patterns) => patterns.iter().any(|pattern| matches(pattern, name)),
            Cases::Where(_, question) => question(case),
        }
    }

    /// Returns the line of the table in `DIFFERENCES.md`.
    pub(crate) fn row(&self) -> String {
        let cases = match self.cases {
            Cases::Named(patterns) => patterns.iter().map(|pattern| format!("`{pattern}`")).collect::<Vec<_>>().join(", "),
            Cases::Where(words, _) => words.to_owned(),
        };
        format!("| {cases} | {} | {} | {} |\n", self.official, self.here, self.because)
    }
}

/// Returns whether a name matches a pattern in which `*` stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|name| {
            let ends = name.char_indices().map(|(end, _)| end).chain([name.len()]);
            ends.into_iter().any(|end| matches(rest, &name[end..]))
        }),
    }
}

#[test]
fn stars_stand_for_any_text() {
    for (pattern, name, expected) in [
        ("a/b", "a/b", true),
        ("a/*", "a/", true),
        ("*/b", "a/a/b", true),
        ("a*c*e", "abcde", true),
        ("a*c*e", "abcd", false),
        ("a", "ab", false),
    ] {
        assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
    }
}
