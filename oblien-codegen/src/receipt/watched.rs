//! A loader that remembers what it was asked and what it answered.
//! Around the loader of a run that leaves a receipt.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::fingerprint;
use crate::source::Loader;

/// Passes everything on to another loader.
pub(crate) struct Watched<'loader> {
    loader: &'loader (dyn Loader + Sync),
    /// The fingerprint of each answer; `None` once two answers differed.
    answers: Mutex<BTreeMap<PathBuf, Option<String>>>,
}

impl<'loader> Watched<'loader> {
    pub(crate) fn new(loader: &'loader (dyn Loader + Sync)) -> Self {
        Self { loader, answers: Mutex::default() }
    }

    /// Returns what was answered to each question; `None` if one question had several answers.
    pub(super) fn answers(self) -> Option<BTreeMap<PathBuf, String>> {
        let answers = self.answers.into_inner().unwrap_or_else(PoisonError::into_inner);
        answers.into_iter().map(|(path, answer)| Some((path, answer?))).collect()
    }
}

impl Loader for Watched<'_> {
    fn load(&self, path: &Path) -> io::Result<String> {
        let loaded = self.loader.load(path);
        let answer = answer(&loaded);
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = answers.entry(path.to_owned()).or_insert_with(|| Some(answer.clone()));
        if known.as_ref() != Some(&answer) {
            *known = None;
        }
        loaded
    }
}

/// The fingerprint of an answer; a file that cannot be read for another reason is another answer.
pub(super) fn answer(loaded: &io::Result<String>) -> String {
    match loaded {
        Ok(text) => fingerprint(text.as_bytes()),
        Err(error) => format!("not read: {error}"),
    }
}
