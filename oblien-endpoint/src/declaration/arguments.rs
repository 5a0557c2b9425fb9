//! The arguments of a declared function: name, type, place and whether there is no request without them.
//! Part of the attribute's door. What is at fault is replaced by something that is not, so that nothing else is said about it.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{LitStr, Type};

use crate::argument::{Argument, File, ListStyle, Location, PartKind, Place};
use crate::check::is_token;
use crate::declaration::function::Attributes;
use crate::declaration::oblien::CREDENTIAL_HEADERS;
use crate::declaration::place::{self, Kind, Placement};
use crate::declaration::reply::{is_named, only_argument, without_option};
use crate::declaration::signature::{Pattern, Signature, Typed};
use crate::endpoint::EndpointDraft;
use crate::fault::Fault;
use crate::names::{snake_case, unraw};
use crate::path_template::PathTemplate;
use crate::value_shape::ValueShape;

/// Names that a builder's own methods and parameters have.
const RESERVED: [&str; 5] = ["new", "send", "into_request", "client", "call"];

/// Reads all arguments into a draft whose path is known.
pub(crate) fn read_all(signature: &Signature, is_oblien: bool, draft: &mut EndpointDraft, faults: &mut Vec<Fault>) {
    let template = PathTemplate::parse(&draft.path).ok();
    let variables: Vec<String> = template.iter().flat_map(PathTemplate::variables).map(str::to_owned).collect();
    let has_typed_body = signature.arguments.iter().any(is_typed_body);
    for (index, written) in signature.arguments.iter().enumerate() {
        let takes_credentials = draft.base.is_none() || draft.security.is_some();
        let argument =
            Reader { variables: &variables, is_oblien, has_typed_body, takes_credentials, faults }.argument(written, index);
        draft.arguments.push(argument);
    }
}

struct Reader<'a> {
    variables: &'a [String],
    is_oblien: bool,
    /// Whether there is a body of a media type, which then can be the caller's to say.
    has_typed_body: bool,
    /// Whether the client may send its own: then no argument has their headers.
    takes_credentials: bool,
    faults: &'a mut Vec<Fault>,
}

/// Whether an argument is a body whose media type is named, and can be another: `#[body("image/*")]`.
fn is_typed_body(argument: &Typed) -> bool {
    let is_typed = |attribute: &syn::Attribute| attribute.path().is_ident("body") && attribute.meta.require_list().is_ok();
    argument.attributes.iter().any(is_typed)
}

