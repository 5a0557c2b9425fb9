//! A module of the generated client: its items and the modules below it.
//! What the emitters hand to the printer.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Piece;

/// The path segment that stands for the root of the generated code until it is printed: `::__root::types::Pet`.
pub(crate) const ROOT: &str = "__root";

/// A module, not yet printed.
pub(crate) struct Module<'a> {
    /// Its name; empty for the root.
    pub(crate) name: String,
    /// A sentence about it.
    pub(crate) docs: Vec<String>,
    /// Its items, some at a time. They are made when the module is printed, since the tokens of all modules together are the most
    /// memory that generating would ever take.
    pub(crate) items: Box<dyn Iterator<Item = Piece> + 'a>,
    /// The names of all its items, where they are known before the items are made.
    pub(crate) names: Option<Vec<String>>,
    pub(crate) children: Vec<Module<'a>>,
    /// The Cargo feature without which it is not compiled.
    pub(crate) feature: Option<String>,
    /// Whether its items are found one level up, as if they stood there, and the module itself is not.
    pub(crate) is_lifted: bool,
}

impl<'a> Module<'a> {
    pub(crate) fn new(name: &str, docs: String, items: impl Iterator<Item = TokenStream> + 'a) -> Self {
        Self::of_pieces(name, docs, items.map(Piece::Tokens))
    }

    pub(crate) fn of_pieces(name: &str, docs: String, items: impl Iterator<Item = Piece> + 'a) -> Self {
        Self {
            name: name.to_owned(),
            docs: vec![docs],
            items: Box::new(items),
            names: None,
            children: Vec::new(),
            feature: None,
            is_lifted: false,
        }
    }
}

/// Puts the modules under one root.
pub(crate) fn root<'a>(children: Vec<Module<'a>>, docs: Vec<String>) -> Module<'a> {
    // Endpoints that are declared by hand find the runtime through the client they belong to.
    let items = quote!(
        #[doc(hidden)]
        pub use ::oblien_client;
    );
    Module { docs, children, ..Module::new("", String::new(), std::iter::once(items)) }
}
