//! The checked-in client is what `spec/` gives, a change of `spec/` shows, and a second run writes nothing.

mod unchanged;

use std::fs;
use std::path::{Path, PathBuf};

use oblien_codegen::Builder;

use crate::cases::folder;
use crate::crates::scratch;

fn spec() -> PathBuf {
    folder("../spec/oblien.yaml")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_client_is_what_the_description_gives() {
    let drift = Builder::new(spec()).features(true).out_dir(folder("../oblien-generated/src/generated")).check().unwrap();
    assert!(drift.is_none(), "run `cargo run --example tour` to mend it: {drift:?}");
}

#[test]
fn a_second_run_writes_nothing() {
    let out = scratch("second-run");
    let first = Builder::new(spec()).out_dir(&out).write().unwrap();
    assert!(!first.changed.is_empty());
    let second = Builder::new(spec()).out_dir(&out).write().unwrap();
    assert_eq!((second.changed.len(), second.removed.len(), second.unchanged), (0, 0, first.changed.len()));
}

#[test]
fn a_change_of_the_description_changes_only_what_it_is_about() {
    let out = scratch("change");
    let description = out.join("spec");
    copy(spec().parent().unwrap(), &description);
    let client = out.join("client");
    let builder = || Builder::new(description.join("oblien.yaml")).out_dir(&client);
    builder().write().unwrap();

    let area = description.join("areas/workspaces/workspaces.yaml");
    let text = fs::read_to_string(&area).unwrap();
    let changed = text.replace("operationId: pauseWorkspace", "operationId: freezeWorkspace");
    assert_ne!(text, changed);
    fs::write(&area, changed).unwrap();

    let drift = builder().check().unwrap().expect("the change shows");
    assert!(drift.line.is_some(), "{drift:?}");
    let written = builder().write().unwrap();
    let mut names: Vec<_> = written.changed.iter().map(|path| path.strip_prefix(&client).unwrap().to_owned()).collect();
    names.sort();
    // The root holds the digest of the description; the operation stands in its resource and in the handle.
    assert_eq!(names, ["mod.rs", "workspace.rs", "workspaces.rs"].map(PathBuf::from));
    assert!(builder().check().unwrap().is_none());
}

#[test]
fn files_that_are_no_longer_made_are_removed() {
    let out = scratch("stale");
    let only = |tags: &[&str]| Builder::new(spec()).out_dir(&out).only_tags(tags.iter().copied());
    only(&["Tokens", "Logs"]).write().unwrap();
    assert!(out.join("workspaces/logs.rs").exists());
    let written = only(&["Tokens"]).write().unwrap();
    assert!(!written.removed.is_empty());
    assert!(!out.join("workspaces").exists(), "an empty folder is removed too");
    assert!(out.join("tokens.rs").exists());
}

#[test]
fn other_clients_below_are_left_alone() {
    let out = scratch("neighbours");
    let single = |name: &str| Builder::new(spec()).out_dir(&out).only_tags(["Tokens"]).single_file(name);
    single("a.rs").write().unwrap();
    assert!(single("b.rs").write().unwrap().removed.is_empty());
    Builder::new(spec()).out_dir(out.join("v1")).only_tags(["Tokens"]).write().unwrap();
    Builder::new(spec()).out_dir(&out).only_tags(["Logs"]).write().unwrap();
    assert!(out.join("v1/mod.rs").exists() && out.join("v1/tokens.rs").exists());
    assert!(out.join("a.rs").exists() && out.join("b.rs").exists());
}

#[test]
fn what_a_person_wrote_is_left_alone() {
    let out = scratch("hand-written");
    fs::write(out.join("notes.rs"), "// mine\n").unwrap();
    Builder::new(spec()).out_dir(&out).write().unwrap();
    assert_eq!(fs::read_to_string(out.join("notes.rs")).unwrap(), "// mine\n");

    fs::write(out.join("scope.rs"), "// mine\n").unwrap();
    let failure = Builder::new(spec()).out_dir(&out).write().unwrap_err();
    assert!(failure.to_string().contains("scope.rs"), "{failure}");
    assert_eq!(fs::read_to_string(out.join("scope.rs")).unwrap(), "// mine\n");
}
