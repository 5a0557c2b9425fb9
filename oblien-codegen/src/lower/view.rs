//! One view of a schema, whichever of openapiv3's kinds it was read as.
//! Part of the lowering; it only reads.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::ir::LiteralValue;

pub(super) type Properties = IndexMap<String, ReferenceOr<Box<Schema>>>;

/// What a schema says about the shape of a value.
pub(super) struct View<'a> {
    pub(super) data: &'a SchemaData,
    pub(super) kind: Option<&'a str>,
    pub(super) properties: Option<&'a Properties>,
    pub(super) required: &'a [String],
    pub(super) additional: Option<&'a AdditionalProperties>,
    pub(super) items: Option<&'a ReferenceOr<Box<Schema>>>,
    pub(super) words: Vec<Value>,
    pub(super) format: Option<String>,
    pub(super) one_of: &'a [ReferenceOr<Schema>],
    pub(super) any_of: &'a [ReferenceOr<Schema>],
    pub(super) all_of: &'a [ReferenceOr<Schema>],
    /// Limits of the value, as a reader would say them.
    pub(super) limits: Vec<String>,
    /// The least and the most that an integer can be.
    pub(super) range: (Option<f64>, Option<f64>),
}

impl<'a> View<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut view = Self {
            data: &schema.schema_data,
            kind: None,
            properties: None,
            required: &[],
            additional: None,
            items: None,
            words: Vec::new(),
            format: None,
            one_of: &[],
            any_of: &[],
            all_of: &[],
            limits: Vec::new(),
            range: (None, None),
        };
        match &schema.schema_kind {
            SchemaKind::Type(ty) => view.read_type(ty),
            SchemaKind::OneOf { one_of } => view.one_of = one_of,
            SchemaKind::AnyOf { any_of } => view.any_of = any_of,
            SchemaKind::AllOf { all_of } => view.all_of = all_of,
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => view.read_any(any),
        }
        if let Some(constant) = schema.schema_data.extensions.get("x-const")
            && !constant.is_null()
        {
            view.words = vec![constant.clone()];
        }
        view
    }

    /// Whether it says nothing about the shape.
    pub(super) fn is_bare(&self) -> bool {
        self.kind.is_none() && self.says_no_more()
    }

    /// The kind of value, if it says no more of the shape than that.
    pub(super) fn kind_alone(&self) -> Option<&'a str> {
        self.kind.filter(|_| self.says_no_more() && self.format.is_none())
    }

    /// Whether it says nothing about the shape but its kind.
    fn says_no_more(&self) -> bool {
        self.properties.is_none()
            && self.additional.is_none()
            && self.items.is_none()
            && self.words.is_empty()
            && !self.is_composed()
            && self.required.is_empty()
    }

    /// Whether it says no more of the shape than which members must be there.
    pub(super) fn only_requires(&self) -> bool {
        !self.required.is_empty()
            && matches!(self.kind, None | Some("object"))
            && self.properties.is_none()
            && self.additional.is_none()
            && !self.is_composed()
    }

    pub(super) fn is_composed(&self) -> bool {
        !(self.one_of.is_empty() && self.any_of.is_empty() && self.all_of.is_empty())
    }

    pub(super) fn is_object(&self) -> bool {
        self.kind == Some("object") || (self.kind.is_none() && (self.properties.is_some() || self.additional.is_some()))
    }

    /// The one value it allows, be it by `const` or by an enumeration of one.
    pub(super) fn only_value(&self) -> Option<LiteralValue> {
        let only = match self.words.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        self.constant().or_else(|| only.and_then(literal))
    }

    /// The one value it allows by `const`: an enumeration of one may grow.
    pub(super) fn constant(&self) -> Option<LiteralValue> {
        self.data.extensions.get("x-const").and_then(literal)
    }

    /// The name in Rust of what the schema is about: its `x-rust-name`, else the name on the wire.
    pub(super) fn rust_name(view: Option<&Self>, wire: &str) -> String {
        let told = view.and_then(|view| view.data.extensions.get("x-rust-name")?.as_str());
        oblien_endpoint::snake_case(told.unwrap_or(wire))
    }

    pub(super) fn extension_flag(&self, key: &str) -> bool {
        self.data.extensions.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    fn read_type(&mut self, ty: &'a Type) {
        match ty {
            Type::String(string) => {
                self.kind = Some("string");
                self.format = string_format(&string.format);
                self.words = string.enumeration.iter().flatten().map(|word| Value::from(word.as_str())).collect();
                self.limit_lengths(string.min_length, string.max_length, "character");
            }
            Type::Number(number) => {
                self.kind = Some("number");
                self.format = number_format(&number.format);
                self.words = number.enumeration.iter().flatten().map(|&word| Value::from(word)).collect();
                self.limit_range(number.minimum, number.maximum, number.exclusive_minimum, number.exclusive_maximum);
            }
            Type::Integer(integer) => {
                self.kind = Some("integer");
                self.format = integer_format(&integer.format);
                self.words = integer.enumeration.iter().flatten().map(|&word| Value::from(word)).collect();
                self.limit_range(integer.minimum, integer.maximum, integer.exclusive_minimum, integer.exclusive_maximum);
                let (least, most) = (integer.minimum.map(|least| least as f64), integer.maximum.map(|most| most as f64));
                self.range = range(least, most, integer.exclusive_minimum, integer.exclusive_maximum);
            }
            Type::Object(object) => {
                self.kind = Some("object");
                self.properties = Some(&object.properties).filter(|properties| !properties.is_empty());
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref();
            }
            Type::Array(array) => {
                self.kind = Some("array");
                self.items = array.items.as_ref();
                self.limit_lengths(array.min_items, array.max_items, "item");
            }
            Type::Boolean(_) => self.kind = Some("boolean"),
        }
    }

    fn read_any(&mut self, any: &'a AnySchema) {
        self.kind = any.typ.as_deref();
        self.properties = Some(&any.properties).filter(|properties| !properties.is_empty());
        self.required = &any.required;
        self.additional = any.additional_properties.as_ref();
        self.items = any.items.as_ref();
        self.words = any.enumeration.iter().filter(|word| !word.is_null()).cloned().collect();
        self.format = any.format.clone();
        self.one_of = &any.one_of;
        self.any_of = &any.any_of;
        self.all_of = &any.all_of;
        self.limit_lengths(any.min_length, any.max_length, "character");
        self.limit_lengths(any.min_items, any.max_items, "item");
        let is_exclusive = |exclusive: Option<bool>| exclusive.unwrap_or(false);
        self.range = range(any.minimum, any.maximum, is_exclusive(any.exclusive_minimum), is_exclusive(any.exclusive_maximum));
    }

    fn limit_lengths(&mut self, least: Option<usize>, most: Option<usize>, unit: &str) {
        let plural = |count: usize| if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") };
        match (least, most) {
            (None | Some(0), None) => {}
            (Some(least), Some(most)) if least == most => self.limits.push(plural(least)),
            (Some(least), Some(most)) if least > 0 => self.limits.push(format!("{least} to {}", plural(most))),
            (_, Some(most)) => self.limits.push(format!("at most {}", plural(most))),
            (Some(least), None) => self.limits.push(format!("at least {}", plural(least))),
        }
    }

    fn limit_range<T: ToString>(&mut self, least: Option<T>, most: Option<T>, above: bool, below: bool) {
        let least = least.map(|least| format!("{} {}", if above { "more than" } else { "at least" }, least.to_string()));
        let most = most.map(|most| format!("{} {}", if below { "less than" } else { "at most" }, most.to_string()));
        let limits: Vec<_> = least.into_iter().chain(most).collect();
        if !limits.is_empty() {
            self.limits.push(limits.join(", "));
        }
    }
}

