//! The door for macros: a description becomes the client itself, where the macro stands.
//! A thin shell over the pure core, like the builder; diagnostics become errors and warnings of the compiler.

mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::LitStr;

use crate::diagnostics::{self, Diagnostics, Report};
use crate::generate::{self, Config, Output};
use crate::settings::Layout;
use crate::source::FileSystem;
use words::Words;

/// Returns the client of a description as tokens, for a macro that stands in the module of the client.
///
/// The words are the path of the description, which starts at `directory` unless it is absolute, and then, in any order,
/// `only_tags("pets")`, `only_operations("listPets")`, `only_paths("/pets/*")` and `runtime = ::renamed::oblien_client`.
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
    let path = words.description.value();
    if !directory.join(&path).is_file() {
        return words.no_file(directory).into_compile_error();
    }
    let loader = FileSystem::below(directory);
    let layout = Layout::Single { file: FILE.to_owned() };
    let config = Config { selection: words.selection.clone(), layout, ..Config::default() };
    let mut diagnostics = Diagnostics::new();
    let output = match generate::generate_in_compiler(Path::new(&path), &loader, &config, &mut diagnostics) {
        Ok(Some(output)) if output.summary.operations == 0 && words.is_selection() => {
            return words.nothing_selected().into_compile_error();
        }
        Ok(output) => output,
        Err(bug) => return syn::Error::new(words.description.span(), bug).into_compile_error(),
    };
    let reports = diagnostics::reports(&diagnostics, &loader);
    let messages = reports.iter().map(|report| message(report, &words.description, output.is_some()));
    let client = output.as_ref().map(|output| tokens(output, words, directory));
    quote!(#(#messages)* #client)
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
        Err(error) => syn::Error::new(words.description.span(), format!("the client is no Rust: {error}")).into_compile_error(),
    };
    let files = output.sources.iter().map(|file| directory.join(file));
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
    while let Some(token) = tokens.next() {
        let is_start = before != [':', ':'];
        before = [before[1], if let TokenTree::Punct(punct) = &token { punct.as_char() } else { '_' }];
        match token {
            TokenTree::Ident(name) if name == RUNTIME && is_start => {
                output.extend(runtime.clone());
                // What is re-exported keeps the name that the rest of the client finds it by.
                if matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ';') {
                    output.extend(quote!(as #name));
                }
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

/// The name that emitted code has for the runtime.
const RUNTIME: &str = "oblien_client";
