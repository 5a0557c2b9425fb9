//! Schemas, member by member.
//! Part of `typed`; `shape` then decides which kind of schema the members make.

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData};
use serde_json::Value;

use super::known;
use super::read::{Typed, reference};
use super::shape::shape;
use crate::diagnostics::texts;
use crate::front::kinds::describe;

impl Typed<'_> {
    /// Reads a schema or a reference; what is neither is reported and admits everything.
    pub(super) fn schema(&mut self, value: Value) -> ReferenceOr<Schema> {
        match reference(value) {
            Ok(reference) => ReferenceOr::Reference { reference },
            Err(value) => ReferenceOr::Item(self.schema_item(value)),
        }
    }

    pub(super) fn schemas(&mut self, value: Value) -> Vec<ReferenceOr<Schema>> {
        self.list(value, |typed, value| Some(typed.schema(value)))
    }

    fn schema_item(&mut self, value: Value) -> Schema {
        let mut data = SchemaData::default();
        let mut any = AnySchema::default();
        match value {
            Value::Object(_) => {
                self.members(value, |typed, key, value| typed.keyword(&mut data, &mut any, key, value));
            }
            // An empty member of YAML.
            Value::Null => {}
            other => self.report(|place| texts::not_a_schema(place, describe(&other))),
        }
        Schema { schema_data: data, schema_kind: shape(any) }
    }

    fn keyword(&mut self, data: &mut SchemaData, any: &mut AnySchema, key: String, value: Value) {
        match key.as_str() {
            "nullable" => data.nullable = self.flag(value).unwrap_or_default(),
            "readOnly" => data.read_only = self.flag(value).unwrap_or_default(),
            "writeOnly" => data.write_only = self.flag(value).unwrap_or_default(),
            "deprecated" => data.deprecated = self.flag(value).unwrap_or_default(),
            "externalDocs" => data.external_docs = self.external_docs(value),
            "example" => data.example = Some(value),
            "title" => data.title = self.text(value),
            "description" => data.description = self.text(value),
            "discriminator" => data.discriminator = self.discriminator(value),
            "default" => data.default = Some(value),
            key if key.starts_with("x-") => drop(data.extensions.insert(key.to_owned(), value)),
            key => self.structure(any, key, value),
        }
    }

    fn structure(&mut self, any: &mut AnySchema, key: &str, value: Value) {
        match key {
            "type" => any.typ = self.text(value),
            "format" => any.format = self.text(value),
            "enum" => any.enumeration = self.list(value, |_, value| Some(value)),
            "properties" => {
                any.properties = self.map(value, |typed, value| Some(boxed(typed.schema(value))));
            }
            "required" => any.required = self.required(value),
            "additionalProperties" => any.additional_properties = Some(self.additional(value)),
            "items" => any.items = Some(boxed(self.schema(value))),
            "oneOf" => any.one_of = self.schemas(value),
            "anyOf" => any.any_of = self.schemas(value),
            "allOf" => any.all_of = self.schemas(value),
            "not" => any.not = Some(Box::new(self.schema(value))),
            key => self.limit(any, key, value),
        }
    }

    fn limit(&mut self, any: &mut AnySchema, key: &str, value: Value) {
        match key {
            "pattern" => any.pattern = self.text(value),
            "multipleOf" => any.multiple_of = self.number(&value),
            "minimum" => any.minimum = self.number(&value),
            "maximum" => any.maximum = self.number(&value),
            "exclusiveMinimum" => any.exclusive_minimum = value.as_bool(),
            "exclusiveMaximum" => any.exclusive_maximum = value.as_bool(),
            "minLength" => any.min_length = self.count(&value),
            "maxLength" => any.max_length = self.count(&value),
            "minItems" => any.min_items = self.count(&value),
            "maxItems" => any.max_items = self.count(&value),
            "minProperties" => any.min_properties = self.count(&value),
            "maxProperties" => any.max_properties = self.count(&value),
            "uniqueItems" => any.unique_items = self.flag(value),
            // All other keywords restrict what is valid, not what it looks like.
            key => self.extension(&mut IndexMap::new(), key.to_owned(), value, known::SCHEMA),
        }
    }

    fn required(&mut self, value: Value) -> Vec<String> {
        match value {
            Value::Array(_) => self.texts(value),
            Value::Null => Vec::new(),
            other => {
                let found = describe(&other);
                self.report(|place| texts::keyword_ignored(place, "required", "a list of names", found));
                Vec::new()
            }
        }
    }

    fn additional(&mut self, value: Value) -> AdditionalProperties {
        match value {
            Value::Bool(any) => AdditionalProperties::Any(any),
            Value::String(text) if text == "true" || text == "false" => AdditionalProperties::Any(text == "true"),
            value => AdditionalProperties::Schema(Box::new(self.schema(value))),
        }
    }

    fn discriminator(&mut self, value: Value) -> Option<Discriminator> {
        let mut discriminator = Discriminator::default();
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "propertyName" => discriminator.property_name = typed.text(value).unwrap_or_default(),
            "mapping" => discriminator.mapping = typed.map(value, Self::text),
            _ => typed.extension(&mut discriminator.extensions, key, value, known::DISCRIMINATOR),
        });
        if read && discriminator.property_name.is_empty() {
            self.report(|place| texts::filled_in(place, "propertyName", "the discriminator"));
            return None;
        }
        read.then_some(discriminator)
    }
}

fn boxed(schema: ReferenceOr<Schema>) -> ReferenceOr<Box<Schema>> {
    match schema {
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
    }
}
