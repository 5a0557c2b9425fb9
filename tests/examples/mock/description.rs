//! A description as it is written: its files, and references between them. Reads it without the generator, so that what is held
//! against the client does not come from where the client comes from.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// A description and the files it refers to, each read once and kept until the program ends.
pub(crate) struct Description {
    files: RefCell<HashMap<PathBuf, Option<&'static Value>>>,
    pub(crate) root: Node,
}

/// A value of a file.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) file: &'static Path,
    pub(crate) value: &'static Value,
}

impl Node {
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        Some(Self { value: self.value.get(key)?, ..self })
    }

    pub(crate) fn text(self, key: &str) -> Option<&'static str> {
        self.value.get(key)?.as_str()
    }

    pub(crate) fn flag(self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        self.value.as_array().into_iter().flatten().map(move |value| Self { value, ..self })
    }

    pub(crate) fn members(self) -> impl Iterator<Item = (&'static str, Self)> {
        self.value.as_object().into_iter().flatten().map(move |(name, value)| (name.as_str(), Self { value, ..self }))
    }

    pub(crate) fn is_same(self, other: Self) -> bool {
        std::ptr::eq(self.value, other.value)
    }
}

impl Description {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
        let files = RefCell::default();
        let value = load(&files, &path).ok_or("the description cannot be read")?;
        Ok(Self { files, root: Node { file: Box::leak(path.into_boxed_path()), value } })
    }

    pub(crate) fn is_3_0(&self) -> bool {
        self.root.text("openapi").is_some_and(|version| version.starts_with("3.0"))
    }

    /// Follows references until there is none; `None` if one leads nowhere.
    pub(crate) fn resolve(&self, node: Node) -> Option<Node> {
        let mut node = node;
        for _ in 0..32 {
            match node.text("$ref") {
                Some(reference) => node = self.target(node.file, reference)?,
                None => return Some(node),
            }
        }
        None
    }

    /// What a reference leads to.
    pub(crate) fn target(&self, file: &'static Path, reference: &str) -> Option<Node> {
        let (name, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let path = if name.is_empty() { file.to_owned() } else { file.parent()?.join(decoded(name)).canonicalize().ok()? };
        let value = load(&self.files, &path)?;
        let file = Box::leak(path.into_boxed_path());
        Some(Node { file, value: value.pointer(&decoded(pointer))? })
    }
}

impl Description {
    /// The names of all members that its files describe, or require.
    pub(crate) fn member_names(&self) -> HashSet<String> {
        let (mut names, mut seen, mut waiting) = (HashSet::new(), Vec::new(), vec![self.root]);
        while let Some(node) = waiting.pop() {
            if seen.iter().any(|seen: &Node| seen.is_same(node)) {
                continue;
            }
            seen.push(node);
            let mut files = Vec::new();
            add_names(node.value, &mut names, &mut files);
            // All of a file that is referred to, as that is where its own references lead.
            let whole = files.into_iter().filter_map(|reference| self.target(node.file, reference.split('#').next()?));
            waiting.extend(whole);
        }
        names
    }
}

fn add_names(value: &'static Value, names: &mut HashSet<String>, files: &mut Vec<&'static str>) {
    match value {
        Value::Object(members) => {
            names.extend(members.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned());
            let required = members.get("required").and_then(Value::as_array).into_iter().flatten();
            names.extend(required.filter_map(Value::as_str).map(str::to_owned));
            let reference = members.get("$ref").and_then(Value::as_str);
            files.extend(reference.filter(|reference| !reference.starts_with('#')));
            members.values().for_each(|value| add_names(value, names, files));
        }
        Value::Array(items) => items.iter().for_each(|value| add_names(value, names, files)),
        _ => {}
    }
}

fn load(files: &RefCell<HashMap<PathBuf, Option<&'static Value>>>, path: &Path) -> Option<&'static Value> {
    if let Some(known) = files.borrow().get(path) {
        return *known;
    }
    let text = std::fs::read_to_string(path).ok();
    let value = text.and_then(|text| serde_json::from_str(&text).ok().or_else(|| of_yaml(serde_yaml::from_str(&text).ok()?)));
    let value = value.map(|value| &*Box::leak(Box::new(value)));
    files.borrow_mut().insert(path.to_owned(), value);
    value
}

/// YAML as JSON: keys that are no texts become some.
fn of_yaml(value: serde_yaml::Value) -> Option<Value> {
    use serde_yaml::Value as Yaml;
    Some(match value {
        Yaml::Mapping(mapping) => {
            let member = |(key, value)| {
                let key = match key {
                    Yaml::String(key) => key,
                    other => serde_yaml::to_string(&other).ok()?.trim().to_owned(),
                };
                Some((key, of_yaml(value)?))
            };
            Value::Object(mapping.into_iter().map(member).collect::<Option<_>>()?)
        }
        Yaml::Sequence(items) => Value::Array(items.into_iter().map(of_yaml).collect::<Option<_>>()?),
        Yaml::Tagged(tagged) => of_yaml(tagged.value)?,
        other => serde_json::to_value(other).ok()?,
    })
}

/// A text without its percent encoding.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut index = 0;
    while index < bytes.len() {
        let hex = (bytes[index] == b'%').then(|| text.get(index + 1..index + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                index += 3;
            }
            None => {
                out.push(bytes[index]);
                index += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
