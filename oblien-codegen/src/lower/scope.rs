//! Scopes: which exist, and which may call an operation.
//! Part of the lowering. They come from `x-scopes`, or from the roles OpenAPI 3.1 lets security requirements name.

use openapiv3::{Operation, SecurityRequirement, SecurityScheme};
use serde_json::Value;

use crate::ir::{Api, ScopeDefinition};
use crate::lower::carried::Carried;
use crate::lower::context::Lowering;
use crate::lower::naming::UniqueNames;
use crate::lower::{documentation, texts};

/// Lowers the scopes of the document.
pub(super) fn lower_scopes(lowering: &mut Lowering<'_>, carried: &Carried, api: &mut Api) {
    match lowering.description.root_extensions.get("x-scopes") {
        Some(Value::Object(scopes)) => {
            let mut names = scope_names();
            for (wire, definition) in scopes {
                let text = definition.as_str().or_else(|| definition.get("description").and_then(Value::as_str));
                api.scopes.push(define(wire, text, &mut names));
            }
        }
        Some(_) => {
            let place = lowering.place("/x-scopes");
            lowering.diagnostics.push(texts::scopes_not_a_map(place));
        }
        None => api.scopes = roles_of_document(lowering, carried),
    }
}

/// Returns the scopes that may call an operation, all of them if it names none.
pub(super) fn of_operation(lowering: &mut Lowering<'_>, api: &Api, operation: &Operation, pointer: &str) -> Option<Vec<usize>> {
    if api.scopes.is_empty() {
        return None;
    }
    let named: Vec<String> = match operation.extensions.get("x-scopes") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(_) => {
            let place = lowering.place(&format!("{pointer}/x-scopes"));
            lowering.diagnostics.push(texts::scopes_not_a_list(place));
            Vec::new()
        }
        None => {
            let roles = roles(lowering, requirements_of(lowering, operation));
            if roles.is_empty() { api.scopes.iter().map(|scope| scope.wire.clone()).collect() } else { roles }
        }
    };
    let mut indices = Vec::new();
    for name in named {
        match api.scopes.iter().position(|scope| scope.wire == name) {
            Some(index) if !indices.contains(&index) => indices.push(index),
            Some(_) => {}
            None => {
                let place = lowering.place(&format!("{pointer}/x-scopes"));
                let known: Vec<_> = api.scopes.iter().map(|scope| scope.wire.as_str()).collect();
                lowering.diagnostics.push(texts::unknown_scope(place, &name, &known));
            }
        }
    }
    Some(indices)
}

/// Names of marker types; some the module has already.
fn scope_names() -> UniqueNames {
    UniqueNames::without(&["Any", "Scope"])
}

fn define(wire: &str, text: Option<&str>, names: &mut UniqueNames) -> ScopeDefinition {
    let name = names.claim(&oblien_endpoint::type_name(wire));
    ScopeDefinition { wire: wire.to_owned(), name, docs: documentation::lines(text) }
}

/// Roles of all operations, in the order they are met.
fn roles_of_document(lowering: &Lowering<'_>, carried: &Carried) -> Vec<ScopeDefinition> {
    let (mut scopes, mut names): (Vec<ScopeDefinition>, _) = (Vec::new(), scope_names());
    let items = lowering.description.openapi.paths.paths.iter().filter_map(|(_, item)| item.as_item());
    let usual = items.flat_map(|item| item.iter().map(|(_, operation)| operation));
    for operation in usual.chain(carried.operations.iter().map(|other| &other.operation)) {
        for role in roles(lowering, requirements_of(lowering, operation)) {
            if !scopes.iter().any(|scope| scope.wire == role) {
                scopes.push(define(&role, None, &mut names));
            }
        }
    }
    scopes
}

/// What an operation requires: what it says itself, else what the document says.
pub(super) fn requirements_of<'a>(lowering: &Lowering<'a>, operation: &'a Operation) -> &'a [SecurityRequirement] {
    let root = lowering.description.openapi.security.as_ref();
    operation.security.as_ref().or(root).map(Vec::as_slice).unwrap_or_default()
}

/// The roles that requirements name for schemes other than OAuth: what OAuth lists are grants of a token, all of them needed.
fn roles(lowering: &Lowering<'_>, requirements: &[SecurityRequirement]) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for (scheme, names) in requirements.iter().flatten() {
        if is_role_scheme(lowering, scheme) {
            roles.extend(names.iter().filter(|name| !roles.contains(name)).cloned().collect::<Vec<_>>());
        }
    }
    roles
}

fn is_role_scheme(lowering: &Lowering<'_>, name: &str) -> bool {
    let scheme = lowering.description.openapi.components.as_ref().and_then(|components| components.security_schemes.get(name));
    let scheme = scheme.and_then(|scheme| scheme.as_item());
    matches!(scheme, Some(SecurityScheme::APIKey { .. } | SecurityScheme::HTTP { .. }))
}
