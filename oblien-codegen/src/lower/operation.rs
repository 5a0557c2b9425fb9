//! Operations: every method of every path, put together from its parts.
//! Part of the lowering; parameters, bodies and replies are lowered in their own files.

use openapiv3::{Operation as OperationObject, PathItem, ReferenceOr};
use serde_json::Value;

use crate::ir::{Api, Operation};
use crate::lower::context::{Lowering, escape};
use crate::lower::naming::UniqueNames;
use crate::lower::{body, documentation, extension, parameter, reply, scope, security, server, texts};

/// One operation as it stands in the document.
pub(super) struct Subject<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) pointer: String,
    pub(super) item: &'a PathItem,
    pub(super) operation: &'a OperationObject,
    /// The name of its request builder, from which names of its inline types are made.
    pub(super) name: String,
}

/// Lowers all operations that are wanted, in the order of the paths.
pub(super) fn lower_all(lowering: &mut Lowering<'_>, api: &mut Api) {
    let description = lowering.description;
    let mut names = UniqueNames::without(&["S"]);
    if description.root_extensions.contains_key("x-webhooks") {
        let place = lowering.place("/webhooks");
        lowering.diagnostics.push(texts::webhooks(place));
    }
    for (path, item) in &description.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let path_pointer = format!("/paths/{}", escape(path));
        if let Some(others) = item.extensions.get("x-additional-operations").and_then(Value::as_object) {
            for method in others.keys() {
                let place = lowering.place(&path_pointer);
                lowering.diagnostics.push(texts::other_method(place, method, path));
            }
        }
        for (method, operation) in item.iter() {
            if !lowering.selection.wants(path, operation.operation_id.as_deref(), &operation.tags) {
                continue;
            }
            let pointer = format!("{path_pointer}/{method}");
            let name = name(lowering, path, method, operation, &pointer, &mut names);
            let subject = Subject { path, method, pointer, item, operation, name };
            if let Some(operation) = lower(lowering, api, &subject) {
                api.operations.push(operation);
            }
        }
    }
}

fn lower<'a>(lowering: &mut Lowering<'a>, api: &mut Api, subject: &Subject<'a>) -> Option<Operation> {
    let operation = subject.operation;
    if !operation.callbacks.is_empty() {
        let place = lowering.place(&format!("{}/callbacks", subject.pointer));
        lowering.diagnostics.push(texts::callbacks(place, &subject.name));
    }
    let mut arguments = UniqueNames::without(&["new", "send", "into_request", "client", "call", "self"]);
    let parameters = parameter::lower_all(lowering, subject, &mut arguments)?;
    let body = body::lower(lowering, subject, &mut arguments)?;
    let reply = reply::lower(lowering, subject);
    let path_pointer = subject.pointer.rsplit_once('/').map_or("", |(path, _)| path);
    let resource = extension::text(lowering, &operation.extensions, "x-resource", &subject.pointer)
        .or_else(|| extension::text(lowering, &subject.item.extensions, "x-resource", path_pointer));
    let method_name = extension::text(lowering, &operation.extensions, "x-method", &subject.pointer);
    let own_security = operation
        .security
        .as_ref()
        .map(|requirements| security::alternatives(lowering, api, requirements, &format!("{}/security", subject.pointer)));
    Some(Operation {
        name: subject.name.clone(),
        method_name: method_name.as_deref().map(oblien_endpoint::snake_case).unwrap_or_default(),
        resource: resource.as_deref().map(resource_path).unwrap_or_default(),
        docs: docs(operation),
        deprecated: operation.deprecated,
        method: subject.method.to_ascii_uppercase(),
        path: subject.path.to_owned(),
        server: server::of_operation(lowering, api, subject),
        scopes: scope::of_operation(lowering, api, operation, &subject.pointer),
        security: own_security.filter(|alternatives| *alternatives != api.security),
        idempotent: extension::flag(lowering, &operation.extensions, "x-idempotent", &subject.pointer),
        pointer: subject.pointer.clone(),
        parameters,
        body,
        reply,
    })
}

/// `workspaces.lifecycle` → `["workspaces", "lifecycle"]`.
pub(super) fn resource_path(text: &str) -> Vec<String> {
    text.split(['.', '/']).filter(|part| !part.trim().is_empty()).map(oblien_endpoint::snake_case).collect()
}

/// The name of the request builder: the operation's id, else its method and path.
fn name(
    lowering: &mut Lowering<'_>,
    path: &str,
    method: &str,
    operation: &OperationObject,
    pointer: &str,
    names: &mut UniqueNames,
) -> String {
    let wanted = match operation.operation_id.as_deref().filter(|id| !id.trim().is_empty()) {
        Some(id) => oblien_endpoint::type_name(id),
        None => name_of_path(method, path),
    };
    let name = names.claim(&wanted);
    // The trait of the scopes that may call it stands beside it.
    names.claim(&format!("Allows{name}"));
    if name != wanted {
        let place = lowering.place(&format!("{pointer}/operationId"));
        lowering.diagnostics.push(texts::operation_name_taken(place, &wanted, &name));
    }
    name
}

/// `GET /pets/{petId}/toys` → `GetPetsToysByPetId`.
fn name_of_path(method: &str, path: &str) -> String {
    let is_variable = |part: &&str| part.contains('{');
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let literals: Vec<_> = parts.iter().copied().filter(|part| !is_variable(part)).collect();
    let variables: Vec<_> = parts.iter().copied().filter(is_variable).collect();
    let mut words = format!("{method} {}", literals.join(" "));
    if !variables.is_empty() {
        words.push_str(" by ");
        words.push_str(&variables.join(" and "));
    }
    oblien_endpoint::type_name(&words)
}

/// The summary as the first line, the description below.
fn docs(operation: &OperationObject) -> Vec<String> {
    let mut lines = documentation::lines(operation.summary.as_deref());
    if let Some(first) = lines.first_mut()
        && !first.is_empty()
        && !first.ends_with(['.', '!', '?', ':'])
    {
        first.push('.');
    }
    let description = documentation::lines(operation.description.as_deref());
    if !description.is_empty() && description != lines {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(description);
    }
    lines
}
