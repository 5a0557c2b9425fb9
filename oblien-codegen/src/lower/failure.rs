//! Failures: the types a description gives the bodies of its errors.
//! Part of the lowering. The runtime's error is one type for all; these are what its body decodes into, named in the docs.

use openapiv3::{ReferenceOr, StatusCode};

use crate::ir::Type;
use crate::lower::choice::resolve;
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::media::{self, Kind};
use crate::lower::operation::Subject;

/// A type of failures, and the statuses that come with it.
pub(super) struct Failure {
    pub(super) ty: Type,
    statuses: Vec<String>,
}

/// Lowers the failures of an operation that have a type of their own.
pub(super) fn lower<'a>(lowering: &mut Lowering<'a>, subject: &Subject<'a>) -> Vec<Failure> {
    let responses = &subject.operation.responses;
    let is_success = |status: &StatusCode| matches!(status, StatusCode::Code(200..=299) | StatusCode::Range(2));
    let is_failure = |status: &StatusCode| matches!(status, StatusCode::Code(400..=599) | StatusCode::Range(4 | 5));
    let mut found: Vec<_> = responses
        .responses
        .iter()
        .filter(|(status, _)| is_failure(status))
        .map(|(status, response)| (status.to_string(), response))
        .collect();
    // Where no other response is a success, the default one is.
    if responses.responses.keys().any(is_success) {
        found.extend(responses.default.iter().map(|response| ("default".to_owned(), response)));
    }
    let mut failures: Vec<Failure> = Vec::new();
    for (status, response) in found {
        let pointer = format!("{}/responses/{status}", subject.pointer);
        let Some((response, pointer)) = resolve(lowering, response, pointer) else { continue };
        let json = response.content.iter().filter(|(name, _)| Kind::of(name) == Kind::Json);
        let Some((name, media_type)) = json.min_by_key(|(name, _)| media::json_rank(name) % 2) else { continue };
        let Some(schema) = &media_type.schema else { continue };
        let site = Site::inline(format!("{}Error", subject.name), format!("{pointer}/content/{}/schema", escape(name)));
        let ty = match schema {
            ReferenceOr::Reference { .. } => lowering.schema(schema, &site).ty,
            ReferenceOr::Item(inline) => lowering.shared_schema(inline, &site),
        };
        if type_text(lowering, &ty).is_none() {
            continue;
        }
        match failures.iter_mut().find(|failure| failure.ty == ty) {
            Some(failure) => failure.statuses.push(status),
            None => failures.push(Failure { ty, statuses: vec![status] }),
        }
    }
    failures
}

/// Returns what is said of failures in the documentation of an operation.
pub(super) fn docs(lowering: &Lowering<'_>, failures: &[Failure]) -> Option<String> {
    let named = |failure: &Failure| type_text(lowering, &failure.ty);
    if let [only] = failures {
        return Some(format!("Failures are `{}`, by `Error::decode`.", named(only)?));
    }
    let each: Vec<_> =
        failures.iter().filter_map(|failure| Some(format!("`{}` ({})", named(failure)?, failure.statuses.join(", ")))).collect();
    let (last, others) = each.split_last()?;
    Some(format!("Failures are {} or {last}, by `Error::decode`.", others.join(", ")))
}

/// How a type is written below the client's module, if it has a name there.
fn type_text(lowering: &Lowering<'_>, ty: &Type) -> Option<String> {
    match ty {
        Type::Named(id) => Some(format!("types::{}", lowering.types[id.0].name)),
        Type::List(item) => type_text(lowering, item).map(|item| format!("Vec<{item}>")),
        _ => None,
    }
}
