//! What the fuzz targets share: generating from a text, which must end with a client or with a report.

use std::cell::OnceCell;
use std::fs;
use std::path::PathBuf;

use oblien_codegen::Builder;

thread_local! {
    static FILE: OnceCell<PathBuf> = const { OnceCell::new() };
}

/// Generates from a text. Panics if the generator does, or finds a fault of its own, such as output that is no Rust.
pub fn generate(text: &[u8]) {
    FILE.with(|file| {
        let file = file.get_or_init(|| std::env::temp_dir().join(format!("oblien-fuzz-{}.yaml", std::process::id())));
        fs::write(file, text).expect("the folder for temporary files can be written to");
        if let Err(failure) = Builder::new(file).out_dir("unused").generate() {
            assert!(!failure.report().contains("internal error"), "{}", failure.report());
        }
    });
}
