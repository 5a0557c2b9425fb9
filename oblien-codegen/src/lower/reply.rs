//! Replies: what the successes of an operation are read into.
//! Part of the lowering. Failures are errors of the runtime, whatever they hold.

use openapiv3::{MediaType, ReferenceOr, Schema};

use crate::ir::{Reply, StatusReply, Type};
use crate::lower::accept::accept;
use crate::lower::choice::{Choice, Content};
use crate::lower::context::{Lowering, Site};
use crate::lower::item_schema::Item;
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::view::View;
use crate::lower::{choice, extension, texts};

/// What comes back from an operation.
pub(super) struct Replies {
    /// What is returned at once, or the only stream.
    pub(super) reply: Reply,
    /// The stream that is offered beside it.
    pub(super) stream: Option<Reply>,
    /// The media type that is asked for, if the runtime does not ask for it by itself.
    pub(super) accept: Option<String>,
}

/// Lowers the successes of an operation; `names` are those of the request builders.
pub(super) fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'a>,
    choices: &[Choice<'a>],
    names: &mut UniqueNames,
) -> Replies {
    let stream = stream(lowering, subject, choices);
    let plain = plain(lowering, subject, choices, names);
    match (plain, stream) {
        (Reply::Empty, Some(stream)) => Replies { reply: stream, stream: None, accept: None },
        (reply, None) => Replies { reply, stream: None, accept: accept(choices) },
        // One header could not ask for both.
        (reply, stream) => Replies { reply, stream, accept: None },
    }
}

/// What is read at once: of one type, or of a type by each status.
fn plain<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>, choices: &[Choice<'a>], names: &mut UniqueNames) -> Reply {
    let relevant = || choices.iter().filter(|choice| choice.plain.is_some() || choice.stream.is_none());
    let mut distinct: Vec<&Content<'a>> = Vec::new();
    for content in relevant().filter_map(|choice| choice.plain.as_ref()) {
        if !distinct.iter().any(|known| known.is_like(content)) {
            distinct.push(content);
        }
    }
    let is_alone = distinct.len() < 2;
    let mut statuses: Vec<StatusReply> = Vec::new();
    let mut known: Vec<(&Content<'a>, Reply)> = Vec::new();
    for choice in relevant() {
        let mut status = StatusReply { status: choice.status, reply: Reply::Empty };
        if let Some(content) = &choice.plain {
            let name = if is_alone { "Reply".to_owned() } else { oblien_endpoint::status_name(choice.status) };
            if choice::is_structured_xml(lowering, content.name, content.media_type) {
                let place = lowering.place(&content.pointer);
                lowering.diagnostics.push(texts::xml(place, &format!("a reply of `{}`", subject.name), content.name));
            }
            let before = known.iter().find(|(known, _)| known.is_like(content)).map(|(_, reply)| reply.clone());
            status.reply = before.unwrap_or_else(|| read(lowering, content, format!("{}{name}", subject.name)));
            known.push((content, status.reply.clone()));
        }
        statuses.push(status);
    }
    let mut kinds: Vec<&Reply> = Vec::new();
    for reply in statuses.iter().map(|status| &status.reply).filter(|reply| **reply != Reply::Empty) {
        if !kinds.contains(&reply) {
            kinds.push(reply);
        }
    }
    match kinds.as_slice() {
        [] => Reply::Empty,
        [only] => may_be_missing((*only).clone(), statuses.iter().any(|status| status.reply == Reply::Empty)),
        _ => Reply::ByStatus { name: names.claim(&format!("{}Reply", subject.name)), replies: statuses },
    }
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

/// The stream among the successes; if there are two of different types, the first.
fn stream<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>, choices: &[Choice<'a>]) -> Option<Reply> {
    let mut streams: Vec<Reply> = Vec::new();
    for content in choices.iter().filter_map(|choice| choice.stream.as_ref()) {
        let reply = read(lowering, content, subject.name.clone());
        if !streams.contains(&reply) {
            streams.push(reply);
        }
    }
    if streams.len() > 1 {
        let place = lowering.place(&format!("{}/responses", subject.pointer));
        lowering.diagnostics.push(texts::several_streams(place, &subject.name));
    }
    streams.into_iter().next()
}

/// How the content of one media type is read.
fn read<'a>(lowering: &mut Lowering<'a>, content: &Content<'a>, name: String) -> Reply {
    let site = Site::inline(name, content.pointer.clone());
    match content.kind {
        Kind::Json => json(lowering, content.media_type, &site),
        Kind::Events => {
            let site = Site { name: format!("{}Event", site.name), ..site };
            item(lowering, content.media_type, &site).map_or(Reply::Frames, |ty| Reply::Events { ty })
        }
        Kind::Records => {
            let site = Site { name: format!("{}Record", site.name), ..site };
            Reply::Records { ty: item(lowering, content.media_type, &site).unwrap_or(Type::Dynamic) }
        }
        Kind::Text => Reply::Text,
        Kind::Bytes | Kind::Parts | Kind::Form => Reply::Bytes,
    }
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
    let mut parts = crate::lower::parts::Parts::default();
    lowering.gather(&view, &site.pointer, &mut parts);
    let member = parts.members.get(wanted)?;
    let mut member_site = site.child(wanted, "");
    member_site.pointer.clone_from(&member.pointer);
    let mut typed = lowering.said_type(&member.said, &member_site);
    typed.nullable |= !parts.required.contains(wanted);
    Some(typed.into_type())
}

/// The type of one item of a stream: what 3.2 says of it, else the schema itself, or the items of a list.
///
/// Nothing if items are texts, or nobody says what they are.
fn item<'a>(lowering: &mut Lowering<'a>, media_type: &'a MediaType, site: &Site) -> Option<Type> {
    match lowering.items.get(&site.pointer) {
        Some(Item::Frame) => return None,
        Some(Item::Data(schema)) => return Some(lowering.schema(schema, &site.part("itemSchema")).into_type()),
        None => {}
    }
    let schema = media_type.schema.as_ref()?;
    match lowering.schema(schema, &site.part("schema")).into_type() {
        Type::Text | Type::Dynamic => None,
        Type::List(item) => Some(*item),
        ty => Some(ty),
    }
}
