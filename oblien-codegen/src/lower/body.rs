//! Request bodies: JSON objects become arguments of the builder, other bodies one argument.
//! Part of the lowering.

use openapiv3::{AdditionalProperties, MediaType, ReferenceOr, RequestBody, Schema};

use crate::ir::{BodyArgument, BodyShape, ConstantMember, Group, Type};
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::naming::UniqueNames;
use crate::lower::object::{Member, Parts, member_type};
use crate::lower::operation::Subject;
use crate::lower::view::View;
use crate::lower::{documentation, texts};

/// Lowers the body of an operation; `None` if there must be one and it is not supported.
pub(super) fn lower<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>, names: &mut UniqueNames) -> Option<BodyShape> {
    let Some(reference) = &subject.operation.request_body else { return Some(BodyShape::None) };
    let pointer = format!("{}/requestBody", subject.pointer);
    if matches!(subject.method, "get" | "head" | "trace") {
        let place = lowering.place(&pointer);
        lowering.diagnostics.push(texts::body_without_meaning(place, subject.method));
        return Some(BodyShape::None);
    }
    let Some((body, pointer)) = resolve(lowering, reference, pointer) else { return Some(BodyShape::None) };
    if let Some((name, media_type)) = json_content(body) {
        let pointer = format!("{pointer}/content/{}", escape(name));
        let content = Content { body, media_type, content_type: other_than_json(name), pointer };
        return Some(lower_json(lowering, subject, content, names));
    }
    let is_supported = |name: &str| !name.starts_with("multipart/") && !name.starts_with("application/x-www-form-urlencoded");
    let supported = body.content.iter().find(|(name, _)| is_supported(name));
    let Some((content_type, _)) = supported.or(body.content.first()) else { return Some(BodyShape::None) };
    if !is_supported(content_type) {
        let place = lowering.place(&format!("{pointer}/content/{}", escape(content_type)));
        lowering.diagnostics.push(texts::unsupported_body(place, content_type, body.required));
        return if body.required { None } else { Some(BodyShape::None) };
    }
    let content_type = if content_type.contains('*') { "application/octet-stream" } else { content_type };
    Some(BodyShape::Raw {
        name: names.claim("body"),
        content_type: content_type.to_owned(),
        required: body.required,
        docs: documentation::lines(body.description.as_deref()),
    })
}

fn resolve<'a>(
    lowering: &Lowering<'a>,
    body: &'a ReferenceOr<RequestBody>,
    pointer: String,
) -> Option<(&'a RequestBody, String)> {
    match body {
        ReferenceOr::Item(body) => Some((body, pointer)),
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/requestBodies/")?;
            let body = lowering.description.openapi.components.as_ref()?.request_bodies.get(name)?;
            resolve(lowering, body, reference.trim_start_matches('#').to_owned())
        }
    }
}

fn json_content(body: &RequestBody) -> Option<(&str, &MediaType)> {
    body.content.iter().find(|(name, _)| is_json(name)).map(|(name, media_type)| (name.as_str(), media_type))
}

/// Whether a media type is JSON: `application/json`, `…+json`, with or without parameters.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The JSON content of a body.
struct Content<'a> {
    body: &'a RequestBody,
    media_type: &'a MediaType,
    content_type: Option<String>,
    pointer: String,
}

/// The media type, if it is not the one that is sent without a word.
fn other_than_json(name: &str) -> Option<String> {
    let essence = name.split(';').next().unwrap_or_default().trim();
    (!essence.eq_ignore_ascii_case("application/json") && !name.contains('*')).then(|| name.to_owned())
}

fn lower_json<'a>(
    lowering: &mut Lowering<'a>,
    subject: &Subject<'_>,
    content: Content<'a>,
    names: &mut UniqueNames,
) -> BodyShape {
    let Content { body, media_type, content_type, pointer } = content;
    let docs = documentation::lines(body.description.as_deref());
    let site = Site::inline(format!("{}Body", subject.name), format!("{pointer}/schema"));
    let Some(schema) = &media_type.schema else {
        return BodyShape::Json { name: names.claim("body"), ty: Type::Dynamic, required: body.required, docs, content_type };
    };
    if let Some((parts, site)) = object_parts(lowering, schema, &site) {
        let mut members = Members { always: body.required, content_type, ..Members::default() };
        members.add_all(lowering, parts, &site, None, names);
        return members.finish();
    }
    let ty = lowering.schema(schema, &site).into_type();
    BodyShape::Json { name: names.claim("body"), ty, required: body.required, docs, content_type }
}

