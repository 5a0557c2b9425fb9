//! From normalised values to the types of `openapiv3`, member by member.
//! Last pass of the front. A member that can't be read gives one diagnostic at its own place and
//! the rest goes on, which `openapiv3`'s own deserialisation of a whole document can't do.

mod about;
mod components;
mod content;
mod dangling;
mod known;
mod operation;
mod parameter;
mod paths;
mod read;
mod repeated;
mod schema;
mod security;
mod shape;

use std::collections::HashSet;

use openapiv3::{OpenAPI, Operation, PathItem, ReferenceOr, Schema};
use serde_json::Value;

use super::origins::Origins;
use crate::diagnostics::{Diagnostics, texts};
use read::Typed;

/// Converts a whole document; returns it, and references to the components that were left out of it.
pub(super) fn document(
    document: Value,
    mut left_out: HashSet<String>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> (OpenAPI, HashSet<String>) {
    let mut typed = Typed::new("", origins, diagnostics);
    let mut openapi = typed.root(document);
    let (lost, shortened) = typed.into_losses();
    left_out.extend(lost);
    shortened.iter().for_each(|(list, left)| origins.note_left(list, left));
    let left_out = dangling::drop_dangling(&mut openapi, left_out, origins, diagnostics);
    repeated::drop_repeated(&mut openapi, origins, diagnostics);
    (openapi, left_out)
}

/// Converts a schema that is carried in an extension at `pointer`, like `x-item-schema`.
pub(crate) fn schema(value: &Value, pointer: &str, origins: &Origins, diagnostics: &mut Diagnostics) -> ReferenceOr<Schema> {
    Typed::new(pointer, origins, diagnostics).schema(value.clone())
}

/// Converts an operation that is carried in an extension, like those in `x-additional-operations`.
pub(crate) fn operation(value: &Value, pointer: &str, origins: &Origins, diagnostics: &mut Diagnostics) -> Option<Operation> {
    Typed::new(pointer, origins, diagnostics).operation(value.clone())
}

/// Converts a path item that is carried in an extension, like those in `x-webhooks`.
pub(crate) fn path_item(value: &Value, pointer: &str, origins: &Origins, diagnostics: &mut Diagnostics) -> Option<PathItem> {
    Typed::new(pointer, origins, diagnostics).path_item(value.clone())
}

impl Typed<'_> {
    fn root(&mut self, document: Value) -> OpenAPI {
        let mut openapi = OpenAPI::default();
        let mut seen = (false, false);
        self.members(document, |typed, key, value| match key.as_str() {
            "openapi" => openapi.openapi = typed.text(value).unwrap_or_default(),
            "info" => {
                seen.0 = true;
                openapi.info = typed.info(value);
            }
            "servers" => openapi.servers = typed.list(value, Typed::server),
            "paths" => {
                seen.1 = true;
                openapi.paths = typed.paths(value);
            }
            "components" => openapi.components = Some(typed.components(value)),
            "security" => openapi.security = Some(typed.requirements(value)),
            "tags" => openapi.tags = typed.list(value, Typed::tag),
            "externalDocs" => openapi.external_docs = typed.external_docs(value),
            _ => typed.extension(&mut openapi.extensions, key, value, known::ROOT),
        });
        if !seen.0 {
            self.report(|place| texts::filled_in(place, "info", "the description"));
        }
        if !seen.1 && openapi.openapi.starts_with("3.0") {
            self.report(|place| texts::filled_in(place, "paths", "the description"));
        }
        openapi
    }
}
