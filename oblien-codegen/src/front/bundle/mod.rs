//! Makes every reference local: `#/components/<section>/<name>`, whatever file its target is in.
//! Second pass of the front: `discover` finds out what is referred to, `build` puts it in place.

mod anchors;
mod build;
mod definitions;
mod discover;
mod discriminator;
mod fault;
mod inline;
mod names;
mod plan;
mod resolve;
mod slots;

use std::collections::HashSet;

use serde_json::Value;

use super::origins::Origins;
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, Sources};

/// A document that is complete in itself.
pub(super) struct Bundled {
    pub(super) document: Value,
    pub(super) origins: Origins,
    /// References to components that were left out.
    pub(super) left_out: HashSet<String>,
}

/// Bundles the root file with everything it refers to.
pub(super) fn bundle(root: FileId, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Bundled {
    sources.change(root, definitions::complete);
    let plan = discover::discover(root, sources, diagnostics);
    let mut origins = Origins::new(sources.path(root), sources.traces(root));
    let (document, left_out) = build::build(root, &plan, sources, &mut origins, diagnostics);
    Bundled { document, origins, left_out }
}
