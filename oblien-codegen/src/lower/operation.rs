//! Operations: every method of every path, put together from its parts.
//! Part of the lowering; parameters, bodies and replies are lowered in their own files.

mod name;

use std::collections::HashMap;

use openapiv3::{Operation as OperationObject, PathItem, ReferenceOr, StatusCode};

use crate::ir::{Api, Operation};
use crate::lower::carried::{Carried, OtherOperation};
use crate::lower::context::{Lowering, escape};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::name::OperationNames;
use crate::lower::path::SentPath;
use crate::lower::reply::Replies;
use crate::lower::{
    body, choice, documentation, extension, failure, header, incoming, pagination, parameter, reply, scope, security, server,
};

/// One operation as it stands in the document.
pub(super) struct Subject<'a> {
    pub(super) method: &'a str,
    /// The method as it is sent.
    sent_method: String,
    /// The path as it is sent.
    pub(super) sent: SentPath,
    pub(super) pointer: String,
    pub(super) item: &'a PathItem,
    pub(super) operation: &'a OperationObject,
    /// The name of its request builder, from which names of its inline types are made.
    pub(super) name: String,
}

/// Lowers all operations that are wanted, in the order of the paths.
pub(super) fn lower_all<'a>(lowering: &mut Lowering<'a>, carried: &'a Carried, api: &mut Api) {
    let description = lowering.description;
    let mut names = OperationNames::of(&description.openapi);
    let mut others: HashMap<&str, Vec<&OtherOperation>> = HashMap::new();
    carried.operations.iter().for_each(|other| others.entry(&other.path).or_default().push(other));
    for (path, item) in &description.openapi.paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let path_pointer = format!("/paths/{}", escape(path));
        let usual = item
            .iter()
            .map(|(method, operation)| (method, method.to_ascii_uppercase(), format!("{path_pointer}/{method}"), operation));
        let others = others.get(path.as_str()).into_iter().flatten();
        let others = others.map(|other| (other.method.as_str(), other.method.clone(), other.pointer.clone(), &other.operation));
        for (method, sent_method, pointer, operation) in usual.chain(others) {
            if !lowering.selection.wants(path, operation.operation_id.as_deref(), &operation.tags) {
                continue;
            }
            // Hand-written code offers it: its name stays free, and what it is made of is not looked at.
            if extension::flag(lowering, &operation.extensions, "x-rust-skip", &pointer) {
                continue;
            }
            let name = names.name(lowering, path, method, operation, &pointer);
            let sent = SentPath::of(path);
            let subject = Subject { method, sent_method, sent, pointer, item, operation, name };
            if let Some(operation) = lower(lowering, api, &subject, &mut names.taken) {
                api.operations.push(operation);
            }
        }
    }
}

fn lower<'a>(lowering: &mut Lowering<'a>, api: &mut Api, subject: &Subject<'a>, names: &mut UniqueNames) -> Option<Operation> {
    let operation = subject.operation;
    incoming::lower_callbacks(lowering, api, subject);
    let mut arguments = UniqueNames::without(&["new", "send", "into_request", "client", "call", "self"]);
    let choices = choice::successes(lowering, subject);
    if choice::has_stream(&choices) {
        arguments.claim("stream");
    }
    let pagination = operation.extensions.get(pagination::KEY);
    if pagination.is_some() {
        arguments.claim("pages");
    }
    let parameters = parameter::lower_all(lowering, subject, &mut arguments);
    let (mut body, note) = body::lower(lowering, subject, &mut arguments);
    let Replies { reply, stream, accept } = reply::lower(lowering, subject, &choices, names);
    let failures = failure::lower(lowering, subject);
    let headers = header::lower(lowering, api, subject);
    let switch = stream.is_some().then(|| body::take_switch(&mut body)).flatten();
    let path_pointer = subject.pointer.rsplit_once('/').map_or("", |(path, _)| path);
    let resource = extension::text(lowering, &operation.extensions, "x-resource", &subject.pointer)
        .or_else(|| extension::text(lowering, &subject.item.extensions, "x-resource", path_pointer));
    let method_name = extension::text(lowering, &operation.extensions, "x-method", &subject.pointer);
    let own_security = operation
        .security
        .as_ref()
        .map(|requirements| security::alternatives(lowering, api, requirements, &format!("{}/security", subject.pointer)));
    let certificates = security::certificate_note(api, scope::requirements_of(lowering, operation));
    let mut lowered = Operation {
        name: subject.name.clone(),
        method_name: method_name.as_deref().map(oblien_endpoint::snake_case).unwrap_or_default(),
        resource: resource.as_deref().map(resource_path).unwrap_or_default(),
        docs: [note, upgrade(operation), certificates, headers, failure::docs(lowering, &failures)]
            .into_iter()
            .fold(docs_with_grants(lowering, operation), documentation::joined),
        deprecated: operation.deprecated,
        method: subject.sent_method.clone(),
        tag: operation.tags.first().cloned(),
        path: subject.sent.path.clone(),
        server: server::of_operation(lowering, api, subject),
        scopes: scope::of_operation(lowering, api, operation, &subject.pointer),
        security: own_security.filter(|alternatives| *alternatives != api.security),
        idempotent: extension::flag(lowering, &operation.extensions, "x-idempotent", &subject.pointer),
        pointer: subject.pointer.clone(),
        parameters,
        body,
        reply,
        stream,
        switch,
        accept,
        failures: failures.into_iter().map(|failure| failure.ty).collect(),
        paging: None,
    };
    if let Some(pagination) = pagination {
        pagination::lower(lowering, pagination, &mut lowered);
    }
    Some(lowered)
}

/// `workspaces.lifecycle` → `["workspaces", "lifecycle"]`.
pub(super) fn resource_path(text: &str) -> Vec<String> {
    text.split(['.', '/']).filter(|part| !part.trim().is_empty()).map(oblien_endpoint::snake_case).collect()
}

/// What the description says, and which scopes of OAuth a token needs.
fn docs_with_grants<'a>(lowering: &Lowering<'a>, operation: &'a OperationObject) -> Vec<String> {
    let mut lines = docs(operation);
    if let Some(grants) = security::grants(lowering, scope::requirements_of(lowering, operation)) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(grants);
    }
    lines
}

/// What is said of an operation that the service answers by changing the protocol.
fn upgrade(operation: &OperationObject) -> Option<String> {
    let is_upgrade = operation.responses.responses.contains_key(&StatusCode::Code(101));
    let text =
        "Opens a WebSocket: `Client::websocket` of the runtime, with its feature `websocket`, takes what `into_request` gives.";
    is_upgrade.then(|| text.to_owned())
}

/// The summary as the first line, the description below.
pub(super) fn docs(operation: &OperationObject) -> Vec<String> {
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
