//! The words about a description that all commands take which read one.
//! Part of `cli`; each command reads its own words beside them.

use std::path::{Path, PathBuf};

use lexopt::{Error, Parser};
use oblien_codegen::{Builder, Colour, NewCrate};

/// What is applied to a description, and how much may be wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    overlays: Vec<PathBuf>,
    strict: bool,
}

impl Input {
    /// Whether an option of this name is one of these.
    pub(super) fn knows(name: &str) -> bool {
        matches!(name, "overlay" | "strict")
    }

    /// Takes the option of this name, and its value if it has one.
    pub(super) fn take(&mut self, name: &str, parser: &mut Parser) -> Result<(), Error> {
        match name {
            "overlay" => self.overlays.push(PathBuf::from(parser.value()?)),
            _ => self.strict = true,
        }
        Ok(())
    }

    /// Tells a builder what was said; what was not stays as it was.
    pub(super) fn tell(&self, builder: Builder) -> Builder {
        let builder = if self.strict { builder.strict(true) } else { builder };
        self.overlays.iter().fold(builder, Builder::overlay)
    }

    /// Returns a builder that reads a description as was said.
    pub(super) fn builder(&self, description: &Path, colour: Colour) -> Builder {
        self.tell(Builder::new(description).colour(colour))
    }

    /// Returns a crate whose description is read as was said.
    pub(super) fn new_crate(&self, description: &Path, directory: &Path) -> NewCrate {
        let crate_ = NewCrate::new(description, directory).strict(self.strict);
        self.overlays.iter().fold(crate_, NewCrate::overlay)
    }

    /// The words that say the same.
    pub(super) fn to_words(&self) -> Vec<String> {
        let overlays = self.overlays.iter().flat_map(|overlay| ["--overlay".to_owned(), overlay.display().to_string()]);
        overlays.chain(self.strict.then(|| "--strict".to_owned())).collect()
    }
}
