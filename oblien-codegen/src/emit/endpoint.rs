//! Operations as endpoint values, which the shared emitter writes.
//! One of the emitters: the generator's door into `oblien-endpoint`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::{
    Access, Argument, BodyPresence, Constant, Endpoint, EndpointDraft, Fault, ListStyle, Literal, METHODS, PartKind, Place,
    Scope, StatusReply, field_ident,
};

use crate::emit::Emitter;
use crate::ir::{
    BodyArgument, BodyEncoding, BodyShape, FormStyle, LiteralValue, MemberForm, Operation, Parameter, ParameterPlace,
    QueryListStyle, Reply, Type, TypeSetter,
};

impl Emitter<'_> {
    /// Returns the endpoint of an operation, or the rules it breaks.
    pub(crate) fn endpoint(&self, operation: &Operation) -> Result<Endpoint, Vec<Fault>> {
        let mut draft = EndpointDraft::new(format_ident!("{}", operation.name), &operation.method, &operation.path);
        let has_odd_body = operation.method == "GET" && !matches!(operation.body, BodyShape::None);
        draft.is_other_method = has_odd_body || !METHODS.contains(&operation.method.as_str());
        draft.docs.clone_from(&operation.docs);
        draft.deprecated = operation.deprecated;
        draft.access = self.access(operation);
        draft.reply = self.reply(&operation.reply);
        draft.stream = operation.stream.as_ref().map(|stream| self.reply(stream));
        draft.switch.clone_from(&operation.switch);
        draft.headers.extend(operation.accept.iter().map(|accept| ("accept".to_owned(), accept.clone())));
        draft.server = operation.server;
        draft.security = self.security_of(operation.security.as_ref());
        draft.idempotent = operation.idempotent;
        for parameter in &operation.parameters {
            match parameter.fixed() {
                Some((ParameterPlace::Header, value)) => draft.headers.push((parameter.wire.clone(), value)),
                Some((_, value)) => draft.query.push((parameter.wire.clone(), value)),
                None => draft.arguments.push(self.parameter(parameter)),
            }
        }
        self.add_body(&operation.body, &mut draft);
        draft.check()
    }

    fn access(&self, operation: &Operation) -> Access {
        let Some(scopes) = &operation.scopes else { return Access::Open };
        Access::Scopes(
            scopes
                .iter()
                .map(|&index| {
                    let scope = &self.api.scopes[index];
                    let name = format_ident!("{}", scope.name);
                    Scope { wire: scope.wire.clone(), path: quote!(::__root::scope::#name), name: scope.name.clone() }
                })
                .collect(),
        )
    }

    fn reply(&self, reply: &Reply) -> oblien_endpoint::Reply {
        match reply {
            Reply::Empty => oblien_endpoint::Reply::Empty,
            Reply::Json { ty, member } => oblien_endpoint::Reply::Json { ty: self.types.rust(ty), member: member.clone() },
            Reply::Text => oblien_endpoint::Reply::Text,
            Reply::Bytes => oblien_endpoint::Reply::Bytes,
            Reply::Events { ty } => oblien_endpoint::Reply::Events { ty: self.types.rust(ty) },
            Reply::Frames => oblien_endpoint::Reply::Frames,
            Reply::Records { ty } => oblien_endpoint::Reply::Records { ty: self.types.rust(ty) },
            Reply::ByStatus { name, replies } => oblien_endpoint::Reply::ByStatus {
                name: format_ident!("{name}"),
                replies: replies
                    .iter()
                    .map(|status| StatusReply { status: status.status, reply: self.reply(&status.reply) })
                    .collect(),
            },
        }
    }

    fn parameter(&self, parameter: &Parameter) -> Argument {
        Argument {
            name: field_ident(&parameter.name),
            wire: parameter.wire.clone(),
            ty: self.types.parsed(&parameter.ty),
            place: match parameter.place {
                ParameterPlace::Path => Place::Path,
                ParameterPlace::Query => Place::Query,
                ParameterPlace::QueryList(style) => Place::QueryList(list_style(style)),
                ParameterPlace::Header => Place::Header,
                ParameterPlace::Cookie => Place::Cookie,
                ParameterPlace::Styled(location, style) => Place::Styled { location, style },
            },
            required: parameter.required,
            constant: parameter.constant.as_ref().map(literal),
            docs: documented(&parameter.docs, &parameter.wire),
            deprecated: parameter.deprecated,
            cfgs: Vec::new(),
        }
    }

    fn add_body(&self, body: &BodyShape, draft: &mut EndpointDraft) {
        match body {
            BodyShape::None => {}
            BodyShape::Object { encoding, always, arguments, constants, groups, content_type } => {
                draft.encoding = body_encoding(encoding);
                draft.headers.extend(content_type_header(content_type.as_ref()));
                let is_always = *always && *encoding == BodyEncoding::Json;
                draft.body = if is_always { BodyPresence::Always } else { BodyPresence::WhenSet };
                draft.arguments.extend(arguments.iter().map(|argument| self.body_argument(argument)));
                draft.groups = groups.iter().filter(|group| group.always).map(|group| group.wire.clone()).collect();
                draft.constants = constants
                    .iter()
                    .map(|constant| Constant {
                        group: constant.group.clone(),
                        wire: constant.wire.clone(),
                        value: literal(&constant.value),
                    })
                    .collect();
            }
            BodyShape::Whole { encoding, name, ty, required, docs, content_type } => {
                draft.encoding = body_encoding(encoding);
                draft.headers.extend(content_type_header(content_type.as_ref()));
                draft.arguments.push(whole_body(name, self.types.parsed(ty), Place::Body, *required, docs));
            }
            BodyShape::Raw { name, is_text, content_type, required, docs, setter } => {
                let content_type = content_type.clone();
                let (ty, place) = match is_text {
                    true => (quote!(::std::string::String), Place::Raw { content_type }),
                    false => (quote!(::oblien_client::Body), Place::Streamed { content_type }),
                };
                draft.arguments.push(whole_body(name, parsed(ty), place, *required, docs));
                draft.arguments.extend(setter.as_ref().map(type_setter));
            }
            BodyShape::Parts { name, subtype, required, docs } => {
                draft.encoding = oblien_endpoint::BodyEncoding::Multipart(subtype.clone());
                let ty = parsed(quote!(::std::vec::Vec<(::std::string::String, ::oblien_client::Part)>));
                let mut parts = whole_body(name, ty, Place::Parts, *required, docs);
                parts.wire = String::new();
                draft.arguments.push(parts);
            }
        }
    }

    fn body_argument(&self, argument: &BodyArgument) -> Argument {
        let content_type = |name: &String| Some(name.clone());
        let place = match (&argument.wire, &argument.form) {
            (None, _) => Place::Members { group: argument.group.clone() },
            (_, MemberForm::Plain) => Place::Field { group: argument.group.clone() },
            (_, MemberForm::Styled(style)) => Place::StyledField { style: form_style(*style) },
            (_, MemberForm::Part(name)) => Place::Part { kind: PartKind::Value { content_type: content_type(name) } },
            (_, MemberForm::File(name)) => Place::Part { kind: PartKind::Attached { content_type: name.clone() } },
        };
        let ty = match &argument.ty {
            Type::Boxed(id) => Type::Named(*id),
            ty => ty.clone(),
        };
        Argument {
            name: field_ident(&argument.name),
            wire: argument.wire.clone().unwrap_or_default(),
            ty: self.types.parsed(&ty),
            place,
            required: argument.required,
            constant: argument.constant.as_ref().map(literal),
            docs: documented(&argument.docs, argument.wire.as_deref().unwrap_or_default()),
            deprecated: argument.deprecated,
            cfgs: Vec::new(),
        }
    }
}

fn body_encoding(encoding: &BodyEncoding) -> oblien_endpoint::BodyEncoding {
    match encoding {
        BodyEncoding::Json => oblien_endpoint::BodyEncoding::Json,
        BodyEncoding::Form => oblien_endpoint::BodyEncoding::Form,
        BodyEncoding::Multipart(subtype) => oblien_endpoint::BodyEncoding::Multipart(subtype.clone()),
    }
}

fn form_style(style: FormStyle) -> oblien_endpoint::FormStyle {
    match style {
        FormStyle::Explode => oblien_endpoint::FormStyle::Explode,
        FormStyle::Comma => oblien_endpoint::FormStyle::Comma,
        FormStyle::Space => oblien_endpoint::FormStyle::Space,
        FormStyle::Pipe => oblien_endpoint::FormStyle::Pipe,
        FormStyle::Json => oblien_endpoint::FormStyle::Json,
        FormStyle::Deep => oblien_endpoint::FormStyle::Deep,
    }
}

fn parsed(tokens: TokenStream) -> syn::Type {
    syn::parse2(tokens.clone()).unwrap_or(syn::Type::Verbatim(tokens))
}

/// The setter of the media type, which goes into a header like any other value.
fn type_setter(setter: &TypeSetter) -> Argument {
    let mut argument = Argument::new(field_ident(&setter.name), parsed(quote!(::std::string::String)), Place::Header);
    argument.wire = "Content-Type".to_owned();
    argument.required = false;
    argument.docs.clone_from(&setter.docs);
    argument
}

/// The header that replaces what the runtime says of JSON bodies.
fn content_type_header(content_type: Option<&String>) -> Option<(String, String)> {
    content_type.map(|content_type| ("content-type".to_owned(), content_type.clone()))
}

fn whole_body(name: &str, ty: syn::Type, place: Place, required: bool, docs: &[String]) -> Argument {
    Argument {
        name: field_ident(name),
        wire: "body".to_owned(),
        ty,
        place,
        required,
        constant: None,
        docs: if docs.is_empty() { vec!["The body.".to_owned()] } else { docs.to_vec() },
        deprecated: false,
        cfgs: Vec::new(),
    }
}

/// A text for what the description leaves without one.
pub(super) fn documented(docs: &[String], wire: &str) -> Vec<String> {
    if docs.is_empty() { vec![format!("The value of `{}`.", wire.replace('`', " "))] } else { docs.to_vec() }
}

fn list_style(style: QueryListStyle) -> ListStyle {
    match style {
        QueryListStyle::Explode => ListStyle::Explode,
        QueryListStyle::Comma => ListStyle::Comma,
        QueryListStyle::Space => ListStyle::Space,
        QueryListStyle::Pipe => ListStyle::Pipe,
    }
}

fn literal(value: &LiteralValue) -> Literal {
    match value {
        LiteralValue::Boolean(value) => Literal::Boolean(*value),
        LiteralValue::Integer(value) => Literal::Integer(*value),
        LiteralValue::Number(value) => Literal::Number(*value),
        LiteralValue::Text(value) => Literal::Text(value.clone()),
    }
}
