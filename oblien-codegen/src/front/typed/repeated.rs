//! Parameters that are given twice in one list.
//! Last step of `typed`; needs the components, since either of the two may be a reference.

use std::collections::HashMap;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Parameter, ReferenceOr};

use crate::diagnostics::{Diagnostics, texts};
use crate::front::origins::Origins;
use crate::source::pointer;

/// Reports parameters that are given twice, and leaves the second out.
pub(super) fn drop_repeated(openapi: &mut OpenAPI, origins: &mut Origins, diagnostics: &mut Diagnostics) {
    let parameters = openapi.components.as_ref().map(|components| components.parameters.clone());
    let mut pass = Pass { parameters: parameters.unwrap_or_default(), origins, diagnostics };
    for (path, item) in &mut openapi.paths.paths {
        let ReferenceOr::Item(item) = item else {
            continue;
        };
        let at = pointer::join("/paths", path);
        pass.list(&at, &mut item.parameters);
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
        for (method, operation) in operations {
            if let Some(operation) = operation {
                pass.list(&pointer::join(&at, method), &mut operation.parameters);
            }
        }
    }
}

struct Pass<'a> {
    parameters: IndexMap<String, ReferenceOr<Parameter>>,
    origins: &'a mut Origins,
    diagnostics: &'a mut Diagnostics,
}

impl Pass<'_> {
    fn list(&mut self, owner: &str, list: &mut Vec<ReferenceOr<Parameter>>) {
        if list.len() < 2 {
            return;
        }
        let mut first: HashMap<(String, &'static str), usize> = HashMap::new();
        let mut left = Vec::new();
        let mut index = 0_usize;
        list.retain(|parameter| {
            let at = index;
            index += 1;
            left.push(at);
            let Some(identity) = self.identity(parameter) else {
                return true;
            };
            match first.get(&identity) {
                None => first.insert(identity, at).is_none(),
                Some(earlier) => {
                    left.pop();
                    let place = self.origins.place(&format!("{owner}/parameters/{at}"));
                    let earlier = self.origins.place(&format!("{owner}/parameters/{earlier}"));
                    self.diagnostics.push(texts::duplicate_parameter(place, &identity.0, identity.1, earlier));
                    false
                }
            }
        });
        self.origins.note_left(&format!("{owner}/parameters"), &left);
    }

    /// Returns the name and the place of a parameter.
    fn identity(&self, parameter: &ReferenceOr<Parameter>) -> Option<(String, &'static str)> {
        let mut parameter = parameter;
        for _ in 0..self.parameters.len() + 1 {
            match parameter {
                ReferenceOr::Item(item) => {
                    return Some((item.parameter_data_ref().name.clone(), location(item)));
                }
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/parameters/")?;
                    parameter = self.parameters.get(pointer::unescape(name).as_ref())?;
                }
            }
        }
        None
    }
}

fn location(parameter: &Parameter) -> &'static str {
    match parameter {
        Parameter::Query { .. } => "query",
        Parameter::Header { .. } => "header",
        Parameter::Path { .. } => "path",
        Parameter::Cookie { .. } => "cookie",
    }
}
