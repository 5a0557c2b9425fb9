//! One change to a description at a time, of the kinds that people, tools and attackers make.
//! Shared with the fuzz targets in `fuzz`.

use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::tree::{Step, at, count, path_to, reference};

type Mutation = fn(&mut Value, &mut Choices<'_>);

/// Some are there twice, because they find more.
const MUTATIONS: &[Mutation] = &[
    drop_part,
    copy_part,
    swap_parts,
    replace,
    replace,
    refer,
    refer,
    rename_key,
    rename_key,
    repeat,
    add_keyword,
    add_keyword,
    nest,
];

/// Names that are trouble somewhere: in Rust, in paths, in JSON pointers, in file systems, in comments.
pub(crate) const ODD_NAMES: &[&str] = &[
    "",
    " ",
    "self",
    "Self",
    "fn",
    "r#type",
    "struct",
    "async",
    "S",
    "Result",
    "Option",
    "Vec",
    "Box",
    "String",
    "Client",
    "client",
    "new",
    "send",
    "id",
    "_",
    "__",
    "200",
    "9lives",
    "a/b~c",
    "~1",
    "a.b",
    "a-b",
    "..",
    "/",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\"",
    "'",
    "`",
    "*/",
    "//",
    "#",
    "{}",
    "{id}",
    "}",
    "<T>",
    "💥",
    "ß",
    "İ",
    "ﬁ",
    "é",
    "e\u{301}",
    "\u{202e}",
    "\u{feff}",
    "CON",
    "mod",
    "$ref",
    "x-",
    "default",
    "null",
    "true",
    "application/json",
    "Content-Type",
    "2XX",
    "https://a.example/{b}",
];

/// Keywords that decide what the generator does.
const KEYWORDS: &[&str] = &[
    "$ref",
    "$id",
    "$anchor",
    "$defs",
    "type",
    "format",
    "nullable",
    "enum",
    "const",
    "default",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "prefixItems",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "discriminator",
    "mapping",
    "propertyName",
    "readOnly",
    "writeOnly",
    "deprecated",
    "description",
    "title",
    "minLength",
    "maximum",
    "name",
    "in",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "encoding",
    "itemSchema",
    "headers",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "webhooks",
    "security",
    "securitySchemes",
    "servers",
    "variables",
    "tags",
    "operationId",
    "paths",
    "components",
    "schemas",
    "openapi",
    "info",
    "x-rust-name",
    "x-rust-attributes",
    "x-rust-skip",
    "x-resource",
    "x-method",
    "x-unwrap",
    "x-flatten",
    "x-handle",
    "x-scopes",
    "x-success-flag",
    "x-idempotent",
    "x-env",
];

/// Changes one thing.
pub(crate) fn mutate(document: &mut Value, choices: &mut Choices<'_>) {
    choices.one_of(MUTATIONS)(document, choices);
}

/// Keeps only a few paths, so that a run takes little time.
pub(crate) fn thin_out(document: &mut Value, most: usize, choices: &mut Choices<'_>) {
    let Some(Value::Object(paths)) = document.get_mut("paths") else { return };
    while paths.len() > most {
        let key = paths.keys().nth(choices.below(paths.len())).cloned().unwrap_or_default();
        paths.shift_remove(&key);
    }
}

fn any_path(document: &Value, choices: &mut Choices<'_>) -> Vec<Step> {
    path_to(document, choices.below(count(document)))
}

fn any_part(document: &mut Value, choices: &mut Choices<'_>) -> Value {
    let path = any_path(document, choices);
    at(document, &path).map(|part| part.clone()).unwrap_or_default()
}

/// An object or a list somewhere, with its path; the document itself if there is no other at hand.
fn any_container<'a>(document: &'a mut Value, choices: &mut Choices<'_>) -> Option<&'a mut Value> {
    let mut path = any_path(document, choices);
    while at(document, &path).is_none_or(|part| !part.is_object() && !part.is_array()) {
        path.pop()?;
    }
    at(document, &path)
}

fn any_object<'a>(document: &'a mut Value, choices: &mut Choices<'_>) -> Option<&'a mut Map<String, Value>> {
    let mut path = any_path(document, choices);
    while at(document, &path).is_none_or(|part| !part.is_object()) {
        path.pop()?;
    }
    at(document, &path)?.as_object_mut()
}

fn any_key(object: &Map<String, Value>, choices: &mut Choices<'_>) -> Option<String> {
    object.keys().nth(choices.below(object.len())).cloned()
}

fn drop_part(document: &mut Value, choices: &mut Choices<'_>) {
    match any_container(document, choices) {
        Some(Value::Object(object)) => drop(any_key(object, choices).and_then(|key| object.shift_remove(&key))),
        Some(Value::Array(elements)) if !elements.is_empty() => drop(elements.remove(choices.below(elements.len()))),
        _ => {}
    }
}

fn copy_part(document: &mut Value, choices: &mut Choices<'_>) {
    let part = any_part(document, choices);
    let path = any_path(document, choices);
    // A copy of the whole within itself, some times over, is as large as the memory.
    if count(document) + count(&part) < 20_000 {
        at(document, &path).into_iter().for_each(|place| *place = part.clone());
    }
}

fn swap_parts(document: &mut Value, choices: &mut Choices<'_>) {
    let (one, other) = (any_path(document, choices), any_path(document, choices));
    let taken = at(document, &one).map(|part| part.clone());
    let other_taken = at(document, &other).map(|part| part.clone());
    if let (Some(taken), Some(other_taken)) = (taken, other_taken)
        && count(document) < 20_000
    {
        at(document, &one).into_iter().for_each(|place| *place = other_taken.clone());
        at(document, &other).into_iter().for_each(|place| *place = taken.clone());
    }
}

fn replace(document: &mut Value, choices: &mut Choices<'_>) {
    let path = any_path(document, choices);
    let value = odd_value(choices);
    at(document, &path).into_iter().for_each(|place| *place = value.clone());
}

/// A value of a kind that may not be expected.
fn odd_value(choices: &mut Choices<'_>) -> Value {
    match choices.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 => json!(*choices.one_of(&[0_i64, -1, 1, 200, i64::MAX, i64::MIN])),
        4 => json!(*choices.one_of(&[1.5, -0.0, 1e308, 5e-324])),
        5 => json!(u64::MAX),
        6 => json!([]),
        7 => json!({}),
        8 => json!([null]),
        9 => json!("x".repeat(choices.below(400))),
        10 => json!({"": {}}),
        11 => json!(*choices.one_of(KEYWORDS)),
        12 => json!(*choices.one_of(&["string", "integer", "number", "boolean", "array", "object", "null"])),
        _ => json!(*choices.one_of(ODD_NAMES)),
    }
}

