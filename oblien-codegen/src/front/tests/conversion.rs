//! The conversion of schemas that are carried in extensions.
//! Part of the front's tests.

use openapiv3::{ReferenceOr, SchemaKind, Type};
use serde_json::json;

use super::{read_clean, with_head};
use crate::diagnostics::Diagnostics;
use crate::front::typed;

#[test]
fn carried_schemas_are_typed_on_demand() {
    let description = read_clean(&[("api.yaml", &with_head("3.1.0", ""))]);
    let mut diagnostics = Diagnostics::new();
    let mut read = |value| typed::schema(&value, "/x", &description.origins, &mut diagnostics);
    let text = read(json!({"type": "string"}));
    assert!(matches!(text, ReferenceOr::Item(schema) if matches!(schema.schema_kind, SchemaKind::Type(Type::String(_)))));
    let reference = read(json!({"$ref": "#/components/schemas/T"}));
    assert_eq!(reference, ReferenceOr::ref_("#/components/schemas/T"));
    read(json!(5));
    assert_eq!(diagnostics.count(), 1);
}
