//! Item schemas: what OpenAPI 3.2 says of one item of a stream, which the typed document only carries along.
//! Part of the lowering; they are read before everything else, since types are made of them as of any schema.

use std::collections::HashMap;

use openapiv3::{MediaType, Operation, ReferenceOr, Response, Schema};

use crate::diagnostics::Diagnostics;
use crate::front::{Description, typed};
use crate::lower::carried::Carried;
use crate::lower::context::escape;

/// The item schemas of a document, by the pointers of their media types.
pub(super) type ItemSchemas = HashMap<String, ReferenceOr<Schema>>;

/// Reads the item schemas of all replies.
pub(super) fn read(description: &Description, carried: &Carried, diagnostics: &mut Diagnostics) -> ItemSchemas {
    let mut schemas = ItemSchemas::new();
    for_each_media_type(description, carried, &mut |pointer, media_type| {
        if let Some(schema) = media_type.extensions.get("x-item-schema") {
            let place = format!("{pointer}/itemSchema");
            schemas.insert(pointer, typed::schema(schema, &place, &description.origins, diagnostics));
        }
    });
    schemas
}

fn for_each_media_type(description: &Description, carried: &Carried, visit: &mut dyn FnMut(String, &MediaType)) {
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

fn visit_operation(operation: &Operation, pointer: &str, visit: &mut dyn FnMut(String, &MediaType)) {
    for (status, response) in &operation.responses.responses {
        visit_response(response, &format!("{pointer}/responses/{status}"), visit);
    }
}

fn visit_response(response: &ReferenceOr<Response>, pointer: &str, visit: &mut dyn FnMut(String, &MediaType)) {
    let ReferenceOr::Item(response) = response else { return };
    for (name, media_type) in &response.content {
        visit(format!("{pointer}/content/{}", escape(name)), media_type);
    }
}
