//! The door for macros: a description becomes the client itself, where the macro stands.
//! A thin shell over the pure core, like the builder; diagnostics become errors and warnings of the compiler.

mod told;
mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::LitStr;

use crate::diagnostics::{self, Report};
use crate::generate::{self, Config, Output};
use crate::settings::Layout;
use crate::source::FileSystem;
use told::Told;
use words::Words;

/// Returns the client of a description as tokens, for a macro that stands in the module of the client.
///
/// The words are the path of the description, which starts at `directory` unless it is absolute, and then, in any order,
/// `settings = "oblien-codegen.yaml"`, `client = "pets"`, `overlays("fixes.yaml")`, `strict`, `only_tags("pets")`,
/// `only_operations("listPets")`, `only_paths("/pets/*")` and `runtime = ::renamed::oblien_client`. Where settings name the
/// description, its path need not be there; what the words say takes the place of what the settings say.
/// The tokens name every file that was read, so that the compiler expands them anew when one of them has changed.
///
/// Whatever is wrong comes out as tokens too: errors of the compiler, with the place in the description, at the path.
///
/// ```
/// use std::path::Path;
/// use quote::quote;
///
/// let expanded = oblien_codegen::expand(quote!("no-such.yaml"), Path::new("/home/me/shop"));
/// assert!(expanded.to_string().contains("there is no file `no-such.yaml`"));
/// ```
#[must_use]
pub fn expand(words: TokenStream, directory: &Path) -> TokenStream {
    match syn::parse2::<Words>(words) {
        Ok(words) => client(&words, directory),
        Err(error) => error.into_compile_error(),
    }
}

fn client(words: &Words, directory: &Path) -> TokenStream {
    if let Some(missing) = words.missing_file(directory) {
        return missing.into_compile_error();
    }
    let loader = FileSystem::below(directory);
    let Told { description, config } = match Told::of(words, &loader) {
        Ok(told) => told,
        Err(errors) => return errors,
    };
    let config = Config { layout: Layout::Single { file: FILE.to_owned() }, ..config };
    let mut diagnostics = config.diagnostics();
    let output = match generate::generate_in_compiler(&description, &loader, &config, &mut diagnostics) {
        Ok(Some(output)) if output.summary.operations == 0 && !config.selection.is_everything() => {
            return words.nothing_selected(&description).into_compile_error();
        }
        Ok(output) => output,
        Err(bug) => return syn::Error::new(words.described.span(), bug).into_compile_error(),
    };
    let reports = diagnostics::reports(&diagnostics, &loader);
    let messages = reports.iter().map(|report| message(report, named(report, words), output.is_some()));
    let client = output.as_ref().map(|output| tokens(output, words, directory));
    quote!(#(#messages)* #client)
}

/// The word that names the file that a finding is about: an overlay, or what names the description.
fn named<'a>(report: &Report, words: &'a Words) -> &'a LitStr {
    words.overlays.iter().find(|overlay| Path::new(&overlay.value()) == report.file).unwrap_or(&words.described)
}

/// The only file of the output, which is never written.
const FILE: &str = "client.rs";

/// An error; or a warning, which a macro can only give through something that is deprecated and used.
///
/// Where there are errors, these are what has to be read.
fn message(report: &Report, at: &LitStr, is_generated: bool) -> TokenStream {
    let text = report.plain();
    match (report.is_error, is_generated) {
        (true, _) => quote_spanned!(at.span()=> ::core::compile_error!(#text);),
        (false, false) => TokenStream::new(),
        (false, true) => {
            let used = Ident::new("DESCRIPTION", at.span());
            quote! {
                const _: () = {
                    #[deprecated(note = #text)]
                    const DESCRIPTION: () = ();
                    #used
                };
            }
        }
    }
}

fn tokens(output: &Output, words: &Words, directory: &Path) -> TokenStream {
    let text = output.files.get(FILE).map(String::as_str).unwrap_or_default();
    let client = match text.parse::<TokenStream>() {
        Ok(client) => with_runtime(client, &words.runtime),
        Err(error) => syn::Error::new(words.described.span(), format!("the client is no Rust: {error}")).into_compile_error(),
    };
    let settings = words.settings.iter().map(|file| PathBuf::from(file.value()));
    let files = output.sources.iter().cloned().chain(settings).map(|file| directory.join(file));
    let files = files.filter_map(|file: PathBuf| file.to_str().map(str::to_owned));
    quote! {
        #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#files);)*
        #client
    }
}

/// Puts the path of the runtime in the place of its name, wherever a path starts with that.
fn with_runtime(tokens: TokenStream, runtime: &TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut before = ['_', '_'];
    let mut is_serde = false;
    while let Some(token) = tokens.next() {
        let is_start = before != [':', ':'];
        let was_serde = std::mem::replace(&mut is_serde, matches!(&token, TokenTree::Ident(name) if name == "serde"));
        before = [before[1], if let TokenTree::Punct(punct) = &token { punct.as_char() } else { '_' }];
        match token {
            TokenTree::Ident(name) if name == RUNTIME && is_start => {
                output.extend(runtime.clone());
                // What is re-exported keeps the name that the rest of the client finds it by.
                if matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ';') {
                    output.extend(quote!(as #name));
                }
            }
            TokenTree::Group(group) if was_serde && group.delimiter() == Delimiter::Parenthesis => {
                let inner = group.stream().into_iter().map(|token| path_in_text(token, runtime)).collect();
                output.extend([TokenTree::Group(Group::new(Delimiter::Parenthesis, inner))]);
            }
            TokenTree::Group(group) => {
                let inner = with_runtime(group.stream(), runtime);
                output.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            token => output.extend([token]),
        }
    }
    output
}

/// Does the same in a text that is a path, as serde's attributes have them.
fn path_in_text(token: TokenTree, runtime: &TokenStream) -> TokenTree {
    let text = token.to_string();
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(|text| text.strip_prefix(RUNTIME)) {
        Some(rest) if rest.starts_with("::") => {
            let runtime = runtime.to_string().replace(' ', "");
            TokenTree::Literal(Literal::string(&format!("{runtime}{rest}")))
        }
        _ => token,
    }
}

/// The name that emitted code has for the runtime.
const RUNTIME: &str = "oblien_client";
