//! Bodies of several parts: which parts are files, and which media type each part has.
//! Part of the lowering of bodies.

use indexmap::IndexMap;
use openapiv3::{Encoding, ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::{BodyEncoding, BodyShape, MemberForm, Type};
use crate::lower::body::object::form_parts;
use crate::lower::body::{Content, Members};
use crate::lower::context::{Lowering, escape};
use crate::lower::media::{self, Kind};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::texts;
use crate::lower::view::View;

/// The media type of a file of which nothing is said.
const BYTES: &str = "application/octet-stream";

/// Lowers a body of parts.
pub(super) fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    content: &Content<'a>,
    names: &mut UniqueNames,
) -> BodyShape {
    let essence = media::essence(content.name);
    let subtype = essence.strip_prefix("multipart/").unwrap_or("form-data").to_owned();
    let site = content.site(subject);
    let known = content.media_type.schema.as_ref().and_then(|schema| form_parts(lowering, schema, &site));
    let Some((parts, site)) = known else {
        let (required, docs) = (content.body.required, content.docs());
        return BodyShape::Parts { name: names.claim("parts"), subtype, required, docs };
    };
    let mut members = Members::new(BodyEncoding::Multipart(subtype), content, None);
    members.add_all(lowering, parts, &site, None, names);
    let shape = members.finish();
    refuse_headers(lowering, content, &shape);
    shape
}

/// Says of which parts the headers are not sent: a file brings its own.
fn refuse_headers(lowering: &mut Lowering<'_>, content: &Content<'_>, shape: &BodyShape) {
    let BodyShape::Object { arguments, .. } = shape else { return };
    let is_file = |wire: &str| {
        let mut named = arguments.iter().filter(|argument| argument.wire.as_deref() == Some(wire));
        named.any(|argument| matches!(argument.form, MemberForm::File(_)))
    };
    for (wire, encoding) in &content.media_type.encoding {
        let has_headers = encoding.headers.keys().any(|name| !name.eq_ignore_ascii_case("content-type"));
        if has_headers && !is_file(wire) {
            let place = lowering.place(&format!("{}/encoding/{}/headers", content.pointer, escape(wire)));
            lowering.diagnostics.push(texts::part_headers(place, wire));
        }
    }
}

/// A part that is a file or a list of files: its type, and the media type it has unless it says another.
pub(super) fn file<'a>(
    lowering: &Lowering<'a>,
    schema: &'a ReferenceOr<Box<Schema>>,
    encoding: Option<&Encoding>,
) -> Option<(Type, MemberForm)> {
    let found = Files { lowering, encoding }.find(&lowering.view_of(schema)?, 0)?;
    let ty = if found.is_list { Type::List(Box::new(Type::File)) } else { Type::File };
    let name = content_type(encoding).or(found.media_type).unwrap_or_else(|| BYTES.to_owned());
    Some((ty, MemberForm::File(name)))
}

/// What was found of files in a schema.
struct Found {
    is_list: bool,
    media_type: Option<String>,
}

struct Files<'l, 'a> {
    lowering: &'l Lowering<'a>,
    encoding: Option<&'l Encoding>,
}

/// How deep alternatives of alternatives are followed: they may refer to themselves.
const DEPTH: usize = 8;

impl<'a> Files<'_, 'a> {
    /// A file, a list of files, or one of both among alternatives: then a list, which can be of one.
    fn find(&self, view: &View<'a>, depth: usize) -> Option<Found> {
        if depth > DEPTH {
            return None;
        }
        if is_file(view, self.encoding) {
            return Some(Found { is_list: false, media_type: media_type(view) });
        }
        if let Some(items) = view.items {
            let found = self.find(&self.lowering.view_of(items)?, depth + 1)?;
            return Some(Found { is_list: true, ..found });
        }
        let parts = view.one_of.iter().chain(view.any_of).chain(view.all_of);
        let found: Vec<Found> = parts.filter_map(|part| self.find(&self.view(part)?, depth + 1)).collect();
        let is_list = found.iter().any(|found| found.is_list);
        found.into_iter().next().map(|found| Found { is_list, ..found })
    }

    fn view(&self, schema: &'a ReferenceOr<Schema>) -> Option<View<'a>> {
        match schema {
            ReferenceOr::Item(schema) => Some(View::of(schema)),
            ReferenceOr::Reference { reference } => self.lowering.component_schema(reference).map(|(_, schema)| View::of(schema)),
        }
    }
}

/// How a part that is no file is sent.
pub(super) fn value(encodings: &IndexMap<String, Encoding>, wire: &str) -> MemberForm {
    encodings.get(wire).and_then(|encoding| content_type(Some(encoding))).map_or(MemberForm::Plain, MemberForm::Part)
}

/// Whether a schema is that of bytes; one that says nothing is, where the part is of a type of bytes.
fn is_file(view: &View<'_>, encoding: Option<&Encoding>) -> bool {
    if view.format.as_deref() == Some("binary") {
        return true;
    }
    let types = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let is_bytes = |types: &str| types.split(',').all(|name| matches!(Kind::of(name), Kind::Bytes) || media::is_xml(name));
    view.is_bare() && types.is_some_and(is_bytes)
}

/// The one media type that an encoding names.
fn content_type(encoding: Option<&Encoding>) -> Option<String> {
    let name = encoding?.content_type.as_deref()?.trim();
    let is_one = !name.is_empty() && !name.contains(',') && !media::is_wildcard(name);
    is_one.then(|| name.to_owned())
}

/// The media type that a schema names for its content.
fn media_type(view: &View<'_>) -> Option<String> {
    let name = view.data.extensions.get("x-content-media-type").and_then(Value::as_str)?;
    (!media::is_wildcard(name)).then(|| name.to_owned())
}
