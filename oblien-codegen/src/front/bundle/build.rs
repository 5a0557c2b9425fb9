//! Puts the bundled document together as `discover` has decided.
//! Second half of the bundler; works in place, so a document of one file is not copied.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::discriminator;
use super::plan::{Location, Plan, Resolution, reference};
use crate::diagnostics::{Diagnostics, texts};
use crate::front::grammar::Kind;
use crate::front::kinds::describe;
use crate::front::origins::Origins;
use crate::source::{FileId, Sources, pointer};

/// Returns the bundled document, and references to what had to be left out of it.
pub(super) fn build(
    root: FileId,
    plan: &Plan,
    sources: &mut Sources<'_>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> (Value, HashSet<String>) {
    if plan.is_trivial() {
        return (sources.take(root), HashSet::new());
    }
    let locations = plan.inlined().chain(plan.targets().map(|(location, _)| location));
    let copies = locations.filter_map(|location| {
        let value = sources.value(location.file).pointer(&location.pointer)?.clone();
        Some((location.clone(), value))
    });
    let copies: HashMap<Location, Value> = copies.collect();
    let mut document = sources.take(root);
    check_components(root, &document, sources, diagnostics);
    let mut build =
        Build { plan, sources, copies, origins, diagnostics, active: Vec::new(), copied: 0, left_out: HashSet::new() };
    build.node(&mut At::new(root, "", ""), &mut document, Kind::Root, true);
    build.add_components(&mut document);
    (document, build.left_out)
}

/// Reports components that are no object, since they are replaced where one is to be added.
fn check_components(root: FileId, document: &Value, sources: &Sources<'_>, diagnostics: &mut Diagnostics) {
    if let Some(components) = document.get("components").filter(|components| !components.is_object()) {
        let place = sources.place(root, "/components");
        diagnostics.push(texts::wrong_type(place, "`components`", "an object", describe(components)));
    }
}

pub(super) struct Build<'a, 'loader> {
    pub(super) plan: &'a Plan,
    pub(super) sources: &'a Sources<'loader>,
    pub(super) copies: HashMap<Location, Value>,
    pub(super) origins: &'a mut Origins,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// What is being put in place of references around here.
    pub(super) active: Vec<Location>,
    /// How many values were put in the place of references.
    pub(super) copied: usize,
    /// References to what led nowhere and was left out.
    left_out: HashSet<String>,
}

/// Where a node is, in its file and in the bundled document.
pub(super) struct At {
    pub(super) file: FileId,
    pub(super) source: String,
    pub(super) bundled: String,
}

impl At {
    pub(super) fn new(file: FileId, source: &str, bundled: &str) -> Self {
        Self { file, source: source.to_owned(), bundled: bundled.to_owned() }
    }

    fn within<T>(&mut self, segment: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        self.within_moved(segment, segment, act)
    }

    /// Goes into a part that is called otherwise in the bundled document.
    fn within_moved<T>(&mut self, source: &str, bundled: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.source.len(), self.bundled.len());
        pointer::push(&mut self.source, source);
        pointer::push(&mut self.bundled, bundled);
        let result = act(self);
        self.source.truncate(before.0);
        self.bundled.truncate(before.1);
        result
    }
}

impl Build<'_, '_> {
    /// Adds the values that became components, in the order they were met.
    fn add_components(&mut self, document: &mut Value) {
        for (location, target) in self.plan.targets() {
            let bundled = pointer::join(&format!("/components/{}", target.section), &target.name);
            if document.pointer(&bundled).is_some() {
                continue;
            }
            let Some(mut value) = self.copies.get(location).cloned() else {
                continue;
            };
            self.note(&bundled, location);
            let mut at = At::new(location.file, &location.pointer, &bundled);
            self.active.push(location.clone());
            if !self.node(&mut at, &mut value, target.kind, true) {
                self.left_out.insert(format!("#{bundled}"));
            }
            self.active.pop();
            if let Some(section) = section(document, target.section) {
                section.insert(target.name.clone(), value);
            }
        }
    }

