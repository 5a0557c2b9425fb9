//! Parameters outside of the body: path, query, header and cookie.
//! Part of the lowering.

use std::collections::HashSet;

use openapiv3::{Parameter as ParameterObject, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};
use serde_json::Value;

use crate::ir::{LiteralValue, Parameter, ParameterPlace, QueryListStyle, Type, TypeKind};
use crate::lower::context::{Lowering, Site};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::view::View;
use crate::lower::{documentation, texts};

/// Headers that OpenAPI leaves to other parts of a description: a parameter of that name is ignored.
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// Lowers the parameters of an operation and of its path; `None` if one without which there is no request is not supported.
pub(super) fn lower_all<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'a>,
    names: &mut UniqueNames,
) -> Option<Vec<Parameter>> {
    let own = subject
        .operation
        .parameters
        .iter()
        .enumerate()
        .map(|(index, parameter)| (parameter, format!("{}/parameters/{index}", subject.pointer)));
    let path_pointer = subject.pointer.rsplit_once('/').map_or("", |(path, _)| path).to_owned();
    let shared = subject
        .item
        .parameters
        .iter()
        .enumerate()
        .map(|(index, parameter)| (parameter, format!("{path_pointer}/parameters/{index}")));
    let mut seen = HashSet::new();
    let mut parameters = Vec::new();
    for (parameter, pointer) in own.chain(shared) {
        let Some((parameter, pointer)) = resolve(lowering, parameter, pointer) else { continue };
        let data = parameter.parameter_data_ref();
        let is_header = matches!(parameter, ParameterObject::Header { .. });
        let name = if is_header { data.name.to_ascii_lowercase() } else { data.name.clone() };
        let key = (std::mem::discriminant(parameter), name);
        let is_other = is_header && NOT_PARAMETERS.contains(&data.name.to_ascii_lowercase().as_str());
        if is_other || !seen.insert(key) {
            continue;
        }
        match lower(lowering, subject, parameter, &pointer, names) {
            Some(parameter) => parameters.push(parameter),
            None if data.required || matches!(parameter, ParameterObject::Path { .. }) => return None,
            None => {}
        }
    }
    fill_path(lowering, subject, &mut parameters, names);
    Some(parameters)
}

fn resolve<'a>(
    lowering: &Lowering<'a>,
    parameter: &'a ReferenceOr<ParameterObject>,
    pointer: String,
) -> Option<(&'a ParameterObject, String)> {
    match parameter {
        ReferenceOr::Item(parameter) => Some((parameter, pointer)),
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/parameters/")?;
            let parameter = lowering.description.openapi.components.as_ref()?.parameters.get(name)?;
            resolve(lowering, parameter, reference.trim_start_matches('#').to_owned())
        }
    }
}

fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    parameter: &'a ParameterObject,
    pointer: &str,
    names: &mut UniqueNames,
) -> Option<Parameter> {
    let data = parameter.parameter_data_ref();
    let ParameterSchemaOrContent::Schema(schema) = &data.format else {
        return refuse(lowering, pointer, "content-parameter", "a parameter with a media type", data);
    };
    let view = match schema {
        ReferenceOr::Item(schema) => Some(View::of(schema)),
        ReferenceOr::Reference { .. } => None,
    };
    let constant = view.as_ref().and_then(View::constant);
    if let Some(constant) = constant.as_ref().filter(|_| data.required)
        && let Some(place) = place_of_fixed(parameter)
    {
        return Some(fixed(data, place, constant));
    }
    let site = Site::inline(format!("{}{}", subject.name, oblien_endpoint::type_name(&data.name)), format!("{pointer}/schema"));
    let ty = match lowering.schema(schema, &site).ty {
        // What stands in a URL or a header is no secret to whoever sees the request.
        Type::Secret => Type::Text,
        ty => ty,
    };
    let place = match (place(parameter, &ty, data), &ty) {
        (Some(ParameterPlace::QueryList(style)), Type::List(item)) if is_scalar(lowering, item) => {
            ParameterPlace::QueryList(style)
        }
        (Some(place), ty) if is_scalar(lowering, ty) => place,
        (None, _) => return refuse(lowering, pointer, "parameter-style", "this style of a parameter", data),
        (Some(_), _) => {
            return refuse(lowering, pointer, "parameter-value", "a parameter that is no plain value or list of them", data);
        }
    };
    Some(Parameter {
        name: names.claim(&rust_name(data, view.as_ref())),
        wire: data.name.clone(),
        place,
        ty,
        required: data.required || place == ParameterPlace::Path,
        constant: constant.filter(|_| !matches!(place, ParameterPlace::QueryList(_))),
        docs: documentation::member_lines(data.description.as_deref(), view.as_ref()),
        deprecated: data.deprecated.unwrap_or(false),
    })
}

