//! Shortens the absolute paths that the emitters write, file by file.
//! Part of printing: a pass over the parsed items that ends with the `use` lines they need.

use std::collections::HashSet;

use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{Item, Path, PathSegment};

use crate::emit::ROOT;
use crate::print::imports::{Imports, Spelling, ident};

/// Shortens all paths of a module's items; returns the `use` items they need.
///
/// `module` is where the items stand, `found` where they are found: one level up for a module that is lifted.
/// `children` are the names of the modules below it.
pub(super) fn shorten(items: &mut [Item], module: &[String], found: &[String], children: &[String]) -> Vec<Item> {
    let own: HashSet<String> = items.iter().filter_map(item_name).collect();
    let local = own.iter().chain(children).cloned().collect();
    let mut shortener = Shortener { module, found, imports: Imports::new(local), own };
    items.iter_mut().for_each(|item| shortener.visit_item_mut(item));
    shortener.imports.items()
}

struct Shortener<'a> {
    module: &'a [String],
    found: &'a [String],
    imports: Imports,
    /// Names that items of this module have: a path to one of them is its name alone.
    own: HashSet<String>,
}

impl VisitMut for Shortener<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        if path.leading_colon.is_some() {
            self.rewrite(path);
        }
    }

    fn visit_item_macro_mut(&mut self, item: &mut syn::ItemMacro) {
        if item.mac.path.leading_colon.is_some() {
            self.rewrite(&mut item.mac.path);
        }
    }

    fn visit_item_use_mut(&mut self, item: &mut syn::ItemUse) {
        item.leading_colon = None;
    }
}

impl Shortener<'_> {
    fn rewrite(&mut self, path: &mut Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let named = named_length(&names);
        let target = self.relative(&names[..named]);
        let kept = self.kept(&names[..named], &target);
        let rest: Vec<PathSegment> = path.segments.iter().skip(named - 1).cloned().collect();
        path.leading_colon = None;
        path.segments =
            target[target.len() - kept..target.len() - 1].iter().map(|name| PathSegment::from(ident(name))).chain(rest).collect();
    }

    /// How many of the last names of a path are written.
    fn kept(&mut self, names: &[String], target: &[String]) -> usize {
        if self.is_own(names) {
            return 1;
        }
        // What stands in a module below is found by that module's name.
        if target.first().is_some_and(|first| first == "self") {
            return target.len() - 1;
        }
        match self.imports.spell(target) {
            Spelling::Short => 1,
            Spelling::WithModule => 2,
            Spelling::Full => target.len(),
        }
    }

    /// Whether a path leads to an item of this very module.
    fn is_own(&self, names: &[String]) -> bool {
        match names.split_first() {
            Some((root, [module @ .., name])) if root == ROOT => module == self.found && self.own.contains(name),
            _ => false,
        }
    }

    /// The path as it is written in a `use` of this module.
    fn relative(&self, names: &[String]) -> Vec<String> {
        match names.split_first() {
            Some((root, rest)) if root == ROOT => {
                let module_of_target = &rest[..rest.len().saturating_sub(1)];
                let shared = self.module.iter().zip(module_of_target).take_while(|(ours, theirs)| ours == theirs).count();
                let ups = self.module.len() - shared;
                let start = if ups == 0 { vec!["self".to_owned()] } else { vec!["super".to_owned(); ups] };
                start.into_iter().chain(rest[shared..].iter().cloned()).collect()
            }
            _ => names.to_vec(),
        }
    }
}

/// How many segments name the thing to import: up to the first type, constant or trait; of a function, its module.
fn named_length(names: &[String]) -> usize {
    let first_item = names.iter().position(|name| name.starts_with(|first: char| first.is_uppercase()));
    match first_item {
        Some(index) => index + 1,
        None => names.len().saturating_sub(1).max(1),
    }
}

/// The names of the items, in order: every item that has a name is public.
pub(super) fn public_names(items: &[Item]) -> Vec<String> {
    let mut names: Vec<String> = items.iter().filter_map(item_name).collect();
    names.sort();
    names
}

fn item_name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => return declared_by_macro(item),
        _ => return None,
    };
    Some(ident.to_string())
}

/// A macro of the runtime that declares a type names it after `struct`.
fn declared_by_macro(item: &syn::ItemMacro) -> Option<String> {
    let text = super::items::macro_text(item)?;
    let mut words = text.split(|next: char| !next.is_alphanumeric() && next != '_');
    words.find(|word| *word == "struct")?;
    words.next().map(str::to_owned)
}
