//! With nothing changed nothing is generated; with anything changed it is, and comes out right.

use std::fs;
use std::path::{Path, PathBuf};

use oblien_codegen::{Builder, Updated};

use crate::crates::scratch;

const ROOT: &str = "openapi: 3.1.0
info: {title: Unchanged, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {'200': {description: Pets., content: {application/json: {schema: {$ref: 'types.yaml#/Pet'}}}}}
  /toys:
    get:
      operationId: listToys
      tags: [toys]
      responses: {'204': {description: None.}}
";
const TYPES: &str = "Pet: {type: object, properties: {name: {type: string}}}\n";

/// A description of two files, and a client of it that was written once.
struct Case {
    folder: PathBuf,
}

impl Case {
    fn new(name: &str) -> Self {
        let case = Self { folder: scratch(name) };
        case.change("api.yaml", ROOT);
        case.change("types.yaml", TYPES);
        assert!(!case.update().written.skipped);
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn change(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn builder(&self) -> Builder {
        Builder::new(self.path("api.yaml")).out_dir(self.path("client"))
    }

    fn update(&self) -> Updated {
        self.builder().update().unwrap()
    }

    /// Generates, which must not be skipped, says what was done to which files, and leaves what the description gives.
    fn mends(&self) -> Vec<PathBuf> {
        let written = self.update().written;
        assert!(!written.skipped);
        assert!(self.builder().check().unwrap().is_none());
        let touched = written.changed.iter().chain(&written.removed);
        touched.map(|path| path.strip_prefix(self.path("client")).unwrap().to_owned()).collect()
    }
}

fn names(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(PathBuf::from).collect()
}

#[test]
fn nothing_is_generated_and_the_same_is_told() {
    let case = Case::new("unchanged-same");
    let changed = fs::read_to_string(case.path("types.yaml")).unwrap().replace("string", "strin");
    case.change("types.yaml", &changed);
    let first = case.update();
    assert!(!first.written.skipped && first.warnings.contains("E0302"), "{}", first.warnings);
    let before = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    let root = case.path("client/mod.rs");
    let time = before(&root);
    for _ in 0..2 {
        let again = case.update();
        assert!(again.written.skipped && again.written.changed.is_empty() && again.written.removed.is_empty());
        assert_eq!(again.written.unchanged, first.written.changed.len() + first.written.unchanged);
        assert_eq!((&again.summary, &again.sources, &again.warnings), (&first.summary, &first.sources, &first.warnings));
    }
    assert_eq!(before(&root), time);
}

#[test]
fn output_that_was_touched_is_mended() {
    let case = Case::new("unchanged-output");
    let pets = fs::read_to_string(case.path("client/pets.rs")).unwrap();
    case.change("client/pets.rs", &format!("{pets}// More.\n"));
    assert_eq!(case.mends(), names(&["pets.rs"]));
    fs::remove_file(case.path("client/toys.rs")).unwrap();
    assert_eq!(case.mends(), names(&["toys.rs"]));
    case.change("client/old.rs", &pets);
    assert_eq!(case.mends(), names(&["old.rs"]));
    fs::remove_dir_all(case.path("client")).unwrap();
    assert!(case.mends().contains(&PathBuf::from("mod.rs")));
    assert!(case.update().written.skipped);
    case.change("client/notes.rs", "// mine\n");
    assert!(case.update().written.skipped, "files of others are not looked after");
}

#[test]
fn a_description_that_changed_is_generated() {
    let case = Case::new("unchanged-description");
    case.change("types.yaml", &TYPES.replace("name", "call"));
    assert!(!case.mends().is_empty());
    case.change("api.yaml", &format!("{ROOT}# More.\n"));
    assert_eq!(case.mends(), names(&["mod.rs"]));
    case.change("api.yaml", ROOT);
    case.change("types.yaml", TYPES);
    assert!(!case.mends().is_empty(), "what was there before the last run is a change, too");
    fs::remove_file(case.path("types.yaml")).unwrap();
    assert!(case.builder().strict(true).update().is_err(), "what is missing is an error of a strict run");
    case.change("types.yaml", TYPES);
    assert!(case.update().written.skipped);
}

#[test]
fn other_settings_are_other_runs() {
    let case = Case::new("unchanged-settings");
    let only = || case.builder().only_tags(["pets"]).update().unwrap().written;
    let written = only();
    assert!(!written.skipped);
    assert_eq!(written.removed, [case.path("client/toys.rs")]);
    assert!(only().skipped);
    assert!(!case.mends().is_empty());
    let single = || case.builder().out_dir(case.path("single")).single_file("all.rs").update().unwrap().written;
    assert_eq!(single().changed, [case.path("single/all.rs")]);
    assert!(single().skipped && case.update().written.skipped, "each output has a note of its own");
}

#[test]
fn an_output_that_was_moved_is_generated() {
    let case = Case::new("unchanged-moved");
    let elsewhere = || case.builder().out_dir(case.path("elsewhere")).update().unwrap().written;
    assert!(!elsewhere().skipped && elsewhere().skipped);
    fs::rename(case.path("elsewhere"), case.path("moved")).unwrap();
    let moved = case.builder().out_dir(case.path("moved")).update().unwrap().written;
    assert!(!moved.skipped && moved.changed.is_empty());
}
