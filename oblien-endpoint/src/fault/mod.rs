//! What is wrong with an endpoint: all texts of the rules, each with the token at fault and what to do.
//! Made by the checks and by the attribute's door; shown as compiler errors there, and as diagnostics by the generator.

mod argument;
mod function;
mod key;
mod path;
mod reply;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

/// One broken rule.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The token at fault, or the first of several.
    pub span: Span,
    /// The last token at fault.
    end: Span,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, end: span, message: message.into(), help: help.into() }
    }

    /// Marks all tokens of something as at fault.
    fn over(tokens: &impl ToTokens, message: impl Into<String>, help: impl Into<String>) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let end = spans.last().unwrap_or(first);
        Self { end, ..Self::new(first, message, help) }
    }

    /// Returns the fault as an error of the compiler, on the tokens at fault; the help is its last line.
    #[must_use]
    pub fn to_compile_error(&self) -> TokenStream {
        let text = format!("{}\n\nhelp: {}", self.message, self.help);
        let path = quote_spanned!(self.span=> ::core::compile_error!);
        let text = quote_spanned!(self.end=> { #text });
        quote!(#path #text)
    }
}
