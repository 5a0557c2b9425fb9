//! The limits of values by the keywords that say them, for those who compare descriptions.
//! Part of the lowering; what documentation says of limits is in the view of a schema.

use std::collections::HashSet;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind, Type, VariantOrUnknownOrEmpty};
use serde_json::Value;

use crate::ir::Limits;
use crate::lower::context::Lowering;
use crate::lower::view::View;

/// Parts of parts that are followed.
const DEEPEST: usize = 8;

impl<'a> Lowering<'a> {
    /// The limits of the values of a schema, or of the component that it refers to.
    pub(super) fn limits_of(&self, schema: &'a ReferenceOr<Box<Schema>>) -> Limits {
        let schema = match schema {
            ReferenceOr::Item(schema) => Some(&**schema),
            ReferenceOr::Reference { reference } => self.component_schema(reference).map(|(_, schema)| schema),
        };
        schema.map(|schema| self.limits_of_schema(schema)).unwrap_or_default()
    }

    /// The limits that a schema and its parts say; of two that say one the first.
    pub(super) fn limits_of_schema(&self, schema: &'a Schema) -> Limits {
        let mut limits = Limits::new();
        self.add_limits(schema, 0, &mut limits, &mut HashSet::new());
        limits
    }

    /// Each schema counts once, however often parts lead to it.
    fn add_limits(&self, schema: &'a Schema, depth: usize, limits: &mut Limits, seen: &mut HashSet<*const Schema>) {
        if !seen.insert(std::ptr::from_ref(schema)) {
            return;
        }
        for (keyword, value) in own(schema) {
            if !limits.iter().any(|(known, _)| *known == keyword) {
                limits.push((keyword, value));
            }
        }
        if depth < DEEPEST {
            let parts = View::of(schema).all_of.iter().filter_map(|part| self.described(part));
            parts.for_each(|part| self.add_limits(part.schema, depth + 1, limits, seen));
        }
    }
}

/// The limits that a schema says itself.
fn own(schema: &Schema) -> Limits {
    let mut found = Limits::new();
    let mut add = |keyword, value: Option<String>| found.extend(value.map(|value| (keyword, value)));
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => {
            add("minLength", shown(text.min_length));
            add("maxLength", shown(text.max_length));
            add("pattern", text.pattern.clone());
        }
        SchemaKind::Type(Type::Number(number)) => {
            add("minimum", bound(number.minimum, number.exclusive_minimum));
            add("maximum", bound(number.maximum, number.exclusive_maximum));
            add("multipleOf", shown(number.multiple_of));
        }
        SchemaKind::Type(Type::Integer(integer)) => {
            add("minimum", bound(integer.minimum, integer.exclusive_minimum));
            add("maximum", bound(integer.maximum, integer.exclusive_maximum));
            add("multipleOf", shown(integer.multiple_of));
        }
        SchemaKind::Type(Type::Array(array)) => {
            add("minItems", shown(array.min_items));
            add("maxItems", shown(array.max_items));
            add("uniqueItems", array.unique_items.then(|| "true".to_owned()));
        }
        SchemaKind::Any(any) => of_any(any, &mut add),
        _ => {}
    }
    add("format", text_format(schema));
    add("enum", values(&View::of(schema).words));
    found
}

fn of_any(any: &AnySchema, add: &mut dyn FnMut(&'static str, Option<String>)) {
    add("minLength", shown(any.min_length));
    add("maxLength", shown(any.max_length));
    add("pattern", any.pattern.clone());
    add("minimum", bound(any.minimum, any.exclusive_minimum.unwrap_or(false)));
    add("maximum", bound(any.maximum, any.exclusive_maximum.unwrap_or(false)));
    add("multipleOf", shown(any.multiple_of));
    add("minItems", shown(any.min_items));
    add("maxItems", shown(any.max_items));
    add("uniqueItems", any.unique_items.filter(|are_unique| *are_unique).map(|_| "true".to_owned()));
}

/// The format of a text; that of a number is its type.
fn text_format(schema: &Schema) -> Option<String> {
    let view = View::of(schema);
    let is_said = match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => !matches!(text.format, VariantOrUnknownOrEmpty::Empty),
        _ => view.kind == Some("string"),
    };
    view.format.filter(|_| is_said)
}

/// The values of an enumeration that is no type of its own: those that are neither all words nor all integers.
fn values(values: &[Value]) -> Option<String> {
    let is_type = values.iter().all(Value::is_string) || values.iter().all(Value::is_i64);
    (!is_type).then(|| Value::Array(values.to_vec()).to_string())
}

fn shown<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

fn bound<T: ToString>(value: Option<T>, is_exclusive: bool) -> Option<String> {
    let mark = if is_exclusive { " (exclusive)" } else { "" };
    value.map(|value| value.to_string() + mark)
}
