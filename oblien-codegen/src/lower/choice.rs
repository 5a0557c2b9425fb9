//! Which responses of an operation are successes, and which of their media types is read.
//! Part of the lowering; decides before any type is made, since names of setters depend on it.

use openapiv3::{MediaType, ReferenceOr, Response, StatusCode};

use crate::lower::context::{Lowering, escape};
use crate::lower::media::{self, Kind};
use crate::lower::operation::Subject;
use crate::lower::reference;
use crate::lower::view::View;

/// A response that means success, and what of it is read.
pub(super) struct Choice<'a> {
    /// The status; none for a range or for whatever comes.
    pub(super) status: Option<u16>,
    /// What is read at once.
    pub(super) plain: Option<Content<'a>>,
    /// What is read as it comes.
    pub(super) stream: Option<Content<'a>>,
    /// All that there is.
    pub(super) contents: Vec<Content<'a>>,
}

/// The content of one media type.
#[derive(Clone)]
pub(super) struct Content<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
    pub(super) media_type: &'a MediaType,
    /// Where the media type stands.
    pub(super) pointer: String,
}

impl Content<'_> {
    /// Whether both are read in the same way into the same value.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let unwrap = |content: &Self| content.media_type.extensions.get("x-unwrap").cloned();
        self.kind == other.kind
            && (self.kind != Kind::Json || (self.media_type.schema == other.media_type.schema && unwrap(self) == unwrap(other)))
    }
}

/// Returns the successes of an operation, lowest status first, or the default response if there is no other.
pub(super) fn successes<'a>(lowering: &Lowering<'a>, subject: &Subject<'a>) -> Vec<Choice<'a>> {
    let responses = &subject.operation.responses;
    let mut found: Vec<_> = responses
        .responses
        .iter()
        .filter_map(|(status, response)| match status {
            StatusCode::Code(code) if (200..300).contains(code) => Some((*code, Some(*code), status.to_string(), response)),
            StatusCode::Range(2) => Some((300, None, status.to_string(), response)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(order, ..)| *order);
    let mut candidates: Vec<_> = found.into_iter().map(|(_, code, status, response)| (code, status, response)).collect();
    if candidates.is_empty() {
        candidates.extend(responses.default.iter().map(|response| (None, "default".to_owned(), response)));
    }
    candidates
        .into_iter()
        .filter_map(|(code, status, response)| {
            let (response, pointer) = resolve(lowering, response, format!("{}/responses/{status}", subject.pointer))?;
            Some(choose(lowering, subject, code, response, &pointer))
        })
        .collect()
}

/// Whether there is a second way to send the operation, by a method that is called `stream`.
pub(super) fn has_stream(choices: &[Choice<'_>]) -> bool {
    let mut plain = choices.iter().filter_map(|choice| choice.plain.as_ref()).peekable();
    let is_streamed = choices.iter().any(|choice| choice.stream.is_some());
    plain.peek().is_some() && (is_streamed || plain.all(|content| content.kind == Kind::Bytes))
}

/// Follows a reference to a response.
pub(super) fn resolve<'a>(
    lowering: &Lowering<'a>,
    response: &'a ReferenceOr<Response>,
    pointer: String,
) -> Option<(&'a Response, String)> {
    let components = lowering.description.openapi.components.as_ref().map(|components| &components.responses);
    reference::resolve(components, "responses", response, pointer)
}

/// JSON before text before bytes, and events before records; of several of a kind the first.
fn choose<'a>(
    lowering: &Lowering<'a>,
    subject: &Subject<'a>,
    status: Option<u16>,
    response: &'a Response,
    pointer: &str,
) -> Choice<'a> {
    if subject.method == "head" {
        return Choice { status, plain: None, stream: None, contents: Vec::new() };
    }
    let contents: Vec<_> = response
        .content
        .iter()
        .map(|(name, media_type)| Content {
            name,
            kind: kind(lowering, name, media_type),
            media_type,
            pointer: format!("{pointer}/content/{}", escape(name)),
        })
        .collect();
    let find = |kind: Kind| contents.iter().find(|content| content.kind == kind).cloned();
    let json = contents.iter().filter(|content| content.kind == Kind::Json).min_by_key(|content| media::json_rank(content.name));
    let plain = json.cloned().or_else(|| find(Kind::Text)).or_else(|| find(Kind::Bytes));
    let stream = find(Kind::Events).or_else(|| find(Kind::Records));
    Choice { status, plain, stream, contents }
}

/// How a reply of a media type is read; forms are no replies that anyone takes apart.
fn kind<'a>(lowering: &Lowering<'a>, name: &str, media_type: &'a MediaType) -> Kind {
    match Kind::of(name) {
        Kind::Json if is_binary(lowering, media_type) => Kind::Bytes,
        Kind::Text if media::is_xml(name) && is_binary(lowering, media_type) => Kind::Bytes,
        Kind::Bytes if media::is_anything(name) => anything(lowering, media_type),
        Kind::Form => Kind::Text,
        Kind::Parts => Kind::Bytes,
        kind => kind,
    }
}

/// What content of any media type is, by its schema: a text is no JSON where nobody says so.
pub(super) fn anything<'a>(lowering: &Lowering<'a>, media_type: &'a MediaType) -> Kind {
    let Some(view) = view(lowering, media_type) else { return Kind::Json };
    match view.kind {
        _ if view.format.as_deref() == Some("binary") => Kind::Bytes,
        Some("string") if view.words.is_empty() && !view.is_composed() => Kind::Text,
        _ => Kind::Json,
    }
}

/// Whether a schema says that the content is bytes, whatever its media type.
pub(super) fn is_binary<'a>(lowering: &Lowering<'a>, media_type: &'a MediaType) -> bool {
    view(lowering, media_type).is_some_and(|view| view.format.as_deref() == Some("binary"))
}

/// Whether a schema gives XML members or items; texts are whole as they come.
pub(super) fn is_structured_xml<'a>(lowering: &Lowering<'a>, name: &str, media_type: &'a MediaType) -> bool {
    let is_structured = |view: View<'_>| view.is_object() || view.is_composed() || view.items.is_some();
    media::is_xml(name) && view(lowering, media_type).is_some_and(is_structured)
}

fn view<'a>(lowering: &Lowering<'a>, media_type: &'a MediaType) -> Option<View<'a>> {
    match media_type.schema.as_ref()? {
        ReferenceOr::Item(schema) => Some(View::of(schema)),
        ReferenceOr::Reference { reference } => lowering.component_schema(reference).map(|(_, schema)| View::of(schema)),
    }
}
