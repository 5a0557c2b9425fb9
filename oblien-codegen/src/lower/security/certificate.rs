//! Certificates of the client (`mutualTLS`): the transport shows them, so the client only says that they are wanted.
//! Part of the lowering of security.

use openapiv3::{SecurityRequirement, SecurityScheme};

use crate::ir::{Api, Certificate};
use crate::lower::documentation;

/// The front calls a scheme of certificates an HTTP scheme of that name.
pub(super) fn is_one(scheme: &SecurityScheme) -> bool {
    matches!(scheme, SecurityScheme::HTTP { scheme, .. } if scheme == "mutualTLS")
}

pub(super) fn lower(name: &str, scheme: &SecurityScheme) -> Certificate {
    Certificate { name: name.to_owned(), docs: documentation::lines(super::said(scheme).0) }
}

pub(super) fn is_named(api: &Api, name: &str) -> bool {
    api.certificates.iter().any(|certificate| certificate.name == name)
}

/// What is said of certificates in the documentation of an operation.
pub(in crate::lower) fn note(api: &Api, requirements: &[SecurityRequirement]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in requirements.iter().flat_map(|requirement| requirement.keys()).filter(|name| is_named(api, name)) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let names: Vec<_> = names.iter().map(|name| format!("`{}`", name.replace('`', " "))).collect();
    let is_needed = requirements.iter().all(|requirement| requirement.keys().any(|name| is_named(api, name)));
    let verb = if is_needed { "Needs" } else { "Also takes" };
    (!names.is_empty())
        .then(|| format!("{verb} a certificate of the client ({}), which the transport shows.", names.join(" or ")))
}
