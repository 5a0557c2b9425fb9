//! Which files are read, how often, and under which paths.
//! Part of the source's tests.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;
use crate::source::{Loader, Memory, ReadFailure, Sources};

/// Remembers what was loaded.
struct Recorder(Memory, RefCell<Vec<PathBuf>>);

impl Loader for Recorder {
    fn load(&self, path: &Path) -> std::io::Result<String> {
        self.1.borrow_mut().push(path.to_owned());
        self.0.load(path)
    }
}

#[test]
fn each_file_is_read_once_whatever_its_path_is_called() {
    let loader = Recorder(Memory::new([("a/b.yaml", "x: 1")]), RefCell::default());
    let mut sources = Sources::new(&loader);
    let mut diagnostics = Diagnostics::new();
    let first = sources.read(Path::new("a/b.yaml"), &mut diagnostics).unwrap();
    let again = sources.read(Path::new("a/./c/../b.yaml"), &mut diagnostics).unwrap();
    assert_eq!(first, again);
    assert_eq!(loader.1.borrow().as_slice(), [PathBuf::from("a/b.yaml")]);
    assert_eq!(sources.paths(), [PathBuf::from("a/b.yaml")]);
}

#[test]
fn a_missing_file_is_for_the_caller_to_report() {
    let loader = Memory::default();
    let mut diagnostics = Diagnostics::new();
    let failure = Sources::new(&loader).read(Path::new("../x.yaml"), &mut diagnostics).unwrap_err();
    assert!(matches!(failure, ReadFailure::Unloadable(reason) if reason == "entity not found"));
    assert_eq!(diagnostics.iter().count(), 0);
}

#[test]
fn a_faulty_file_is_reported_once() {
    let loader = Memory::new([("x.yaml", "a: [")]);
    let mut sources = Sources::new(&loader);
    let mut diagnostics = Diagnostics::new();
    for _ in 0..2 {
        let failure = sources.read(Path::new("x.yaml"), &mut diagnostics).unwrap_err();
        assert!(matches!(failure, ReadFailure::Reported));
    }
    assert_eq!(diagnostics.error_count(), 1);
}
