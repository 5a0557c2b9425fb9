//! The existing name that a mistaken one was most likely meant to be.
//! Gives the help line of references that point nowhere.

use serde_json::Value;

use crate::source::pointer;

/// Returns the key of `container` that is most like `name`, if one is like it at all.
pub(super) fn key<'value>(container: &'value Value, name: &str) -> Option<&'value str> {
    let Value::Object(object) = container else {
        return None;
    };
    let limit = (name.chars().count() / 3).max(1);
    let distances = object.keys().map(|key| (distance(key, name), key.as_str()));
    distances.min_by_key(|(distance, _)| *distance).filter(|(distance, _)| *distance <= limit).map(|(_, key)| key)
}

/// Returns the reference to a component of the same name as the last segment of a pointer.
pub(super) fn component(document: &Value, wanted: &str) -> Option<String> {
    let name = pointer::segments(wanted).last()?;
    let sections = document.get("components")?.as_object()?;
    let section = sections.iter().find(|(_, entries)| entries.get(name.as_ref()).is_some())?;
    Some(super::plan::reference(section.0, &name))
}

/// Edits between two names, upper and lower case counting as the same.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    if left.len().abs_diff(right.len()) > left.len().max(right.len()) / 2 + 1 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, from) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, to) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