/// The name in Rust: `x-rust-name` of the parameter or of its schema, else its name on the wire.
fn rust_name(data: &ParameterData, schema: Option<&View<'_>>) -> String {
    match data.extensions.get("x-rust-name").and_then(Value::as_str) {
        Some(told) => oblien_endpoint::snake_case(told),
        None => View::rust_name(schema, &data.name),
    }
}

/// A parameter that every request has, with its one value: nobody gives it, and so it needs no name and no type of its own.
fn fixed(data: &ParameterData, place: ParameterPlace, constant: &LiteralValue) -> Parameter {
    Parameter {
        name: String::new(),
        wire: data.name.clone(),
        place,
        ty: Type::Text,
        required: true,
        constant: Some(constant.clone()),
        docs: Vec::new(),
        deprecated: false,
    }
}

fn place_of_fixed(parameter: &ParameterObject) -> Option<ParameterPlace> {
    match parameter {
        ParameterObject::Query { .. } => Some(ParameterPlace::Query),
        ParameterObject::Header { .. } => Some(ParameterPlace::Header),
        ParameterObject::Path { .. } | ParameterObject::Cookie { .. } => None,
    }
}

fn refuse(
    lowering: &mut Lowering<'_>,
    pointer: &str,
    feature: &'static str,
    what: &str,
    data: &ParameterData,
) -> Option<Parameter> {
    let place = lowering.place(pointer);
    lowering.diagnostics.push(texts::unsupported_parameter(place, feature, what, &data.name, data.required));
    None
}

/// Where a parameter goes; `None` for a style that cannot be written yet.
fn place(parameter: &ParameterObject, ty: &Type, data: &ParameterData) -> Option<ParameterPlace> {
    match parameter {
        ParameterObject::Query { style, .. } if matches!(ty, Type::List(_)) => Some(ParameterPlace::QueryList(match style {
            QueryStyle::Form if data.explode == Some(false) => QueryListStyle::Comma,
            QueryStyle::Form => QueryListStyle::Explode,
            QueryStyle::SpaceDelimited if data.explode == Some(true) => QueryListStyle::Explode,
            QueryStyle::PipeDelimited if data.explode == Some(true) => QueryListStyle::Explode,
            QueryStyle::SpaceDelimited => QueryListStyle::Space,
            QueryStyle::PipeDelimited => QueryListStyle::Pipe,
            QueryStyle::DeepObject => return None,
        })),
        ParameterObject::Query { .. } => Some(ParameterPlace::Query),
        ParameterObject::Header { .. } => Some(ParameterPlace::Header),
        ParameterObject::Path { style: PathStyle::Simple, .. } => Some(ParameterPlace::Path),
        ParameterObject::Path { .. } => None,
        ParameterObject::Cookie { .. } => Some(ParameterPlace::Cookie),
    }
}

/// Whether a value is written as one text.
fn is_scalar(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer { .. } | Type::Number | Type::Text => true,
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

/// A variable of the path that no parameter describes is a text.
fn fill_path(lowering: &mut Lowering<'_>, subject: &Subject<'_>, parameters: &mut Vec<Parameter>, names: &mut UniqueNames) {
    for variable in variables(subject.path).filter(|variable| !variable.trim().is_empty()) {
        let described = |parameter: &Parameter| parameter.place == ParameterPlace::Path && parameter.wire == variable;
        if parameters.iter().any(described) {
            continue;
        }
        let place = lowering.place(&subject.pointer);
        lowering.diagnostics.push(texts::undescribed_variable(place, variable, subject.path));
        parameters.push(Parameter {
            name: names.claim(&oblien_endpoint::snake_case(variable)),
            wire: variable.to_owned(),
            place: ParameterPlace::Path,
            ty: Type::Text,
            required: true,
            constant: None,
            docs: Vec::new(),
            deprecated: false,
        });
    }
    let known: HashSet<_> = variables(subject.path).collect();
    parameters.retain(|parameter| {
        let fits = parameter.place != ParameterPlace::Path || known.contains(parameter.wire.as_str());
        if !fits {
            let place = lowering.place(&subject.pointer);
            lowering.diagnostics.push(texts::parameter_without_variable(place, &parameter.wire, subject.path));
        }
        fits
    });
}

/// The names between the braces of a path template.
pub(super) fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
