//! References to components that are no schemas.
//! Part of the lowering.

use indexmap::IndexMap;
use openapiv3::ReferenceOr;

/// What stands behind references to components of a kind, and where; a circle of references leads to nothing.
pub(super) fn resolve<'a, T>(
    components: Option<&'a IndexMap<String, ReferenceOr<T>>>,
    kind: &str,
    mut item: &'a ReferenceOr<T>,
    mut pointer: String,
) -> Option<(&'a T, String)> {
    let prefix = format!("#/components/{kind}/");
    for _ in 0..=components.map_or(0, IndexMap::len) {
        match item {
            ReferenceOr::Item(item) => return Some((item, pointer)),
            ReferenceOr::Reference { reference } => {
                item = components?.get(reference.strip_prefix(&prefix)?)?;
                pointer = reference.trim_start_matches('#').to_owned();
            }
        }
    }
    None
}
