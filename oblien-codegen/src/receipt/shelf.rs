//! Where receipts are kept: with what cargo makes, never in a folder that is checked in.
//! A receipt that is lost costs one run.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Receipt, fingerprint};
use crate::settings::Layout;

/// The file by which a folder says that it holds what can be made again; cargo puts it into its target folder.
const TAG: &str = "CACHEDIR.TAG";

/// The place of the receipt of one output.
pub(crate) struct Shelf(PathBuf);

impl Shelf {
    /// Returns the place for what a build script writes: its `OUT_DIR`.
    pub(crate) fn of_build_script(out_dir: &Path, directory: &Path, layout: &Layout) -> Option<Self> {
        Self::below(out_dir, directory, layout)
    }

    /// Returns the place for what other programs write: the target folder of the package that the output is in, if there is one.
    pub(crate) fn of_program(directory: &Path, layout: &Layout) -> Option<Self> {
        let directory = std::path::absolute(directory).ok()?;
        let targets = directory.ancestors().map(|folder| folder.join("target"));
        let target = targets.into_iter().find(|target| target.join(TAG).exists())?;
        Self::below(&target.join("oblien-codegen"), &directory, layout)
    }

    fn below(folder: &Path, directory: &Path, layout: &Layout) -> Option<Self> {
        let output = format!("{layout:?} {}", std::path::absolute(directory).ok()?.to_str()?);
        Some(Self(folder.join(format!("oblien-codegen-{}.json", fingerprint(output.as_bytes())))))
    }

    /// Returns the receipt that is kept.
    pub(crate) fn find(&self) -> Option<Receipt> {
        serde_json::from_slice(&fs::read(&self.0).ok()?).ok()
    }

    /// Keeps a receipt in place of an earlier one; without a new one the earlier one is thrown away.
    ///
    /// Whatever keeps it from being kept is nobody's concern: the next run generates.
    pub(crate) fn keep(&self, receipt: Option<&Receipt>) {
        let _ = match receipt.and_then(|receipt| serde_json::to_vec(receipt).ok()) {
            Some(text) => self.write(&text),
            None => fs::remove_file(&self.0),
        };
    }

    fn write(&self, text: &[u8]) -> std::io::Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.0, text)
    }
}
