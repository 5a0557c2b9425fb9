//! Parameters and headers, which share what says how a value is written.
//! Part of `typed`.

use openapiv3::{
    CookieStyle, Header, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
    Schema, SchemaData, SchemaKind, StringType, Type,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::known;
use super::read::Typed;
use crate::diagnostics::texts;

/// The members of a parameter, wherever it is.
#[derive(Default)]
struct Members {
    location: Option<String>,
    name: Option<String>,
    style: Option<String>,
    format: Option<ParameterSchemaOrContent>,
    data: Option<ParameterData>,
    allow_reserved: bool,
    allow_empty_value: Option<bool>,
}

/// Where a parameter can be.
const PLACES: &[&str] = &["query", "header", "path", "cookie", "querystring"];

impl Typed<'_> {
    pub(super) fn parameter_or_reference(&mut self, value: Value) -> Option<ReferenceOr<Parameter>> {
        self.reference_or(value, Self::parameter)
    }

    pub(super) fn parameter(&mut self, value: Value) -> Option<Parameter> {
        let members = self.parameter_members(value)?;
        let (Some(name), Some(location)) = (members.name, members.location) else {
            self.report(|place| texts::missing(place, "name` or `in", "the parameter"));
            return None;
        };
        let format = members.format.unwrap_or_else(|| {
            self.report(|place| texts::parameter_without_schema(place, &name));
            text_schema()
        });
        let mut data = ParameterData { name, format, ..members.data? };
        if !location.eq_ignore_ascii_case("query") && members.allow_reserved {
            data.extensions.insert("x-allow-reserved".to_owned(), Value::Bool(true));
        }
        let style = members.style.as_deref();
        let place = location.to_ascii_lowercase();
        if place != location && PLACES.contains(&place.as_str()) {
            self.report(|at| texts::parameter_place_in_capitals(at, &location, &place));
        }
        Some(match place.as_str() {
            "query" => Parameter::Query {
                parameter_data: data,
                allow_reserved: members.allow_reserved,
                style: self.style::<QueryStyle>(style, "query").unwrap_or_default(),
                allow_empty_value: members.allow_empty_value,
            },
            "header" => {
                let style = self.style::<HeaderStyle>(style, "header").unwrap_or_default();
                Parameter::Header { parameter_data: data, style }
            }
            "path" => {
                let style = self.style::<PathStyle>(style, "path").unwrap_or_default();
                Parameter::Path { parameter_data: data, style }
            }
            "cookie" => {
                let own = style.filter(|style| *style == "cookie").map(|_| ("x-style".to_owned(), Value::from("cookie")));
                data.extensions.extend(own);
                let style = self.style::<CookieStyle>(style, "cookie").unwrap_or_default();
                Parameter::Cookie { parameter_data: data, style }
            }
            // The types of 3.0 have no such place; it is a query parameter with a mark.
            "querystring" => {
                data.extensions.insert("x-querystring".to_owned(), Value::Bool(true));
                let style = QueryStyle::default();
                Parameter::Query { parameter_data: data, allow_reserved: false, style, allow_empty_value: None }
            }
            _ => {
                self.report(|place| texts::unknown_parameter_place(place, &location));
                return None;
            }
        })
    }

    fn parameter_members(&mut self, value: Value) -> Option<Members> {
        let mut members = Members::default();
        let mut data = empty_data();
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "in" => members.location = typed.text(value),
            "name" => members.name = typed.text(value),
            "style" => members.style = typed.text(value),
            "allowReserved" => members.allow_reserved = typed.flag(value).unwrap_or_default(),
            "allowEmptyValue" => members.allow_empty_value = typed.flag(value),
            "schema" => members.format = Some(ParameterSchemaOrContent::Schema(typed.schema(value))),
            "content" => {
                let content = typed.map(value, Self::media_type);
                if !content.is_empty() {
                    members.format.get_or_insert(ParameterSchemaOrContent::Content(content));
                }
            }
            "description" => data.description = typed.text(value),
            "required" => data.required = typed.flag(value).unwrap_or_default(),
            "deprecated" => data.deprecated = typed.flag(value),
            "explode" => data.explode = typed.flag(value),
            "example" => data.example = Some(value),
            "examples" => data.examples = typed.examples(value),
            _ => typed.extension(&mut data.extensions, key, value, known::PARAMETER),
        });
        members.data = Some(data);
        read.then_some(members)
    }

    pub(super) fn header(&mut self, value: Value) -> Option<Header> {
        let mut members = self.parameter_members(value)?;
        let format = members.format.take().unwrap_or_else(text_schema);
        let data = members.data?;
        Some(Header {
            description: data.description,
            style: HeaderStyle::default(),
            required: data.required,
            deprecated: data.deprecated,
            format,
            example: data.example,
            examples: data.examples,
            extensions: data.extensions,
        })
    }

    fn style<T: DeserializeOwned>(&mut self, style: Option<&str>, location: &str) -> Option<T> {
        let style = style?;
        let known = serde_json::from_value(Value::String(style.to_owned())).ok();
        // OpenAPI 3.2 has a style `cookie`, which is carried beside.
        if known.is_none() && (style, location) != ("cookie", "cookie") {
            self.report(|place| texts::unknown_style(place, style, location));
        }
        known
    }
}

fn empty_data() -> ParameterData {
    ParameterData {
        name: String::new(),
        description: None,
        required: false,
        deprecated: None,
        format: text_schema(),
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    }
}

/// The schema of a parameter that says nothing about its value.
fn text_schema() -> ParameterSchemaOrContent {
    ParameterSchemaOrContent::Schema(ReferenceOr::Item(Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Type(Type::String(StringType::default())),
    }))
}
