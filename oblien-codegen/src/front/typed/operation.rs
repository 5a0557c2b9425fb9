//! Operations and the responses they list.
//! Part of `typed`.

use indexmap::IndexMap;
use openapiv3::{Callback, Operation, Responses, StatusCode};
use serde_json::Value;

use super::known;
use super::read::Typed;
use crate::diagnostics::texts;

/// Callbacks within callbacks beyond which they are left out, since each level takes much stack.
const MAXIMUM_CALLBACKS: usize = 2;

impl Typed<'_> {
    pub(super) fn operation(&mut self, value: Value) -> Option<Operation> {
        let mut operation = Operation::default();
        let mut has_lost_body = false;
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "tags" => operation.tags = typed.texts(value),
            "summary" => operation.summary = typed.text(value),
            "description" => operation.description = typed.text(value),
            "externalDocs" => operation.external_docs = typed.external_docs(value),
            "operationId" => operation.operation_id = typed.text(value),
            "parameters" => operation.parameters = typed.list(value, Self::parameter_or_reference),
            "requestBody" => {
                let is_given = !value.is_null();
                operation.request_body = typed.reference_or(value, Self::request_body);
                has_lost_body = is_given && operation.request_body.is_none();
            }
            "responses" => operation.responses = typed.responses(value),
            "callbacks" => operation.callbacks = typed.callbacks(value),
            "deprecated" => operation.deprecated = typed.flag(value).unwrap_or_default(),
            "security" => operation.security = Some(typed.requirements(value)),
            "servers" => operation.servers = typed.list(value, Self::server),
            _ => typed.extension(&mut operation.extensions, key, value, known::OPERATION),
        });
        if has_lost_body {
            self.report(texts::without_body);
        }
        (read && !has_lost_body).then_some(operation)
    }

    fn callbacks(&mut self, value: Value) -> IndexMap<String, Callback> {
        if self.depth_of("callbacks") <= MAXIMUM_CALLBACKS {
            return self.extended_map(value, Self::callback);
        }
        let message = "callbacks of callbacks of callbacks are not supported; they are left out";
        let help = "describe them as callbacks of the operation that they follow from, or as `webhooks`";
        self.report(|place| texts::unsupported(place, "nested-callbacks", message, help));
        IndexMap::new()
    }

    fn responses(&mut self, value: Value) -> Responses {
        let mut responses = Responses::default();
        self.members(value, |typed, key, value| {
            if key.starts_with("x-") {
                responses.extensions.insert(key, value);
            } else if key == "default" {
                responses.default = typed.reference_or(value, Self::response);
            } else {
                let statuses = typed.statuses(&key);
                if let Some(response) = typed.reference_or(value, Self::response) {
                    responses.responses.extend(statuses.into_iter().map(|status| (status, response.clone())));
                }
            }
        });
        responses
    }

    fn statuses(&mut self, key: &str) -> Vec<StatusCode> {
        if let Some(status) = status(key) {
            return vec![status];
        }
        let several: Option<Vec<StatusCode>> = key.split(['/', ',', '|']).map(|part| status(part.trim())).collect();
        match &several {
            Some(_) => self.report(|place| texts::several_statuses(place, key)),
            None => self.report(|place| texts::unknown_status(place, key)),
        }
        several.unwrap_or_default()
    }
}

fn status(key: &str) -> Option<StatusCode> {
    if let Ok(code @ 100..=999) = key.parse::<u16>() {
        return Some(StatusCode::Code(code));
    }
    let class = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx"))?;
    class.parse().ok().filter(|class| (1..=9).contains(class)).map(StatusCode::Range)
}