    /// Rewrites a node; `false` if it is to be left out. `top` is a component itself.
    pub(super) fn node(&mut self, at: &mut At, value: &mut Value, kind: Kind, top: bool) -> bool {
        match value {
            Value::Object(object) => {
                let kind = kind.of_object();
                if kind == Kind::Opaque {
                    return true;
                }
                if !top && let Some(local) = self.moved(at, kind) {
                    *object = referring(local);
                    return true;
                }
                self.object(at, value, kind)
            }
            Value::Array(elements) if kind.element() != Kind::Opaque => {
                let (mut index, mut left) = (0_usize, 0_usize);
                elements.retain_mut(|element| {
                    let is_kept = at.within_moved(&index.to_string(), &left.to_string(), |at| {
                        if index != left {
                            let location = Location { file: at.file, pointer: at.source.clone() };
                            self.note(&at.bundled, &location);
                        }
                        self.node(at, element, kind.element(), false)
                    });
                    (index, left) = (index + 1, left + usize::from(is_kept));
                    is_kept
                });
                true
            }
            _ => true,
        }
    }

    /// Returns the reference to a node that has become a component elsewhere.
    fn moved(&self, at: &At, kind: Kind) -> Option<String> {
        let section = kind.section()?;
        let local = reference(section, self.plan.name(at.file, &at.source, section)?);
        (local[1..] != at.bundled).then_some(local)
    }

    fn object(&mut self, at: &mut At, value: &mut Value, kind: Kind) -> bool {
        let Value::Object(object) = value else {
            return true;
        };
        if kind == Kind::Schema {
            discriminator::keep_names(self.plan, at.file, object);
            discriminator::rewrite(self.plan, at.file, object);
            self.dynamic(at.file, object);
        }
        let text = object.get("$ref").and_then(Value::as_str);
        let resolution = text.and_then(|text| self.plan.resolution(at.file, kind, text));
        match resolution {
            None => return self.members(at, object, kind),
            Some(Resolution::Broken) if kind == Kind::Schema => {
                object.shift_remove("$ref");
                return self.members(at, object, kind);
            }
            Some(Resolution::Broken) => return false,
            Some(Resolution::Local(local)) if local[1..] == at.bundled => match self.plan.home(local) {
                Some(location) => self.inline(at, value, kind, location),
                None => self.circular(at, value),
            },
            Some(Resolution::Local(local)) => {
                object.insert("$ref".to_owned(), Value::String(local.clone()));
                return self.members(at, object, kind);
            }
            Some(Resolution::Inline(location)) => self.inline(at, value, kind, location),
            Some(Resolution::Content(local)) => {
                let schema = json!({ "$ref": local });
                *value = json!({ "description": "", "content": { "application/json": { "schema": schema } } });
            }
        }
        true
    }

    /// Rewrites the members of a node; `false` if one is lost that it cannot do without.
    fn members(&mut self, at: &mut At, object: &mut Map<String, Value>, kind: Kind) -> bool {
        let mut is_whole = true;
        object.retain(|key, value| {
            let member = kind.member(key);
            if member == Kind::Opaque {
                return true;
            }
            at.within(key, |at| {
                let kept = self.node(at, value, member, false);
                if !kept {
                    self.left_out.insert(format!("#{}", at.bundled));
                    is_whole &= !(kind == Kind::Operation && member == Kind::RequestBody);
                }
                kept
            })
        });
        if !is_whole {
            self.diagnostics.push(texts::without_body(self.sources.place(at.file, &at.source)));
        }
        is_whole
    }

    /// Makes a dynamic reference a plain one.
    fn dynamic(&self, file: FileId, object: &mut Map<String, Value>) {
        let text = object.get("$dynamicRef").and_then(Value::as_str);
        let resolution = text.and_then(|text| self.plan.resolution(file, Kind::Schema, text));
        if let Some(Resolution::Local(local)) = resolution
            && !object.contains_key("$ref")
        {
            let local = Value::String(local.clone());
            object.shift_remove("$dynamicRef");
            object.insert("$ref".to_owned(), local);
        }
    }
}

/// Returns an object that is nothing but a reference.
fn referring(local: String) -> Map<String, Value> {
    Map::from_iter([("$ref".to_owned(), Value::String(local))])
}

/// Returns a section of the components, made if it is not there.
fn section<'value>(document: &'value mut Value, name: &str) -> Option<&'value mut Map<String, Value>> {
    let components = member(document.as_object_mut()?, "components")?;
    member(components, name)
}

fn member<'value>(object: &'value mut Map<String, Value>, key: &str) -> Option<&'value mut Map<String, Value>> {
    let value = object.entry(key).or_insert(Value::Null);
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}
