//! References that mean nothing, or something else than what belongs at their place.
//! Part of `discover`: an obvious mix-up of schemas and their containers is set right.

use serde_json::Value;

use super::discover::Discovery;
use super::plan::{Location, Resolution};
use super::resolve::Problem;
use crate::diagnostics::{Diagnostic, Place, texts};
use crate::front::grammar::{Kind, section_kind};
use crate::front::kinds::describe;
use crate::source::{FileId, pointer};

/// Keywords by which a schema is known, wherever it stands.
const SHAPE: &[&str] = &["type", "properties", "items", "enum", "allOf", "anyOf", "oneOf"];

/// Why nothing can become of a reference.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fault {
    Unresolved(Problem),
    /// It points at something, which is called so.
    WrongKind(&'static str),
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Unresolved(problem)
    }
}

impl Fault {
    /// Returns what is to be said about it; nothing if that has been said.
    pub(super) fn diagnostic(&self, place: Place, text: &str, kind: Kind) -> Option<Diagnostic> {
        let consequence = consequence(kind);
        Some(match self {
            Self::Unresolved(Problem::Nowhere(nearest)) => texts::unresolved(place, text, nearest.as_deref(), consequence),
            Self::Unresolved(Problem::Remote) => texts::remote_reference(place, text, consequence),
            Self::Unresolved(Problem::Circular) => texts::circular(place, text, consequence),
            Self::Unresolved(Problem::Unloadable(path, reason)) => texts::unreadable_file(place, path, reason, consequence),
            Self::Unresolved(Problem::Silent) => return None,
            Self::WrongKind(found) => texts::wrong_kind(place, text, found, kind.describe(), consequence),
        })
    }
}

/// What becomes of what refers to nothing.
fn consequence(kind: Kind) -> &'static str {
    match kind {
        Kind::Schema => "any value is accepted here",
        _ => "it is left out",
    }
}

impl Discovery<'_, '_> {
    /// Decides what becomes of a reference, even if it confuses a schema with what contains one.
    pub(super) fn resolve_or_adapt(&mut self, file: FileId, pointer: &str, text: &str, kind: Kind) -> Result<Resolution, Fault> {
        let fault = match self.resolve(file, text, kind) {
            Err(fault @ Fault::WrongKind(_)) => fault,
            settled => return settled,
        };
        let Fault::WrongKind(found) = fault else {
            return Err(fault);
        };
        let place = self.resolver.sources.place(file, pointer);
        match kind {
            Kind::Schema => {
                if let Some(resolution) = self.schema_elsewhere(file, text) {
                    self.resolver.diagnostics.push(texts::schema_elsewhere(place, text));
                    return Ok(resolution);
                }
                let resolution = self.schema_of_content(file, text).ok_or(fault)?;
                self.resolver.diagnostics.push(texts::schema_of_content(place, text, found));
                Ok(resolution)
            }
            Kind::Response | Kind::RequestBody if found == Kind::Schema.describe() => {
                let Resolution::Local(local) = self.resolve(file, text, Kind::Schema)? else {
                    return Err(fault);
                };
                self.resolver.diagnostics.push(texts::content_of_schema(place, text, kind.describe()));
                Ok(Resolution::Content(local))
            }
            _ => Err(fault),
        }
    }

    /// Returns the schema that stands in the wrong section of the components.
    fn schema_elsewhere(&mut self, file: FileId, text: &str) -> Option<Resolution> {
        let first = self.resolver.locate(file, text).ok()?;
        let location = self.follow(first.clone(), Kind::Schema).ok()?;
        let is_schema = self
            .resolver
            .inspect(&location, |value| SHAPE.iter().any(|key| value.get(key).is_some()) && value.get("in").is_none());
        is_schema.then(|| self.settle(&first, location, Kind::Schema))
    }

    /// Returns the schema of the JSON content, or of the only content, of what a reference points at.
    fn schema_of_content(&mut self, file: FileId, text: &str) -> Option<Resolution> {
        let first = self.resolver.locate(file, text).ok()?;
        let location = self.resolver.follow(first.clone(), |_| false).ok()?;
        let media_type = self.resolver.inspect(&location, |value| {
            let content = value.get("content")?.as_object()?;
            let described = || content.iter().filter(|(_, media_type)| media_type.get("schema").is_some());
            let json = described().find(|(name, _)| name.contains("json"));
            json.or_else(|| described().next()).map(|(name, _)| name.clone())
        })?;
        let inner = location.member("content").member(&media_type).member("schema");
        let inner = self.follow(inner, Kind::Schema).ok()?;
        Some(self.settle(&first, inner, Kind::Schema))
    }
}

/// Refuses a location that can't be what belongs at the place of the reference.
pub(super) fn check_kind(location: &Location, value: &Value, kind: Kind) -> Result<(), Fault> {
    let mut segments = pointer::segments(&location.pointer);
    if segments.next().as_deref() == Some("components")
        && let (Some(section), Some(_), None) = (segments.next(), segments.next(), segments.next())
        && let Some(found) = section_kind(&section)
        && found != kind
        && !is_content(value, kind)
    {
        return Err(Fault::WrongKind(found.describe()));
    }
    match is_possible(value, kind) {
        true if kind == Kind::Parameter && is_schema(value) => Err(Fault::WrongKind(Kind::Schema.describe())),
        true => Ok(()),
        false => Err(Fault::WrongKind(describe(value))),
    }
}

/// Whether an object has what schemas have, and nothing of what tells parameters from them.
fn is_schema(value: &Value) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| value.get(key).is_some());
    has(SHAPE) && !has(&["name", "in", "schema", "content", "$ref"])
}

/// Whether a value is all media types of a body, wherever it stands.
fn is_content(value: &Value, kind: Kind) -> bool {
    let names = value.as_object().map(|object| object.keys());
    kind == Kind::Map(&Kind::MediaType) && names.is_some_and(|mut names| names.all(|name| name.contains('/')))
}

/// Whether a value can be what belongs at the place of a reference to it.
pub(super) fn is_possible(value: &Value, kind: Kind) -> bool {
    match kind {
        Kind::Schema => value.is_object() || value.is_boolean(),
        Kind::SchemaList | Kind::ParameterList => value.is_array(),
        Kind::Part => true,
        _ => value.is_object(),
    }
}
