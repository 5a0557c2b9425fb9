//! The words of the command line that say how types look; `generate` and `new` share them.
//! Read by `cli`.

use std::ffi::OsString;

use lexopt::{Error, Parser};
use oblien_codegen::TypeSettings;

/// What was said about types, and the words it was said with.
#[derive(Debug, Default)]
pub(crate) struct TypeWords {
    pub(crate) settings: TypeSettings,
    pub(crate) words: Vec<OsString>,
}

impl TypeWords {
    /// Whether an option of this name is about types.
    pub(crate) fn know(name: &str) -> bool {
        matches!(name, "both-directions")
    }

    /// Takes the option of this name.
    pub(crate) fn take(&mut self, name: &str, _parser: &mut Parser) -> Result<(), Error> {
        self.words.push(format!("--{name}").into());
        let settings = std::mem::take(&mut self.settings);
        self.settings = match name {
            "both-directions" => settings.both_directions(true),
            _ => settings,
        };
        Ok(())
    }
}
