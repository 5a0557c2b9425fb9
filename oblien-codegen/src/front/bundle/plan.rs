//! What the bundler has decided about each reference, before anything is changed.
//! Written by `discover`, read by `build`.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::front::grammar::Kind;
use crate::source::{FileId, pointer};

/// A value in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Location {
    pub(super) file: FileId,
    pub(super) pointer: String,
}

impl Location {
    /// Returns the location of a member.
    pub(super) fn member(&self, key: &str) -> Self {
        Self { file: self.file, pointer: pointer::join(&self.pointer, key) }
    }
}

/// What becomes of a reference.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Resolution {
    /// It is rewritten to this one.
    Local(String),
    /// What it points at is put in its place.
    Inline(Location),
    /// An object with JSON content of the schema at this reference is put in its place.
    Content(String),
    /// It leads nowhere, which has been reported.
    Broken,
}

/// A value that becomes a component.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) kind: Kind,
    pub(super) section: &'static str,
    pub(super) name: String,
}

/// A section of the components and a name in it.
type SlotName = (&'static str, String);

/// All decisions.
#[derive(Debug, Default)]
pub(super) struct Plan {
    resolutions: HashMap<(FileId, Kind), HashMap<String, Resolution>>,
    targets: IndexMap<Location, Vec<Target>>,
    by_file: HashMap<FileId, HashMap<String, Vec<SlotName>>>,
    /// Where components came from, by the references to them.
    homes: HashMap<String, Location>,
    /// Values of discriminators' mappings: by file and text, the reference meant if there is one.
    mappings: HashMap<(FileId, String), Option<String>>,
}

impl Plan {
    /// Whether the document can stay as it is.
    pub(super) fn is_trivial(&self) -> bool {
        self.resolutions.is_empty() && self.targets.is_empty() && self.mappings.is_empty()
    }

    /// Returns what becomes of a reference; `None` for one that is fine as it is.
    pub(super) fn resolution(&self, file: FileId, kind: Kind, text: &str) -> Option<&Resolution> {
        self.resolutions.get(&(file, kind))?.get(text)
    }

    /// Decides about a reference.
    pub(super) fn resolve(&mut self, file: FileId, kind: Kind, text: &str, resolution: Resolution) {
        self.resolutions.entry((file, kind)).or_default().insert(text.to_owned(), resolution);
    }

    /// Returns the locations that are put in the place of references to them.
    pub(super) fn inlined(&self) -> impl Iterator<Item = &Location> {
        self.resolutions.values().flat_map(HashMap::values).filter_map(|resolution| match resolution {
            Resolution::Inline(location) => Some(location),
            _ => None,
        })
    }

    /// Returns the name under which a value becomes a component of a section.
    pub(super) fn name(&self, file: FileId, pointer: &str, section: &str) -> Option<&str> {
        let names = self.by_file.get(&file)?.get(pointer)?;
        names.iter().find(|(known, _)| *known == section).map(|(_, name)| name.as_str())
    }

    /// Makes a value a component.
    pub(super) fn hoist(&mut self, location: Location, target: Target) {
        let names = self.by_file.entry(location.file).or_default().entry(location.pointer.clone()).or_default();
        names.push((target.section, target.name.clone()));
        self.homes.insert(reference(target.section, &target.name), location.clone());
        self.targets.entry(location).or_default().push(target);
    }

    /// Returns where the component came from that a reference leads to.
    pub(super) fn home(&self, reference: &str) -> Option<&Location> {
        self.homes.get(reference)
    }

    /// Returns all values that become components, in the order they were met.
    pub(super) fn targets(&self) -> impl Iterator<Item = (&Location, &Target)> {
        self.targets.iter().flat_map(|(location, targets)| targets.iter().map(move |target| (location, target)))
    }

    /// Returns the target of a value in a discriminator's mapping, `None` if it has none.
    pub(super) fn mapping(&self, file: FileId, text: &str) -> Option<&Option<String>> {
        self.mappings.get(&(file, text.to_owned()))
    }

    /// Decides about a value in a discriminator's mapping.
    pub(super) fn map(&mut self, file: FileId, text: &str, target: Option<String>) {
        self.mappings.insert((file, text.to_owned()), target);
    }
}

/// Returns the reference to a component.
pub(super) fn reference(section: &str, name: &str) -> String {
    format!("#/components/{section}/{}", pointer::escape(name))
}
