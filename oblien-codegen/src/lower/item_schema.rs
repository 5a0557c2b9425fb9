//! Item schemas: what OpenAPI 3.2 says of one item of a stream, which the typed document only carries along.
//! Part of the lowering; they are read before everything else, since types are made of them as of any schema.

use std::collections::HashMap;

use openapiv3::{MediaType, OpenAPI, Operation, ReferenceOr, Response, Schema};
use serde_json::{Value, json};

use crate::diagnostics::Diagnostics;
use crate::front::{Description, typed};
use crate::lower::carried::Carried;
use crate::lower::context::escape;
use crate::lower::media::Kind;
use crate::lower::view::View;

/// The item schemas of a document, by the pointers of their media types.
pub(super) type ItemSchemas = HashMap<String, Item>;

/// What one item of a stream is.
pub(super) enum Item {
    /// JSON of this schema.
    Data(Box<ReferenceOr<Schema>>),
    /// An event whose data is no JSON.
    Frame,
}

/// Reads the item schemas of all replies.
pub(super) fn read(description: &Description, carried: &Carried, diagnostics: &mut Diagnostics) -> ItemSchemas {
    let mut schemas = ItemSchemas::new();
    for_each_media_type(description, carried, &mut |pointer, name, media_type| {
        if let Some(schema) = media_type.extensions.get("x-item-schema") {
            let place = format!("{pointer}/itemSchema");
            let read =
                |schema: &Value, diagnostics: &mut Diagnostics| typed::schema(schema, &place, &description.origins, diagnostics);
            let schema = read(schema, diagnostics);
            let data = match Kind::of(name) {
                Kind::Events => event_data(&description.openapi, &schema),
                _ => None,
            };
            let item = match data.as_deref() {
                None => Item::Data(Box::new(schema)),
                Some([]) => Item::Frame,
                Some([only]) => Item::Data(Box::new(read(only, diagnostics))),
                Some(several) => Item::Data(Box::new(read(&json!({ "oneOf": several }), diagnostics))),
            };
            schemas.insert(pointer, item);
        }
    });
    schemas
}

/// An item of an event stream is the event with its fields: the schemas of the JSON in its `data`, one for each kind of event.
///
/// Nothing if it has no `data`: then the schema is that of the data itself.
fn event_data(openapi: &OpenAPI, schema: &ReferenceOr<Schema>) -> Option<Vec<Value>> {
    let mut found = None;
    gather(openapi, schema, &mut found, 0);
    found
}

/// How deep alternatives of alternatives are followed: they may refer to themselves.
const DEPTH: usize = 16;

fn gather(openapi: &OpenAPI, schema: &ReferenceOr<Schema>, found: &mut Option<Vec<Value>>, depth: usize) {
    let Some(schema) = follow(openapi, schema).filter(|_| depth < DEPTH) else { return };
    let view = View::of(schema);
    if let Some(data) = view.properties.and_then(|properties| properties.get("data")) {
        let found = found.get_or_insert_with(Vec::new);
        let data = data.clone().unbox();
        let content = follow(openapi, &data).and_then(|data| data.schema_data.extensions.get("x-content-schema"));
        found.extend(content.filter(|content| !found.contains(content)).cloned().into_iter().collect::<Vec<_>>());
    }
    view.one_of.iter().chain(view.any_of).chain(view.all_of).for_each(|part| gather(openapi, part, found, depth + 1));
}

fn follow<'a>(openapi: &'a OpenAPI, mut schema: &'a ReferenceOr<Schema>) -> Option<&'a Schema> {
    for _ in 0..DEPTH {
        match schema {
            ReferenceOr::Item(schema) => return Some(schema),
            ReferenceOr::Reference { reference } => {
                let name = reference.strip_prefix("#/components/schemas/")?;
                schema = openapi.components.as_ref()?.schemas.get(name)?;
            }
        }
    }
    None
}

type Visit<'a> = dyn FnMut(String, &str, &MediaType) + 'a;

fn for_each_media_type(description: &Description, carried: &Carried, visit: &mut Visit<'_>) {
    let openapi = &description.openapi;
    for (name, response) in openapi.components.iter().flat_map(|components| &components.responses) {
        visit_response(response, &format!("/components/responses/{}", escape(name)), visit);
    }
    for (path, item) in &openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        for (method, operation) in item.iter() {
            visit_operation(operation, &format!("/paths/{}/{method}", escape(path)), visit);
        }
    }
    for other in &carried.operations {
        visit_operation(&other.operation, &other.pointer, visit);
    }
}

fn visit_operation(operation: &Operation, pointer: &str, visit: &mut Visit<'_>) {
    for (status, response) in &operation.responses.responses {
        visit_response(response, &format!("{pointer}/responses/{status}"), visit);
    }
    if let Some(response) = &operation.responses.default {
        visit_response(response, &format!("{pointer}/responses/default"), visit);
    }
}

fn visit_response(response: &ReferenceOr<Response>, pointer: &str, visit: &mut Visit<'_>) {
    let ReferenceOr::Item(response) = response else { return };
    for (name, media_type) in &response.content {
        visit(format!("{pointer}/content/{}", escape(name)), name, media_type);
    }
}
