//! Parameters outside of the body: path, query, header and cookie.
//! Part of the lowering.

mod style;

use std::collections::HashSet;

use openapiv3::{Parameter as ParameterObject, ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::{LiteralValue, Parameter, ParameterPlace, Type};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::reference;
use crate::lower::view::View;
use crate::lower::{documentation, foreign, security, texts};
use style::ParameterMedia;

/// Headers that OpenAPI leaves to other parts of a description: a parameter of that name is ignored.
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// Lowers the parameters of an operation and of its path.
pub(super) fn lower_all<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>, names: &mut UniqueNames) -> Vec<Parameter> {
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
        let is_other = is_header && NOT_PARAMETERS.contains(&data.name.to_ascii_lowercase().as_str())
            || security::is_credential(lowering, subject.operation, parameter);
        if is_other || !seen.insert(key) {
            continue;
        }
        if is_header && !oblien_endpoint::is_token(&data.name) {
            let place = lowering.place(&pointer);
            lowering.diagnostics.push(texts::unnameable_header(place, &data.name, "parameter"));
            continue;
        }
        parameters.push(lower(lowering, subject, parameter, &pointer, names));
    }
    subject.sent.place_arguments(&mut parameters, names);
    fill_path(lowering, subject, &mut parameters, names);
    parameters
}

fn resolve<'a>(
    lowering: &Lowering<'a>,
    parameter: &'a ReferenceOr<ParameterObject>,
    pointer: String,
) -> Option<(&'a ParameterObject, String)> {
    let components = lowering.description.openapi.components.as_ref().map(|components| &components.parameters);
    reference::resolve(components, "parameters", parameter, pointer)
}

fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    parameter: &'a ParameterObject,
    pointer: &str,
    names: &mut UniqueNames,
) -> Parameter {
    let data = parameter.parameter_data_ref();
    let Described { schema, pointer: schema_pointer, media } = described(parameter, pointer);
    if let Some((name, ParameterMedia::Other)) = media {
        let place = lowering.place(pointer);
        lowering.diagnostics.push(texts::parameter_of_media_type(place, &data.name, name));
    }
    let media = media.map(|(_, media)| media);
    let view = match schema {
        Some(ReferenceOr::Item(schema)) => Some(View::of(schema)),
        _ => None,
    };
    let constant = view.as_ref().and_then(View::constant);
    if let Some(constant) = constant.as_ref().filter(|_| data.required && media.is_none())
        && let Some(place) = place_of_fixed(parameter)
    {
        return fixed(data, place, constant);
    }
    let site = Site::inline(format!("{}{}", subject.name, oblien_endpoint::type_name(&data.name)), schema_pointer);
    let mut typed = match schema {
        Some(schema) => lowering.schema(schema, &site),
        None => Typed::new(Type::Dynamic),
    };
    // What stands in a URL or a header is no secret to whoever sees the request.
    if typed.ty == Type::Secret {
        typed.ty = Type::Text;
    }
    if let Some(ty) = data.extensions.get(foreign::KEY).and_then(|told| lowering.told(told, pointer)) {
        typed.ty = ty;
    }
    let described = schema.and_then(|schema| lowering.described(schema));
    let limits = described.map(|described| lowering.limits_of_schema(described.schema)).unwrap_or_default();
    let (place, ty) = style::place(lowering, parameter, typed.ty, media);
    let is_plain = !matches!(place, ParameterPlace::QueryList(_) | ParameterPlace::Styled(..));
    Parameter {
        name: names.claim(&rust_name(data, view.as_ref())),
        wire: data.name.clone(),
        place,
        ty,
        required: data.required || place.is_path(),
        constant: constant.filter(|_| is_plain),
        limits,
        docs: documentation::member_lines(data.description.as_deref(), view.as_ref()),
        deprecated: data.deprecated.unwrap_or(false),
    }
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
        limits: Vec::new(),
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

/// What a parameter says of its value.
struct Described<'a> {
    schema: Option<&'a ReferenceOr<Schema>>,
    /// Where the schema stands.
    pointer: String,
    /// Its media type, if it has one, and what that means.
    media: Option<(&'a str, ParameterMedia)>,
}

/// What a parameter says of its value.
fn described<'a>(parameter: &'a ParameterObject, pointer: &str) -> Described<'a> {
    let by_schema = |schema| Described { schema, pointer: format!("{pointer}/schema"), media: None };
    match &parameter.parameter_data_ref().format {
        ParameterSchemaOrContent::Schema(schema) => by_schema(Some(schema)),
        ParameterSchemaOrContent::Content(content) => match content.first() {
            Some((name, media)) => {
                let pointer = format!("{pointer}/content/{}/schema", escape(name));
                let kind = ParameterMedia::of(name, parameter);
                Described { schema: media.schema.as_ref(), pointer, media: Some((name, kind)) }
            }
            None => by_schema(None),
        },
    }
}

/// A variable of the path that no parameter describes is a text.
fn fill_path(lowering: &mut Lowering<'_>, subject: &Subject<'_>, parameters: &mut Vec<Parameter>, names: &mut UniqueNames) {
    for variable in variables(&subject.sent.path).filter(|variable| !variable.trim().is_empty()) {
        let described = |parameter: &Parameter| parameter.place.is_path() && parameter.wire == variable;
        if parameters.iter().any(described) {
            continue;
        }
        let place = lowering.place(&subject.pointer);
        lowering.diagnostics.push(texts::undescribed_variable(place, variable, &subject.sent.path));
        parameters.push(Parameter {
            name: names.claim(&oblien_endpoint::snake_case(variable)),
            wire: variable.to_owned(),
            place: ParameterPlace::Path,
            ty: Type::Text,
            required: true,
            constant: None,
            limits: Vec::new(),
            docs: Vec::new(),
            deprecated: false,
        });
    }
    let known: HashSet<_> = variables(&subject.sent.path).collect();
    parameters.retain(|parameter| {
        let fits = !parameter.place.is_path() || known.contains(parameter.wire.as_str());
        if !fits {
            let place = lowering.place(&subject.pointer);
            lowering.diagnostics.push(texts::parameter_without_variable(place, &parameter.wire, &subject.sent.path));
        }
        fits
    });
}

/// The names between the braces of a path template.
pub(super) fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
