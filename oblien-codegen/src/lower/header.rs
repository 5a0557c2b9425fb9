//! Headers of replies: a constant for each name and type, whichever operations come with it.
//! Part of the lowering.

use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr, StatusCode};

use crate::ir::{Api, HeaderForm, ReplyHeader, Type, TypeKind};
use crate::lower::choice;
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::documentation;
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::operation::Subject;

/// The module of the constants, which no accessor can have.
pub(super) const MODULE: &str = "reply_headers";

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
            if !wire.eq_ignore_ascii_case("content-type") {
                let name = constant(lowering, api, wire, header, &pointer);
                if is_success && !names.contains(&name) {
                    names.push(name);
                }
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
    match header {
        ReferenceOr::Item(header) => Some((header, pointer)),
        ReferenceOr::Reference { reference } => {
            let name = reference.strip_prefix("#/components/headers/")?;
            let header = lowering.description.openapi.components.as_ref()?.headers.get(name)?;
            resolve(lowering, header, reference.trim_start_matches('#').to_owned())
        }
    }
}

/// The name of the constant of a header, which may have been met before.
fn constant<'a>(lowering: &mut Lowering<'a>, api: &mut Api, wire: &str, header: &'a Header, pointer: &str) -> String {
    let wire = wire.to_ascii_lowercase();
    let (ty, form) = value(lowering, &wire, header, pointer);
    let known = api.headers.iter().find(|known| known.wire == wire && known.ty == ty && known.form == form);
    if let Some(known) = known {
        return known.name.clone();
    }
    let mut names = UniqueNames::default();
    api.headers.iter().for_each(|known| drop(names.claim(&known.name.to_ascii_lowercase())));
    let name = names.claim(&oblien_endpoint::snake_case(&wire)).to_ascii_uppercase();
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

/// Whether a value is one text, number or boolean that no secret is in.
fn is_scalar(lowering: &Lowering<'_>, ty: &Type) -> bool {
    match ty {
        Type::Boolean | Type::Integer { .. } | Type::Number | Type::Text => true,
        Type::Foreign(foreign) => foreign.is_shown,
        Type::Named(id) => matches!(lowering.types[id.0].kind, TypeKind::Enumeration(_) | TypeKind::Newtype),
        _ => false,
    }
}
