//! What the settings of types ask for by name: names that exist, derives that can hold.
//! Part of the lowering: the last pass.

use std::collections::BTreeSet;

use crate::ir::Api;
use crate::lower::context::Lowering;
use crate::lower::{attributes, derives, foreign, texts};

/// Gives types their derives and maps their type, and says what of the settings is no path or names nothing.
pub(super) fn apply(lowering: &mut Lowering<'_>, api: &mut Api) {
    let settings = lowering.settings;
    for path in settings.paths() {
        if let Err(fault) = foreign::read(path) {
            let place = lowering.place("");
            lowering.diagnostics.push(texts::no_rust_path(place, path, fault));
        }
    }
    api.map = settings.map_type.as_deref().and_then(|path| foreign::read(path).ok());
    derives::give_all(api, &paths(&settings.derive));
    for (name, paths_of_one) in &settings.derive_for {
        match api.types.iter_mut().find(|definition| definition.name == *name && definition.direction.is_used()) {
            Some(definition) => derives::give(definition, &paths(paths_of_one)),
            None => complain(lowering, "derive-for", name),
        }
    }
    attributes::give(lowering, api);
    let components: BTreeSet<String> = lowering.component_names().map(str::to_owned).collect();
    for name in settings.replace.keys().filter(|name| !components.contains(*name)) {
        complain(lowering, "replace", name);
    }
    for name in settings.rename.keys() {
        if !lowering.renamed.contains(name) && !components.contains(name) {
            complain(lowering, "rename", name);
        }
    }
}

/// What is a path, as it is written; what is none was told.
fn paths(paths: &[String]) -> Vec<String> {
    paths.iter().filter_map(|path| foreign::read(path).ok()).map(|foreign| foreign.path.to_string()).collect()
}

pub(super) fn complain(lowering: &mut Lowering<'_>, setting: &str, name: &str) {
    let place = lowering.place("");
    lowering.diagnostics.push(texts::setting_without_target(place, setting, name));
}
