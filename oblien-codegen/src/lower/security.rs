//! Security schemes, the credentials made of them, and which of them an operation takes.
//! Part of the lowering.

mod certificate;
mod flows;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, Operation, Parameter, ReferenceOr, SecurityRequirement, SecurityScheme};
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
            None if certificate::is_one(scheme) => api.certificates.push(certificate::lower(name, scheme)),
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

pub(super) use certificate::note as certificate_note;

/// Returns the alternatives of known schemes; one that needs an unknown scheme cannot be met and is left out.
pub(super) fn alternatives(
    lowering: &mut Lowering<'_>,
    api: &Api,
    requirements: &[SecurityRequirement],
    pointer: &str,
) -> Vec<Vec<String>> {
    let known = |name: &String| api.schemes.iter().any(|scheme| &scheme.name == name);
    let declared = lowering.description.openapi.components.as_ref().map(|components| &components.security_schemes);
    let left_out = &lowering.description.left_out;
    let is_left_out = |name: &str| left_out.contains(&format!("#/components/securitySchemes/{}", escape(name)));
    for name in requirements.iter().flat_map(|requirement| requirement.keys()) {
        if !known(name) && !declared.is_some_and(|declared| declared.contains_key(name)) && !is_left_out(name) {
            let place = lowering.place(pointer);
            lowering.diagnostics.push(texts::undeclared_scheme(place, name));
        }
    }
    // A certificate is shown by the transport: the rest of the alternative is what the client sends.
    let is_sent = |name: &&String| !certificate::is_named(api, name);
    let sent = |requirement: &SecurityRequirement| requirement.keys().filter(is_sent).cloned().collect::<Vec<_>>();
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    for alternative in requirements.iter().map(sent).filter(|names| names.iter().all(known)) {
        if !alternatives.contains(&alternative) {
            alternatives.push(alternative);
        }
    }
    alternatives
}

/// Whether a parameter is an API key that every request of an operation has: a credential, which is no argument.
pub(super) fn is_credential(lowering: &Lowering<'_>, operation: &Operation, parameter: &Parameter) -> bool {
    let description = &lowering.description.openapi;
    let requirements = operation.security.as_ref().or(description.security.as_ref());
    let schemes = description.components.as_ref().map(|components| &components.security_schemes);
    let is_it = |name: &String| {
        let scheme = schemes.and_then(|schemes| schemes.get(name)).and_then(|scheme| resolve(lowering, scheme));
        scheme.is_some_and(|scheme| stands_for(scheme, parameter))
    };
    requirements.is_some_and(|all| !all.is_empty() && all.iter().all(|requirement| requirement.keys().any(is_it)))
}

/// Whether a scheme puts its key where a parameter stands, under the same name.
fn stands_for(scheme: &SecurityScheme, parameter: &Parameter) -> bool {
    let SecurityScheme::APIKey { location, name: key, .. } = scheme else { return false };
    let name = &parameter.parameter_data_ref().name;
    match (location, parameter) {
        (APIKeyLocation::Query, Parameter::Query { .. }) | (APIKeyLocation::Cookie, Parameter::Cookie { .. }) => key == name,
        (APIKeyLocation::Header, Parameter::Header { .. }) => key.eq_ignore_ascii_case(name),
        _ => false,
    }
}

/// What an operation's security requirements ask of a token, in a sentence; `None` if they name no scopes of OAuth.
pub(super) fn grants(lowering: &Lowering<'_>, requirements: &[SecurityRequirement]) -> Option<String> {
    let alternative = |requirement: &SecurityRequirement| -> Option<String> {
        let named = requirement.iter().filter(|(name, scopes)| !scopes.is_empty() && is_oauth(lowering, name));
        let parts: Vec<String> = named.map(|(name, scopes)| format!("{} of `{name}`", quoted(scopes))).collect();
        (!parts.is_empty()).then(|| parts.join(" and "))
    };
    let mut alternatives: Vec<String> = Vec::new();
    for told in requirements.iter().filter_map(alternative) {
        if !alternatives.contains(&told) {
            alternatives.push(told);
        }
    }
    (!alternatives.is_empty()).then(|| format!("A token needs the scopes {}.", alternatives.join(", or ")))
}

fn quoted(scopes: &[String]) -> String {
    scopes.iter().map(|scope| format!("`{}`", scope.replace('`', " "))).collect::<Vec<_>>().join(", ")
}

fn is_oauth(lowering: &Lowering<'_>, name: &str) -> bool {
    let schemes = lowering.description.openapi.components.as_ref().map(|components| &components.security_schemes);
    let scheme = schemes.and_then(|schemes| schemes.get(name)).and_then(|scheme| resolve(lowering, scheme));
    matches!(scheme, Some(SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. }))
}

/// HTTP schemes whose credentials are an answer to a challenge or a signature, and no secret that can be sent.
const COMPUTED: [&str; 9] =
    ["digest", "mutual", "mutualtls", "hoba", "negotiate", "oauth", "scram-sha-1", "scram-sha-256", "dpop"];

fn placement(scheme: &SecurityScheme) -> Option<Placement> {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => Some(match location {
            APIKeyLocation::Header => Placement::Header(name.clone()),
            APIKeyLocation::Query => Placement::Query(name.clone()),
            APIKeyLocation::Cookie => Placement::Cookie(name.clone()),
        }),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Some(Placement::Bearer),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Some(Placement::Basic),
        SecurityScheme::HTTP { scheme, .. } if COMPUTED.contains(&scheme.to_ascii_lowercase().as_str()) => None,
        SecurityScheme::HTTP { scheme, .. } if is_token(scheme) => Some(Placement::Authorization(scheme.clone())),
        SecurityScheme::HTTP { .. } => None,
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => Some(Placement::Bearer),
    }
}

/// Whether a name can be sent as a scheme: a token of RFC 9110.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// What the description says of a scheme.
fn said(scheme: &SecurityScheme) -> (Option<&str>, &IndexMap<String, Value>) {
    match scheme {
        SecurityScheme::APIKey { description, extensions, .. }
        | SecurityScheme::HTTP { description, extensions, .. }
        | SecurityScheme::OAuth2 { description, extensions, .. }
        | SecurityScheme::OpenIDConnect { description, extensions, .. } => (description.as_deref(), extensions),
    }
}

fn lower_scheme(name: &str, scheme: &SecurityScheme, placement: Placement) -> Scheme {
    let (description, extensions) = said(scheme);
    let extension = |key: &str| extensions.get(key).and_then(Value::as_str).map(str::to_owned);
    Scheme {
        name: name.to_owned(),
        docs: scheme_docs(description, scheme),
        placement,
        env: extension("x-env"),
        credential: extension("x-credential").unwrap_or_else(|| name.to_owned()),
    }
}

/// What the description says, and where a token is had.
fn scheme_docs(description: Option<&str>, scheme: &SecurityScheme) -> Vec<String> {
    let mut docs = documentation::lines(description);
    let source = match scheme {
        SecurityScheme::OAuth2 { flows, .. } => flows::told(flows),
        SecurityScheme::OpenIDConnect { open_id_connect_url, .. } => {
            documentation::lines(Some(&format!("A token of OpenID Connect: {open_id_connect_url}")))
        }
        _ => Vec::new(),
    };
    if !docs.is_empty() && !source.is_empty() {
        docs.push(String::new());
    }
    docs.extend(source);
    docs
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
