//! From a file to an overlay: its actions, each checked by itself.
//! Part of `overlay`; whatever is wrong with an overlay is an error, since it was written for this.

use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::target::Target;
use super::texts;
use crate::diagnostics::{Diagnostics, Place, texts as shared};
use crate::front::kinds::describe;
use crate::front::nearest::nearest;
use crate::source::{FileId, Sources, pointer};

/// Changes, in their order.
pub(super) struct Overlay {
    pub(super) file: Rc<Path>,
    pub(super) actions: Vec<Action>,
}

/// What is done to everything that a target finds.
pub(super) struct Action {
    /// Of the action, in its file.
    pub(super) pointer: String,
    pub(super) target: Target,
    pub(super) change: Change,
}

pub(super) enum Change {
    Remove,
    Update(Value),
    Copy(Target),
}

const OVERLAY: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO: &[&str] = &["title", "version", "description"];
const ACTION: &[&str] = &["target", "description", "update", "remove", "copy"];

/// Reads an overlay; `None` if something is wrong with it, which has been reported.
pub(super) fn read(file: FileId, root: FileId, sources: &Sources<'_>, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let errors = diagnostics.error_count();
    let mut reader = Reader { file, sources, diagnostics };
    let actions = reader.overlay(root);
    (diagnostics.error_count() == errors).then(|| Overlay { file: Rc::from(sources.path(file)), actions })
}

struct Reader<'a, 'loader> {
    file: FileId,
    sources: &'a Sources<'loader>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_, '_> {
    fn overlay(&mut self, root: FileId) -> Vec<Action> {
        let value = self.sources.value(self.file);
        let Some(overlay) = value.as_object().filter(|overlay| !overlay.contains_key("openapi")) else {
            let place = self.place("");
            self.diagnostics.push(texts::not_an_overlay(place, value.get("openapi").is_some(), describe(&value)));
            return Vec::new();
        };
        if !self.version(overlay) {
            return Vec::new();
        }
        self.known(overlay, "", "an overlay", OVERLAY);
        self.info(overlay.get("info"));
        self.extends(overlay.get("extends"), root);
        self.actions(overlay.get("actions"))
    }

    fn version(&mut self, overlay: &Map<String, Value>) -> bool {
        let version = overlay.get("overlay").map(|version| version.as_str().map_or_else(|| version.to_string(), str::to_owned));
        let is_known = version.as_deref().is_some_and(|version| version == "1" || version.starts_with("1."));
        match version {
            None => self.diagnostics.push(texts::no_version(self.place(""))),
            Some(version) if !is_known => self.diagnostics.push(texts::unsupported_version(self.place("/overlay"), &version)),
            Some(_) => {}
        }
        is_known
    }

    /// What is in it says nothing to the generator; that it is there is a rule.
    fn info(&mut self, info: Option<&Value>) {
        match info {
            None => self.diagnostics.push(shared::filled_in(self.place(""), "info", "the overlay")),
            Some(Value::Object(info)) => self.known(info, "/info", "the `info` of an overlay", INFO),
            Some(other) => self.diagnostics.push(shared::ignored(self.place("/info"), "`info`", "an object", describe(other))),
        }
    }

    /// Only the names of the files are compared: the one may be at a URL and the other a copy of it.
    fn extends(&mut self, extends: Option<&Value>, root: FileId) {
        let Some(extends) = extends else { return };
        let place = self.place("/extends");
        let Some(meant) = extends.as_str() else {
            self.diagnostics.push(shared::wrong_type(place, "`extends`", "a text", describe(extends)));
            return;
        };
        let name = meant.split(['?', '#']).next().unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
        let found = self.sources.path(root).file_name().unwrap_or_default().to_string_lossy();
        if !name.is_empty() && name != found {
            self.diagnostics.push(texts::for_another(place, meant, &found));
        }
    }

    fn actions(&mut self, actions: Option<&Value>) -> Vec<Action> {
        match actions {
            Some(Value::Array(actions)) if !actions.is_empty() => {
                let actions = actions.iter().enumerate();
                actions.filter_map(|(index, action)| self.action(action, format!("/actions/{index}"))).collect()
            }
            Some(Value::Array(_)) | None => {
                let place = self.place("/actions");
                self.diagnostics.push(texts::no_actions(place));
                Vec::new()
            }
            Some(other) => {
                let place = self.place("/actions");
                self.diagnostics.push(shared::wrong_type(place, "`actions`", "a list", describe(other)));
                Vec::new()
            }
        }
    }

    fn action(&mut self, value: &Value, pointer: String) -> Option<Action> {
        let Value::Object(action) = value else {
            let place = self.place(&pointer);
            self.diagnostics.push(shared::wrong_type(place, "an action", "an object", describe(value)));
            return None;
        };
        self.known(action, &pointer, "an action", ACTION);
        let target = match action.get("target") {
            Some(target) => self.target(target, &pointer, "target"),
            None => {
                let place = self.place(&pointer);
                self.diagnostics.push(texts::no_target(place));
                None
            }
        };
        let change = self.change(action, &pointer);
        Some(Action { target: target?, change: change?, pointer })
    }

    fn change(&mut self, action: &Map<String, Value>, pointer: &str) -> Option<Change> {
        let remove = self.remove(action.get("remove"), pointer)?;
        // A null is how a member without a value is written; nothing is made of it.
        let given = |member: &str| action.get(member).filter(|value| !value.is_null());
        let (update, copy) = (given("update"), given("copy"));
        match (remove, update, copy) {
            (true, None, None) => Some(Change::Remove),
            (false, Some(update), None) => Some(Change::Update(update.clone())),
            (false, None, Some(copy)) => self.target(copy, pointer, "copy").map(Change::Copy),
            (false, None, None) => {
                let place = self.place(pointer);
                self.diagnostics.push(texts::nothing_to_do(place));
                None
            }
            _ => {
                let place = self.place(pointer);
                self.diagnostics.push(texts::several_things_to_do(place));
                None
            }
        }
    }

    fn remove(&mut self, remove: Option<&Value>, pointer: &str) -> Option<bool> {
        match remove {
            None | Some(Value::Null) => Some(false),
            Some(Value::Bool(remove)) => Some(*remove),
            Some(other) => {
                let place = self.place(&pointer::join(pointer, "remove"));
                self.diagnostics.push(shared::wrong_type(place, "`remove`", "`true` or `false`", describe(other)));
                None
            }
        }
    }

    fn target(&mut self, value: &Value, pointer: &str, member: &str) -> Option<Target> {
        let place = self.place(&pointer::join(pointer, member));
        let Some(text) = value.as_str() else {
            self.diagnostics.push(shared::wrong_type(place, &format!("`{member}`"), "a JSONPath", describe(value)));
            return None;
        };
        match Target::parse(text) {
            Ok(target) => Some(target),
            Err(fault) => {
                self.diagnostics.push(texts::not_a_path(place, text, &fault));
                None
            }
        }
    }

    fn known(&mut self, object: &Map<String, Value>, at: &str, owner: &str, known: &[&str]) {
        for member in object.keys().filter(|member| !member.starts_with("x-") && !known.contains(&member.as_str())) {
            let place = self.place(&pointer::join(at, member)).key();
            let nearest = nearest(known.iter().copied(), member);
            self.diagnostics.push(texts::unknown_member(place, member, owner, nearest, known));
        }
    }

    fn place(&self, pointer: &str) -> Place {
        self.sources.place(self.file, pointer)
    }
}
