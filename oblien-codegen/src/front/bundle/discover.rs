//! Finds every reference that can be reached and decides what becomes of it.
//! First half of the bundler; changes nothing but the list of files read.

use std::collections::{HashSet, VecDeque};

use serde_json::{Map, Value};

use super::fault::{Fault, check_kind, is_possible};
use super::names::{Names, candidate};
use super::plan::{Location, Plan, Resolution, Target, reference};
use super::resolve::{Problem, Resolver, bare_reference};
use crate::diagnostics::{Diagnostics, texts};
use crate::front::grammar::Kind;
use crate::front::kinds::describe;
use crate::source::{FileId, Sources, pointer};

/// Returns the decisions about all references of a description.
pub(super) fn discover(root: FileId, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Plan {
    let resolver = Resolver::new(root, sources, diagnostics);
    let mut discovery = Discovery {
        root,
        resolver,
        plan: Plan::default(),
        names: Names::default(),
        queue: VecDeque::new(),
        queued: HashSet::new(),
    };
    discovery.name_slots();
    discovery.walk_all();
    discovery.plan
}

pub(super) struct Discovery<'a, 'loader> {
    pub(super) root: FileId,
    pub(super) resolver: Resolver<'a, 'loader>,
    pub(super) plan: Plan,
    pub(super) names: Names,
    queue: VecDeque<(Location, Kind)>,
    queued: HashSet<(Location, Kind)>,
}

impl Discovery<'_, '_> {
    fn walk_all(&mut self) {
        self.enqueue(Location { file: self.root, pointer: String::new() }, Kind::Root);
        while let Some((location, kind)) = self.queue.pop_front() {
            let document = self.resolver.sources.value(location.file);
            let mut pointer = location.pointer;
            if let Some(value) = document.pointer(&pointer.clone()) {
                self.walk(location.file, &mut pointer, value, kind);
            }
        }
    }

    pub(super) fn enqueue(&mut self, location: Location, kind: Kind) {
        if self.queued.insert((location.clone(), kind)) {
            self.queue.push_back((location, kind));
        }
    }

    fn walk(&mut self, file: FileId, pointer: &mut String, value: &Value, kind: Kind) {
        match value {
            Value::Object(object) => self.walk_object(file, pointer, object, kind.of_object()),
            Value::Array(elements) if kind.element() != Kind::Opaque => {
                let length = pointer.len();
                for (index, element) in elements.iter().enumerate() {
                    pointer::push(pointer, &index.to_string());
                    self.walk(file, pointer, element, kind.element());
                    pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn walk_object(&mut self, file: FileId, pointer: &mut String, object: &Map<String, Value>, kind: Kind) {
        if kind == Kind::Opaque {
            return;
        }
        self.references(file, pointer, object, kind);
        let length = pointer.len();
        for (key, value) in object {
            let member = kind.member(key);
            if member != Kind::Opaque && (value.is_object() || value.is_array()) {
                pointer::push(pointer, key);
                self.walk(file, pointer, value, member);
                pointer.truncate(length);
            }
        }
        if kind == Kind::Schema && object.contains_key("discriminator") {
            self.discriminator(file, pointer, object);
        }
    }

    /// Decides about the references of one object.
    fn references(&mut self, file: FileId, pointer: &str, object: &Map<String, Value>, kind: Kind) {
        match object.get("$ref") {
            Some(Value::String(text)) => self.refer(file, &pointer::join(pointer, "$ref"), text, kind),
            Some(other) if !matches!(kind, Kind::Map(_)) => {
                let place = self.resolver.sources.place(file, &pointer::join(pointer, "$ref"));
                self.resolver.diagnostics.push(texts::ill_formed_reference(place, describe(other)));
            }
            _ => {}
        }
        if kind == Kind::Schema
            && let Some(text) = object.get("$dynamicRef").and_then(Value::as_str)
        {
            self.refer(file, &pointer::join(pointer, "$dynamicRef"), text, kind);
        }
    }

    fn refer(&mut self, file: FileId, pointer: &str, text: &str, kind: Kind) {
        if self.is_plain(file, text, kind) {
            return;
        }
        if matches!(
            self.plan.resolution(file, kind, text),
            Some(Resolution::Local(_) | Resolution::Inline(_) | Resolution::Content(_))
        ) {
            return;
        }
        let resolution = match self.resolve_or_adapt(file, pointer, text, kind) {
            Ok(resolution) => resolution,
            Err(fault) => {
                let place = self.resolver.sources.place(file, pointer);
                if let Some(diagnostic) = fault.diagnostic(place, text, kind) {
                    self.resolver.diagnostics.push(diagnostic);
                }
                Resolution::Broken
            }
        };
        self.plan.resolve(file, kind, text, resolution);
    }

    /// Whether a reference is local and fine as it is, which nearly all are.
    fn is_plain(&self, file: FileId, text: &str, kind: Kind) -> bool {
        let Some(section) = kind.section().filter(|_| file == self.root && !text.contains(['~', '%'])) else {
            return false;
        };
        let rest = text.strip_prefix("#/components/").and_then(|rest| rest.strip_prefix(section));
        let Some(name) = rest.and_then(|rest| rest.strip_prefix('/')) else {
            return false;
        };
        let root = self.resolver.sources.value(self.root);
        let entry = root.get("components").and_then(|components| components.get(section)?.get(name));
        entry.is_some_and(|entry| is_possible(entry, kind) && bare_reference(entry).is_none())
    }

    /// Decides what becomes of a reference to what belongs at its place.
    pub(super) fn resolve(&mut self, file: FileId, text: &str, kind: Kind) -> Result<Resolution, Fault> {
        let first = self.resolver.locate(file, text)?;
        let location = self.follow(first.clone(), kind)?;
        self.resolver.inspect(&location, |value| check_kind(&location, value, kind))?;
        Ok(self.settle(&first, location, kind))
    }

    /// Follows references to the component or to the value that is meant in the end.
    pub(super) fn follow(&mut self, first: Location, kind: Kind) -> Result<Location, Fault> {
        let root = self.root;
        let section = kind.section();
        let location = self.resolver.follow(first, |at| section.is_some_and(|section| is_component(at, root, section)))?;
        self.check_circle(&location, section)?;
        Ok(location)
    }

    /// Decides what becomes of references to a location that can be what is wanted.
    pub(super) fn settle(&mut self, first: &Location, location: Location, kind: Kind) -> Resolution {
        let Some(section) = kind.section() else {
            self.enqueue(location.clone(), kind);
            return Resolution::Inline(location);
        };
        if is_component(&location, self.root, section) {
            return Resolution::Local(format!("#{}", location.pointer));
        }
        let known = self.plan.name(location.file, &location.pointer, section).map(str::to_owned);
        let name = known.unwrap_or_else(|| self.hoist(first, &location, kind, section));
        Resolution::Local(reference(section, &name))
    }

    fn hoist(&mut self, first: &Location, location: &Location, kind: Kind, section: &'static str) -> String {
        let named = if first.pointer.is_empty() { location } else { first };
        let candidate = candidate(self.resolver.sources.path(named.file), &named.pointer);
        let name = self.names.allot(section, &candidate);
        self.plan.hoist(location.clone(), Target { kind, section, name: name.clone() });
        self.enqueue(location.clone(), kind);
        name
    }

    /// Refuses components that are references to each other and to nothing else.
    fn check_circle(&mut self, location: &Location, section: Option<&'static str>) -> Result<(), Fault> {
        let is_alias = section.is_some() && self.resolver.inspect(location, |value| bare_reference(value).is_some());
        if !is_alias {
            return Ok(());
        }
        match self.resolver.follow(location.clone(), |_| false) {
            Err(Problem::Circular) => Err(Problem::Circular.into()),
            // What is wrong with the component is reported there; a schema is replaced, others are left out.
            Err(_) if section != Some("schemas") => Err(Problem::Silent.into()),
            _ => Ok(()),
        }
    }
}

/// Whether a location is an entry of a section of the root's components.
pub(super) fn is_component(location: &Location, root: FileId, section: &str) -> bool {
    let name = location.pointer.strip_prefix("/components/").and_then(|rest| rest.strip_prefix(section));
    let name = name.and_then(|rest| rest.strip_prefix('/'));
    location.file == root && name.is_some_and(|name| !name.contains('/'))
}
