//! Security schemes, the credentials made of them, and which of them an operation takes.
//! Part of the lowering.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};
use serde_json::Value;

use crate::ir::{Api, Credential, Placement, Scheme};
use crate::lower::context::{Lowering, escape};
use crate::lower::naming::UniqueNames;
use crate::lower::{documentation, texts};

/// Lowers the schemes of the document and what operations take unless they say otherwise.
pub(super) fn lower_schemes(lowering: &mut Lowering<'_>, api: &mut Api) {
    let description = lowering.description;
    for (name, scheme) in description.openapi.components.iter().flat_map(|components| &components.security_schemes) {
        let Some(scheme) = resolve(lowering, scheme) else { continue };
        match placement(scheme) {
            Some(placement) => api.schemes.push(lower_scheme(name, scheme, placement)),
            None => {
                let place = lowering.place(&format!("/components/securitySchemes/{}", escape(name)));
                lowering.diagnostics.push(texts::unsupported_scheme(place, name));
            }
        }
    }
    api.credentials = credentials(&api.schemes);
    api.security = alternatives(lowering, api, description.openapi.security.as_deref().unwrap_or_default(), "/security");
}

/// The scheme behind references; a circle of them leads to none.
fn resolve<'a>(lowering: &Lowering<'a>, scheme: &'a ReferenceOr<SecurityScheme>) -> Option<&'a SecurityScheme> {
    let schemes = &lowering.description.openapi.components.as_ref()?.security_schemes;
    let mut scheme = scheme;
    for _ in 0..=schemes.len() {
        match scheme {
            ReferenceOr::Item(scheme) => return Some(scheme),
            ReferenceOr::Reference { reference } => {
                scheme = schemes.get(reference.strip_prefix("#/components/securitySchemes/")?)?;
            }
        }
    }
    None
}

/// Returns the alternatives of known schemes; one that needs an unknown scheme cannot be met and is left out.
pub(super) fn alternatives(
    lowering: &mut Lowering<'_>,
    api: &Api,
    requirements: &[SecurityRequirement],
    pointer: &str,
) -> Vec<Vec<String>> {
    let known = |name: &String| api.schemes.iter().any(|scheme| &scheme.name == name);
    let declared = lowering.description.openapi.components.as_ref().map(|components| &components.security_schemes);
    for name in requirements.iter().flat_map(|requirement| requirement.keys()) {
        if !known(name) && !declared.is_some_and(|declared| declared.contains_key(name)) {
            let place = lowering.place(pointer);
            lowering.diagnostics.push(texts::undeclared_scheme(place, name));
        }
    }
    requirements
        .iter()
        .filter(|requirement| requirement.keys().all(known))
        .map(|requirement| requirement.keys().cloned().collect())
        .collect()
}

fn placement(scheme: &SecurityScheme) -> Option<Placement> {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => Some(match location {
            APIKeyLocation::Header => Placement::Header(name.clone()),
            APIKeyLocation::Query => Placement::Query(name.clone()),
            APIKeyLocation::Cookie => Placement::Cookie(name.clone()),
        }),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Some(Placement::Bearer),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Some(Placement::Basic),
        SecurityScheme::HTTP { .. } => None,
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => Some(Placement::Bearer),
    }
}

fn lower_scheme(name: &str, scheme: &SecurityScheme, placement: Placement) -> Scheme {
    let (description, extensions) = match scheme {
        SecurityScheme::APIKey { description, extensions, .. }
        | SecurityScheme::HTTP { description, extensions, .. }
        | SecurityScheme::OAuth2 { description, extensions, .. }
        | SecurityScheme::OpenIDConnect { description, extensions, .. } => (description, extensions),
    };
    let extension = |key: &str| extensions.get(key).and_then(Value::as_str).map(str::to_owned);
    Scheme {
        name: name.to_owned(),
        docs: documentation::lines(description.as_deref()),
        placement,
        env: extension("x-env"),
        credential: extension("x-credential").unwrap_or_else(|| name.to_owned()),
    }
}

/// Schemes of one credential are given together, in the order of the description.
fn credentials(schemes: &[Scheme]) -> Vec<Credential> {
    let mut credentials: Vec<Credential> = Vec::new();
    let (mut names, mut wires) = (UniqueNames::default(), Vec::<&str>::new());
    for (index, scheme) in schemes.iter().enumerate() {
        let part = oblien_endpoint::snake_case(&scheme.name);
        match wires.iter().position(|wire| *wire == scheme.credential) {
            Some(position) => {
                let credential = &mut credentials[position];
                let mut parts = UniqueNames::default();
                credential.parts.iter().for_each(|(_, part)| drop(parts.claim(part)));
                credential.parts.push((index, parts.claim(&part)));
            }
            None => {
                wires.push(&scheme.credential);
                let name = names.claim(&oblien_endpoint::snake_case(&scheme.credential));
                credentials.push(Credential { name, parts: vec![(index, part)] });
            }
        }
    }
    credentials
}
