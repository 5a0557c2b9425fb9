//! A sample of real documents: what comes of each stands in `corpus/table.tsv`, which the example `corpus` writes in the same way.
//! Whose they are is said in `corpus/NOTICE.md`. Their clients are checked by the compiler, in one crate.

#[path = "../../examples/corpus/row.rs"]
mod row;

use std::fs;
use std::path::Path;

use crate::cases::{all_good, expect, folder};
use crate::crates::{check, scratch};
use oblien_tests::corpus::documents;
use row::{HEAD, Row};

#[test]
fn real_documents_give_what_the_table_says_and_compile() {
    let (corpus, scratch) = (folder("corpus"), scratch("corpus"));
    let (mut table, mut modules) = (format!("{HEAD}\n"), String::new());
    for (index, path) in documents(&corpus).unwrap().iter().enumerate() {
        let (mut row, generated) = Row::of(path, &corpus);
        if let Some(generated) = generated {
            generated.write(scratch.join(format!("src/client_{index}"))).unwrap();
            modules.push_str(&format!("pub mod client_{index};\n"));
            // That of all of them follows.
            "yes".clone_into(&mut row.compiles);
        }
        table.push_str(&row.line());
    }
    all_good([expect(&corpus.join("table.tsv"), &table), check_all(&scratch, &modules)]);
}

/// Checks the clients, as modules of one crate.
fn check_all(directory: &Path, modules: &str) -> Result<(), String> {
    let runtime = folder("../oblien-client");
    let manifest = format!(
        "[package]\nname = \"corpus\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         oblien-client = {{ path = {runtime:?}, default-features = false }}\n\n[workspace]\n"
    );
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
    fs::write(directory.join("src/lib.rs"), modules).unwrap();
    check(directory, &[])
}
