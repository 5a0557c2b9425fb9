//! From a file to the settings of each client in it, with everything that is wrong told at its place.
//! Part of `settings_file`; a setting is one key in `SETTINGS`, one member of `Client`, and one arm of `Reader::set`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::texts;
use crate::diagnostics::{Diagnostics, Place};
use crate::front::{describe, nearest};
use crate::settings::{TypeSettings, read_attribute, read_path};
use crate::source::{Loader, ReadFailure, Sources, pointer};

/// What is said of one client; `None` and empty where nothing is said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    pub(crate) description: PathBuf,
    pub(crate) out: Option<PathBuf>,
    pub(crate) single_file: Option<String>,
    pub(crate) features: bool,
    pub(crate) strict: bool,
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) tags: Vec<String>,
    pub(crate) operations: Vec<String>,
    pub(crate) paths: Vec<String>,
    pub(crate) types: TypeSettings,
}

impl Client {
    /// Where it is written: below a folder, as one file or as several.
    fn place(&self) -> (Option<&Path>, Option<&OsStr>) {
        let named = self.single_file.as_deref().map(OsStr::new);
        // Without a folder it is one file, which is named after the description.
        (self.out.as_deref(), if self.out.is_none() { named.or(self.description.file_stem()) } else { named })
    }
}

const SETTINGS: &[&str] = &["description", "out", "single-file", "features", "strict", "overlays", "only", "types", "clients"];
const ONLY: &[&str] = &["tags", "operations", "paths"];

/// Reads a file of settings; what is wrong with it is in `diagnostics`.
pub(super) fn read(path: &Path, loader: &dyn Loader, diagnostics: &mut Diagnostics) -> Vec<(String, Client)> {
    let mut sources = Sources::new(loader);
    let value = match sources.read(path, diagnostics) {
        Ok(file) => sources.take(file),
        Err(ReadFailure::Reported) => return Vec::new(),
        Err(ReadFailure::Unloadable(reason)) => {
            diagnostics.push(texts::unreadable(path, &reason));
            return Vec::new();
        }
    };
    Reader { path, diagnostics }.file(&value)
}

