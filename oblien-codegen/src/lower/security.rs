//! Security schemes, the credentials made of them, and which of them an operation takes.
//! Part of the lowering.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};
use serde_json::Value;

use crate::ir::{Api, Credential, Placement, Scheme};
use crate::lower::context::{Lowering, escape};
use crate::lower::{documentation, texts};

/// Lowers the schemes of the document and what operations take unless they say otherwise.
pub(super) fn lower_schemes(lowering: &mut Lowering<'_>, api: &mut Api) {
    let description = lowering.description;
    for (name, scheme) in description.openapi.components.iter().flat_map(|components| &components.security_schemes) {
        let ReferenceOr::Item(scheme) = scheme else { continue };
        match placement(scheme) {
            Some(placement) => api.schemes.push(lower_scheme(name, scheme, placement)),
            None => {
                let place = lowering.place(&format!("/components/securitySchemes/{}", escape(name)));
                lowering.diagnostics.push(texts::unsupported_scheme(place, name));
            }
        }
    }
    api.credentials = credentials(&api.schemes);
    api.security = alternatives(api, description.openapi.security.as_deref().unwrap_or_default());
}

/// Returns the alternatives of known schemes; one that needs an unknown scheme cannot be met and is left out.
pub(super) fn alternatives(api: &Api, requirements: &[SecurityRequirement]) -> Vec<Vec<String>> {
    let known = |name: &String| api.schemes.iter().any(|scheme| &scheme.name == name);
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
    for (index, scheme) in schemes.iter().enumerate() {
        let name = oblien_endpoint::snake_case(&scheme.credential);
        let part = (index, oblien_endpoint::snake_case(&scheme.name));
        match credentials.iter_mut().find(|credential| credential.name == name) {
            Some(credential) => credential.parts.push(part),
            None => credentials.push(Credential { name, parts: vec![part] }),
        }
    }
    credentials
}
