//! The names a file brings into scope: which short name stands for which path, and the `use` lines for them.
//! Used by the shortening of paths.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proc_macro2::{Ident, Span};
use syn::Item;

/// Names that are in scope everywhere; a path to them needs no `use`, and nothing else takes their name.
const PRELUDE: &[(&str, &str)] = &[
    ("core", "convert::From"),
    ("core", "convert::Into"),
    ("core", "default::Default"),
    ("core", "iter::IntoIterator"),
    ("core", "option::Option"),
    ("core", "option::Option::None"),
    ("core", "option::Option::Some"),
    ("core", "result::Result"),
    ("core", "result::Result::Err"),
    ("core", "result::Result::Ok"),
    ("std", "boxed::Box"),
    ("std", "string::String"),
    ("std", "vec::Vec"),
];

/// How a path is written in a file.
pub(crate) enum Spelling {
    /// By its last name alone.
    Short,
    /// By its module's name and its last name.
    WithModule,
    /// In full.
    Full,
}

/// The names of one file.
pub(crate) struct Imports {
    /// Names that items of the file itself take.
    local: HashSet<String>,
    /// The path each short name stands for.
    names: BTreeMap<String, Vec<String>>,
}

impl Imports {
    pub(crate) fn new(local: HashSet<String>) -> Self {
        Self { local, names: BTreeMap::new() }
    }

    /// Decides how a path is written, and notes what has to be imported for it.
    pub(crate) fn spell(&mut self, path: &[String]) -> Spelling {
        let Some((name, module)) = path.split_last() else { return Spelling::Full };
        if is_prelude(path) && !self.local.contains(name) {
            return Spelling::Short;
        }
        if !is_prelude_name(name) && self.claim(name, path) {
            return Spelling::Short;
        }
        match module.last() {
            Some(parent) if is_prelude(module) && !self.local.contains(parent) => Spelling::WithModule,
            Some(parent) if module.len() > 1 && !is_relative(parent) && self.claim(parent, module) => Spelling::WithModule,
            _ => Spelling::Full,
        }
    }

    fn claim(&mut self, name: &str, path: &[String]) -> bool {
        if self.local.contains(name) {
            return false;
        }
        let known = self.names.entry(name.to_owned()).or_insert_with(|| path.to_vec());
        known == path
    }

    /// Returns the `use` items: the standard library first, then other crates, then this one.
    pub(crate) fn items(&self) -> Vec<Item> {
        let mut grouped: BTreeMap<(u8, &[String]), BTreeSet<&String>> = BTreeMap::new();
        for path in self.names.values() {
            if let Some((name, module)) = path.split_last()
                && !module.is_empty()
            {
                grouped.entry((rank(path), module)).or_default().insert(name);
            }
        }
        grouped
            .into_iter()
            .map(|((_, module), names)| {
                let module: Vec<_> = module.iter().map(|part| ident(part)).collect();
                let names: Vec<_> = names.into_iter().map(|name| ident(name)).collect();
                match names.as_slice() {
                    [name] => syn::parse_quote!(use #(#module::)* #name;),
                    names => syn::parse_quote!(use #(#module::)* {#(#names),*};),
                }
            })
            .collect()
    }
}

/// An identifier from its text, raw or not.
pub(crate) fn ident(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(text) => Ident::new_raw(text, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

fn rank(path: &[String]) -> u8 {
    match path.first().map(String::as_str) {
        Some("core" | "std") => 0,
        Some("super" | "self" | "crate") => 2,
        _ => 1,
    }
}

fn is_relative(name: &str) -> bool {
    matches!(name, "super" | "self" | "crate")
}

pub(super) fn is_prelude(path: &[String]) -> bool {
    let Some((krate, rest)) = path.split_first() else { return false };
    PRELUDE.iter().any(|(known, path)| krate == known && path.split("::").eq(rest.iter().map(String::as_str)))
}

fn is_prelude_name(name: &str) -> bool {
    PRELUDE.iter().any(|(_, path)| path.rsplit("::").next() == Some(name))
}
