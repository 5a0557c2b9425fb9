//! How the value of a parameter is written: by the plain ways where it is one value or a list in a query, else in a style.
//! Part of the lowering of parameters.

use oblien_endpoint::{Location, Style, StyleKind};
use openapiv3::{HeaderStyle, Parameter, PathStyle, QueryStyle};
use serde_json::Value;

use crate::ir::{ParameterPlace, QueryListStyle, Type, TypeKind};
use crate::lower::context::Lowering;

/// What the media type of a parameter means for its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParameterMedia {
    Json,
    /// A form, which only a whole query is.
    Form,
    /// Text, of which nothing is known but that it is text.
    Text,
    /// Something else, which whoever calls writes as a text.
    Other,
}

impl ParameterMedia {
    pub(super) fn of(name: &str, parameter: &Parameter) -> Self {
        let name = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match name.as_str() {
            "application/json" | "*/*" | "text/json" => Self::Json,
            "application/x-www-form-urlencoded" if location(parameter) == Location::QueryString => Self::Form,
            "application/jsonpath" | "application/sql" | "application/xml" | "application/jwt" | "application/graphql" => {
                Self::Text
            }
            name if name.ends_with("+json") => Self::Json,
            name if name.ends_with("+xml") || name.starts_with("text/") => Self::Text,
            _ => Self::Other,
        }
    }
}

/// Where a parameter goes and how, and the type of its value.
pub(super) fn place(
    lowering: &Lowering<'_>,
    parameter: &Parameter,
    ty: Type,
    media: Option<ParameterMedia>,
) -> (ParameterPlace, Type) {
    let location = location(parameter);
    let style = match media {
        Some(ParameterMedia::Json) => return (ParameterPlace::Styled(location, Style::new(StyleKind::Json)), ty),
        Some(ParameterMedia::Form) => Style::new(StyleKind::Form),
        // Whatever the schema says of a text in such a format, it is a text.
        Some(_) if location == Location::QueryString => Style::new(StyleKind::Form),
        Some(ParameterMedia::Text | ParameterMedia::Other) => return (plain(location), text(lowering, ty)),
        None => style(parameter),
    };
    let ty = match media {
        Some(ParameterMedia::Text | ParameterMedia::Other) => text(lowering, ty),
        _ => ty,
    };
    match (location, &ty) {
        (Location::Query, Type::List(item)) if is_scalar(lowering, item) && !style.reserved && !style.allow_empty => {
            match list_style(style) {
                Some(list) => (ParameterPlace::QueryList(list), ty),
                None => (ParameterPlace::Styled(location, style), ty),
            }
        }
        // A value that is not a text has no other way to be empty.
        (Location::Query, scalar) if style.allow_empty && is_scalar(lowering, scalar) && !is_text(lowering, scalar) => {
            (ParameterPlace::Styled(location, style), Type::Nullable(Box::new(ty)))
        }
        (_, scalar) if is_scalar(lowering, scalar) && is_plain(location, style) => (plain(location), ty),
        _ => (ParameterPlace::Styled(location, style), ty),
    }
}

fn location(parameter: &Parameter) -> Location {
    match parameter {
        Parameter::Query { parameter_data, .. } if parameter_data.extensions.contains_key("x-querystring") => {
            Location::QueryString
        }
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Path { .. } => Location::Path,
        Parameter::Cookie { .. } => Location::Cookie,
    }
}

fn style(parameter: &Parameter) -> Style {
    let data = parameter.parameter_data_ref();
    let kind = match parameter {
        Parameter::Query { style, .. } => match style {
            QueryStyle::Form => StyleKind::Form,
            QueryStyle::SpaceDelimited => StyleKind::SpaceDelimited,
            QueryStyle::PipeDelimited => StyleKind::PipeDelimited,
            QueryStyle::DeepObject => StyleKind::DeepObject,
        },
        Parameter::Header { style: HeaderStyle::Simple, .. } => StyleKind::Simple,
        Parameter::Path { style, .. } => match style {
            PathStyle::Simple => StyleKind::Simple,
            PathStyle::Label => StyleKind::Label,
            PathStyle::Matrix => StyleKind::Matrix,
        },
        Parameter::Cookie { .. } if data.extensions.contains_key("x-style") => StyleKind::Cookie,
        Parameter::Cookie { .. } => StyleKind::Form,
    };
    let (reserved, allow_empty) = match parameter {
        Parameter::Query { allow_reserved, allow_empty_value, .. } => (*allow_reserved, allow_empty_value.unwrap_or(false)),
        Parameter::Path { .. } => (data.extensions.get("x-allow-reserved") == Some(&Value::Bool(true)), false),
        _ => (false, false),
    };
    let explode = data.explode.unwrap_or(matches!(kind, StyleKind::Form | StyleKind::Cookie));
    // There is one way to write a deep object, whatever is said of parts by themselves.
    Style { kind, explode: explode && kind != StyleKind::DeepObject, reserved, allow_empty }
}

/// Whether one value looks as it does without a style.
fn is_plain(location: Location, style: Style) -> bool {
    let is_unnamed = !matches!(style.kind, StyleKind::Label | StyleKind::Matrix);
    location != Location::QueryString && is_unnamed && !style.reserved
}

fn plain(location: Location) -> ParameterPlace {
    match location {
        Location::Path => ParameterPlace::Path,
        Location::Query | Location::QueryString => ParameterPlace::Query,
        Location::Header => ParameterPlace::Header,
        Location::Cookie => ParameterPlace::Cookie,
    }
}

fn list_style(style: Style) -> Option<QueryListStyle> {
    match style.kind {
        StyleKind::DeepObject => None,
        _ if style.explode => Some(QueryListStyle::Explode),
        StyleKind::SpaceDelimited => Some(QueryListStyle::Space),
        StyleKind::PipeDelimited => Some(QueryListStyle::Pipe),
        _ => Some(QueryListStyle::Comma),
    }
}

fn text(lowering: &Lowering<'_>, ty: Type) -> Type {
    if is_scalar(lowering, &ty) { ty } else { Type::Text }
}

fn is_text(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Text => true,
        Type::Named(id) => matches!(lowering.types[id.0].kind, TypeKind::Newtype),
        _ => false,
    }
}

/// Whether a value is written as one text.
pub(super) fn is_scalar(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer { .. } | Type::Number | Type::Text => true,
        Type::Foreign(foreign) => foreign.is_shown,
        Type::Named(id) => match &lowering.types[id.0].kind {
            TypeKind::Newtype | TypeKind::Enumeration(_) => true,
            TypeKind::Union(union) => union.variants.iter().all(|variant| match &variant.ty {
                Type::Named(id) => matches!(lowering.types[id.0].kind, TypeKind::Newtype | TypeKind::Enumeration(_)),
                ty => is_scalar(lowering, ty),
            }),
            TypeKind::Struct(_) => false,
        },
        _ => false,
    }
}
