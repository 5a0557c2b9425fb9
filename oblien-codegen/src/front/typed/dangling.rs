//! References to components that could not be read.
//! Step of `typed` after the conversion; the fault has been reported where the component is.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Operation, Parameter, PathItem, ReferenceOr, Response};

use crate::diagnostics::{Diagnostics, texts};
use crate::front::origins::Origins;
use crate::source::pointer;

/// Leaves out every reference to a component that was left out, and operations that lose their body by that.
///
/// Returns references to all components that were left out, those among them that were only other names.
pub(super) fn drop_dangling(
    openapi: &mut OpenAPI,
    left_out: HashSet<String>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> HashSet<String> {
    if left_out.is_empty() {
        return left_out;
    }
    let mut pass = Pass { left_out, origins, diagnostics };
    if let Some(components) = &mut openapi.components {
        pass.components(components);
    }
    for (path, item) in &mut openapi.paths.paths {
        if let ReferenceOr::Item(item) = item {
            pass.path_item(item, &pointer::join("/paths", path));
        }
    }
    pass.left_out
}

struct Pass<'a> {
    left_out: HashSet<String>,
    origins: &'a mut Origins,
    diagnostics: &'a mut Diagnostics,
}

impl Pass<'_> {
    fn components(&mut self, components: &mut Components) {
        self.aliases("parameters", &mut components.parameters);
        self.aliases("requestBodies", &mut components.request_bodies);
        self.aliases("responses", &mut components.responses);
        self.aliases("headers", &mut components.headers);
        self.aliases("links", &mut components.links);
        self.aliases("securitySchemes", &mut components.security_schemes);
        for response in components.responses.values_mut() {
            self.response(response);
        }
    }

    /// Leaves out other names of what was left out, which may have other names in turn.
    fn aliases<T>(&mut self, section: &str, entries: &mut IndexMap<String, ReferenceOr<T>>) {
        loop {
            let before = entries.len();
            let left_out = &mut self.left_out;
            entries.retain(|name, entry| {
                let kept = !matches!(entry, ReferenceOr::Reference { reference } if left_out.contains(reference));
                if !kept {
                    let name = pointer::escape(name);
                    left_out.insert(format!("#/components/{section}/{name}"));
                }
                kept
            });
            if entries.len() == before {
                return;
            }
        }
    }

    fn path_item(&mut self, item: &mut PathItem, at: &str) {
        self.parameters(&mut item.parameters, at);
        let operations = [
            ("get", &mut item.get),
            ("put", &mut item.put),
            ("post", &mut item.post),
            ("delete", &mut item.delete),
            ("options", &mut item.options),
            ("head", &mut item.head),
            ("patch", &mut item.patch),
            ("trace", &mut item.trace),
        ];
        for (method, slot) in operations {
            let at = pointer::join(at, method);
            let is_whole = slot.as_mut().is_none_or(|operation| self.operation(operation, &at));
            if !is_whole {
                *slot = None;
                self.diagnostics.push(texts::without_body(self.origins.place(&at)));
            }
        }
    }

    fn parameters(&mut self, parameters: &mut Vec<ReferenceOr<Parameter>>, owner: &str) {
        let left: Vec<usize> = (0..parameters.len()).filter(|index| self.leads_somewhere(&parameters[*index])).collect();
        if left.len() < parameters.len() {
            parameters.retain(|parameter| self.leads_somewhere(parameter));
            self.origins.note_left(&format!("{owner}/parameters"), &left);
        }
    }

    /// Leaves out what leads nowhere; `false` if that is the body, without which the operation is none.
    fn operation(&mut self, operation: &mut Operation, at: &str) -> bool {
        self.parameters(&mut operation.parameters, at);
        let responses = &mut operation.responses;
        responses.default.take_if(|response| !self.leads_somewhere(response));
        responses.responses.retain(|_, response| self.leads_somewhere(response));
        responses.responses.values_mut().chain(&mut responses.default).for_each(|response| self.response(response));
        for (name, callback) in &mut operation.callbacks {
            let at = pointer::join(&pointer::join(at, "callbacks"), name);
            callback.iter_mut().for_each(|(expression, item)| self.path_item(item, &pointer::join(&at, expression)));
        }
        operation.request_body.as_ref().is_none_or(|body| self.leads_somewhere(body))
    }

    fn response(&self, response: &mut ReferenceOr<Response>) {
        if let ReferenceOr::Item(response) = response {
            response.headers.retain(|_, header| self.leads_somewhere(header));
            response.links.retain(|_, link| self.leads_somewhere(link));
        }
    }

    fn leads_somewhere<T>(&self, item: &ReferenceOr<T>) -> bool {
        !matches!(item, ReferenceOr::Reference { reference } if self.left_out.contains(reference))
    }
}
