//! A new crate compiles as it stands, and nothing that is there is written over.

use std::fs;
use std::path::Path;

use oblien_codegen::{Builder, NewCrate, TimeLibrary, TypeSettings};

use crate::cases::folder;
use crate::crates::{check, scratch};

#[test]
fn it_compiles_as_it_stands() {
    let directory = scratch("new-crate/bookshop-client");
    let files = NewCrate::new(folder("downstream/shop.yaml"), &directory)
        .client_path(folder("../oblien-client"))
        .features(true)
        .write()
        .unwrap();
    for name in ["Cargo.toml", "README.md", "oblien-codegen.yaml", "src/lib.rs", "src/generated/mod.rs", "examples/first_call.rs"]
    {
        assert!(files.contains(&directory.join(name)), "{name} is not among {files:?}");
    }
    compile(&directory);
}

#[test]
fn it_has_the_crates_whose_types_were_chosen() {
    let directory = scratch("new-crate/typed-client");
    let types = TypeSettings::new().map_type("indexmap::IndexMap").time_library(TimeLibrary::Jiff);
    let types = types.derive("Default").format("uuid", "uuid::Uuid").rename("listBooks", "EveryBook");
    NewCrate::new(folder("accept/chosen/spec.yaml"), &directory)
        .client_path(folder("../oblien-client"))
        .types(types)
        .write()
        .unwrap();
    compile(&directory);
}

#[test]
fn it_has_what_derives_and_attributes_need() {
    let directory = scratch("derived-client");
    let types = TypeSettings::new().serde_derives(true).time_library(TimeLibrary::Time);
    let types = types.attribute("allow(clippy::large_enum_variant)").attribute_for("Pet.born_in", ["doc(alias = \"birth\")"]);
    NewCrate::new(folder("accept/derived/spec.yaml"), &directory)
        .client_path(folder("../oblien-client"))
        .types(types)
        .write()
        .unwrap();
    compile(&directory);
}

#[test]
fn it_asks_for_packages_that_nobody_knows() {
    let directory = scratch("asking-client");
    let types = || TypeSettings::new().format("uuid", "odd_ids::Id");
    let crate_ = || NewCrate::new(folder("accept/chosen/spec.yaml"), &directory).types(types());
    let failure = crate_().write().unwrap_err().to_string();
    assert!(failure.contains("types of `odd_ids`") && failure.contains("`--dependency odd-ids=VERSION`"), "{failure}");
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 0, "nothing is written");
    crate_().dependency("odd-ids", "1.2").write().unwrap();
    let manifest = fs::read_to_string(directory.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("\nodd-ids = \"1.2\"\n"), "{manifest}");
}

/// Compiles a crate, as a workspace of its own, with the versions that are here already; and generates it again.
fn compile(directory: &Path) {
    let manifest = fs::read_to_string(directory.join("Cargo.toml")).unwrap();
    fs::write(directory.join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).unwrap();
    check(directory, &["--examples"]).unwrap_or_else(|said| panic!("{said}"));
    let readme = fs::read_to_string(directory.join("README.md")).unwrap();
    assert!(!readme.contains(env!("CARGO_MANIFEST_DIR")), "paths are relative: {readme}");
    let drift = Builder::settings(directory.join("oblien-codegen.yaml")).check().unwrap();
    assert!(drift.is_none(), "the settings are those that the crate was written with: {drift:?}");
}

#[test]
fn nothing_is_written_over() {
    let directory = scratch("new-crate/taken");
    fs::write(directory.join("notes.txt"), "mine").unwrap();
    let failure = NewCrate::new(folder("downstream/shop.yaml"), &directory).write().unwrap_err();
    assert!(failure.to_string().contains("is not empty"), "{failure}");
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);
}

#[test]
fn names_that_cargo_refuses_are_refused() {
    for name in ["", "1st", "a b", "ä", "../x", "async", "oblien-client"] {
        let directory = scratch("new-crate/named");
        let failure = NewCrate::new(folder("downstream/shop.yaml"), &directory).name(name).write().unwrap_err();
        assert!(failure.to_string().contains("no name of a package"), "{name}: {failure}");
        assert_eq!(fs::read_dir(&directory).unwrap().count(), 0);
    }
}
