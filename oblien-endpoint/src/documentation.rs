//! Documentation as attributes, and the two sentences every endpoint's documentation ends with.
//! Used by the emitter of endpoints and by the generator's other emitters.

use proc_macro2::TokenStream;
use quote::quote;

use crate::endpoint::{Access, Endpoint};

/// Returns one `#[doc]` attribute a line.
#[must_use]
pub fn doc_attributes<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let line = line.as_ref();
        let text = if line.is_empty() { String::new() } else { format!(" {line}") };
        quote!(#[doc = #text])
    });
    quote!(#(#lines)*)
}

/// Returns who may call: `` scopes `admin`, `namespace` ``, or nothing if everyone may.
#[must_use]
pub fn scope_sentence(access: &Access) -> Option<String> {
    let Access::Scopes(scopes) = access else { return None };
    let names: Vec<_> = scopes.iter().map(|scope| format!("`{}`", scope.wire)).collect();
    let word = if names.len() == 1 { "scope" } else { "scopes" };
    Some(if names.is_empty() { "no scope may call it".to_owned() } else { format!("{word} {}", names.join(", ")) })
}

impl Endpoint {
    /// Returns the documentation of the request builder: the text, then the HTTP line and the scopes.
    #[must_use]
    pub fn documentation(&self) -> Vec<String> {
        let mut lines = self.draft.docs.clone();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = format!("`{}`", self.http_line());
        if let Some(base) = &self.draft.base {
            line.push_str(&format!(" below `{base}`"));
        }
        if let Some(scopes) = scope_sentence(&self.draft.access) {
            line.push_str(" · ");
            line.push_str(&scopes);
        }
        lines.push(line);
        lines
    }
}
