//! Which files are looked into.

use super::*;

#[test]
fn the_modules_around_a_file_end_at_src() {
    let files: Vec<_> = modules(Path::new("/a/src/beta/forks.rs")).iter().map(|file| file.display().to_string()).collect();
    assert_eq!(
        files,
        [
            "/a/src/beta/forks.rs",
            "/a/src/beta/mod.rs",
            "/a/src/beta/lib.rs",
            "/a/src/beta/main.rs",
            "/a/src/beta.rs",
            "/a/src/mod.rs",
            "/a/src/lib.rs",
            "/a/src/main.rs",
        ]
    );
}

#[test]
fn an_editor_that_names_no_file_is_taken_to_have_the_prelude() {
    assert_eq!(of(None), Prelude::Implicit);
    assert_eq!(of(Some(PathBuf::from("no/such/file.rs"))), Prelude::Implicit);
}
