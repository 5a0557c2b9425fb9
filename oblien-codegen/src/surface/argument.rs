//! What callers see of an argument: its name, its type, and where in the request it goes.
//! Part of the surface.

use oblien_endpoint::{Argument, BodyEncoding, Endpoint, EndpointDraft, FormStyle, ListStyle, Location, PartKind, Place, Style};
use quote::quote;
use serde::Serialize;

use super::spelling::{full, short};
use crate::ir::{BodyShape, Limits, Operation, Parameter};

/// What callers see of an argument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArgumentSurface {
    /// The name in Rust.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// Where it goes: `path`, `query`, `header`, `cookie` or `body`.
    pub place: &'static str,
    /// How it is written there, if there is more than one way: `form`, `form, exploded`, or a media type of a part.
    pub style: String,
    /// What of its place it is: `value`, one value or member; `members`, those that the description does not name; `whole`, all
    /// of the body or of the query; `text` and `bytes`, a body that is no JSON; `file` or `parts` of a form.
    pub kind: &'static str,
    /// The member of the body that it is a member of, if not of the body itself.
    pub group: Option<String>,
    /// Whether it has one value only, which its setter knows.
    pub constant: bool,
    /// The type in Rust, by short names.
    pub ty: String,
    /// The type in Rust, by full names; those of the client begin with `crate`.
    pub path: String,
    /// Whether there is no request without it.
    pub required: bool,
    /// The limits of its values, by their keywords: `maxLength` and `20`; nothing checks them but the service.
    pub limits: Vec<(&'static str, String)>,
}

/// The arguments of an endpoint: the required ones in the order in which they are given, then the others.
pub(super) fn arguments(endpoint: &Endpoint, operation: &Operation) -> Vec<ArgumentSurface> {
    let required = endpoint.required().map(|argument| surface_of(argument, true));
    let all = required.chain(endpoint.optional().map(|argument| surface_of(argument, false)));
    all.map(|argument| ArgumentSurface { limits: limits_of(&argument, operation), ..argument }).collect()
}

/// The limits of an argument of the body or of another place.
fn limits_of(argument: &ArgumentSurface, operation: &Operation) -> Limits {
    let body = match &operation.body {
        BodyShape::Object { arguments, .. } if argument.place == "body" => arguments.as_slice(),
        _ => &[],
    };
    let is_it = |wire: &str, group: Option<&String>| wire == argument.wire && group == argument.group.as_ref();
    let member = body.iter().find(|member| member.wire.as_deref().is_some_and(|wire| is_it(wire, member.group.as_ref())));
    let is_elsewhere = argument.place != "body";
    let named = |parameter: &&Parameter| is_elsewhere && argument.name.trim_start_matches("r#") == parameter.name;
    let parameter = operation.parameters.iter().find(named);
    member.map(|member| &member.limits).or_else(|| parameter.map(|parameter| &parameter.limits)).cloned().unwrap_or_default()
}

fn surface_of(argument: &Argument, required: bool) -> ArgumentSurface {
    let ty = &argument.ty;
    let (place, kind) = place_of(argument);
    ArgumentSurface {
        name: argument.name.to_string(),
        wire: argument.wire.clone(),
        place,
        style: style_of(&argument.place),
        kind,
        group: group_of(&argument.place).cloned(),
        constant: argument.constant.is_some() && !required,
        ty: short(&quote!(#ty)),
        path: full(&quote!(#ty)),
        required,
        limits: Vec::new(),
    }
}

fn place_of(argument: &Argument) -> (&'static str, &'static str) {
    match &argument.place {
        Place::Path => ("path", "value"),
        Place::Query | Place::QueryList(_) => ("query", "value"),
        Place::Header => ("header", "value"),
        Place::Cookie => ("cookie", "value"),
        Place::Styled { location, .. } => match location {
            Location::Path => ("path", "value"),
            Location::Query => ("query", "value"),
            Location::QueryString => ("query", "whole"),
            Location::Header => ("header", "value"),
            Location::Cookie => ("cookie", "value"),
        },
        Place::Members { .. } => ("body", "members"),
        Place::Body => ("body", "whole"),
        Place::Raw { .. } => ("body", "text"),
        Place::Streamed { .. } => ("body", "bytes"),
        Place::Parts => ("body", "parts"),
        Place::Part { kind: PartKind::File(_) | PartKind::Attached { .. } } => ("body", "file"),
        Place::Field { .. } | Place::StyledField { .. } | Place::Part { .. } => ("body", "value"),
    }
}

fn style_of(place: &Place) -> String {
    match place {
        Place::QueryList(style) => match style {
            ListStyle::Explode => "form, exploded",
            ListStyle::Comma => "form",
            ListStyle::Space => "space_delimited",
            ListStyle::Pipe => "pipe_delimited",
        }
        .to_owned(),
        Place::Styled { style, .. } => styled(*style),
        Place::StyledField { style } => match style {
            FormStyle::Explode => "form, exploded",
            FormStyle::Comma => "form",
            FormStyle::Space => "space_delimited",
            FormStyle::Pipe => "pipe_delimited",
            FormStyle::Json => "json",
            FormStyle::Deep => "deep_object",
        }
        .to_owned(),
        Place::Part { kind: PartKind::Value { content_type: Some(content_type) } | PartKind::Attached { content_type } } => {
            content_type.clone()
        }
        _ => String::new(),
    }
}

fn styled(style: Style) -> String {
    let said = [(style.explode, ", exploded"), (style.reserved, ", reserved"), (style.allow_empty, ", empty allowed")];
    let said = said.iter().filter(|(is_said, _)| *is_said).map(|(_, word)| *word);
    std::iter::once(style.kind.word()).chain(said).collect()
}

fn group_of(place: &Place) -> Option<&String> {
    match place {
        Place::Field { group } | Place::Members { group } => group.as_ref(),
        _ => None,
    }
}

/// The media type of the body, if requests of an endpoint have one.
pub(super) fn media_type(endpoint: &Endpoint) -> Option<String> {
    let draft = endpoint.draft();
    let raw = draft.arguments.iter().find_map(|argument| match &argument.place {
        Place::Raw { content_type } | Place::Streamed { content_type } => Some(content_type.clone()),
        _ => None,
    });
    let has_body = !draft.constants.is_empty() || draft.arguments.iter().any(Argument::is_body);
    raw.or_else(|| has_body.then(|| named_type(draft).unwrap_or_else(|| own_type(&draft.encoding))))
}

/// The media type that a header of every request names.
fn named_type(draft: &EndpointDraft) -> Option<String> {
    let header = draft.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    header.map(|(_, value)| value.clone())
}

/// The media type that an encoding has by itself.
fn own_type(encoding: &BodyEncoding) -> String {
    match encoding {
        BodyEncoding::Json => "application/json".to_owned(),
        BodyEncoding::Form => "application/x-www-form-urlencoded".to_owned(),
        BodyEncoding::Multipart(subtype) => format!("multipart/{subtype}"),
    }
}
