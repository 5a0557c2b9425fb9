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
    /// Webhooks by their names.
    pub(super) webhooks: Vec<(String, PathItem)>,
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

/// What 3.0 calls `x-webhooks` is an extension of others.
fn webhooks(description: &Description, diagnostics: &mut Diagnostics) -> Vec<(String, PathItem)> {
    let webhooks = description.root_extensions.get("x-webhooks").filter(|_| description.version != Version::V3_0);
    let mut items = Vec::new();
    for (name, value) in webhooks.and_then(Value::as_object).into_iter().flatten() {
        let pointer = format!("/webhooks/{}", escape(name));
        let item = typed::path_item(value, &pointer, &description.origins, diagnostics);
        items.extend(item.map(|item| (name.clone(), item)));
    }
    items
}
