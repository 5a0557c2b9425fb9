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
    /// The description, if it is not the settings that name it.
    pub(super) description: Option<LitStr>,
    /// The description, or in its place the file of settings that names one.
    pub(super) described: LitStr,
    /// The file of settings, if one is named.
    pub(super) settings: Option<LitStr>,
    /// Which of its clients is wanted.
    pub(super) client: Option<LitStr>,
    pub(super) overlays: Vec<LitStr>,
    pub(super) is_strict: bool,
    pub(super) selection: Selection,
    /// The path of the runtime crate.
    pub(super) runtime: TokenStream,
}

/// The settings, and how each is written.
const SETTINGS: [(&str, &str); 8] = [
    ("settings", "settings = \"oblien-codegen.yaml\""),
    ("client", "client = \"pets\""),
    ("overlays", "overlays(\"fixes.yaml\")"),
    ("strict", "strict"),
    ("only_tags", "only_tags(\"pets\", \"orders\")"),
    ("only_operations", "only_operations(\"listPets\")"),
    ("only_paths", "only_paths(\"/pets/*\")"),
    ("runtime", "runtime = ::renamed::oblien_client"),
];

impl Parse for Words {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let start = input.span();
        let mut words = Self {
            description: None,
            described: LitStr::new("", start),
            settings: None,
            client: None,
            overlays: Vec::new(),
            is_strict: false,
            selection: Selection::default(),
            runtime: quote!(::oblien_client),
        };
        if input.peek(LitStr) {
            words.description = Some(input.parse()?);
        } else if !is_setting(input) {
            return Err(no_path(start));
        }
        words.settings(input, words.description.is_none())?;
        let described = words.description.as_ref().or(words.settings.as_ref());
        words.described = described.cloned().ok_or_else(|| no_path(start))?;
        match (&words.client, &words.settings) {
            (Some(client), None) => Err(fault(
                client.span(),
                "`client` names a client of a file of settings, and no such file is named",
                format!("write `{}` too", SETTINGS[0].1),
            )),
            _ => Ok(words),
        }
    }
}

/// Whether a setting stands next.
fn is_setting(input: ParseStream<'_>) -> bool {
    input.fork().parse::<Ident>().is_ok_and(|key| SETTINGS.iter().any(|(known, _)| key == known))
}

impl Words {
    fn settings(&mut self, input: ParseStream<'_>, are_first: bool) -> syn::Result<()> {
        let mut seen = Vec::new();
        let mut is_next = are_first;
        while (std::mem::take(&mut is_next) || input.parse::<Option<Token![,]>>()?.is_some()) && !input.is_empty() {
            let key: Ident = input.parse().map_err(|error| no_setting(error.span(), "this"))?;
            self.set(&key, input)?;
            if seen.contains(&key) {
                return Err(fault(key.span(), format!("`{key}` is there twice"), "put both into one"));
            }
            seen.push(key);
        }
        if input.is_empty() { Ok(()) } else { Err(fault(input.span(), "this stands behind the end", "write `,` before it")) }
    }

    fn set(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let name = key.to_string();
        let Some((_, example)) = SETTINGS.iter().find(|(known, _)| *known == name) else {
            return Err(no_setting(key.span(), &format!("`{name}`")));
        };
        let misread =
            |error: Error| fault(error.span(), format!("`{name}` is not written like this"), format!("write `{example}`"));
        match name.as_str() {
            "settings" => self.settings = Some(text(input).map_err(misread)?),
            "client" => self.client = Some(text(input).map_err(misread)?),
            "overlays" => self.overlays = list(input).map_err(misread)?,
            "strict" => self.is_strict = flag(input).map_err(misread)?,
            "only_tags" => self.selection.tags = values(input).map_err(misread)?,
            "only_operations" => self.selection.operations = values(input).map_err(misread)?,
            "only_paths" => self.selection.paths = values(input).map_err(misread)?,
            _ => self.runtime = path(input).map_err(misread)?.to_token_stream(),
        }
        Ok(())
    }

    /// What is said of a selection that no operation has a part in.
    pub(super) fn nothing_selected(&self, description: &Path) -> Error {
        fault(
            self.described.span(),
            format!("no operation of `{}` is selected", description.display()),
            "write tags, ids and paths as they stand in the description, large and small letters too",
        )
    }

    /// What is said of a file that is named and not there.
    pub(super) fn missing_file(&self, directory: &Path) -> Option<Error> {
        let named = std::iter::once(&self.described).chain(&self.settings).chain(&self.overlays);
        let missing = named.into_iter().find(|file| !directory.join(file.value()).is_file())?;
        Some(fault(
            missing.span(),
            format!("there is no file `{}`", missing.value()),
            format!("the path starts where the crate's `Cargo.toml` is, at `{}`", directory.display()),
        ))
    }
}

/// What stands in parentheses, at least one text.
fn list(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let span = input.span();
    let content;
    syn::parenthesized!(content in input);
    let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    if texts.is_empty() { Err(Error::new(span, "")) } else { Ok(texts.into_iter().collect()) }
}

fn values(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    list(input).map(|texts| texts.iter().map(LitStr::value).collect())
}

fn text(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// A word that says enough by itself.
fn flag(input: ParseStream<'_>) -> syn::Result<bool> {
    if input.is_empty() || input.peek(Token![,]) { Ok(true) } else { Err(input.error("")) }
}

fn path(input: ParseStream<'_>) -> syn::Result<syn::Path> {
    input.parse::<Token![=]>()?;
    input.call(syn::Path::parse_mod_style)
}

fn no_path(span: Span) -> Error {
    fault(
        span,
        "the path of the description is missing",
        "write it first, as in `oblien_api!(\"api.yaml\")`, or name a file of settings that has it",
    )
}

fn no_setting(span: Span, what: &str) -> Error {
    let known: Vec<_> = SETTINGS.iter().map(|(_, example)| format!("`{example}`")).collect();
    fault(span, format!("{what} is no setting of the client"), format!("the settings are {}", known.join(", ")))
}

pub(super) fn fault(span: Span, message: impl std::fmt::Display, help: impl std::fmt::Display) -> Error {
    Error::new(span, format!("{message}\n\nhelp: {help}"))
}
