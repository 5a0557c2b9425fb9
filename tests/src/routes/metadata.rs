//! `/workspace/{id}/metadata`: a map of strings.
//!
//! PUT replaces the map, PATCH adds to it; the service does not say so, a test must not lean on it.

use std::collections::BTreeMap;

use serde_json::json;

use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    Reply::bare(json!(world.workspace(call)?.metadata))
}

pub(crate) fn replace(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.metadata = given(call)?;
    Reply::done()
}

pub(crate) fn extend(world: &mut World, call: &Call) -> Outcome {
    let given = given(call)?;
    world.workspace(call)?.metadata.extend(given);
    Reply::done()
}

fn given(call: &Call) -> Result<BTreeMap<String, String>, Failure> {
    let metadata = call.body.text_map("metadata")?;
    call.body.require("metadata", metadata)
}
