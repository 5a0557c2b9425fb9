//! What a receipt must notice that cannot be done from outside: another generator, files that change while they are read.

use std::cell::Cell;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::fingerprint::fingerprint;
use super::{Receipt, Shelf, Watched, watched};
use crate::diagnostics::Diagnostics;
use crate::generate::{Config, Output, generate};
use crate::settings::Layout;
use crate::source::{Loader, Memory};

const DESCRIPTION: &str = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\nservers: [{url: 'https://a.example'}]\npaths: {}\n";

fn loader() -> Memory {
    Memory::new([("a.yaml", DESCRIPTION)])
}

fn output(loader: &(dyn Loader + Sync)) -> Output {
    let mut diagnostics = Diagnostics::new();
    generate(Path::new("a.yaml"), loader, &Config::default(), &mut diagnostics).unwrap().unwrap()
}

/// A folder with the output in it, and the receipt of the run.
fn written(name: &str) -> (PathBuf, Receipt) {
    let (directory, files) = (std::env::temp_dir().join(format!("oblien-receipt-{}-{name}", std::process::id())), loader());
    let watched = Watched::new(&files);
    let output = output(&watched);
    crate::write::write(&output, &directory).unwrap();
    (directory, Receipt::new("settings", watched, &output, "").unwrap())
}

#[test]
fn only_the_same_run_is_known_again() {
    let (directory, receipt) = written("same");
    assert!(receipt.holds("settings", &loader(), &directory));
    assert!(!receipt.holds("other settings", &loader(), &directory));
    assert!(!receipt.holds("settings", &Memory::new([("a.yaml", format!("{DESCRIPTION} "))]), &directory));
    assert!(!receipt.holds("settings", &loader(), &directory.join("elsewhere")));
    let other = Receipt { generator: format!("{} ", receipt.generator), ..receipt };
    assert!(!other.holds("settings", &loader(), &directory));
    std::fs::remove_dir_all(directory).unwrap();
}

#[test]
fn a_file_that_was_not_there_is_noticed_when_it_is() {
    let (directory, mut receipt) = written("missing");
    let files = loader();
    receipt.asked.insert("b.yaml".into(), watched::answer(&files.load(Path::new("b.yaml"))));
    assert!(receipt.holds("settings", &files, &directory));
    let with_another = Memory::new([("a.yaml", DESCRIPTION), ("b.yaml", "")]);
    assert!(!receipt.holds("settings", &with_another, &directory));
    std::fs::remove_dir_all(directory).unwrap();
}

/// Gives another text each time.
struct Restless(AtomicUsize);

impl Loader for Restless {
    fn load(&self, _: &Path) -> io::Result<String> {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(format!("{DESCRIPTION}# {count}\n"))
    }
}

#[test]
fn files_that_change_while_they_are_read_leave_no_receipt() {
    let files = Restless(AtomicUsize::new(0));
    let watched = Watched::new(&files);
    let output = output(&watched);
    assert!(Receipt::new("", watched, &output, "").is_none());
}

#[test]
fn every_change_of_a_byte_gives_another_fingerprint() {
    let count = Cell::new(0);
    let mut seen = HashSet::new();
    let mut see = |bytes: &[u8]| {
        count.set(count.get() + 1);
        seen.insert(fingerprint(bytes));
    };
    for length in 0..100 {
        let mut bytes = vec![0; length];
        see(&bytes);
        for index in 0..length {
            for byte in [1, 0x80, 0xff] {
                bytes[index] = byte;
                see(&bytes);
            }
            bytes[index] = 0;
        }
    }
    // Words that change places, within a block and between blocks.
    for (one, other) in (0..12).flat_map(|one| (0..one).map(move |other| (one, other))) {
        let mut bytes = [0; 96];
        (bytes[8 * one], bytes[8 * other]) = (2, 3);
        see(&bytes);
    }
    assert_eq!(seen.len(), count.get());
}

#[test]
fn receipts_are_kept_with_what_cargo_makes() {
    let (folder, receipt) = written("shelf");
    let file = |name: &str| Layout::Single { file: name.to_owned() };
    let shelf = |layout: Layout| Shelf::of_build_script(&folder.join("out"), &folder.join("out"), &layout).unwrap();
    assert!(shelf(file("a.rs")).find().is_none());
    shelf(file("a.rs")).keep(Some(&receipt));
    assert_eq!(shelf(file("a.rs")).find().as_ref(), Some(&receipt));
    assert!(shelf(file("b.rs")).find().is_none(), "another output has another one");
    shelf(file("a.rs")).keep(None);
    assert!(shelf(file("a.rs")).find().is_none());

    std::fs::create_dir_all(folder.join("target")).unwrap();
    std::fs::write(folder.join("target/CACHEDIR.TAG"), "").unwrap();
    let shelf = Shelf::of_program(&folder.join("src/generated"), &Layout::Files).unwrap();
    shelf.keep(Some(&receipt));
    assert_eq!(shelf.find().as_ref(), Some(&receipt));
    let kept = std::fs::read_dir(folder.join("target/oblien-codegen")).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&kept).unwrap();
    std::fs::write(kept, &text[..text.len() / 2]).unwrap();
    assert!(shelf.find().is_none(), "half of one is none");
    std::fs::remove_dir_all(folder).unwrap();
}
