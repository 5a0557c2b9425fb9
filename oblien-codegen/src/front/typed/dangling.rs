//! References to components that could not be read.
//! Step of `typed` after the conversion; the fault has been reported where the component is.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Operation, PathItem, ReferenceOr, Response};

/// Leaves out every reference to a component that was left out.
pub(super) fn drop_dangling(openapi: &mut OpenAPI, left_out: HashSet<String>) {
    if left_out.is_empty() {
        return;
    }
    let mut pass = Pass(left_out);
    if let Some(components) = &mut openapi.components {
        pass.components(components);
    }
    for item in openapi.paths.paths.values_mut() {
        if let ReferenceOr::Item(item) = item {
            pass.path_item(item);
        }
    }
}

struct Pass(HashSet<String>);

impl Pass {
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
            let left_out = &mut self.0;
            entries.retain(|name, entry| {
                let kept = !matches!(entry, ReferenceOr::Reference { reference } if left_out.contains(reference));
                if !kept {
                    let name = crate::source::pointer::escape(name);
                    left_out.insert(format!("#/components/{section}/{name}"));
                }
                kept
            });
            if entries.len() == before {
                return;
            }
        }
    }

    fn path_item(&self, item: &mut PathItem) {
        item.parameters.retain(|parameter| self.leads_somewhere(parameter));
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.options,
            &mut item.head,
            &mut item.patch,
            &mut item.trace,
        ];
        operations.into_iter().flatten().for_each(|operation| self.operation(operation));
    }

    fn operation(&self, operation: &mut Operation) {
        operation.parameters.retain(|parameter| self.leads_somewhere(parameter));
        operation.request_body.take_if(|body| !self.leads_somewhere(body));
        let responses = &mut operation.responses;
        responses.default.take_if(|response| !self.leads_somewhere(response));
        responses.responses.retain(|_, response| self.leads_somewhere(response));
        responses.responses.values_mut().chain(&mut responses.default).for_each(|response| self.response(response));
        for item in operation.callbacks.values_mut().flat_map(IndexMap::values_mut) {
            self.path_item(item);
        }
    }

    fn response(&self, response: &mut ReferenceOr<Response>) {
        if let ReferenceOr::Item(response) = response {
            response.headers.retain(|_, header| self.leads_somewhere(header));
            response.links.retain(|_, link| self.leads_somewhere(link));
        }
    }

    fn leads_somewhere<T>(&self, item: &ReferenceOr<T>) -> bool {
        !matches!(item, ReferenceOr::Reference { reference } if self.0.contains(reference))
    }
}