impl Reader<'_> {
    fn argument(&mut self, written: &Typed, index: usize) -> Argument {
        let name = self.name(&written.pattern, index);
        let text = unraw(&name);
        let attributes = Attributes::sort(written.attributes.clone());
        let placement = place::read(&attributes.others, &text, self.faults);
        let ty = self.sendable(&written.ty);
        let stays = placement.as_ref().is_some_and(|placement| placement.is_required);
        let inner = without_option(&ty).filter(|_| !stays);
        let is_optional = inner.is_some() || only_argument(&ty, "Field").is_some();
        let mut argument = Argument::new(name, inner.unwrap_or_else(|| ty.clone()), Place::Path);
        argument.required = !is_optional;
        argument.deprecated = attributes.deprecated.is_some();
        argument.cfgs = attributes.cfgs;
        match placement {
            Some(placement) => self.put(placement, &mut argument),
            None => self.put_in_path(None, &mut argument),
        }
        self.check_path(&written.ty, &mut argument);
        argument.docs = attributes.docs;
        if argument.docs.is_empty() {
            argument.docs.push(default_docs(&argument));
        }
        argument
    }

    fn name(&mut self, pattern: &Pattern, index: usize) -> Ident {
        let name = match pattern {
            Pattern::Name(name) => name,
            Pattern::Other(tokens, name) => {
                self.faults.push(Fault::pattern(tokens));
                return name.clone().unwrap_or_else(|| format_ident!("argument_{index}"));
            }
        };
        let text = unraw(name);
        if RESERVED.contains(&text.as_str()) {
            self.faults.push(Fault::reserved_argument(name.span(), &text));
            return format_ident!("{text}_value", span = name.span());
        }
        name.clone()
    }

    /// The type, or one in its place that can be sent.
    fn sendable(&mut self, ty: &Type) -> Type {
        match ty {
            Type::Paren(inner) => self.sendable(&inner.elem),
            Type::Group(inner) => self.sendable(&inner.elem),
            Type::Reference(_) => {
                self.faults.push(Fault::reference(ty));
                syn::parse_quote!(::std::string::String)
            }
            Type::Path(_) => match without_option(ty) {
                Some(inner) if matches!(inner, Type::Reference(_)) => {
                    self.faults.push(Fault::reference(&inner));
                    syn::parse_quote!(::core::option::Option<::std::string::String>)
                }
                _ => ty.clone(),
            },
            Type::ImplTrait(_)
            | Type::TraitObject(_)
            | Type::Infer(_)
            | Type::Never(_)
            | Type::Ptr(_)
            | Type::FnPtr(_)
            | Type::Slice(_) => {
                self.faults.push(Fault::type_without_name(ty));
                syn::parse_quote!(::std::string::String)
            }
            _ => ty.clone(),
        }
    }

    fn put(&mut self, placement: Placement, argument: &mut Argument) {
        let is_list = matches!(ValueShape::of(&argument.ty), ValueShape::List(_));
        let styled = placement.styled();
        if let Some((_, span)) = placement.style.filter(|_| !is_list && styled.is_none()) {
            self.faults.push(Fault::list_style_of_single(span, &unraw(&argument.name)));
        }
        if is_list && styled.is_none() && matches!(placement.kind, Kind::Path | Kind::Header | Kind::Cookie) {
            let kind = if placement.kind == Kind::Path { "path variable" } else { placement.kind.name() };
            self.faults.push(Fault::list_out_of_place(&argument.ty, kind));
        }
        if let Some(text) = placement.text.as_ref().filter(|_| placement.kind != Kind::Body) {
            argument.wire = text.value();
        }
        argument.constant.clone_from(&placement.constant);
        if styled.is_none() && (placement.is_reserved || placement.may_be_empty) {
            self.faults.push(Fault::word_without_style(placement.span, placement.kind.name()));
        }
        self.check_names(&placement, argument);
        if let Some((location, style)) = styled {
            if location == Location::Path {
                self.put_in_path(placement.text.as_ref(), argument);
            }
            argument.place = Place::Styled { location, style };
            return;
        }
        argument.place = match placement.kind {
            Kind::Path => return self.put_in_path(placement.text.as_ref(), argument),
            Kind::Query if is_list => Place::QueryList(placement.style.map_or(ListStyle::Explode, |(style, _)| style)),
            Kind::Query | Kind::QueryString => Place::Query,
            Kind::Header => Place::Header,
            Kind::Cookie => Place::Cookie,
            Kind::Field => match placement.form_style {
                Some(style) => Place::StyledField { style },
                None => Place::Field { group: placement.group },
            },
            Kind::Members => {
                argument.wire = String::new();
                Place::Members { group: placement.group }
            }
            Kind::Body => whole_body(placement.text.as_ref(), argument),
            Kind::Parts => {
                argument.wire = String::new();
                Place::Parts
            }
            Kind::Part => Place::Part { kind: part(&placement, argument) },
        };
    }

    /// Headers and cookies have names of their own, which no Rust name can be turned into.
    fn check_names(&mut self, placement: &Placement, argument: &Argument) {
        match placement.kind {
            Kind::Header => self.check_header(placement.span, placement.text.as_ref(), argument),
            Kind::Cookie if placement.text.is_none() => {
                self.faults.push(Fault::header_without_name(placement.span, "cookie", &unraw(&argument.name)));
            }
            _ => {}
        }
    }

    /// A variable by the name of the argument, or by the name that the attribute gives.
    fn put_in_path(&mut self, wire: Option<&LitStr>, argument: &mut Argument) {
        let name = unraw(&argument.name);
        let fits = |variable: &&String| match wire {
            Some(wire) => **variable == wire.value(),
            None => **variable == name || snake_case(variable) == name,
        };
        argument.place = Place::Path;
        if let Some(variable) = self.variables.iter().find(fits) {
            argument.wire.clone_from(variable);
        }
    }

    fn check_path(&mut self, written: &Type, argument: &mut Argument) {
        if !argument.is_path() {
            return;
        }
        let name = unraw(&argument.name);
        let is_variable = self.variables.contains(&argument.wire);
        if is_variable && !argument.required {
            self.faults.push(Fault::optional_variable(written, &name));
        }
        if is_variable && !argument.cfgs.is_empty() {
            self.faults.push(Fault::cfg_on_variable(argument.name.span(), &name));
        }
    }

    fn check_header(&mut self, place: Span, name: Option<&LitStr>, argument: &Argument) {
        let Some(name) = name else {
            return self.faults.push(Fault::header_without_name(place, "header", &unraw(&argument.name)));
        };
        let lower = name.value().to_ascii_lowercase();
        let is_ours = self.takes_credentials && self.is_oblien && CREDENTIAL_HEADERS.contains(&lower.as_str());
        let fault = match lower.as_str() {
            "authorization" if !self.takes_credentials => return,
            "authorization" | "proxy-authorization" => Fault::header_of_credentials(name.span(), &name.value()),
            "cookie" => {
                Fault::header_of_transport(name.span(), &name.value(), "write `#[cookie(\"name\")]`: cookies are sent together")
            }
            "content-type" if self.has_typed_body => return,
            "content-type" => Fault::header_of_transport(
                name.span(),
                &name.value(),
                "write the media type at the body: `#[body(\"text/csv\")]`",
            ),
            "accept" => Fault::header_of_transport(
                name.span(),
                &name.value(),
                "write the key `accept = \"text/csv\"` in `oblien_endpoint`",
            ),
            "host" | "content-length" | "transfer-encoding" | "connection" | "te" | "upgrade" | "trailer" => {
                Fault::header_of_transport(name.span(), &name.value(), "leave it out: the connection sends it")
            }
            _ if is_ours => Fault::header_of_credentials(name.span(), &name.value()),
            _ if !is_token(&lower) => Fault::not_a_header(name.span(), &name.value()),
            _ => return,
        };
        self.faults.push(fault);
    }
}

