//! The description as plain JSON, with its references followed.
//! Everything else in this module looks at the description through these few functions.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::files;

/// The methods a path item may have, in the order of the specification.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/oblien.yaml"))
});

static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    paths.iter().flat_map(|(path, item)| operations_of(path, item)).collect()
});

/// One method of one path.
pub(crate) struct Operation {
    /// The method in capitals.
    pub(crate) method: String,
    /// The path template.
    pub(crate) path: &'static str,
    item: &'static Value,
    /// The operation object.
    pub(crate) object: &'static Value,
}

impl Operation {
    /// Returns the operation's `operationId`.
    pub(crate) fn id(&self) -> &'static str {
        self.object["operationId"].as_str().expect("every operation has an operationId")
    }

    /// Returns where the operation is in the client, such as `workspaces.lifecycle.get`.
    pub(crate) fn accessor(&self) -> String {
        let method = self.object["x-method"].as_str().expect("every operation has an x-method");
        format!("{}.{method}", resource(self.object["tags"][0].as_str().expect("every operation has a tag")))
    }

    /// Returns the operation's own parameters and those of its path.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'static Value> {
        let shared = self.item["parameters"].as_array().into_iter().flatten();
        shared.chain(self.object["parameters"].as_array().into_iter().flatten()).map(resolve)
    }

    /// Returns the parameter of this name at this place, `path` or `query`.
    pub(crate) fn parameter(&self, place: &str, name: &str) -> Option<&'static Value> {
        self.parameters().find(|parameter| parameter["in"] == place && parameter["name"] == name)
    }

    /// Returns the media type and the media type object of the reply to a call that worked.
    pub(crate) fn reply(&self) -> (&'static str, &'static Value) {
        let content = resolve(&self.object["responses"]["200"])["content"].as_object();
        let (media_type, media) = content.and_then(|content| content.iter().next()).expect("every operation has a reply");
        (media_type, media)
    }
}

/// Returns the whole document.
pub(crate) fn document() -> &'static Value {
    &DOCUMENT
}

/// Returns every operation.
pub(crate) fn operations() -> &'static [Operation] {
    &OPERATIONS
}

/// Follows a reference, if the value is one.
pub(crate) fn resolve(value: &'static Value) -> &'static Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => resolve(target(reference).expect(reference)),
        None => value,
    }
}

/// Returns what a reference within the document leads to.
pub(crate) fn target(reference: &str) -> Option<&'static Value> {
    document().pointer(reference.strip_prefix('#')?)
}

/// Calls `visit` with every object of the document and the path to it.
pub(crate) fn walk(visit: &mut impl FnMut(&[&str], &'static Map<String, Value>)) {
    walk_value(document(), &mut Vec::new(), visit);
}

fn walk_value(value: &'static Value, path: &mut Vec<&'static str>, visit: &mut impl FnMut(&[&str], &'static Map<String, Value>)) {
    if let Some(object) = value.as_object() {
        visit(path, object);
        for (key, member) in object {
            path.push(key);
            walk_value(member, path, visit);
            path.pop();
        }
    }
    for element in value.as_array().into_iter().flatten() {
        path.push("[]");
        walk_value(element, path, visit);
        path.pop();
    }
}

fn operations_of(path: &'static str, item: &'static Value) -> impl Iterator<Item = Operation> {
    METHODS.into_iter().filter_map(move |method| {
        let object = item.get(method)?;
        Some(Operation { method: method.to_uppercase(), path, item, object })
    })
}

fn resource(tag: &str) -> &'static str {
    let tags = document()["tags"].as_array().expect("tags");
    let tag = tags.iter().find(|object| object["name"] == tag).expect("every tag is described");
    tag["x-resource"].as_str().expect("every tag has an x-resource")
}
