//! Bodies of several parts: which parts are files, and which media type each part has.
//! Part of the lowering of bodies.

use indexmap::IndexMap;
use openapiv3::{Encoding, ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::{BodyEncoding, BodyShape, MemberForm, Type};
use crate::lower::body::object::form_parts;
use crate::lower::body::{Content, Members};
use crate::lower::context::Lowering;
use crate::lower::media::{self, Kind};
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
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
    members.finish()
}

/// A part that is a file or a list of files: its type, and the media type it has unless it says another.
pub(super) fn file<'a>(
    lowering: &Lowering<'a>,
    schema: &'a ReferenceOr<Box<Schema>>,
    encoding: Option<&Encoding>,
) -> Option<(Type, MemberForm)> {
    let view = lowering.view_of(schema)?;
    let form = |view: &View<'_>| {
        MemberForm::File(content_type(encoding).or_else(|| media_type(view)).unwrap_or_else(|| BYTES.to_owned()))
    };
    if is_file(&view, encoding) {
        return Some((Type::File, form(&view)));
    }
    let items = lowering.view_of(view.items?)?;
    is_file(&items, encoding).then(|| (Type::List(Box::new(Type::File)), form(&items)))
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
    let is_bytes = |types: &str| types.split(',').all(|name| matches!(Kind::of(name), Kind::Bytes));
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
