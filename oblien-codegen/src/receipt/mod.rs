//! What a run that wrote a client leaves behind: what went in and what came out, by fingerprints.
//! Around the pure core, beside `write`: where a receipt still holds, generating again would write nothing.

mod fingerprint;
mod shelf;
mod watched;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::front::Version;
use crate::generate::{Output, Summary};
use crate::source::Loader;
use crate::write::stale;
use fingerprint::fingerprint;
pub(crate) use shelf::Shelf;
pub(crate) use watched::Watched;

/// The receipt of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Receipt {
    /// The generator, and the program that it is a part of.
    generator: String,
    /// What the generator was told besides the description.
    settings: String,
    /// Every file that was asked for, those that could not be read included, and the fingerprint of the answer.
    asked: BTreeMap<PathBuf, String>,
    /// The fingerprint of every file that was made, by its path below the output directory.
    made: BTreeMap<String, String>,
    /// What is told again: the files to watch and the warnings, and the counts.
    pub(crate) sources: Vec<PathBuf>,
    pub(crate) warnings: String,
    openapi: String,
    counts: [usize; 3],
}

impl Receipt {
    /// Returns the receipt of a run; `None` if its files changed while they were read, or the program cannot be told from
    /// another one.
    pub(crate) fn new(settings: &str, watched: Watched<'_>, output: &Output, warnings: &str) -> Option<Self> {
        let summary = &output.summary;
        Some(Self {
            generator: generator()?,
            settings: settings.to_owned(),
            asked: watched.answers()?,
            made: output.files.iter().map(|(name, text)| (name.clone(), fingerprint(text.as_bytes()))).collect(),
            sources: output.sources.clone(),
            warnings: warnings.to_owned(),
            openapi: summary.openapi.to_owned(),
            counts: [summary.operations, summary.types, summary.scopes],
        })
    }

    /// Whether the same run would find the same files and write the same text over the same text.
    pub(crate) fn holds(&self, settings: &str, loader: &dyn Loader, directory: &Path) -> bool {
        generator().is_some_and(|generator| self.generator == generator)
            && self.settings == settings
            && self.asked.iter().all(|(path, answer)| watched::answer(&loader.load(path)) == *answer)
            && self.made.iter().all(|(name, text)| is_as_made(&directory.join(name), text))
            && stale(&self.made, directory).is_ok_and(|stale| stale.is_empty())
    }

    /// How much was generated.
    pub(crate) fn summary(&self) -> Option<Summary> {
        let [operations, types, scopes] = self.counts;
        Some(Summary { openapi: Version::named(&self.openapi)?.as_str(), operations, types, scopes })
    }

    /// How many files were made.
    pub(crate) fn count(&self) -> usize {
        self.made.len()
    }
}

fn is_as_made(path: &Path, made: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| fingerprint(&bytes) == made)
}

/// The version of the generator, and the length and time of the program that it was linked into: a build script is linked anew
/// whenever anything in it changes. A program without a time of its own could be any.
fn generator() -> Option<String> {
    let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let linked = program.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let is_told = linked.as_secs() > SOME_TIME;
    is_told.then(|| format!("{} {} {}", env!("CARGO_PKG_VERSION"), program.len(), linked.as_nanos()))
}

/// Twenty years in seconds: archives that take times away write a day between 1970 and 1985.
const SOME_TIME: u64 = 20 * 365 * 24 * 60 * 60;
