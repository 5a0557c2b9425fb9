//! Where things are: the repository, the scratch folder, the programs.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The description of Oblien.
pub fn description() -> PathBuf {
    repository().join("spec/oblien.yaml")
}

/// Where everything that is measured is made: `BENCH_SCRATCH`, or else below the repository's own target folder.
pub fn scratch() -> PathBuf {
    std::env::var_os("BENCH_SCRATCH").map_or_else(|| repository().join("target/benches"), PathBuf::from)
}

/// Where cargo builds what is measured.
pub fn target() -> PathBuf {
    scratch().join("target")
}

/// Where peers are installed: `BENCH_PEERS`, or else `peers` in the scratch folder.
pub fn peers() -> PathBuf {
    std::env::var_os("BENCH_PEERS").map_or_else(|| scratch().join("peers"), PathBuf::from)
}

/// The name of a document without its extension.
pub fn stem(document: &Path) -> String {
    document.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
