//! Which version of OpenAPI a document is written in; others are refused by name.
//! First pass over the root file.

use std::path::Path;

use serde_json::Value;

use super::kinds::describe;
use crate::diagnostics::{Diagnostics, Place, texts};

/// A version of OpenAPI that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Version {
    /// 3.0.x
    V3_0,
    /// 3.1.x
    V3_1,
    /// 3.2.x
    V3_2,
}

impl Version {
    /// Returns the version without its last part, as `3.1`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        }
    }

    /// Returns the version that is written so, without its last part.
    pub(crate) fn named(text: &str) -> Option<Self> {
        [Self::V3_0, Self::V3_1, Self::V3_2].into_iter().find(|version| version.as_str() == text)
    }
}

/// Returns the version of the document, or says why it can't be read.
pub(super) fn check(document: &Value, path: &Path, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Value::Object(root) = document else {
        diagnostics.push(texts::not_a_description(path, describe(document)));
        return None;
    };
    if let Some(version) = root.get("openapi") {
        let version = text(version);
        let known = parse(&version);
        if known.is_none() {
            diagnostics.push(texts::unsupported_version(Place::pointer(path, "/openapi"), &version));
        }
        return known;
    }
    diagnostics.push(match root.get("swagger") {
        Some(version) => texts::swagger(Place::pointer(path, "/swagger"), &text(version)),
        None => texts::no_version(path),
    });
    None
}

fn parse(version: &str) -> Option<Version> {
    let mut parts = version.trim().split('.');
    match (parts.next()?, parts.next()?) {
        ("3", "0") => Some(Version::V3_0),
        ("3", "1") => Some(Version::V3_1),
        ("3", "2") => Some(Version::V3_2),
        _ => None,
    }
}

fn text(version: &Value) -> String {
    match version {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
