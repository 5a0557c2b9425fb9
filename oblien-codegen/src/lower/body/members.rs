//! The members of a body that is an object: each an argument, a constant or an object of its own arguments.
//! Part of the lowering of bodies.

use indexmap::IndexMap;
use openapiv3::{Encoding, QueryStyle, ReferenceOr};

use crate::ir::{BodyArgument, BodyEncoding, BodyShape, ConstantMember, FormStyle, Group, MemberForm, Type, TypeKind};
use crate::lower::body::{Content, multipart};
use crate::lower::context::{Lowering, Site};
use crate::lower::documentation;
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::object::{UNDESCRIBED, member_type};
use crate::lower::parts::{Member, Parts};
use crate::lower::view::View;

/// The members of a body, as far as they are lowered.
pub(super) struct Members<'a> {
    encoding: BodyEncoding,
    /// How single members of a form are sent.
    encodings: &'a IndexMap<String, Encoding>,
    always: bool,
    arguments: Vec<BodyArgument>,
    constants: Vec<ConstantMember>,
    groups: Vec<Group>,
    content_type: Option<String>,
}

impl<'a> Members<'a> {
    pub(super) fn new(encoding: BodyEncoding, content: &Content<'a>, content_type: Option<String>) -> Self {
        Self {
            encoding,
            encodings: &content.media_type.encoding,
            always: content.body.required,
            arguments: Vec::new(),
            constants: Vec::new(),
            groups: Vec::new(),
            content_type,
        }
    }

    pub(super) fn add_all(
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
        if !parts.members.is_empty() {
            for wire in parts.undescribed() {
                let name = lowering.member_name(site, None, wire);
                self.arguments.push(undescribed_member(wire, names.claim(&name), group));
            }
        }
        if is_open {
            self.arguments.push(open_members(group, names));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a member, its place and the scope of its name")]
    fn add(
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
        let is_json = self.encoding == BodyEncoding::Json;
        let flattens =
            is_json && group.is_none() && own.as_ref().or(view.as_ref()).is_some_and(|view| view.extension_flag("x-flatten"));
        if flattens && self.add_group(lowering, wire, member, required, site, names) {
            return;
        }
        let mut member_site = site.child(wire, "");
        member_site.pointer.clone_from(&member.pointer);
        let (ty, form) = self.member(lowering, wire, member, required, &member_site);
        // In a form there is no null: what may be null may be left out.
        let required = required && (is_json || !view.as_ref().is_some_and(|view| view.data.nullable));
        let name = lowering.member_name(site, own.as_ref(), wire);
        self.arguments.push(BodyArgument {
            name: names.claim(&name),
            wire: Some(wire.to_owned()),
            group: group.map(str::to_owned),
            form,
            ty,
            required: required && group.is_none(),
            constant: view.as_ref().and_then(View::constant),
            limits: lowering.limits_of(member.schema),
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

    /// The type of a member, and how it is sent.
    fn member(
        &self,
        lowering: &mut Lowering<'a>,
        wire: &str,
        member: &Member<'a>,
        required: bool,
        site: &Site,
    ) -> (Type, MemberForm) {
        let is_multipart = matches!(self.encoding, BodyEncoding::Multipart(_));
        let file = is_multipart.then(|| multipart::file(lowering, member.schema, self.encodings.get(wire))).flatten();
        if let Some(file) = file {
            return file;
        }
        let typed = lowering.said_type(&member.said, site);
        match self.encoding {
            BodyEncoding::Json => (member_type(typed, required), MemberForm::Plain),
            BodyEncoding::Multipart(_) => (without_null(typed.ty), multipart::value(self.encodings, wire)),
            BodyEncoding::Form => {
                let ty = without_null(typed.ty);
                let encoding = self.encodings.get(wire).filter(|_| is_compound(lowering, &ty));
                let form = encoding.and_then(styled).map_or(MemberForm::Plain, MemberForm::Styled);
                (ty, form)
            }
        }
    }

    fn add_group(
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

    pub(super) fn finish(self) -> BodyShape {
        let Self { encoding, always, arguments, constants, groups, content_type, .. } = self;
        BodyShape::Object { encoding, always, arguments, constants, groups, content_type }
    }
}

fn without_null(ty: Type) -> Type {
    match ty {
        Type::Nullable(inner) | Type::ThreeState(inner) => *inner,
        ty => ty,
    }
}

/// Whether values of a type may be lists or objects.
fn is_compound(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(_) | Type::Map(_) | Type::Dynamic => true,
        // One that prints as it is written is a text; of others nobody knows, and a style leaves a text as it is.
        Type::Foreign(foreign) => !foreign.is_shown,
        Type::Named(id) | Type::Boxed(id) => {
            matches!(lowering.types[id.0].kind, TypeKind::Struct(_) | TypeKind::Union(_))
        }
        _ => false,
    }
}

/// The style of a member that may be a list or an object; nothing if it is sent as it is without a word.
fn styled(encoding: &Encoding) -> Option<FormStyle> {
    let is_json = || encoding.content_type.as_deref().is_some_and(|name| Kind::of(name) == Kind::Json);
    let style = match (&encoding.style, encoding.explode) {
        (None, _) => return is_json().then_some(FormStyle::Json),
        (Some(QueryStyle::Form), false) => FormStyle::Comma,
        (Some(QueryStyle::SpaceDelimited), false) => FormStyle::Space,
        (Some(QueryStyle::PipeDelimited), false) => FormStyle::Pipe,
        (Some(QueryStyle::DeepObject), _) => FormStyle::Deep,
        (Some(_), true) => FormStyle::Explode,
    };
    Some(style)
}

/// The setter for a member that has to be there and that no schema describes.
fn undescribed_member(wire: &str, name: String, group: Option<&str>) -> BodyArgument {
    BodyArgument {
        name,
        wire: Some(wire.to_owned()),
        group: group.map(str::to_owned),
        form: MemberForm::Plain,
        ty: Type::Dynamic,
        required: false,
        constant: None,
        limits: Vec::new(),
        docs: vec![UNDESCRIBED.to_owned()],
        deprecated: false,
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
        form: MemberForm::Plain,
        ty: Type::Map(Box::new(Type::Dynamic)),
        required: false,
        constant: None,
        limits: Vec::new(),
        docs: vec![format!("Members of {object} that the description does not name.")],
        deprecated: false,
    }
}
