//! Which operations of a description are wanted.
//! A setting of the builder; the lowering asks it once per operation.

/// Operations by tag, by id or by path; empty means all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    pub(crate) tags: Vec<String>,
    pub(crate) operations: Vec<String>,
    pub(crate) paths: Vec<String>,
}

impl Selection {
    /// Whether every operation is wanted.
    pub(crate) fn is_everything(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }

    /// Whether an operation is wanted: every list that is not empty must name it.
    pub(crate) fn wants(&self, path: &str, id: Option<&str>, tags: &[String]) -> bool {
        let by_tag = self.tags.is_empty() || tags.iter().any(|tag| self.tags.contains(tag));
        let by_id = self.operations.is_empty() || id.is_some_and(|id| self.operations.iter().any(|wanted| wanted == id));
        let by_path = self.paths.is_empty() || self.paths.iter().any(|wanted| matches_path(wanted, path));
        by_tag && by_id && by_path
    }
}

/// A path matches itself, and a pattern that ends in `*` all that starts alike.
fn matches_path(wanted: &str, path: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == wanted,
    }
}
