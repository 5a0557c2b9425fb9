//! Two lists side by side: what both have, what is gone, and what is new.
//! Part of the comparison of two surfaces; the lists may be long, so nothing is looked for one by one.

use std::collections::{HashMap, HashSet};

/// Two lists side by side.
pub(super) struct Pairs<'a, T> {
    /// Everything that was there, with what has its name now.
    pub(super) before: Vec<(&'a T, Option<&'a T>)>,
    /// What is there now and was not before.
    pub(super) added: Vec<&'a T>,
}

/// Puts things of the same name together.
pub(super) fn pairs<'a, T>(old: &'a [T], new: &'a [T], name: fn(&T) -> &str) -> Pairs<'a, T> {
    let by_name: HashMap<&str, &T> = new.iter().map(|item| (name(item), item)).collect();
    let known: HashSet<&str> = old.iter().map(name).collect();
    let before = old.iter().map(|item| (item, by_name.get(name(item)).copied())).collect();
    Pairs { before, added: new.iter().filter(|item| !known.contains(name(item))).collect() }
}
