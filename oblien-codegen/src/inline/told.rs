//! What the core is told by the words of a macro, and by the file of settings that they name.
//! Part of `inline`: between the words and what is generated.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, LitStr};

use super::message;
use super::words::{Words, fault};
use crate::builder::Builder;
use crate::diagnostics::{self, Colour, Diagnostics};
use crate::failure::Failure;
use crate::generate::Config;
use crate::settings_file::Settings;
use crate::source::FileSystem;

/// The description, and what is wanted of it.
pub(super) struct Told {
    pub(super) description: PathBuf,
    pub(super) config: Config,
}

impl Told {
    /// Puts together what the words and their file of settings say; what the words say takes the place of what the file says.
    ///
    /// # Errors
    /// Errors of the compiler about the file of settings.
    pub(super) fn of(words: &Words, loader: &FileSystem) -> Result<Self, TokenStream> {
        let mut told = match &words.settings {
            Some(settings) => from_settings(settings, words.client.as_ref(), loader)?,
            None => Self { description: PathBuf::new(), config: Config::default() },
        };
        if let Some(description) = &words.description {
            told.description = PathBuf::from(description.value());
        }
        if !words.overlays.is_empty() {
            told.config.overlays = words.overlays.iter().map(|overlay| PathBuf::from(overlay.value())).collect();
        }
        let (own, said) = (&mut told.config.selection, &words.selection);
        for (own, said) in [(&mut own.tags, &said.tags), (&mut own.operations, &said.operations), (&mut own.paths, &said.paths)] {
            if !said.is_empty() {
                own.clone_from(said);
            }
        }
        told.config.strict |= words.is_strict;
        Ok(told)
    }
}

fn from_settings(file: &LitStr, client: Option<&LitStr>, loader: &FileSystem) -> Result<Told, TokenStream> {
    let mut diagnostics = Diagnostics::strict();
    let path = file.value();
    let Some(settings) = Settings::parse(Path::new(&path), loader, Colour::Never, &mut diagnostics) else {
        let reports = diagnostics::reports(&diagnostics, loader);
        let messages = reports.iter().map(|report| message(report, file, false));
        return Err(quote!(#(#messages)*));
    };
    let told = |builder: Builder| Told { description: builder.described_by().to_owned(), config: builder.config().clone() };
    let builder = match client {
        Some(client) => settings.client(&client.value()).map_err(|failure| Error::new(client.span(), failure)),
        None => settings.only_client().map_err(|failure| several(file, &failure)),
    };
    builder.map(told).map_err(Error::into_compile_error)
}

fn several(file: &LitStr, failure: &Failure) -> Error {
    fault(file.span(), failure, "write `client = \"…\"` with one of the names")
}
