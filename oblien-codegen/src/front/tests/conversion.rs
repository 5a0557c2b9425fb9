//! The conversion of what is carried in extensions.
//! Part of the front's tests.

use openapiv3::{ReferenceOr, SchemaKind, Type};
use serde_json::json;

use super::{read_clean, with_head};
use crate::diagnostics::Diagnostics;
use crate::front::typed;

#[test]
fn carried_schemas_and_operations_are_typed_on_demand() {
    let body = "paths: {/a: {query: {operationId: q}}}\nwebhooks: {w: {post: {operationId: w}}}\n";
    let description = read_clean(&[("api.yaml", &with_head("3.2.0", body))]);
    let mut diagnostics = Diagnostics::new();
    let ReferenceOr::Item(item) = &description.openapi.paths.paths["/a"] else { panic!() };
    let additional = &item.extensions["x-additional-operations"];
    let at = "/paths/~1a/x-additional-operations";
    let operations = typed::operations(additional, at, &description.origins, &mut diagnostics);
    assert_eq!(operations["QUERY"].operation_id.as_deref(), Some("q"));
    let webhooks = &description.root_extensions["x-webhooks"];
    let items = typed::path_items(webhooks, "/x-webhooks", &description.origins, &mut diagnostics);
    assert!(items["w"].post.is_some());
    let value = json!([{"type": "string"}, 5]);
    let schemas = typed::schema_list(&value, "/x", &description.origins, &mut diagnostics);
    assert!(matches!(&schemas[0], ReferenceOr::Item(schema) if matches!(schema.schema_kind, SchemaKind::Type(Type::String(_)))));
    assert_eq!(diagnostics.error_count(), 1);
}
