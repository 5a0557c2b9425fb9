//! Bodies of JSON and of pairs: objects of known members, and values as a whole.
//! Part of the lowering of bodies.

use std::collections::VecDeque;

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};

use crate::ir::{BodyEncoding, BodyShape, Type};
use crate::lower::body::{Content, Members, other_than};
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::parts::Parts;
use crate::lower::view::View;

/// Lowers a JSON body.
pub(super) fn lower<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    content: &Content<'a>,
    names: &mut UniqueNames,
) -> BodyShape {
    let content_type = other_than("application/json", content.name);
    let Some(schema) = &content.media_type.schema else {
        return whole(content, BodyEncoding::Json, Type::Dynamic, content_type, names);
    };
    let site = content.site(subject);
    if let Some((parts, site)) = object_parts(lowering, schema, &site) {
        let mut members = Members::new(BodyEncoding::Json, content, content_type);
        members.add_all(lowering, parts, &site, None, names);
        return members.finish();
    }
    let ty = lowering.schema(schema, &site).into_type();
    whole(content, BodyEncoding::Json, ty, content_type, names)
}

/// Lowers a body of pairs.
pub(super) fn lower_form<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    content: &Content<'a>,
    names: &mut UniqueNames,
) -> BodyShape {
    let any = || Type::Map(Box::new(Type::Dynamic));
    let content_type = other_than("application/x-www-form-urlencoded", content.name);
    let Some(schema) = &content.media_type.schema else {
        return whole(content, BodyEncoding::Form, any(), content_type, names);
    };
    let site = content.site(subject);
    if let Some((parts, site)) = form_parts(lowering, schema, &site) {
        let mut members = Members::new(BodyEncoding::Form, content, content_type);
        members.add_all(lowering, parts, &site, None, names);
        return members.finish();
    }
    match lowering.schema(schema, &site).ty {
        // A text is a form that somebody has encoded already.
        Type::Text => BodyShape::Raw {
            name: names.claim("body"),
            is_text: true,
            content_type: content.name.to_owned(),
            required: content.body.required,
            docs: content.docs(),
            setter: None,
        },
        ty @ (Type::Map(_) | Type::Named(_) | Type::Foreign(_)) => whole(content, BodyEncoding::Form, ty, content_type, names),
        _ => whole(content, BodyEncoding::Form, any(), content_type, names),
    }
}

fn whole(
    content: &Content<'_>,
    encoding: BodyEncoding,
    ty: Type,
    content_type: Option<String>,
    names: &mut UniqueNames,
) -> BodyShape {
    debug_assert!(matches!(content.kind, Kind::Json | Kind::Form));
    let (required, docs) = (content.body.required, content.docs());
    BodyShape::Whole { encoding, name: names.claim("body"), ty, required, docs, content_type }
}

/// The members of a schema that is an object of known members and nothing else, and where it stands.
fn object_parts<'a>(lowering: &Lowering<'a>, schema: &'a ReferenceOr<Schema>, site: &Site) -> Option<(Parts<'a>, Site)> {
    if lowering.is_replaced(schema) || lowering.refers_to_base(schema) {
        return None;
    }
    let (schema, site) = follow(lowering, schema, site)?;
    let view = View::of(schema);
    if !view.words.is_empty() || view.data.nullable || !(view.one_of.is_empty() && view.any_of.is_empty()) {
        return None;
    }
    let mut parts = Parts::default();
    lowering.gather(&view, &site.pointer, &mut parts);
    let typed_values = matches!(parts.additional, Some((AdditionalProperties::Schema(_), _)));
    let is_plain = !parts.is_mixed && !typed_values && (view.is_object() || !view.all_of.is_empty());
    (is_plain && (!parts.members.is_empty() || view.is_object())).then_some((parts, site))
}

/// The members of a form; of alternatives, the members of all of them, none of which must be there.
pub(super) fn form_parts<'a>(lowering: &Lowering<'a>, schema: &'a ReferenceOr<Schema>, site: &Site) -> Option<(Parts<'a>, Site)> {
    if lowering.is_replaced(schema) {
        return None;
    }
    let (schema, site) = follow(lowering, schema, site)?;
    let view = View::of(schema);
    let mut parts = Parts::default();
    lowering.gather(&view, &site.pointer, &mut parts);
    let mut unions = VecDeque::from(std::mem::take(&mut parts.unions));
    while let Some(union) = unions.pop_front() {
        for (index, alternative) in union.schemas.iter().enumerate() {
            let mut others = Parts { seen: parts.seen.clone(), ..Parts::default() };
            lowering.gather_part(alternative, &format!("{}/{index}", union.pointer), &mut others);
            for (name, member) in others.members {
                parts.members.entry(name).or_insert(member);
            }
            parts.seen = others.seen;
            unions.extend(others.unions);
        }
    }
    parts.is_mixed = false;
    (!parts.members.is_empty()).then_some((parts, site))
}

fn follow<'a>(lowering: &Lowering<'a>, schema: &'a ReferenceOr<Schema>, site: &Site) -> Option<(&'a Schema, Site)> {
    match schema {
        ReferenceOr::Item(schema) => Some((schema, site.clone())),
        ReferenceOr::Reference { reference } => {
            let (name, schema) = lowering.component_schema(reference)?;
            let pointer = format!("/components/schemas/{}", escape(name));
            Some((schema, Site::inline(oblien_endpoint::type_name(name), pointer)))
        }
    }
}
