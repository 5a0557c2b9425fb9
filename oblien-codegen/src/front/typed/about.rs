//! Descriptive objects: info, servers, tags, links to documentation.
//! Part of `typed`; what is missing here is filled in, since no client depends on it.

use openapiv3::{ExternalDocumentation, Info, Server, ServerVariable, Tag};
use serde_json::{Value, json};

use super::known;
use super::read::Typed;
use crate::diagnostics::texts;

impl Typed<'_> {
    pub(super) fn info(&mut self, value: Value) -> Info {
        let mut info = Info::default();
        let mut seen = (false, false);
        self.members(value, |typed, key, value| match key.as_str() {
            "title" => {
                seen.0 = true;
                info.title = typed.text(value).unwrap_or_default();
            }
            "version" => {
                seen.1 = true;
                info.version = typed.text(value).unwrap_or_default();
            }
            "description" => info.description = typed.text(value),
            "termsOfService" => info.terms_of_service = typed.text(value),
            "contact" => info.contact = typed.plain(value, "a contact"),
            "license" => info.license = typed.license(value),
            _ => typed.extension(&mut info.extensions, key, value, known::INFO),
        });
        for (name, seen) in [("title", seen.0), ("version", seen.1)] {
            if !seen {
                self.report(|place| texts::filled_in(place, name, "`info`"));
            }
        }
        info
    }

    fn license(&mut self, value: Value) -> Option<openapiv3::License> {
        let mut value = value;
        if let Value::Object(license) = &mut value {
            license.entry("name").or_insert(json!(""));
        }
        self.plain(value, "a license")
    }

    pub(super) fn server(&mut self, value: Value) -> Option<Server> {
        let mut server = Server::default();
        let mut name = None;
        let mut seen = false;
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "url" => {
                seen = true;
                server.url = typed.text(value).unwrap_or_default();
            }
            "description" => server.description = typed.text(value),
            "variables" => server.variables = Some(typed.map(value, Self::server_variable)),
            "name" => name = Some(value),
            _ => typed.extension(&mut server.extensions, key, value, known::SERVER),
        });
        if let Some(name) = name {
            server.extensions.entry("x-name".to_owned()).or_insert(name);
        }
        if read && !seen {
            self.report(|place| texts::missing(place, "url", "the server"));
        }
        (read && seen).then_some(server)
    }

    fn server_variable(&mut self, value: Value) -> Option<ServerVariable> {
        let mut variable = ServerVariable::default();
        let mut seen = false;
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "enum" => variable.enumeration = typed.texts(value),
            "default" => {
                seen = true;
                variable.default = typed.text(value).unwrap_or_default();
            }
            "description" => variable.description = typed.text(value),
            _ => typed.extension(&mut variable.extensions, key, value, known::VARIABLE),
        });
        if read && !seen {
            self.report(|place| texts::filled_in(place, "default", "the server variable"));
            variable.default = variable.enumeration.first().cloned().unwrap_or_default();
        }
        read.then_some(variable)
    }

    pub(super) fn tag(&mut self, value: Value) -> Option<Tag> {
        let mut tag = Tag::default();
        if let Value::String(name) = value {
            tag.name = name;
            return Some(tag);
        }
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "name" => tag.name = typed.text(value).unwrap_or_default(),
            "description" => tag.description = typed.text(value),
            "externalDocs" => tag.external_docs = typed.external_docs(value),
            "summary" | "parent" | "kind" => drop(tag.extensions.insert(format!("x-{key}"), value)),
            _ => typed.extension(&mut tag.extensions, key, value, known::TAG),
        });
        if read && tag.name.is_empty() {
            self.report(|place| texts::filled_in(place, "name", "the tag"));
            return None;
        }
        read.then_some(tag)
    }

    pub(super) fn external_docs(&mut self, value: Value) -> Option<ExternalDocumentation> {
        match &value {
            Value::Object(docs) if docs.get("url").is_some_and(Value::is_string) => self.plain(value, "a link"),
            // Without an address there is nothing to link to.
            _ => None,
        }
    }
}
