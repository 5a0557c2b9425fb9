//! The name of an operation, from which that of its request builder and of its inline types is made.
//! Part of the lowering of operations. What frameworks put around the name of a function is not part of the name.

use std::collections::HashMap;

use openapiv3::{OpenAPI, Operation as OperationObject};

use crate::lower::context::Lowering;
use crate::lower::naming::UniqueNames;
use crate::lower::{extension, texts};

/// Parts of paths that are tried as the place where a service is mounted.
const DEEPEST_ROOT: usize = 5;

/// What ends the names of classes that hold operations.
const CONTROLLER: &str = "Controller";

/// The names of all operations.
pub(super) struct OperationNames<'a> {
    pub(super) taken: UniqueNames,
    /// What all paths start with that no id repeats: the service knows itself at the root.
    root: &'a str,
    /// How many operations have a function of this name, and how many of these the same tag.
    functions: HashMap<String, usize>,
    tagged: HashMap<(String, &'a str), usize>,
}

impl<'a> OperationNames<'a> {
    /// Counts the functions behind the operations of a description, whether they are wanted or not.
    pub(super) fn of(openapi: &'a OpenAPI) -> Self {
        let (taken, root) = (UniqueNames::without(&["S"]), root(openapi));
        let mut names = Self { taken, root, functions: HashMap::new(), tagged: HashMap::new() };
        for (path, id, operation) in ids(openapi) {
            if let Some(function) = function(id, path, root) {
                let name = oblien_endpoint::type_name(function);
                *names.functions.entry(name.clone()).or_default() += 1;
                *names.tagged.entry((name, tag(operation))).or_default() += 1;
            }
        }
        names
    }

    /// The name of the request builder: the operation's id, else its method and path.
    pub(super) fn name(
        &mut self,
        lowering: &mut Lowering<'_>,
        path: &str,
        method: &str,
        operation: &'a OperationObject,
        pointer: &str,
    ) -> String {
        let id = operation.operation_id.as_deref().filter(|id| !id.trim().is_empty());
        let told = id.and_then(|id| lowering.rename(id));
        let told = told.or_else(|| extension::text(lowering, &operation.extensions, "x-rust-name", pointer));
        let wanted = match (told, id) {
            (Some(told), _) => oblien_endpoint::type_name(&told),
            (None, Some(id)) => self.of_function(id, path, operation).unwrap_or_else(|| of_id(id)),
            (None, None) => of_path(method, path),
        };
        let name = self.taken.claim(&wanted);
        // The trait of the scopes that may call it stands beside it.
        self.taken.claim(&format!("Allows{name}"));
        if name != wanted {
            let place = lowering.place(&format!("{pointer}/operationId"));
            lowering.diagnostics.push(texts::operation_name_taken(place, &wanted, &name));
        }
        name
    }

    /// The name of the function behind an operation, with its tag if there are several of that name.
    fn of_function(&self, id: &str, path: &str, operation: &'a OperationObject) -> Option<String> {
        let function = function(id, path, self.root)?;
        let name = oblien_endpoint::type_name(function);
        if self.functions.get(&name) == Some(&1) {
            return Some(name);
        }
        let tag = tag(operation);
        let is_told_apart = !tag.is_empty() && self.tagged.get(&(name.clone(), tag)) == Some(&1);
        is_told_apart.then(|| oblien_endpoint::type_name(&format!("{function} {tag}")))
    }
}

fn tag(operation: &OperationObject) -> &str {
    operation.tags.first().map_or("", String::as_str)
}

/// All operations with an id, and their paths.
fn ids(openapi: &OpenAPI) -> impl Iterator<Item = (&str, &str, &OperationObject)> {
    let items = openapi.paths.paths.iter().filter_map(|(path, item)| Some((path, item.as_item()?)));
    items.flat_map(|(path, item)| {
        let operations = item.iter().map(|(_, operation)| operation);
        operations.filter_map(move |operation| Some((path.as_str(), operation.operation_id.as_deref()?, operation)))
    })
}

/// The leading parts of the paths without which most ids are functions; none if ids repeat whole paths, or no paths.
fn root(openapi: &OpenAPI) -> &str {
    let Some((path, ..)) = ids(openapi).next() else { return "" };
    let ends = path.match_indices('/').map(|(end, _)| end).take(DEEPEST_ROOT);
    let all = ids(openapi).count();
    let fits = |root: &&str| ids(openapi).filter(|(path, id, _)| function(id, path, root).is_some()).count() * 2 > all;
    ends.map(|end| &path[..end]).find(fits).unwrap_or_default()
}

/// The function in an id that is made of it, the path and the method: `read_pet_pets__id__get`, as FastAPI writes them.
fn function<'a>(id: &'a str, path: &str, root: &str) -> Option<&'a str> {
    let (id, method) = id.rsplit_once('_')?;
    let is_method = ["get", "put", "post", "delete", "options", "head", "patch", "trace"].contains(&method);
    let path = path.strip_prefix(root)?.chars();
    let path: String = path.map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    let function = id.strip_suffix(&path)?.trim_matches('_');
    (is_method && path.starts_with('_') && !function.is_empty()).then_some(function)
}

/// `PetsController_findAll` → `PetsFindAll`: that the name before is one of a class says nothing to callers.
fn of_id(id: &str) -> String {
    let class = id.split(['_', '.']).next().unwrap_or_default();
    match class.strip_suffix(CONTROLLER) {
        Some(subject) if !subject.is_empty() && class.len() < id.len() => {
            oblien_endpoint::type_name(&format!("{subject}{}", &id[class.len()..]))
        }
        _ => oblien_endpoint::type_name(id),
    }
}

/// `GET /pets/{petId}/toys` → `GetPetsToysByPetId`.
fn of_path(method: &str, path: &str) -> String {
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

#[cfg(test)]
mod tests;
