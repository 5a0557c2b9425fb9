//! Replies: which of an operation's responses is the value, and how it is read.
//! Part of the lowering. Failures are errors of the runtime, whatever they hold.

use openapiv3::{MediaType, ReferenceOr, Response, Schema, StatusCode};

use crate::ir::{Reply, Type};
use crate::lower::body::is_json;
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::operation::Subject;
use crate::lower::view::View;
use crate::lower::{extension, texts};

/// Lowers the reply of an operation: its first success with content.
pub(super) fn lower<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>) -> Reply {
    let successes = successes(lowering, subject);
    let replies: Vec<_> = successes.iter().map(|(response, pointer)| content(lowering, subject, response, pointer)).collect();
    let chosen = replies.iter().find(|reply| **reply != Reply::Empty).cloned().unwrap_or_default();
    if replies.iter().any(|reply| *reply != chosen && *reply != Reply::Empty) {
        let place = lowering.place(&format!("{}/responses", subject.pointer));
        lowering.diagnostics.push(texts::several_successes(place, &subject.name));
    }
    may_be_missing(chosen, replies.contains(&Reply::Empty))
}

/// A success without content beside one with content: the value may be missing.
fn may_be_missing(reply: Reply, missing: bool) -> Reply {
    match reply {
        Reply::Json { ty, member } if missing && !matches!(ty, Type::Nullable(_) | Type::Dynamic) => {
            Reply::Json { ty: Type::Nullable(Box::new(ty)), member }
        }
        reply => reply,
    }
}

/// The responses that mean success, lowest status first, or the default one if there is no other.
fn successes<'a>(lowering: &Lowering<'a>, subject: &Subject<'a>) -> Vec<(&'a Response, String)> {
    let responses = &subject.operation.responses;
    let mut found: Vec<_> = responses
        .responses
        .iter()
        .filter_map(|(status, response)| match status {
            StatusCode::Code(code) if (200..300).contains(code) => Some((*code, status.to_string(), response)),
            StatusCode::Range(2) => Some((299, status.to_string(), response)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(code, ..)| *code);
    let mut candidates: Vec<_> = found.into_iter().map(|(_, status, response)| (status, response)).collect();
    if candidates.is_empty() {
        candidates.extend(responses.default.iter().map(|response| ("default".to_owned(), response)));
    }
    candidates
        .into_iter()
        .filter_map(|(status, response)| resolve(lowering, response, format!("{}/responses/{status}", subject.pointer)))
        .collect()
}

fn resolve<'a>(lowering: &Lowering<'a>, response: &'a ReferenceOr<Response>, pointer: String) -> Option<(&'a Response, String)> {
    match response {
        ReferenceOr::Item(response) => Some((response, pointer)),
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/responses/")?;
            let response = lowering.description.openapi.components.as_ref()?.responses.get(name)?;
            resolve(lowering, response, reference.trim_start_matches('#').to_owned())
        }
    }
}

/// How the content of a response is read: JSON before events before text before bytes.
fn content<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'_>, response: &'a Response, pointer: &str) -> Reply {
    let find = |wanted: &dyn Fn(&str) -> bool| response.content.iter().find(|(name, _)| wanted(name));
    let site = |name: &str| Site::inline(format!("{}Reply", subject.name), format!("{pointer}/content/{}", escape(name)));
    if subject.method == "head" {
        return Reply::Empty;
    }
    if let Some((name, media_type)) = find(&|name| is_json(name) || name == "*/*") {
        if is_binary(lowering, media_type) {
            return Reply::Bytes;
        }
        if response.content.keys().any(|name| is_event_stream(name)) {
            let place = lowering.place(&format!("{pointer}/content"));
            lowering.diagnostics.push(texts::json_or_events(place, &subject.name));
        }
        return json(lowering, media_type, &site(name));
    }
    if let Some((name, media_type)) = find(&is_event_stream) {
        let site = Site { name: format!("{}Event", subject.name), ..site(name) };
        return Reply::Events { ty: event_type(lowering, media_type, &site) };
    }
    match response.content.keys().next() {
        None => Reply::Empty,
        Some(name) if name.starts_with("text/") => Reply::Text,
        Some(_) => Reply::Bytes,
    }
}

/// Whether a schema says that the content is bytes, whatever its media type.
fn is_binary(lowering: &Lowering<'_>, media_type: &MediaType) -> bool {
    let view = match &media_type.schema {
        Some(ReferenceOr::Item(schema)) => Some(View::of(schema)),
        Some(ReferenceOr::Reference { reference }) => lowering.component_schema(reference).map(|(_, schema)| View::of(schema)),
        None => None,
    };
    view.is_some_and(|view| view.format.as_deref() == Some("binary"))
}

fn is_event_stream(media_type: &str) -> bool {
    media_type.starts_with("text/event-stream")
}

/// A JSON reply, or the member of it that `x-unwrap` names.
fn json<'a>(lowering: &mut Lowering<'a>, media_type: &'a MediaType, site: &Site) -> Reply {
    let Some(schema) = &media_type.schema else { return Reply::Json { ty: Type::Dynamic, member: None } };
    let site = site.part("schema");
    let parent = site.pointer.trim_end_matches("/schema").to_owned();
    let Some(wanted) = extension::text(lowering, &media_type.extensions, "x-unwrap", &parent) else {
        return Reply::Json { ty: lowering.schema(schema, &site).into_type(), member: None };
    };
    let wanted = wanted.as_str();
    match member(lowering, schema, &site, wanted) {
        Some(ty) => Reply::Json { ty, member: Some(wanted.to_owned()) },
        None => {
            let place = lowering.place(&site.pointer);
            lowering.diagnostics.push(texts::no_member_to_unwrap(place, wanted));
            Reply::Json { ty: lowering.schema(schema, &site).into_type(), member: None }
        }
    }
}

fn member<'a>(lowering: &mut Lowering<'a>, schema: &'a ReferenceOr<Schema>, site: &Site, wanted: &str) -> Option<Type> {
    let view = match schema {
        ReferenceOr::Item(schema) => View::of(schema),
        ReferenceOr::Reference { reference } => View::of(lowering.component_schema(reference)?.1),
    };
    let mut parts = crate::lower::object::Parts::default();
    lowering.gather(&view, &site.pointer, &mut parts);
    let member = parts.members.get(wanted)?;
    let mut member_site = site.child(wanted, "");
    member_site.pointer.clone_from(&member.pointer);
    let mut typed = lowering.boxed_schema(member.schema, &member_site);
    typed.nullable |= !parts.required.contains(wanted);
    Some(typed.into_type())
}

/// The type of one event's data: what 3.2 says of an event's `data`, else the schema itself.
fn event_type<'a>(lowering: &mut Lowering<'a>, media_type: &'a MediaType, site: &Site) -> Type {
    if let Some(item) = lowering.items.get(&site.pointer) {
        return lowering.event_data(item, &site.part("itemSchema"));
    }
    match &media_type.schema {
        Some(schema) => lowering.schema(schema, &site.part("schema")).into_type(),
        None => Type::Dynamic,
    }
}

impl<'a> Lowering<'a> {
    /// In 3.2 an item of an event stream is the event with its fields; its `data` holds JSON if it says so.
    fn event_data(&mut self, item: &'a ReferenceOr<Schema>, site: &Site) -> Type {
        let schema = match item {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self.component_schema(reference).map(|(_, schema)| schema),
        };
        let data = schema.map(View::of).and_then(|view| view.properties).and_then(|properties| properties.get("data"));
        match data {
            Some(_) => Type::Dynamic,
            None => self.schema(item, site).into_type(),
        }
    }
}
