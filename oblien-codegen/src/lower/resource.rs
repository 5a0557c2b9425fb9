//! Accessors: under which subject an operation is found, and under which method name.
//! Part of the lowering.

use std::collections::HashMap;

use openapiv3::OpenAPI;
use serde_json::Value;

use crate::ir::{Api, Operation, Resource};
use crate::lower::documentation;
use crate::lower::naming::{UniqueNames, singular};
use crate::lower::operation::resource_path;

/// Modules and methods that every generated client has.
pub(super) const RESERVED: &[&str] = &[
    "api",
    "credentials",
    "scope",
    "types",
    "new",
    "builder",
    "from_env",
    "with_token",
    "with_credentials",
    "cast",
    "into_any",
    "client",
];

/// No file system takes names of more than 255 bytes; parts that are alike up to here are one.
pub(super) const LONGEST_PART: usize = 100;

/// Files, methods of every accessor, and crates whose paths stand in `use` lines.
const ALWAYS_RESERVED: &[&str] = &["mod", "client", "id", "std", "core", "oblien_client"];

/// Gives every operation its accessor and its method name, and builds the tree of resources.
pub(super) fn arrange(openapi: &OpenAPI, api: &mut Api) {
    for operation in &mut api.operations {
        if operation.resource.is_empty() {
            operation.resource = default_path(openapi, operation);
        }
        for (depth, part) in operation.resource.iter_mut().enumerate() {
            *part = legal_part(part, depth);
        }
    }
    name_methods(&mut api.operations);
    for (index, operation) in api.operations.iter().enumerate() {
        insert(&mut api.resources, &operation.resource, 0, index);
    }
    describe(openapi, &mut api.resources);
    name_accessors(&api.operations, &mut api.resources);
}

/// An accessor stands in one module with its request builders, and cannot have the name of one.
fn name_accessors(operations: &[Operation], resources: &mut [Resource]) {
    for resource in resources {
        // The type parameter of scopes is `S`.
        while resource.type_name == "S" || resource.operations.iter().any(|&index| operations[index].name == resource.type_name) {
            resource.type_name.push_str("Requests");
        }
        name_accessors(operations, &mut resource.children);
    }
}

/// A part of an accessor path as the name of a module and of a method: ASCII, since it names a file, and not taken.
fn legal_part(part: &str, depth: usize) -> String {
    let mut name = String::with_capacity(part.len());
    for character in part.chars() {
        match character {
            _ if character.is_ascii() => name.push(character),
            _ => name.push_str(&format!("u{:x}", u32::from(character))),
        }
    }
    name.truncate(LONGEST_PART);
    let is_taken = ALWAYS_RESERVED.contains(&name.as_str()) || (depth == 0 && RESERVED.contains(&name.as_str()));
    if is_taken { format!("{name}_requests") } else { name }
}

/// The first tag (or what the tag says with `x-resource`), else the first literal part of the path.
fn default_path(openapi: &OpenAPI, operation: &Operation) -> Vec<String> {
    if let Some(name) = &operation.tag {
        let tag = openapi.tags.iter().find(|tag| tag.name == *name);
        let told = tag.and_then(|tag| tag.extensions.get("x-resource")).and_then(Value::as_str);
        return match told {
            Some(path) => resource_path(path),
            None => vec![oblien_endpoint::snake_case(name)],
        };
    }
    let literal = operation.path.split('/').find(|part| !part.is_empty() && !part.contains('{'));
    vec![oblien_endpoint::snake_case(literal.unwrap_or("api"))]
}

/// Method names are the operation's name without the words of its accessor, as far as they stay apart.
fn name_methods(operations: &mut [Operation]) {
    let mut names: HashMap<Vec<String>, UniqueNames> = HashMap::new();
    for operation in operations.iter() {
        for (depth, name) in operation.resource.iter().enumerate().skip(1) {
            names.entry(operation.resource[..depth].to_vec()).or_insert_with(accessor_names).claim(name);
        }
    }
    for explicit in [true, false] {
        for operation in operations.iter_mut().filter(|operation| operation.method_name.is_empty() != explicit) {
            let taken = names.entry(operation.resource.clone()).or_insert_with(accessor_names);
            let full = oblien_endpoint::snake_case(&operation.name);
            operation.method_name = if explicit {
                taken.claim(&operation.method_name)
            } else {
                taken.claim_first(&[&short_name(&full, &operation.resource), &full])
            };
        }
    }
}

/// Methods that every accessor has.
fn accessor_names() -> UniqueNames {
    UniqueNames::without(&["client", "id"])
}

fn short_name(full: &str, resource: &[String]) -> String {
    let words: Vec<&str> = resource.iter().flat_map(|part| part.split('_')).collect();
    let same = |word: &str| words.iter().any(|known| *known == word || singular(known) == singular(word));
    let kept: Vec<_> =
        full.split('_').enumerate().filter(|(index, word)| *index == 0 || !same(word)).map(|(_, word)| word).collect();
    kept.join("_")
}

fn insert(resources: &mut Vec<Resource>, path: &[String], depth: usize, operation: usize) {
    let Some(name) = path.get(depth) else { return };
    let position = resources.iter().position(|resource| &resource.name == name).unwrap_or_else(|| {
        resources.push(Resource {
            name: name.clone(),
            path: path[..=depth].to_vec(),
            type_name: oblien_endpoint::type_name(name),
            ..Resource::default()
        });
        resources.len() - 1
    });
    let resource = &mut resources[position];
    if depth + 1 == path.len() {
        resource.operations.push(operation)
    } else {
        insert(&mut resource.children, path, depth + 1, operation)
    }
}

/// The text of a tag that leads to a resource is the resource's documentation.
fn describe(openapi: &OpenAPI, resources: &mut [Resource]) {
    for resource in resources {
        let tag = openapi.tags.iter().find(|tag| match tag.extensions.get("x-resource").and_then(Value::as_str) {
            Some(path) => resource_path(path) == resource.path,
            None => resource.path.len() == 1 && oblien_endpoint::snake_case(&tag.name) == resource.name,
        });
        resource.docs = documentation::lines(tag.and_then(|tag| tag.description.as_deref()));
        describe(openapi, &mut resource.children);
    }
}
