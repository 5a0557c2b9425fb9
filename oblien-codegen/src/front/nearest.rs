//! The existing name that a mistaken one was most likely meant to be.
//! Gives the help line of references that point nowhere, and finds misspelt members.

/// Returns the name that is most like the one given, if one is like it at all.
pub(crate) fn nearest<'name>(names: impl Iterator<Item = &'name str>, name: &str) -> Option<&'name str> {
    let limit = (name.chars().count() / 3).max(1);
    closest(names, name).filter(|(distance, _)| *distance <= limit).map(|(_, name)| name)
}

/// Returns the name that one was meant to be which only differs by a slip of the pen.
pub(super) fn misspelt<'name>(names: &[&'name str], name: &str) -> Option<&'name str> {
    let limit = match name.chars().count() {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    };
    closest(names.iter().copied(), name).filter(|(distance, _)| *distance <= limit).map(|(_, name)| name)
}

fn closest<'name>(names: impl Iterator<Item = &'name str>, name: &str) -> Option<(usize, &'name str)> {
    names.map(|known| (distance(known, name), known)).min_by_key(|(distance, _)| *distance)
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
