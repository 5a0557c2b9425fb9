//! Which kind of schema a set of keywords makes.
//! Part of `typed`; a schema with one type is that type, whatever keywords of others stand beside it.

use openapiv3::{
    AnySchema, ArrayType, BooleanType, IntegerType, NumberType, ObjectType, ReferenceOr, Schema, SchemaKind, StringType, Type,
};
use serde_json::Value;

/// Returns the kind of schema that has the given keywords.
pub(super) fn shape(mut any: AnySchema) -> SchemaKind {
    let combined = [!any.one_of.is_empty(), !any.all_of.is_empty(), !any.any_of.is_empty(), any.not.is_some()];
    match combined.iter().filter(|combined| **combined).count() {
        0 => typed(any),
        1 if !has_shape(&any) => {
            if says_nothing_new(&any) {
                any.typ = None;
            }
            combination(any)
        }
        _ => SchemaKind::Any(any),
    }
}

/// Whether anything but the combination says what a value looks like.
fn has_shape(any: &AnySchema) -> bool {
    let object = !any.properties.is_empty() || !any.required.is_empty() || any.additional_properties.is_some();
    object || any.items.is_some() || !any.enumeration.is_empty() || any.format.is_some()
}

/// Whether the type beside a combination is the one that its parts have anyway.
fn says_nothing_new(any: &AnySchema) -> bool {
    let mut parts = any.one_of.iter().chain(&any.all_of).chain(&any.any_of);
    parts.all(|part| match part {
        ReferenceOr::Reference { .. } => true,
        ReferenceOr::Item(part) => !is_untyped(part),
    })
}

fn is_untyped(schema: &Schema) -> bool {
    matches!(&schema.schema_kind, SchemaKind::Any(any) if any.typ.is_none())
}

fn combination(any: AnySchema) -> SchemaKind {
    match any {
        any if any.typ.is_some() => SchemaKind::Any(any),
        AnySchema { one_of, .. } if !one_of.is_empty() => SchemaKind::OneOf { one_of },
        AnySchema { all_of, .. } if !all_of.is_empty() => SchemaKind::AllOf { all_of },
        AnySchema { any_of, .. } if !any_of.is_empty() => SchemaKind::AnyOf { any_of },
        AnySchema { not: Some(not), .. } => SchemaKind::Not { not },
        any => SchemaKind::Any(any),
    }
}

fn typed(any: AnySchema) -> SchemaKind {
    match any.typ.as_deref() {
        Some("string") => SchemaKind::Type(Type::String(string(any))),
        Some("number") => SchemaKind::Type(Type::Number(number(any))),
        // Its limits have no room in the type of integers.
        Some("integer") if any.enumeration.is_empty() && is_wide(&any) => SchemaKind::Any(any),
        Some("integer") => SchemaKind::Type(Type::Integer(integer(any))),
        Some("boolean") => {
            let enumeration = any.enumeration.iter().map(Value::as_bool).collect();
            SchemaKind::Type(Type::Boolean(BooleanType { enumeration }))
        }
        Some("object") => SchemaKind::Type(Type::Object(ObjectType {
            properties: any.properties,
            required: any.required,
            additional_properties: any.additional_properties,
            min_properties: any.min_properties,
            max_properties: any.max_properties,
        })),
        Some("array") => SchemaKind::Type(Type::Array(ArrayType {
            items: any.items,
            min_items: any.min_items,
            max_items: any.max_items,
            unique_items: any.unique_items.unwrap_or_default(),
        })),
        _ => SchemaKind::Any(any),
    }
}

/// Whether the limits of an integer are beyond 64 bits with a sign.
fn is_wide(any: &AnySchema) -> bool {
    let is_beyond = |limit: Option<f64>| limit.is_some_and(|limit| limit.abs() > 9_223_372_036_854_775_808.0);
    is_beyond(any.minimum) || is_beyond(any.maximum)
}

fn string(any: AnySchema) -> StringType {
    StringType {
        format: any.format.into(),
        pattern: any.pattern,
        enumeration: any.enumeration.iter().map(|value| value.as_str().map(str::to_owned)).collect(),
        min_length: any.min_length,
        max_length: any.max_length,
    }
}

fn number(any: AnySchema) -> NumberType {
    NumberType {
        format: any.format.into(),
        multiple_of: any.multiple_of,
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        minimum: any.minimum,
        maximum: any.maximum,
        enumeration: any.enumeration.iter().map(Value::as_f64).collect(),
    }
}

fn integer(any: AnySchema) -> IntegerType {
    IntegerType {
        format: any.format.into(),
        multiple_of: any.multiple_of.and_then(whole),
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        minimum: any.minimum.and_then(whole),
        maximum: any.maximum.and_then(whole),
        // A value beyond the type's range can't be enumerated; the enumeration stays open anyway.
        enumeration: any.enumeration.iter().filter_map(enumerated).map(Some).collect(),
    }
}

fn enumerated(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_f64().and_then(whole))
}

/// Returns a whole number as such, `None` if it is none or is out of range.
fn whole(number: f64) -> Option<i64> {
    let range = -9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0;
    (number.fract() == 0.0 && range.contains(&number)).then_some(number as i64)
}
