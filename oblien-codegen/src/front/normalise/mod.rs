//! Lowers what OpenAPI 3.1 and 3.2 add to the dialect of 3.0, in place.
//! Third pass of the front; afterwards `typed` can read every node with the types of `openapiv3`.

mod conditions;
mod content;
mod document;
mod enumerations;
mod inference;
mod intersections;
mod numbers;
mod objects;
mod paths;
mod references;
mod tuples;
mod type_lists;
mod types;
mod unions;

use serde_json::{Map, Value};

use super::Version;
use super::bundle::Bundled;
use super::grammar::Kind;
use super::origins::Origins;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::source::pointer;

/// An object of the document.
type Object = Map<String, Value>;

/// What is done to every schema, in this order; the parts of a schema come after the schema.
const SCHEMA_STEPS: &[fn(&mut Step<'_>, &mut Object)] = &[
    references::wrap,
    intersections::lower,
    types::correct,
    enumerations::constant,
    unions::drop_null,
    // What was taken out of an alternative may be a constant.
    enumerations::constant,
    type_lists::split,
    enumerations::clean,
    numbers::lower,
    content::lower,
    tuples::lower,
    conditions::lower,
    objects::lower,
    inference::infer,
    types::contradict,
    unions::discriminate,
];

/// Where a step is working, and what it may use.
struct Step<'a> {
    version: Version,
    pointer: &'a str,
    origins: &'a mut Origins,
    diagnostics: &'a mut Diagnostics,
}

impl Step<'_> {
    /// Returns the place of a member of the object at hand.
    fn place(&self, member: &str) -> Place {
        self.origins.place(&pointer::join(self.pointer, member))
    }

    /// Returns the place of something deeper in the object at hand.
    fn place_below(&self, segments: &[&str]) -> Place {
        let mut pointer = self.pointer.to_owned();
        segments.iter().for_each(|segment| pointer::push(&mut pointer, segment));
        self.origins.place(&pointer)
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes which elements of a list are left, by their indices before.
    fn note_left(&mut self, list: &str, left: &[usize]) {
        self.origins.note_left(&format!("{}/{list}", self.pointer), left);
    }

    fn note_move(&mut self, from: &str, to: &str) {
        self.origins.note_move(&format!("{}{from}", self.pointer), &format!("{}{to}", self.pointer));
    }
}

/// Lowers a whole document.
pub(super) fn normalise(bundled: &mut Bundled, version: Version, diagnostics: &mut Diagnostics) {
    let Bundled { document, origins, .. } = bundled;
    let mut pass = Pass { version, origins, diagnostics };
    pass.node(&mut String::new(), document, Kind::Root);
}

struct Pass<'a> {
    version: Version,
    origins: &'a mut Origins,
    diagnostics: &'a mut Diagnostics,
}

impl Pass<'_> {
    fn node(&mut self, pointer: &mut String, value: &mut Value, kind: Kind) {
        match value {
            Value::Object(object) => self.object(pointer, object, kind.of_object()),
            Value::Array(elements) if kind.element() != Kind::Opaque => {
                let length = pointer.len();
                for (index, element) in elements.iter_mut().enumerate() {
                    pointer::push(pointer, &index.to_string());
                    self.node(pointer, element, kind.element());
                    pointer.truncate(length);
                }
            }
            Value::Bool(all) if kind.of_object() == Kind::Schema => *value = boolean_schema(*all),
            _ => {}
        }
    }

    fn object(&mut self, pointer: &mut String, object: &mut Object, kind: Kind) {
        if kind == Kind::Opaque {
            return;
        }
        self.lower(pointer, object, kind);
        let length = pointer.len();
        for (key, value) in object.iter_mut() {
            let member = kind.member(key);
            let is_flag = value.is_boolean() && key == "additionalProperties";
            if member != Kind::Opaque && !is_flag {
                pointer::push(pointer, key);
                self.node(pointer, value, member);
                pointer.truncate(length);
            }
        }
    }

    fn lower(&mut self, pointer: &str, object: &mut Object, kind: Kind) {
        let mut step = Step { version: self.version, pointer, origins: &mut *self.origins, diagnostics: &mut *self.diagnostics };
        match kind {
            Kind::Schema => SCHEMA_STEPS.iter().for_each(|act| act(&mut step, object)),
            Kind::Root => document::root(object),
            Kind::Components => document::components(object),
            Kind::Paths => paths::plain_variables(&mut step, object),
            Kind::PathItem => document::path_item(object),
            Kind::MediaType => document::media_type(&mut step, object),
            Kind::Response => document::response(object),
            Kind::Parameter | Kind::Header => document::parameter(object),
            _ => {}
        }
    }
}

/// Returns the schema that admits everything or nothing.
fn boolean_schema(all: bool) -> Value {
    match all {
        true => Value::Object(Object::new()),
        false => serde_json::json!({ "not": {} }),
    }
}

/// Sets a member to `true`.
fn set(object: &mut Object, key: &str) {
    object.insert(key.to_owned(), Value::Bool(true));
}

/// Whether a member is `true`.
fn is_set(object: &Object, key: &str) -> bool {
    object.get(key) == Some(&Value::Bool(true))
}
