//! The words that a macro is called with: the path of the description, and what is wanted of it.
//! Read before anything is generated; the texts of what is wrong with them stand here.

use std::path::Path;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, LitStr, Token};

use crate::selection::Selection;

/// What a macro is called with.
pub(super) struct Words {
    pub(super) description: LitStr,
    pub(super) selection: Selection,
    /// The path of the runtime crate.
    pub(super) runtime: TokenStream,
}

/// The settings, and how each is written.
const SETTINGS: [(&str, &str); 4] = [
    ("only_tags", "only_tags(\"pets\", \"orders\")"),
    ("only_operations", "only_operations(\"listPets\")"),
    ("only_paths", "only_paths(\"/pets/*\")"),
    ("runtime", "runtime = ::renamed::oblien_client"),
];

impl Parse for Words {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let description = input.parse().map_err(|_| no_path(input.span()))?;
        let mut words = Self { description, selection: Selection::default(), runtime: quote!(::oblien_client) };
        let mut seen = Vec::new();
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let key: Ident = input.parse().map_err(|error| no_setting(error.span(), "this"))?;
            words.set(&key, input)?;
            if seen.contains(&key) {
                return Err(fault(key.span(), format!("`{key}` is there twice"), "put both into one"));
            }
            seen.push(key);
        }
        if input.is_empty() { Ok(words) } else { Err(fault(input.span(), "this stands behind the end", "write `,` before it")) }
    }
}

impl Words {
    fn set(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let name = key.to_string();
        let Some((_, example)) = SETTINGS.iter().find(|(known, _)| *known == name) else {
            return Err(no_setting(key.span(), &format!("`{name}`")));
        };
        let misread =
            |error: Error| fault(error.span(), format!("`{name}` is not written like this"), format!("write `{example}`"));
        match name.as_str() {
            "only_tags" => self.selection.tags = list(input).map_err(misread)?,
            "only_operations" => self.selection.operations = list(input).map_err(misread)?,
            "only_paths" => self.selection.paths = list(input).map_err(misread)?,
            _ => self.runtime = path(input).map_err(misread)?.to_token_stream(),
        }
        Ok(())
    }

    /// Whether not everything is wanted.
    pub(super) fn is_selection(&self) -> bool {
        let Selection { tags, operations, paths } = &self.selection;
        !(tags.is_empty() && operations.is_empty() && paths.is_empty())
    }

    /// What is said of a selection that no operation has a part in.
    pub(super) fn nothing_selected(&self) -> Error {
        fault(
            self.description.span(),
            format!("no operation of `{}` is selected", self.description.value()),
            "write tags, ids and paths as they stand in the description, large and small letters too",
        )
    }

    /// What is said of a description that is not there.
    pub(super) fn no_file(&self, directory: &Path) -> Error {
        fault(
            self.description.span(),
            format!("there is no file `{}`", self.description.value()),
            format!("the path starts where the crate's `Cargo.toml` is, at `{}`", directory.display()),
        )
    }
}

/// What stands in parentheses, at least one text.
fn list(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let span = input.span();
    let content;
    syn::parenthesized!(content in input);
    let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    if texts.is_empty() { Err(Error::new(span, "")) } else { Ok(texts.iter().map(LitStr::value).collect()) }
}

fn path(input: ParseStream<'_>) -> syn::Result<syn::Path> {
    input.parse::<Token![=]>()?;
    input.call(syn::Path::parse_mod_style)
}

fn no_path(span: Span) -> Error {
    fault(span, "the path of the description is missing", "write it first, as in `oblien_api!(\"api.yaml\")`")
}

fn no_setting(span: Span, what: &str) -> Error {
    let known: Vec<_> = SETTINGS.iter().map(|(_, example)| format!("`{example}`")).collect();
    fault(span, format!("{what} is no setting of the client"), format!("the settings are {}", known.join(", ")))
}

fn fault(span: Span, message: impl std::fmt::Display, help: impl std::fmt::Display) -> Error {
    Error::new(span, format!("{message}\n\nhelp: {help}"))
}
