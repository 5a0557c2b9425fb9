//! A module of the generated client: its items and the modules below it.
//! What the emitters hand to the printer.

use proc_macro2::TokenStream;
use quote::quote;
/// The path segment that stands for the root of the generated code until it is printed: `::__root::types::Pet`.
pub(crate) const ROOT: &str = "__root";

/// A module, not yet printed.
pub(crate) struct Module {
    /// Its name; empty for the root.
    pub(crate) name: String,
    /// A sentence about it.
    pub(crate) docs: Vec<String>,
    pub(crate) items: TokenStream,
    pub(crate) children: Vec<Module>,
    /// The Cargo feature without which it is not compiled.
    pub(crate) feature: Option<String>,
    /// Whether its items are found one level up, as if they stood there, and the module itself is not.
    pub(crate) is_lifted: bool,
}

impl Module {
    pub(crate) fn new(name: &str, docs: String, items: TokenStream) -> Self {
        Self { name: name.to_owned(), docs: vec![docs], items, children: Vec::new(), feature: None, is_lifted: false }
    }
}

/// Puts the modules under one root.
pub(crate) fn root(children: Vec<Module>, docs: Vec<String>) -> Module {
    // Endpoints that are declared by hand find the runtime through the client they belong to.
    let items = quote!(
        #[doc(hidden)]
        pub use ::oblien_client;
    );
    Module { name: String::new(), docs, items, children, feature: None, is_lifted: false }
}