/// The members of a schema that is an object of known members and nothing else, and where it stands.
fn object_parts<'a>(lowering: &Lowering<'a>, schema: &'a ReferenceOr<Schema>, site: &Site) -> Option<(Parts<'a>, Site)> {
    let (schema, site) = match schema {
        ReferenceOr::Item(schema) => (schema, site.clone()),
        ReferenceOr::Reference { reference } => {
            let (name, schema) = lowering.component_schema(reference)?;
            let pointer = format!("/components/schemas/{}", escape(name));
            (schema, Site::inline(oblien_endpoint::type_name(name), pointer))
        }
    };
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

#[derive(Default)]
struct Members {
    always: bool,
    arguments: Vec<BodyArgument>,
    constants: Vec<ConstantMember>,
    groups: Vec<Group>,
    content_type: Option<String>,
}

impl Members {
    fn add_all<'a>(
        &mut self,
        lowering: &mut Lowering<'a>,
        parts: Parts<'a>,
        site: &Site,
        group: Option<&str>,
        names: &mut UniqueNames,
    ) {
        let is_open = parts.is_open() || (parts.members.is_empty() && parts.additional.is_none());
        for (wire, member) in &parts.members {
            let required = parts.required.contains(wire);
            self.add(lowering, wire, member, required, site, group, names);
        }
        if is_open {
            self.arguments.push(open_members(group, names));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a member, its place and the scope of its name")]
    fn add<'a>(
        &mut self,
        lowering: &mut Lowering<'a>,
        wire: &str,
        member: &Member<'a>,
        required: bool,
        site: &Site,
        group: Option<&str>,
        names: &mut UniqueNames,
    ) {
        let own = match member.schema {
            ReferenceOr::Item(schema) => Some(View::of(schema)),
            ReferenceOr::Reference { .. } => None,
        };
        let view = lowering.view_of(member.schema);
        if own.as_ref().or(view.as_ref()).is_some_and(|view| view.data.read_only) {
            return;
        }
        if let Some(value) = view.as_ref().and_then(View::only_value).filter(|_| required) {
            self.constants.push(ConstantMember { group: group.map(str::to_owned), wire: wire.to_owned(), value });
            return;
        }
        let flattens = group.is_none() && own.as_ref().or(view.as_ref()).is_some_and(|view| view.extension_flag("x-flatten"));
        if flattens && self.add_group(lowering, wire, member, required, site, names) {
            return;
        }
        let mut member_site = site.child(wire, "");
        member_site.pointer.clone_from(&member.pointer);
        let typed = lowering.boxed_schema(member.schema, &member_site);
        self.arguments.push(BodyArgument {
            name: names.claim(&View::rust_name(own.as_ref(), wire)),
            wire: Some(wire.to_owned()),
            group: group.map(str::to_owned),
            ty: member_type(typed, required),
            required: required && group.is_none(),
            constant: view.as_ref().and_then(View::constant),
            docs: match &own {
                Some(own) => documentation::member_lines(None, Some(own)),
                None => documentation::member_lines(
                    documentation::first_paragraph(view.as_ref().and_then(|view| view.data.description.as_deref())).as_deref(),
                    None,
                ),
            },
            deprecated: own.is_some_and(|own| own.data.deprecated),
        });
    }

    fn add_group<'a>(
        &mut self,
        lowering: &mut Lowering<'a>,
        wire: &str,
        member: &Member<'a>,
        required: bool,
        site: &Site,
        names: &mut UniqueNames,
    ) -> bool {
        let Some(view) = lowering.view_of(member.schema) else { return false };
        let mut parts = Parts::default();
        lowering.gather(&view, &member.pointer, &mut parts);
        let is_constant = |(wire, member): (&&str, &Member<'a>)| {
            parts.required.contains(*wire) && lowering.view_of(member.schema).is_some_and(|view| view.only_value().is_some())
        };
        // What is always sent would send an object that may be left out.
        let sends_itself = !required && parts.members.iter().any(is_constant);
        if parts.is_mixed || parts.members.is_empty() || sends_itself {
            return false;
        }
        self.groups.push(Group { wire: wire.to_owned(), always: required });
        let mut group_site = site.child(wire, "");
        group_site.pointer.clone_from(&member.pointer);
        self.add_all(lowering, parts, &group_site, Some(wire), names);
        true
    }

    fn finish(self) -> BodyShape {
        let Self { always, arguments, constants, groups, content_type } = self;
        BodyShape::Object { always, arguments, constants, groups, content_type }
    }
}

/// The setter for members that the description does not name.
fn open_members(group: Option<&str>, names: &mut UniqueNames) -> BodyArgument {
    let name = group.map_or_else(|| "extra".to_owned(), |group| format!("extra_{}", oblien_endpoint::snake_case(group)));
    let object = group.map_or_else(|| "the body".to_owned(), |group| format!("`{group}`"));
    BodyArgument {
        name: names.claim(&name),
        wire: None,
        group: group.map(str::to_owned),
        ty: Type::Map(Box::new(Type::Dynamic)),
        required: false,
        constant: None,
        docs: vec![format!("Members of {object} that the description does not name.")],
        deprecated: false,
    }
}
