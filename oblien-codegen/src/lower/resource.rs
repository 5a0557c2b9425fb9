//! Accessors: under which subject an operation is found, and under which method name.
//! Part of the lowering.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, Tag};
use serde_json::Value;

use crate::ir::{Api, Operation, Resource};
use crate::lower::naming::{UniqueNames, singular};
use crate::lower::operation::resource_path;
use crate::lower::{documentation, header};

/// Modules and methods that every generated client has.
pub(super) const RESERVED: &[&str] = &[
    "api",
    "credentials",
    header::MODULE,
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

/// Words that are verbs at the start of a name, though there may be accessors of such things.
const VERBS: &[&str] = &["find", "get", "list", "query", "search"];

/// Files, methods of every accessor, and crates whose paths stand in `use` lines.
const ALWAYS_RESERVED: &[&str] = &["mod", "client", "id", "std", "core", "oblien_client"];

/// Gives every operation its accessor and its method name, and builds the tree of resources.
pub(super) fn arrange(openapi: &OpenAPI, api: &mut Api) {
    let tags = Tags::of(openapi);
    for operation in &mut api.operations {
        if operation.resource.is_empty() {
            operation.resource = default_path(&tags, operation);
        }
        for (depth, part) in operation.resource.iter_mut().enumerate() {
            *part = legal_part(part, depth);
        }
    }
    name_methods(&mut api.operations);
    let mut root = Branch::default();
    for (index, operation) in api.operations.iter().enumerate() {
        root.insert(&operation.resource, index);
    }
    api.resources = root.into_resources(&[], &tags);
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

/// The tags of the description, found at once.
struct Tags<'a> {
    by_name: HashMap<&'a str, &'a Tag>,
    /// By the resource that a tag leads to.
    by_path: HashMap<Vec<String>, &'a Tag>,
}

impl<'a> Tags<'a> {
    /// Of tags that are alike the first one counts.
    fn of(openapi: &'a OpenAPI) -> Self {
        let (mut by_name, mut by_path) = (HashMap::new(), HashMap::new());
        for tag in &openapi.tags {
            by_name.entry(tag.name.as_str()).or_insert(tag);
            by_path.entry(told_path(tag).unwrap_or_else(|| vec![subject(&tag.name)])).or_insert(tag);
        }
        Self { by_name, by_path }
    }
}

/// What a tag says with `x-resource`.
fn told_path(tag: &Tag) -> Option<Vec<String>> {
    tag.extensions.get("x-resource").and_then(Value::as_str).map(resource_path)
}

/// The first tag (or what the tag says with `x-resource`), else the first literal part of the path.
fn default_path(tags: &Tags<'_>, operation: &Operation) -> Vec<String> {
    if let Some(name) = &operation.tag {
        let told = tags.by_name.get(name.as_str()).and_then(|tag| told_path(tag));
        return told.unwrap_or_else(|| vec![subject(name)]);
    }
    let literal = operation.path.split('/').find(|part| !part.is_empty() && !part.contains('{'));
    vec![oblien_endpoint::snake_case(literal.unwrap_or("api"))]
}

/// `pet-controller` → `pet`: the name of a class without what such classes are.
fn subject(tag: &str) -> String {
    let name = oblien_endpoint::snake_case(tag);
    name.strip_suffix("_controller").map(str::to_owned).unwrap_or(name)
}

/// Method names are the operation's name without the words of its accessor, as far as they stay apart.
fn name_methods(operations: &mut [Operation]) {
    let mut names: HashMap<Vec<String>, UniqueNames> = HashMap::new();
    for operation in operations.iter() {
        for (depth, name) in operation.resource.iter().enumerate().skip(1) {
            names.entry(operation.resource[..depth].to_vec()).or_insert_with(accessor_names).claim(name);
        }
    }
    let grouped = grouped(operations);
    for explicit in [true, false] {
        for operation in operations.iter_mut().filter(|operation| operation.method_name.is_empty() != explicit) {
            let taken = names.entry(operation.resource.clone()).or_insert_with(accessor_names);
            let full = oblien_endpoint::snake_case(&operation.name);
            operation.method_name = if explicit {
                taken.claim(&operation.method_name)
            } else {
                let is_grouped = grouped.contains(&operation.resource);
                taken.claim_first(&[&short_name(&full, &operation.resource, is_grouped), &full])
            };
        }
    }
}

/// Methods that every accessor has.
fn accessor_names() -> UniqueNames {
    UniqueNames::without(&["client", "id"])
}

/// The accessors whose subject most of their operations name first: `pets_list`, `pets_create`.
fn grouped(operations: &[Operation]) -> HashSet<Vec<String>> {
    let mut counts: HashMap<&[String], (usize, usize)> = HashMap::new();
    for operation in operations {
        let (all, named_first) = counts.entry(&operation.resource).or_default();
        *all += 1;
        *named_first += usize::from(subject_first(&oblien_endpoint::snake_case(&operation.name), &operation.resource) > 0);
    }
    let is_grouped = |(all, named_first): &(usize, usize)| *named_first > 1 && named_first * 2 > *all;
    counts.into_iter().filter(|(_, counts)| is_grouped(counts)).map(|(resource, _)| resource.to_vec()).collect()
}

/// How many words before the others of a name are those of the accessor, and no verb.
fn subject_first(full: &str, resource: &[String]) -> usize {
    let count = full.split('_').take_while(|word| is_told(resource, word)).count();
    let is_verb = VERBS.iter().any(|verb| full.split('_').next() == Some(verb));
    if is_verb || count == full.split('_').count() { 0 } else { count }
}

/// Whether a word is one of the accessor's.
fn is_told(resource: &[String], word: &str) -> bool {
    let mut words = resource.iter().flat_map(|part| part.split('_'));
    words.any(|known| known == word || singular(known) == singular(word))
}

/// `get_an_artists_albums` of `artists` → `get_albums`: an article goes with its word.
///
/// The first word is kept although it is the accessor's: `import_pets` of `import`. Unless it is no verb, as far as can be
/// told: because most names of the accessor start so, because it is a plural, or because it is two words.
fn short_name(full: &str, resource: &[String], is_grouped: bool) -> String {
    let words: Vec<&str> = full.split('_').collect();
    let count = subject_first(full, resource);
    let is_subject = count > 1 || (count == 1 && (is_grouped || singular(words[0]) != words[0]));
    let is_name = !words[count].starts_with(|first: char| first.is_ascii_digit());
    let start = if is_subject && is_name { count } else { 0 };
    let is_kept = |index: usize| {
        let is_article = ["a", "an", "the"].contains(&words[index]);
        let is_followed = || words.get(index + 1).is_some_and(|next| is_told(resource, next));
        index == start || !(is_told(resource, words[index]) || is_article && is_followed())
    };
    (start..words.len()).filter(|&index| is_kept(index)).map(|index| words[index]).collect::<Vec<_>>().join("_")
}

/// A resource while operations are put into it.
#[derive(Default)]
struct Branch {
    operations: Vec<usize>,
    children: IndexMap<String, Branch>,
}

impl Branch {
    fn insert(&mut self, path: &[String], operation: usize) {
        match path.split_first() {
            Some((name, rest)) => self.children.entry(name.clone()).or_default().insert(rest, operation),
            None => self.operations.push(operation),
        }
    }

    /// The resources below it; the text of a tag that leads to one is its documentation.
    fn into_resources(self, path: &[String], tags: &Tags<'_>) -> Vec<Resource> {
        let resource = |(name, child): (String, Self)| {
            let path = [path, std::slice::from_ref(&name)].concat();
            let tag = tags.by_path.get(&path);
            Resource {
                type_name: oblien_endpoint::type_name(&name),
                docs: documentation::lines(tag.and_then(|tag| tag.description.as_deref())),
                operations: child.operations.clone(),
                children: child.into_resources(&path, tags),
                name,
                path,
            }
        };
        self.children.into_iter().map(resource).collect()
    }
}
