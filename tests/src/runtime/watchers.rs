//! `/watchers`: directories whose changes are told over the WebSocket.
//!
//! What the data plane changes is told; what a test changes in the folder by itself is not.

use serde_json::{Value, json};

use crate::error::Failure;

use super::access::Visit;
use super::folder::Place;
use super::patterns::Patterns;
use super::socket::Frame;
use super::{Answer, Answered};

/// The watchers of one machine.
#[derive(Debug, Default)]
pub(crate) struct Watchers {
    all: Vec<Watcher>,
    count: u64,
}

#[derive(Debug)]
struct Watcher {
    id: String,
    root: String,
    directories: usize,
    excludes: Vec<String>,
}

impl Watchers {
    /// What there is to say about a change, one frame a watcher.
    pub(crate) fn frames(&self, path: &str, change: &str) -> Vec<Frame> {
        let concerned = self.all.iter().filter(|watcher| watcher.sees(path));
        let frame = |watcher: &Watcher| {
            let change = json!({ "channel": "watcher", "type": "change", "watcher_id": watcher.id, "path": path, "op": change });
            Frame::Text(change.to_string())
        };
        concerned.map(frame).collect()
    }
}

impl Watcher {
    fn sees(&self, path: &str) -> bool {
        let Some(below) = path.strip_prefix(self.root.trim_end_matches('/')).filter(|rest| rest.starts_with('/')) else {
            return false;
        };
        let excluded = Patterns::of(self.excludes.clone());
        !below.split('/').any(|step| !step.is_empty() && excluded.fit(step))
    }

    fn wire(&self) -> Value {
        json!({ "id": self.id, "root": self.root, "dir_count": self.directories, "excludes": self.excludes, "active": true })
    }

    fn ready(&self) -> Frame {
        let ready = json!({
            "channel": "watcher", "type": "ready", "watcher_id": self.id, "root": self.root, "dirs": self.directories,
        });
        Frame::Text(ready.to_string())
    }
}

pub(crate) fn create(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let path = fields.text("path")?.or(fields.text("root")?);
    let place = visit.machine.folder.place(fields.require("path", path)?)?;
    if !place.metadata()?.is_dir() {
        return Err(Failure::conflict(format!("{} is no directory", place.path)));
    }
    let excludes = fields.texts("excludes")?.or(fields.texts("exclude")?).unwrap_or_default();
    let directories = count(&place, &Patterns::of(excludes.clone()));
    let mut inside = visit.machine.inside();
    inside.watchers.count += 1;
    let id = format!("w{}", inside.watchers.count);
    let watcher = Watcher { id, root: place.path, directories, excludes };
    let (wire, ready) = (watcher.wire(), watcher.ready());
    inside.watchers.all.push(watcher);
    drop(inside);
    visit.machine.tell(ready);
    Answer::created(json!({ "watcher": wire }))
}

/// The directories there are, with the one at the top.
fn count(directory: &Place, excluded: &Patterns) -> usize {
    let children = directory.children().unwrap_or_default();
    let wanted = children.iter().filter(|child| !excluded.fit(&child.name()));
    let directories = wanted.filter(|child| child.metadata().is_ok_and(|found| found.is_dir()));
    1 + directories.map(|child| count(child, excluded)).sum::<usize>()
}

pub(crate) fn list(visit: &Visit) -> Answered {
    let watchers: Vec<_> = visit.machine.inside().watchers.all.iter().map(Watcher::wire).collect();
    Answer::with(json!({ "watchers": watchers }))
}

pub(crate) fn get(visit: &Visit) -> Answered {
    let id = visit.parameter("watcherId");
    let found = visit.machine.inside().watchers.all.iter().find(|watcher| watcher.id == id).map(Watcher::wire);
    let watcher = found.ok_or_else(|| unknown(id))?;
    Answer::with(json!({ "watcher": watcher }))
}

pub(crate) fn delete(visit: &Visit) -> Answered {
    let id = visit.parameter("watcherId");
    let mut inside = visit.machine.inside();
    let index = inside.watchers.all.iter().position(|watcher| watcher.id == id).ok_or_else(|| unknown(id))?;
    inside.watchers.all.remove(index);
    Answer::with(json!({ "watcher_id": id }))
}

fn unknown(id: &str) -> Failure {
    Failure::not_found(format!("No watcher {id}"))
}
