//! Handles: accessors that hold the id of one thing, `client.workspace(id)`.
//! Part of the lowering. A resource has one if at least half of what it offers stands below the same path
//! variable, or its tag says so.

use std::collections::{HashMap, HashSet};

use openapiv3::{OpenAPI, Tag};
use serde_json::Value;

use crate::ir::{Api, Handle, Operation, ParameterPlace, Resource, Type};
use crate::lower::context::Lowering;
use crate::lower::extension;
use crate::lower::naming::{UniqueNames, singular};
use crate::lower::operation::resource_path;
use crate::lower::parameter::variables;
use crate::lower::resource::{LONGEST_PART, RESERVED};

/// Fewer operations than this below one id are not worth an accessor of their own.
const FEWEST: usize = 2;

/// Finds the handle of every top-level resource, unless its tag says that it is to have none.
pub(super) fn find(lowering: &mut Lowering<'_>, api: &mut Api) {
    let mut handles: Vec<Handle> = Vec::new();
    let tags = tags(&lowering.description.openapi);
    let mut names: HashSet<String> = api.resources.iter().map(|resource| resource.name.clone()).collect();
    for resource in &api.resources {
        let wanted = tags.get(&resource.name).map_or(Wanted::Whichever, |tag| wanted(lowering, *tag));
        if matches!(wanted, Wanted::None) {
            continue;
        }
        let is_asked_for = matches!(wanted, Wanted::Named(_));
        let Some((prefix, wire)) = most_common_variable(resource, &api.operations, is_asked_for) else { continue };
        let name = match wanted {
            Wanted::Named(name) => name,
            _ => handle_name(&wire, &resource.name),
        };
        let is_taken = name.len() > LONGEST_PART || RESERVED.contains(&name.as_str()) || names.contains(&name);
        if is_taken {
            continue;
        }
        let stands_below =
            |index: usize| below(&api.operations[index]).is_some_and(|found| found == (prefix.as_str(), wire.as_str()));
        let Some(ty) = first_type(resource, &api.operations, &wire, &stands_below) else { continue };
        // One value serves them all, so they have to take it by one type.
        let belongs = |index: usize| stands_below(index) && type_of_variable(&api.operations[index], &wire) == Some(&ty);
        let type_name = format!("{}Handle", oblien_endpoint::type_name(&name));
        let mut type_names = UniqueNames::without(&[&type_name]);
        let Some(root) = prune(resource, &belongs, &name, &mut type_names) else { continue };
        names.insert(name.clone());
        handles.push(Handle { type_name, field: oblien_endpoint::snake_case(&wire), name, wire, ty, root });
    }
    api.handles = handles;
}

/// What the tag of a resource says about its handle.
enum Wanted {
    /// Nothing.
    Whichever,
    /// `x-handle: push_token`
    Named(String),
    /// `x-handle: false`
    None,
}

/// The tags that lead to top-level resources, with their indices; of several to one the first.
fn tags(openapi: &OpenAPI) -> HashMap<String, (usize, &Tag)> {
    let mut tags = HashMap::new();
    for (index, tag) in openapi.tags.iter().enumerate() {
        let path = resource_path(tag.extensions.get("x-resource").and_then(Value::as_str).unwrap_or(&tag.name));
        if let Ok([name]) = <[String; 1]>::try_from(path) {
            tags.entry(name).or_insert((index, tag));
        }
    }
    tags
}

fn wanted(lowering: &mut Lowering<'_>, (index, tag): (usize, &Tag)) -> Wanted {
    match tag.extensions.get("x-handle") {
        None | Some(Value::Bool(true)) => Wanted::Whichever,
        Some(Value::Bool(false)) => Wanted::None,
        Some(_) => {
            let name = extension::text(lowering, &tag.extensions, "x-handle", &format!("/tags/{index}"));
            name.map_or(Wanted::Whichever, |name| Wanted::Named(oblien_endpoint::snake_case(&name)))
        }
    }
}

/// The literal start of a path and its first variable.
fn below(operation: &Operation) -> Option<(&str, &str)> {
    let start = operation.path.find('{')?;
    Some((&operation.path[..start], variables(&operation.path).next()?))
}

/// The variable that most of a resource stands below; half of it, unless its tag asks for a handle.
fn most_common_variable(resource: &Resource, operations: &[Operation], is_asked_for: bool) -> Option<(String, String)> {
    let mut counts: Vec<((&str, &str), usize)> = Vec::new();
    let mut all = 0;
    let mut count = |index: usize| {
        all += 1;
        let Some(found) = below(&operations[index]) else { return };
        match counts.iter_mut().find(|(known, _)| *known == found) {
            Some((_, count)) => *count += 1,
            None => counts.push((found, 1)),
        }
    };
    for_each_operation(resource, &mut count);
    let mut best: Option<((&str, &str), usize)> = None;
    for (found, count) in counts {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((found, count));
        }
    }
    best.filter(|(_, count)| *count >= FEWEST && (is_asked_for || count * 2 >= all))
        .map(|((prefix, wire), _)| (prefix.to_owned(), wire.to_owned()))
}

fn for_each_operation(resource: &Resource, visit: &mut dyn FnMut(usize)) {
    resource.operations.iter().for_each(|&index| visit(index));
    resource.children.iter().for_each(|child| for_each_operation(child, visit));
}

/// `workspaceId` of `workspaces` → `workspace`; a bare `id` takes the name of the resource.
fn handle_name(wire: &str, resource: &str) -> String {
    let name = oblien_endpoint::snake_case(wire);
    let stem = ["_id", "_uuid", "_slug", "_name", "_key"].iter().find_map(|ending| name.strip_suffix(ending));
    match stem {
        Some(stem) => stem.to_owned(),
        None if ["id", "uuid", "slug", "name", "key"].contains(&name.as_str()) => singular(resource),
        None => name,
    }
}

/// The resource with only the operations that stand below the id.
fn prune(resource: &Resource, belongs: &dyn Fn(usize) -> bool, prefix: &str, type_names: &mut UniqueNames) -> Option<Resource> {
    let operations: Vec<_> = resource.operations.iter().copied().filter(|&index| belongs(index)).collect();
    let children: Vec<_> = resource.children.iter().filter_map(|child| prune(child, belongs, prefix, type_names)).collect();
    if operations.is_empty() && children.is_empty() {
        return None;
    }
    let type_name = type_names.claim(&format!("{}{}", oblien_endpoint::type_name(prefix), resource.type_name));
    Some(Resource { operations, children, type_name, ..resource.clone() })
}

fn first_type(resource: &Resource, operations: &[Operation], wire: &str, wanted: &dyn Fn(usize) -> bool) -> Option<Type> {
    let mut ty = None;
    for_each_operation(resource, &mut |index| {
        if ty.is_none() && wanted(index) {
            ty = type_of_variable(&operations[index], wire).cloned();
        }
    });
    ty
}

fn type_of_variable<'a>(operation: &'a Operation, wire: &str) -> Option<&'a Type> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.place == ParameterPlace::Path && parameter.wire == wire).map(|parameter| &parameter.ty)
}
