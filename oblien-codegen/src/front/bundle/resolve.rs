//! From the text of a reference to the value it means, in whichever file.
//! Reads files on demand; `discover` decides what becomes of the reference.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::anchors::Anchors;
use super::plan::{Location, reference};
use crate::diagnostics::Diagnostics;
use crate::front::nearest::nearest;
use crate::source::{FileId, ReadFailure, Sources, pointer};

/// References that lead through more references than this are taken for a circle.
const MAXIMUM_STEPS: usize = 64;

/// So many references that lead nowhere get a suggestion, as the search for one takes time.
const MAXIMUM_SUGGESTIONS: usize = 100;

/// Why a reference means nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    /// Nothing is there; perhaps the reference given was meant.
    Nowhere(Option<String>),
    /// It leads to the network.
    Remote,
    /// It leads back to itself.
    Circular,
    /// The file can't be loaded.
    Unloadable(PathBuf, String),
    /// The file is faulty, which has been reported.
    Silent,
}

/// Resolves references among the files of a description.
pub(super) struct Resolver<'a, 'loader> {
    pub(super) sources: &'a mut Sources<'loader>,
    pub(super) diagnostics: &'a mut Diagnostics,
    anchors: HashMap<FileId, Anchors>,
    root: FileId,
    suggestions: usize,
}

impl<'a, 'loader> Resolver<'a, 'loader> {
    /// Returns a resolver for a description that starts at `root`.
    pub(super) fn new(root: FileId, sources: &'a mut Sources<'loader>, diagnostics: &'a mut Diagnostics) -> Self {
        Self { sources, diagnostics, anchors: HashMap::new(), root, suggestions: MAXIMUM_SUGGESTIONS }
    }

    /// Returns what a reference in `file` points at; further references there are not followed.
    pub(super) fn locate(&mut self, file: FileId, text: &str) -> Result<Location, Problem> {
        let mut steps = MAXIMUM_STEPS;
        self.locate_within(file, text, &mut steps)
    }

    /// Follows a location that holds nothing but a reference to what is meant in the end.
    ///
    /// Stops at locations for which `stop` holds.
    pub(super) fn follow(&mut self, location: Location, stop: impl Fn(&Location) -> bool) -> Result<Location, Problem> {
        let mut steps = MAXIMUM_STEPS;
        self.follow_within(location, stop, &mut steps)
    }

    fn follow_within(
        &mut self,
        mut location: Location,
        stop: impl Fn(&Location) -> bool,
        steps: &mut usize,
    ) -> Result<Location, Problem> {
        while !stop(&location) {
            let document = self.sources.value(location.file);
            match document.pointer(&location.pointer).and_then(bare_reference) {
                Some(text) => location = self.locate_within(location.file, text, steps)?,
                None => break,
            }
        }
        Ok(location)
    }

    /// Looks at the value at a location, `null` if there is none.
    pub(super) fn inspect<T>(&self, location: &Location, look: impl FnOnce(&Value) -> T) -> T {
        let document = self.sources.value(location.file);
        look(document.pointer(&location.pointer).unwrap_or(&Value::Null))
    }

    /// Takes one of the steps that are left, which all that one reference leads through shares.
    fn locate_within(&mut self, file: FileId, text: &str, steps: &mut usize) -> Result<Location, Problem> {
        *steps = steps.checked_sub(1).ok_or(Problem::Circular)?;
        let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
        let fragment = percent_decoded(fragment);
        let start = self.start(file, address)?;
        match fragment.as_str() {
            "" => Ok(start),
            path if path.starts_with('/') => self.walk(start, address, path, steps),
            name => self.anchored(start, name),
        }
    }

