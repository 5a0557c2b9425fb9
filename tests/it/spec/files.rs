//! The files of the description as one document: what one refers to in another becomes a local reference.
//! The names of components are unique over all files; two of the same name would be one in the client.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Reads the description at `root`, whose path items may stand in other files.
pub(crate) fn read(root: &Path) -> Value {
    let mut files = Files::default();
    let mut document = files.load(root).clone();
    let paths = document["paths"].as_object().expect("paths").clone();
    for (path, item) in paths {
        if let Some(reference) = item["$ref"].as_str() {
            document["paths"][&path] = files.follow(root, reference);
        }
    }
    files.add_components(&mut document);
    document
}

/// Files by their paths, with all references made local.
#[derive(Default)]
struct Files(BTreeMap<PathBuf, Value>);

impl Files {
    fn load(&mut self, path: &Path) -> &Value {
        if !self.0.contains_key(path) {
            let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let mut value: Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let mut others = Vec::new();
            make_local(&mut value, &mut others);
            self.0.insert(path.to_owned(), value);
            for other in others {
                self.load(&beside(path, &other));
            }
        }
        &self.0[path]
    }

    fn follow(&mut self, from: &Path, reference: &str) -> Value {
        let (file, pointer) = reference.split_once('#').expect("a reference into a file");
        let value = self.load(&beside(from, file)).pointer(pointer);
        value.unwrap_or_else(|| panic!("{reference} leads nowhere")).clone()
    }

    /// Adds the components of all files; every name stands in one of them only.
    fn add_components(&self, document: &mut Value) {
        for (path, file) in &self.0 {
            for (section, entries) in file["components"].as_object().into_iter().flatten() {
                let known = document["components"].as_object_mut().expect("components");
                let known = known.entry(section).or_insert_with(|| Map::new().into()).as_object_mut().expect("a section");
                for (name, entry) in entries.as_object().expect("a section") {
                    let earlier = known.insert(name.clone(), entry.clone());
                    assert!(earlier.is_none_or(|earlier| earlier == *entry), "{name} of {} is in another file too", path.display());
                }
            }
        }
    }
}

/// Makes references to components of other files local, and lists these files.
fn make_local(value: &mut Value, others: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some((file, pointer)) = reference.split_once('#')
                && !file.is_empty()
                && pointer.starts_with("/components/")
            {
                others.push(file.to_owned());
                *reference = format!("#{pointer}");
            }
            members.values_mut().for_each(|member| make_local(member, others));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| make_local(item, others)),
        _ => {}
    }
}

/// The path of a file as another one names it.
fn beside(from: &Path, file: &str) -> PathBuf {
    let mut path = from.parent().expect("a folder").to_owned();
    for part in file.split('/') {
        match part {
            ".." => drop(path.pop()),
            "." => {}
            part => path.push(part),
        }
    }
    path
}
