//! Names that must differ within one scope.
//! Part of the lowering; casing itself is in `oblien-endpoint`.

use std::collections::{HashMap, HashSet};

/// Hands out names, none of them twice.
#[derive(Clone, Debug, Default)]
pub(super) struct UniqueNames {
    taken: HashSet<String>,
    /// The first number that may be free, by the name it would be put behind: names are never given back.
    next: HashMap<String, u32>,
}

impl UniqueNames {
    /// Starts with names that cannot be had.
    pub(super) fn without(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|&name| name.to_owned()).collect(), next: HashMap::new() }
    }

    /// Returns the name itself if it is free, else with the first number from 2 that makes it so.
    pub(super) fn claim(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let separator = if name.starts_with(|first: char| first.is_uppercase()) { "" } else { "_" };
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{name}{separator}{next}");
            *next += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }

    /// Returns the first of the names that is free, or the last with a number.
    pub(super) fn claim_first(&mut self, names: &[&str]) -> String {
        let free = names.iter().find(|name| !self.taken.contains(**name));
        let name = free.or(names.last()).copied().unwrap_or("value");
        self.claim(name)
    }
}

/// Returns the singular of an English word or name, by its ending alone.
pub(super) fn singular(word: &str) -> String {
    for (plural, ending) in [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")] {
        if let Some(stem) = word.strip_suffix(plural).filter(|stem| !stem.is_empty()) {
            return format!("{stem}{ending}");
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") => {
            stem.to_owned()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests;