    /// Returns the document or the identified schema that the part before `#` means.
    fn start(&mut self, file: FileId, address: &str) -> Result<Location, Problem> {
        if address.is_empty() {
            return Ok(Location { file, pointer: String::new() });
        }
        for candidate in [file, self.root] {
            if let Some(pointer) = self.anchors(candidate).identifier(address) {
                return Ok(Location { file: candidate, pointer: pointer.to_owned() });
            }
        }
        if is_remote(address) {
            return Err(Problem::Remote);
        }
        let directory = self.sources.path(file).parent().unwrap_or(Path::new(""));
        let path = directory.join(percent_decoded(address));
        match self.sources.read_referred(&path, self.diagnostics) {
            Ok(file) => Ok(Location { file, pointer: String::new() }),
            Err(ReadFailure::Reported) => Err(Problem::Silent),
            Err(ReadFailure::Unloadable(reason)) => Err(Problem::Unloadable(path, reason)),
        }
    }

    /// Goes along a pointer, through references where a step is only found behind one.
    fn walk(&mut self, start: Location, address: &str, path: &str, steps: &mut usize) -> Result<Location, Problem> {
        let mut at = start;
        let mut document = self.sources.value(at.file);
        for (index, segment) in pointer::segments(path).enumerate() {
            let container = document.pointer(&at.pointer).unwrap_or(&Value::Null);
            if pointer::step(container, &segment).is_none() {
                let Some(text) = container.get("$ref").and_then(Value::as_str) else {
                    return Err(Problem::Nowhere(self.suggestion(container, address, path, index)));
                };
                let text = text.to_owned();
                at = self.locate_within(at.file, &text, steps)?;
                at = self.follow_within(at, |_| false, steps)?;
                document = self.sources.value(at.file);
                let container = document.pointer(&at.pointer).unwrap_or(&Value::Null);
                if pointer::step(container, &segment).is_none() {
                    return Err(Problem::Nowhere(None));
                }
            }
            pointer::push(&mut at.pointer, &segment);
        }
        Ok(at)
    }

    fn anchored(&mut self, start: Location, name: &str) -> Result<Location, Problem> {
        let pointer = self.anchors(start.file).anchor(name);
        let pointer = pointer.ok_or(Problem::Nowhere(None))?.to_owned();
        Ok(Location { file: start.file, pointer })
    }

    fn anchors(&mut self, file: FileId) -> &Anchors {
        let sources = &*self.sources;
        self.anchors.entry(file).or_insert_with(|| Anchors::new(&sources.value(file)))
    }

    /// Returns the reference that was meant, by the likeness of the name that is not there.
    fn suggestion(&mut self, container: &Value, address: &str, path: &str, index: usize) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let mut segments: Vec<_> = pointer::segments(path).collect();
        if let Some(key) = nearest(keys(container), &segments[index]) {
            segments[index] = key.into();
            let mut meant = format!("{address}#");
            segments.iter().for_each(|segment| pointer::push(&mut meant, segment));
            return Some(meant);
        }
        same_name(&self.sources.value(self.root), path)
    }

    /// Returns the reference to the schema of the root with the name that is most like the one given.
    pub(super) fn schema_like(&mut self, name: &str) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let root = self.sources.value(self.root);
        nearest(keys(root.pointer("/components/schemas")?), name).map(|name| reference("schemas", name))
    }
}

fn keys(container: &Value) -> impl Iterator<Item = &str> {
    container.as_object().into_iter().flat_map(|object| object.keys().map(String::as_str))
}

/// Returns the reference to a component of the same name as the last segment of a pointer.
fn same_name(document: &Value, wanted: &str) -> Option<String> {
    let name = pointer::segments(wanted).last()?;
    let sections = document.get("components")?.as_object()?;
    let section = sections.iter().find(|(_, entries)| entries.get(name.as_ref()).is_some())?;
    Some(reference(section.0, &name))
}

/// Returns the text of a reference that stands alone.
pub(super) fn bare_reference(value: &Value) -> Option<&str> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    object.get("$ref").and_then(Value::as_str)
}

/// Whether an address starts with a scheme like `https:`, or with the host.
fn is_remote(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme =
        scheme.len() > 1 && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    is_scheme || address.starts_with("//")
}

/// Decodes `%20` and the like; what is not so encoded stays.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => (bytes.push(byte), rest = &tail[2..]).0,
            None => (bytes.push(*first), rest = tail).0,
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