struct Reader<'a> {
    path: &'a Path,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn file(&mut self, value: &Value) -> Vec<(String, Client)> {
        let Some(settings) = self.object(value, "", "a file of settings") else { return Vec::new() };
        let shared = self.client(settings, "", Client::default());
        let Some(clients) = settings.get("clients") else {
            self.check(&shared, "", "the settings");
            return vec![(String::new(), shared)];
        };
        let Some(clients) = self.object(clients, "/clients", "`clients`") else { return Vec::new() };
        if clients.is_empty() {
            self.diagnostics.push(texts::no_clients(Place::pointer(self.path, "/clients")));
        }
        let clients: Vec<_> = clients.iter().filter_map(|(name, client)| self.named(name, client, &shared)).collect();
        self.check_places(&clients);
        clients
    }

    /// Whatever is written twice in one place is lost once.
    fn check_places(&mut self, clients: &[(String, Client)]) {
        for (index, (name, client)) in clients.iter().enumerate() {
            if let Some((other, _)) = clients[..index].iter().find(|(_, other)| other.place() == client.place()) {
                let place = Place::pointer(self.path, pointer::join("/clients", name)).key();
                self.diagnostics.push(texts::same_place(place, name, other));
            }
        }
    }

    fn named(&mut self, name: &str, value: &Value, shared: &Client) -> Option<(String, Client)> {
        let at = pointer::join("/clients", name);
        let settings = self.object(value, &at, "a client")?;
        if settings.contains_key("clients") {
            self.diagnostics.push(texts::nested_clients(Place::pointer(self.path, format!("{at}/clients")).key()));
        }
        let client = self.client(settings, &at, shared.clone());
        self.check(&client, &at, &format!("the settings of `{name}`"));
        Some((name.to_owned(), client))
    }

    /// Reads the settings of a client, on top of what is said of all of them.
    fn client(&mut self, settings: &Map<String, Value>, at: &str, mut client: Client) -> Client {
        self.known(settings, at, SETTINGS);
        for (key, value) in settings {
            self.set(&mut client, key, value, &pointer::join(at, key));
        }
        client
    }

    fn set(&mut self, client: &mut Client, key: &str, value: &Value, at: &str) {
        match key {
            "description" => client.description = self.text(value, at).map(|text| self.beside(text)).unwrap_or_default(),
            "out" => client.out = self.text(value, at).map(|text| self.beside(text)),
            "single-file" => client.single_file = self.text(value, at),
            "features" => client.features = self.flag(value, at),
            "strict" => client.strict = self.flag(value, at),
            "overlays" => client.overlays = self.list(value, at).into_iter().map(|text| self.beside(text)).collect(),
            "only" => self.only(client, value, at),
            "types" => client.types = self.types(value, at),
            _ => {}
        }
    }

    fn only(&mut self, client: &mut Client, value: &Value, at: &str) {
        let Some(only) = self.object(value, at, "`only`") else { return };
        self.known(only, at, ONLY);
        let mut list = |key: &str| only.get(key).map(|value| self.list(value, &pointer::join(at, key))).unwrap_or_default();
        (client.tags, client.operations, client.paths) = (list("tags"), list("operations"), list("paths"));
    }

    /// The settings of types read themselves; what they do not take is told where they stand.
    fn types(&mut self, value: &Value, at: &str) -> TypeSettings {
        let types: TypeSettings = serde_json::from_value(value.clone()).unwrap_or_else(|error| {
            self.diagnostics.push(texts::faulty_types(Place::pointer(self.path, at), &error.to_string()));
            TypeSettings::default()
        });
        for (keys, path) in types.placed_paths() {
            if let Err(fault) = read_path(path) {
                let at = keys.iter().fold(at.to_owned(), |at, key| pointer::join(&at, key));
                self.diagnostics.push(texts::no_rust_path(Place::pointer(self.path, at), path, fault));
            }
        }
        self.attributes(&types.attribute, &pointer::join(at, "attribute"));
        for (name, attributes) in &types.attribute_for {
            self.attributes(attributes, &pointer::join(&pointer::join(at, "attribute-for"), name));
        }
        types
    }

    fn attributes(&mut self, attributes: &[String], at: &str) {
        for (index, attribute) in attributes.iter().enumerate() {
            if let Err(fault) = read_attribute(attribute) {
                let place = Place::pointer(self.path, pointer::join(at, &index.to_string()));
                self.diagnostics.push(texts::no_attribute(place, attribute, &fault));
            }
        }
    }

    fn check(&mut self, client: &Client, at: &str, owner: &str) {
        let is_faulty = self.diagnostics.has_errors();
        if client.description.as_os_str().is_empty() && !is_faulty {
            self.diagnostics.push(texts::missing(Place::pointer(self.path, at), owner));
        }
    }

    fn known(&mut self, settings: &Map<String, Value>, at: &str, known: &[&str]) {
        for key in settings.keys().filter(|key| !known.contains(&key.as_str())) {
            let place = Place::pointer(self.path, pointer::join(at, key)).key();
            self.diagnostics.push(texts::unknown(place, key, nearest(known.iter().copied(), key), known));
        }
    }

    fn object<'value>(&mut self, value: &'value Value, at: &str, what: &str) -> Option<&'value Map<String, Value>> {
        value.as_object().or_else(|| self.wrong(value, at, what, "an object"))
    }

    fn text(&mut self, value: &Value, at: &str) -> Option<String> {
        match value {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            other => self.wrong(other, at, &name(at), "a text"),
        }
    }

    fn flag(&mut self, value: &Value, at: &str) -> bool {
        value.as_bool().or_else(|| self.wrong(value, at, &name(at), "`true` or `false`")).unwrap_or_default()
    }

    /// Reads texts; a single one is a list of one.
    fn list(&mut self, value: &Value, at: &str) -> Vec<String> {
        match value {
            Value::Array(elements) => {
                let element = |(index, element)| self.text(element, &pointer::join(at, &format!("{index}")));
                elements.iter().enumerate().filter_map(element).collect()
            }
            Value::String(text) if !text.is_empty() => vec![text.clone()],
            other => self.wrong(other, at, &name(at), "a list of texts").unwrap_or_default(),
        }
    }

    fn wrong<T>(&mut self, value: &Value, at: &str, what: &str, expected: &str) -> Option<T> {
        self.diagnostics.push(texts::wrong_type(Place::pointer(self.path, at), what, expected, describe(value)));
        None
    }

    /// Paths start where the file is.
    fn beside(&self, path: String) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

fn name(at: &str) -> String {
    let is_key = |segment: &std::borrow::Cow<'_, str>| segment.parse::<usize>().is_err();
    let key = pointer::segments(at).filter(is_key).last();
    key.map_or_else(|| "this".to_owned(), |key| format!("`{key}`"))
}