/// A reference: to something that is there, to itself, to nothing, to another file.
fn refer(document: &mut Value, choices: &mut Choices<'_>) {
    let (from, to) = (any_path(document, choices), any_path(document, choices));
    let target = match choices.below(8) {
        0 => reference(&from),
        1 => "#".to_owned(),
        2 => "#/components/schemas/Nowhere".to_owned(),
        3 => "nowhere.yaml#/a".to_owned(),
        4 => format!("{}/", reference(&to)),
        _ => reference(&to),
    };
    at(document, &from).into_iter().for_each(|place| *place = json!({ "$ref": target }));
}

fn rename_key(document: &mut Value, choices: &mut Choices<'_>) {
    let Some(object) = any_object(document, choices) else { return };
    let Some(key) = any_key(object, choices) else { return };
    let name = match choices.below(4) {
        0 => (*choices.one_of(KEYWORDS)).to_owned(),
        1 => format!("{key}{}", choices.one_of(ODD_NAMES)),
        _ => (*choices.one_of(ODD_NAMES)).to_owned(),
    };
    let renamed =
        std::mem::take(object).into_iter().map(|(known, value)| (if known == key { name.clone() } else { known }, value));
    *object = renamed.collect();
}

/// The same once more: under another name, or as a further element.
fn repeat(document: &mut Value, choices: &mut Choices<'_>) {
    match any_container(document, choices) {
        Some(Value::Object(object)) => {
            let Some(key) = any_key(object, choices) else { return };
            let (name, value) = (format!("{key}{}", choices.one_of(&["2", "_", " ", "S"])), object[&key].clone());
            object.insert(name, value);
        }
        Some(Value::Array(elements)) if !elements.is_empty() => {
            let element = elements[choices.below(elements.len())].clone();
            elements.insert(choices.below(elements.len()), element);
        }
        _ => {}
    }
}

fn add_keyword(document: &mut Value, choices: &mut Choices<'_>) {
    let part = any_part(document, choices);
    let (keyword, small) = (*choices.one_of(KEYWORDS), count(document) + count(&part) < 20_000);
    let value = match choices.below(4) {
        0 => odd_value(choices),
        1 if small => json!([part]),
        2 if small => json!([part, odd_value(choices)]),
        _ if small => part,
        _ => Value::Null,
    };
    if let Some(object) = any_object(document, choices) {
        object.insert(keyword.to_owned(), value);
    }
}

/// Puts a part some levels deeper.
fn nest(document: &mut Value, choices: &mut Choices<'_>) {
    let path = any_path(document, choices);
    let (levels, kind) = (choices.below(70), choices.below(6));
    let Some(place) = at(document, &path) else { return };
    for _ in 0..levels {
        let part = std::mem::take(place);
        *place = match kind {
            0 => json!({ "items": part }),
            1 => json!({ "allOf": [part] }),
            2 => json!({ "oneOf": [part, {"type": "null"}] }),
            3 => json!({ "properties": { "inner": part } }),
            4 => json!({ "additionalProperties": part }),
            _ => json!([part]),
        };
    }
}