/// The media type of bytes of which nothing else is said.
const BYTES: &str = "application/octet-stream";

/// A file if it is one by its type or by its name, else a value.
fn part(placement: &Placement, argument: &Argument) -> PartKind {
    let content_type = || placement.media_type.clone().unwrap_or_else(|| BYTES.to_owned());
    let item = only_argument(&argument.ty, "Vec").unwrap_or(&argument.ty);
    if placement.file.is_none() && is_named(item, "Part") {
        return PartKind::Attached { content_type: content_type() };
    }
    if placement.file.is_some() || is_named(&argument.ty, "Bytes") || is_named(&argument.ty, "Body") {
        let name = placement.file.clone().unwrap_or_else(|| argument.wire.clone());
        return PartKind::File(File { name, content_type: content_type() });
    }
    PartKind::Value { content_type: placement.media_type.clone() }
}

/// The body as JSON; as bytes if a media type is named or the type is `Bytes`; as a stream if the type is `Body`.
fn whole_body(media_type: Option<&LitStr>, argument: &Argument) -> Place {
    let content_type = media_type.map_or_else(|| BYTES.to_owned(), LitStr::value);
    if is_named(&argument.ty, "Body") {
        return Place::Streamed { content_type };
    }
    if media_type.is_some() || is_named(&argument.ty, "Bytes") {
        return Place::Raw { content_type };
    }
    Place::Body
}

fn default_docs(argument: &Argument) -> String {
    match argument.place {
        Place::Body | Place::Raw { .. } | Place::Streamed { .. } => "The body.".to_owned(),
        Place::Members { .. } => "Members that have no argument of their own.".to_owned(),
        Place::Parts => "Files, each with the name of its part.".to_owned(),
        _ => format!("The value of `{}`.", argument.wire.replace('`', " ")),
    }
}