/// The limits of an integer that may be what they say.
fn range(least: Option<f64>, most: Option<f64>, above: bool, below: bool) -> (Option<f64>, Option<f64>) {
    let step = |exclusive: bool| if exclusive { 1.0 } else { 0.0 };
    (least.map(|least| least + step(above)), most.map(|most| most - step(below)))
}

fn string_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Empty => None,
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Item(format) => Some(
            match format {
                StringFormat::Date => "date",
                StringFormat::DateTime => "date-time",
                StringFormat::Password => "password",
                StringFormat::Byte => "byte",
                StringFormat::Binary => "binary",
            }
            .to_owned(),
        ),
    }
}

fn number_format(format: &VariantOrUnknownOrEmpty<openapiv3::NumberFormat>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Empty => None,
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Item(openapiv3::NumberFormat::Float) => Some("float".to_owned()),
        VariantOrUnknownOrEmpty::Item(openapiv3::NumberFormat::Double) => Some("double".to_owned()),
    }
}

fn integer_format(format: &VariantOrUnknownOrEmpty<openapiv3::IntegerFormat>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Empty => None,
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Item(openapiv3::IntegerFormat::Int32) => Some("int32".to_owned()),
        VariantOrUnknownOrEmpty::Item(openapiv3::IntegerFormat::Int64) => Some("int64".to_owned()),
    }
}

fn literal(value: &Value) -> Option<LiteralValue> {
    match value {
        Value::Bool(value) => Some(LiteralValue::Boolean(*value)),
        Value::String(value) => Some(LiteralValue::Text(value.clone())),
        Value::Number(value) => value.as_i64().map(LiteralValue::Integer).or_else(|| value.as_f64().map(LiteralValue::Number)),
        _ => None,
    }
}
