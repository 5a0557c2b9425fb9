//! What changed about the limits of values: of arguments, and of the members of types.
//! Part of the comparison of two surfaces. The client checks none of them, so that it is the service that refuses a value.

use crate::diff::List;

/// The limits of a value before and now.
pub(super) struct Compared<'a> {
    pub(super) before: &'a [(&'static str, String)],
    pub(super) now: &'a [(&'static str, String)],
    /// Whether callers give it.
    pub(super) is_sent: bool,
}

/// Tells what changed; `what` is the value, `subject` what it is of.
pub(super) fn compare(compared: &Compared<'_>, what: &str, subject: &str, list: &mut List) {
    let Compared { before, now, is_sent } = compared;
    let new = now.iter().filter(|(keyword, _)| find(before, keyword).is_none());
    for keyword in before.iter().chain(new).map(|(keyword, _)| *keyword) {
        let (old, new) = (find(before, keyword), find(now, keyword));
        if old == new {
            continue;
        }
        let message = match (old, new) {
            (Some(old), Some(new)) => format!("the `{keyword}` of {what} is `{new}` now, and was `{old}`"),
            (None, Some(new)) => format!("{what} has the `{keyword}` `{new}` now, and had none"),
            (Some(old), _) => format!("{what} has no `{keyword}` any more, and had `{old}`"),
            (None, None) => continue,
        };
        match (is_sent, is_narrower(keyword, old, new)) {
            (true, true) => list.breaking("limit-narrowed", subject, message),
            (true, false) => list.compatible("limit-widened", subject, message),
            (false, _) => list.compatible("limit-changed", subject, message),
        }
    }
}

fn find<'a>(limits: &'a [(&'static str, String)], keyword: &str) -> Option<&'a str> {
    limits.iter().find(|(known, _)| *known == keyword).map(|(_, value)| value.as_str())
}

/// Whether a value that was taken may be refused now.
fn is_narrower(keyword: &str, old: Option<&str>, new: Option<&str>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return new.is_some() };
    if keyword == "enum" {
        let values = |text: &str| serde_json::from_str::<Vec<serde_json::Value>>(text).unwrap_or_default();
        let taken = values(new);
        return values(old).iter().any(|value| !taken.contains(value));
    }
    let (Some((old, was_exclusive)), Some((new, is_exclusive))) = (number(old), number(new)) else { return true };
    let is_excluded = old == new && is_exclusive && !was_exclusive;
    match keyword {
        // Tenths have no exact quotient.
        "multipleOf" => ((old / new) - (old / new).round()).abs() > 1e-9 * (old / new).abs(),
        _ if keyword.starts_with("max") => new < old || is_excluded,
        _ if keyword.starts_with("min") => new > old || is_excluded,
        _ => true,
    }
}

/// A bound, and whether it is excluded itself.
fn number(text: &str) -> Option<(f64, bool)> {
    let inner = text.strip_suffix(" (exclusive)");
    Some((inner.unwrap_or(text).parse().ok()?, inner.is_some()))
}
