//! Makes a module of every expected client in `accept`, so that all of them are compiled with the tests.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=accept");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("accept");
    let mut modules = String::new();
    for entry in fs::read_dir(folder)? {
        let expected = entry?.path().join("expected/mod.rs");
        let name = expected.iter().rev().nth(2).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if expected.exists() {
            writeln!(
                modules,
                "#[allow(unused, unexpected_cfgs, unreachable_pub, clippy::module_inception, clippy::enum_variant_names, clippy::large_enum_variant, clippy::upper_case_acronyms)]\n#[path = {expected:?}]\npub(crate) mod {name};"
            )
            .map_err(io::Error::other)?;
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("accepted.rs"), modules)
}
