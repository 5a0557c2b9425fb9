//! Request bodies: objects become arguments of the builder, other bodies one argument.
//! Part of the lowering.

mod members;
mod multipart;
mod object;

use openapiv3::{MediaType, ReferenceOr, RequestBody};

use crate::ir::{BodyArgument, BodyShape, MemberForm, Type, TypeSetter};
use crate::lower::choice::{anything, is_binary, is_structured_xml};
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::media::{self, Kind};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::reference;
use crate::lower::{documentation, texts};

use members::Members;

/// Lowers the body of an operation, and says which other media types it is taken in.
pub(super) fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'a>,
    names: &mut UniqueNames,
) -> (BodyShape, Option<String>) {
    let Some(reference) = &subject.operation.request_body else { return (BodyShape::None, None) };
    let pointer = format!("{}/requestBody", subject.pointer);
    if matches!(subject.method, "get" | "head" | "trace") {
        let place = lowering.place(&pointer);
        let is_sent = subject.method == "get";
        lowering.diagnostics.push(texts::body_without_meaning(place, subject.method, is_sent));
        if !is_sent {
            return (BodyShape::None, None);
        }
    }
    let Some((body, pointer)) = resolve(lowering, reference, pointer) else { return (BodyShape::None, None) };
    let contents = contents(lowering, body, &pointer);
    let Some(content) = choose(&contents) else { return (BodyShape::None, None) };
    if is_structured_xml(lowering, content.name, content.media_type) {
        let place = lowering.place(&content.pointer);
        lowering.diagnostics.push(texts::xml(place, &format!("the body of `{}`", subject.name), content.name));
    }
    let shape = match content.kind {
        Kind::Json => object::lower(lowering, subject, content, names),
        Kind::Form => object::lower_form(lowering, subject, content, names),
        Kind::Parts => multipart::lower(lowering, subject, content, names),
        Kind::Text | Kind::Bytes | Kind::Events | Kind::Records => raw(content, &contents, names),
    };
    (shape, note(content, &contents))
}

/// Takes out the boolean member `stream` of an object: the method that sends the request sets it.
pub(super) fn take_switch(body: &mut BodyShape) -> Option<String> {
    const SWITCH: &str = "stream";
    let BodyShape::Object { arguments, .. } = body else { return None };
    let is_flag = |ty: &Type| match ty {
        Type::Nullable(inner) | Type::ThreeState(inner) => **inner == Type::Boolean,
        ty => *ty == Type::Boolean,
    };
    let is_switch = |argument: &BodyArgument| {
        argument.wire.as_deref() == Some(SWITCH)
            && argument.group.is_none()
            && argument.form == MemberForm::Plain
            && argument.constant.is_none()
            && is_flag(&argument.ty)
    };
    let index = arguments.iter().position(is_switch)?;
    arguments.remove(index).wire
}

/// Follows the references to a body.
pub(super) fn resolve<'a>(
    lowering: &Lowering<'a>,
    body: &'a ReferenceOr<RequestBody>,
    pointer: String,
) -> Option<(&'a RequestBody, String)> {
    let components = lowering.description.openapi.components.as_ref().map(|components| &components.request_bodies);
    reference::resolve(components, "requestBodies", body, pointer)
}

/// The content of a body in one media type.
struct Content<'a> {
    body: &'a RequestBody,
    name: &'a str,
    kind: Kind,
    media_type: &'a MediaType,
    /// Where the media type stands.
    pointer: String,
}

impl Content<'_> {
    fn docs(&self) -> Vec<String> {
        documentation::lines(self.body.description.as_deref())
    }

    /// The site of its schema.
    fn site(&self, subject: &Subject<'_>) -> Site {
        Site::inline(format!("{}Body", subject.name), format!("{}/schema", self.pointer))
    }
}

fn contents<'a>(lowering: &Lowering<'a>, body: &'a RequestBody, pointer: &str) -> Vec<Content<'a>> {
    let contents = body.content.iter().map(|(name, media_type)| Content {
        body,
        name,
        kind: kind(lowering, name, media_type),
        media_type,
        pointer: format!("{pointer}/content/{}", escape(name)),
    });
    contents.collect()
}

/// What a body of a media type is: of any type, JSON if its schema is one of JSON values.
fn kind<'a>(lowering: &Lowering<'a>, name: &str, media_type: &'a MediaType) -> Kind {
    match Kind::of(name) {
        Kind::Json if is_binary(lowering, media_type) => Kind::Bytes,
        Kind::Text if media::is_xml(name) && is_binary(lowering, media_type) => Kind::Bytes,
        Kind::Bytes if media::is_anything(name) && media_type.schema.is_some() => anything(lowering, media_type),
        kind => kind,
    }
}

/// JSON before parts before pairs before all else, `application/json` before what is made of it; of the rest the first.
fn choose<'c, 'a>(contents: &'c [Content<'a>]) -> Option<&'c Content<'a>> {
    let rank = |content: &&Content<'_>| match content.kind {
        Kind::Json => media::json_rank(content.name),
        Kind::Parts if media::essence(content.name) == "multipart/form-data" => 4,
        Kind::Parts => 5,
        Kind::Form => 6,
        Kind::Text | Kind::Bytes | Kind::Events | Kind::Records => 7,
    };
    contents.iter().min_by_key(rank)
}

/// Which other media types there are, besides those of the same kind that differ in name alone.
fn note(chosen: &Content<'_>, contents: &[Content<'_>]) -> Option<String> {
    let is_raw = |kind: Kind| !matches!(kind, Kind::Json | Kind::Parts | Kind::Form);
    let is_other = |content: &&Content<'_>| content.kind != chosen.kind && !(is_raw(content.kind) && is_raw(chosen.kind));
    let others: Vec<_> =
        contents.iter().filter(is_other).map(|content| format!("`{}`", content.name.replace('`', " "))).collect();
    let sent = if media::is_wildcard(chosen.name) { "application/json" } else { chosen.name };
    (!others.is_empty()).then(|| format!("Sends `{sent}`; the service also takes {}.", others.join(", ")))
}

/// Text, or bytes that may come as a stream.
fn raw(content: &Content<'_>, contents: &[Content<'_>], names: &mut UniqueNames) -> BodyShape {
    let name = names.claim("body");
    let types: Vec<&str> = contents
        .iter()
        .filter(|other| !matches!(other.kind, Kind::Json | Kind::Parts | Kind::Form))
        .map(|other| other.name)
        .collect();
    let is_open = types.len() > 1 || media::is_wildcard(content.name);
    let setter = is_open.then(|| TypeSetter { name: names.claim("content_type"), docs: vec![setter_docs(content.name, &types)] });
    BodyShape::Raw {
        name,
        is_text: content.kind == Kind::Text && !is_open,
        content_type: content.name.to_owned(),
        required: content.body.required,
        docs: content.docs(),
        setter,
    }
}

fn setter_docs(chosen: &str, types: &[&str]) -> String {
    const SHOWN: usize = 8;
    let names: Vec<_> = types.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = if types.len() > SHOWN { " and others" } else { "" };
    let default = match chosen {
        chosen if !media::is_wildcard(chosen) => chosen,
        chosen if Kind::of(chosen) == Kind::Text => "text/plain",
        _ => "application/octet-stream",
    };
    format!("The media type of the body: {}{more}. Default: `{default}`.", names.join(", "))
}

/// The media type, if it is not the one that is sent without a word.
fn other_than(usual: &str, name: &str) -> Option<String> {
    let is_usual = media::essence(name) == usual && !media::has_parameters(name);
    (!is_usual && !media::is_wildcard(name)).then(|| name.to_owned())
}
