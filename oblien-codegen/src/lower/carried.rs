//! What OpenAPI 3.1 and 3.2 add to paths and to the document, which the typed document only carries along.
//! Part of the lowering; read before everything else, since the lowering borrows from it.

use openapiv3::{Operation, PathItem, ReferenceOr};
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::front::{Description, Version, typed};
use crate::lower::context::escape;

/// What was carried along, typed.
pub(super) struct Carried {
    /// Operations whose method OpenAPI 3.0 does not know.
    pub(super) operations: Vec<OtherOperation>,
    /// Webhooks by their names, and where they stand.
    pub(super) webhooks: Vec<(String, PathItem, String)>,
}

/// An operation whose method OpenAPI 3.0 does not know.
pub(super) struct OtherOperation {
    pub(super) path: String,
    /// The method as it is sent.
    pub(super) method: String,
    pub(super) pointer: String,
    pub(super) operation: Operation,
}

/// Reads all of it.
pub(super) fn read(description: &Description, diagnostics: &mut Diagnostics) -> Carried {
    Carried { operations: operations(description, diagnostics), webhooks: webhooks(description, diagnostics) }
}

fn operations(description: &Description, diagnostics: &mut Diagnostics) -> Vec<OtherOperation> {
    let mut operations = Vec::new();
    for (path, item) in &description.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let others = item.extensions.get("x-additional-operations").and_then(Value::as_object);
        for (method, value) in others.into_iter().flatten() {
            let member = if method == "QUERY" { "query".to_owned() } else { format!("additionalOperations/{}", escape(method)) };
            let pointer = format!("/paths/{}/{member}", escape(path));
            let operation = typed::operation(value, &pointer, &description.origins, diagnostics);
            let (path, method) = (path.clone(), method.clone());
            operations.extend(operation.map(|operation| OtherOperation { path, method, pointer, operation }));
        }
    }
    operations
}

/// The webhooks of 3.1, and `x-webhooks` of 3.0, which tools have agreed on, where it holds path items.
fn webhooks(description: &Description, diagnostics: &mut Diagnostics) -> Vec<(String, PathItem, String)> {
    let is_old = description.version == Version::V3_0;
    let key = if is_old { "x-webhooks" } else { "webhooks" };
    let webhooks = description.root_extensions.get("x-webhooks").and_then(Value::as_object);
    let mut items = Vec::new();
    for (name, value) in webhooks.into_iter().flatten().filter(|(_, value)| !is_old || has_operations(value)) {
        let pointer = format!("/{key}/{}", escape(name));
        let item = typed::path_item(value, &pointer, &description.origins, diagnostics);
        items.extend(item.map(|item| (name.clone(), item, pointer)));
    }
    items
}

fn has_operations(value: &Value) -> bool {
    const METHODS: [&str; 5] = ["post", "put", "patch", "delete", "get"];
    METHODS.iter().any(|method| value.get(method).is_some_and(Value::is_object))
}
