//! Which version of OpenAPI a document is written in; others are refused by name.
//! First pass over the root file.

use serde_json::Value;

use super::kinds::describe;
use crate::diagnostics::{Diagnostics, texts};
use crate::source::{FileId, Sources};

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
pub(super) fn check(file: FileId, sources: &Sources<'_>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let document = sources.value(file);
    let Value::Object(root) = &*document else {
        diagnostics.push(texts::not_a_description(sources.place(file, ""), describe(&document)));
        return None;
    };
    if let Some(version) = root.get("openapi") {
        let version = text(version);
        let known = parse(&version);
        if known.is_none() {
            diagnostics.push(texts::unsupported_version(sources.place(file, "/openapi"), &version));
        }
        return known;
    }
    diagnostics.push(match (root.get("swagger"), root.get("overlay")) {
        (Some(version), _) => texts::swagger(sources.place(file, "/swagger"), &text(version)),
        (None, Some(_)) => texts::overlay_as_description(sources.place(file, "/overlay")),
        (None, None) => texts::no_version(sources.place(file, "")),
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
