//! Headers of replies: a constant for each name and type, whichever operations come with it.
//! Part of the lowering.

use std::collections::HashMap;

use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr, StatusCode};

use crate::ir::{Api, HeaderForm, ReplyHeader, Type, TypeKind};
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;
use crate::lower::reference;
use crate::lower::{choice, documentation, texts};

/// The module of the constants, which no accessor can have.
pub(super) const MODULE: &str = "reply_headers";

/// The headers met so far: the names of their constants, and for each name on the wire which of the api's they are.
#[derive(Default)]
pub(super) struct Known {
    names: UniqueNames,
    by_wire: HashMap<String, Vec<usize>>,
}

/// Lowers the headers of all responses of an operation, and returns what is said of those of its successes in its documentation.
pub(super) fn lower<'a>(lowering: &mut Lowering<'a>, api: &mut Api, subject: &Subject<'a>) -> Option<String> {
    let responses = &subject.operation.responses;
    let is_success = |status: &StatusCode| matches!(status, StatusCode::Code(200..=299) | StatusCode::Range(2));
    let by_status = responses.responses.iter().map(|(status, response)| (status.to_string(), response, is_success(status)));
    let default = responses.default.iter().map(|response| ("default".to_owned(), response, false));
    let mut names: Vec<String> = Vec::new();
    for (status, response, is_success) in by_status.chain(default) {
        let pointer = format!("{}/responses/{status}", subject.pointer);
        let Some((response, pointer)) = choice::resolve(lowering, response, pointer) else { continue };
        for (wire, header) in &response.headers {
            let pointer = format!("{pointer}/headers/{}", escape(wire));
            let Some((header, pointer)) = resolve(lowering, header, pointer) else { continue };
            // The media type of a body is a matter of `content`.
            if wire.eq_ignore_ascii_case("content-type") {
                continue;
            }
            if !oblien_endpoint::is_token(wire) {
                let place = lowering.place(&pointer);
                lowering.diagnostics.push(texts::unnameable_header(place, wire, "header"));
                continue;
            }
            let name = constant(lowering, api, wire, header, &pointer);
            if is_success && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    told(&names)
}

fn told(names: &[String]) -> Option<String> {
    let names: Vec<_> = names.iter().map(|name| format!("`{MODULE}::{name}`")).collect();
    match names.split_last()? {
        (only, []) => Some(format!("Replies may have the header {only}.")),
        (last, others) => Some(format!("Replies may have the headers {} and {last}.", others.join(", "))),
    }
}

fn resolve<'a>(lowering: &Lowering<'a>, header: &'a ReferenceOr<Header>, pointer: String) -> Option<(&'a Header, String)> {
    let components = lowering.description.openapi.components.as_ref().map(|components| &components.headers);
    reference::resolve(components, "headers", header, pointer)
}

/// The name of the constant of a header, which may have been met before.
fn constant<'a>(lowering: &mut Lowering<'a>, api: &mut Api, wire: &str, header: &'a Header, pointer: &str) -> String {
    let wire = wire.to_ascii_lowercase();
    let (ty, form) = value(lowering, &wire, header, pointer);
    let known = lowering.reply_headers.by_wire.entry(wire.clone()).or_default();
    let like = known.iter().map(|index| &api.headers[*index]).find(|known| known.ty == ty && known.form == form);
    if let Some(like) = like {
        return like.name.clone();
    }
    known.push(api.headers.len());
    let name = lowering.reply_headers.names.claim(&oblien_endpoint::snake_case(&wire)).to_ascii_uppercase();
    let docs = documentation::lines(header.description.as_deref());
    api.headers.push(ReplyHeader { name: name.clone(), wire, ty, form, docs });
    name
}

/// The type of a header's value, and how it is written.
fn value<'a>(lowering: &mut Lowering<'a>, wire: &str, header: &'a Header, pointer: &str) -> (Type, HeaderForm) {
    let name = format!("{}Header", oblien_endpoint::type_name(wire));
    let (schema, pointer, is_json) = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => (Some(schema), format!("{pointer}/schema"), false),
        ParameterSchemaOrContent::Content(content) => match content.first() {
            Some((media_type, media)) if Kind::of(media_type) == Kind::Json => {
                (media.schema.as_ref(), format!("{pointer}/content/{}/schema", escape(media_type)), true)
            }
            _ => (None, String::new(), false),
        },
    };
    let site = Site::inline(name, pointer);
    let ty = match schema {
        Some(reference @ ReferenceOr::Reference { .. }) => lowering.schema(reference, &site).ty,
        Some(ReferenceOr::Item(schema)) => lowering.shared_schema(schema, &site),
        None if is_json => Type::Dynamic,
        None => Type::Text,
    };
    match ty {
        ty if is_json => (ty, HeaderForm::Json),
        Type::List(item) if is_scalar(lowering, &item) => (Type::List(item), HeaderForm::List),
        ty if is_scalar(lowering, &ty) => (ty, HeaderForm::Plain),
        _ => (Type::Text, HeaderForm::Plain),
    }
}

/// Whether a value is one text, number or boolean; a type of another crate reads itself from the text.
fn is_scalar(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer { .. } | Type::Number | Type::Text | Type::Secret | Type::Foreign(_) => true,
        Type::Named(id) => matches!(lowering.types[id.0].kind, TypeKind::Enumeration(_) | TypeKind::Newtype),
        _ => false,
    }
}
