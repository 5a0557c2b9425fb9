//! Shortens the absolute paths that the emitters write, file by file, and what else a person would write shorter.
//! Part of printing: a pass over each parsed item; the `use` lines they all need are known after the last.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use syn::visit_mut::{VisitMut, visit_expr_mut, visit_path_mut};
use syn::{Attribute, Expr, Item, Path, PathSegment};

use crate::emit::ROOT;
use crate::print::imports::{Imports, Spelling, ident, is_prelude};
use crate::print::sugar;
use crate::print::text::Scope;

/// Shortens the paths of a module's items, and knows the `use` items they need.
pub(super) struct Shortener<'a> {
    scope: &'a Scope<'a>,
    imports: Imports,
    /// Names that items of this module have: a path to one of them is its name alone.
    own: &'a BTreeSet<String>,
    /// What was decided before, by the names of the path.
    spelt: HashMap<Vec<String>, Rc<[String]>>,
}

impl<'a> Shortener<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, own: &'a BTreeSet<String>) -> Self {
        let local = own.iter().chain(scope.below).cloned().collect();
        Self { scope, imports: Imports::new(local), own, spelt: HashMap::new() }
    }

    /// Shortens all paths of an item.
    pub(super) fn shorten(&mut self, item: &mut Item) {
        self.visit_item_mut(item);
    }

    /// Returns the `use` items that what was shortened needs.
    pub(super) fn uses(&self) -> Vec<Item> {
        self.imports.items()
    }
}

impl VisitMut for Shortener<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        sugar::sweeten(expression);
        visit_expr_mut(self, expression);
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        sugar::shorten_derive(attribute);
    }

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
        let before = self.spell(&names[..named]);
        path.leading_colon = None;
        let rest = std::mem::take(&mut path.segments).into_iter().skip(named - 1);
        path.segments = before.iter().map(|name| PathSegment::from(ident(name))).chain(rest).collect();
    }

    /// What is written before the last of the names that stand for a thing to import; the same for the same names.
    pub(super) fn spell(&mut self, names: &[String]) -> Rc<[String]> {
        if let Some(known) = self.spelt.get(names) {
            return Rc::clone(known);
        }
        let target = self.relative(names);
        let kept = self.kept(names, &target);
        let before: Rc<[String]> = target[target.len() - kept..target.len() - 1].into();
        self.spelt.insert(names.to_vec(), Rc::clone(&before));
        before
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
            Some((root, [module @ .., name])) if root == ROOT => module == self.scope.found && self.own.contains(name),
            _ => false,
        }
    }

    /// The path as it is written in a `use` of this module.
    fn relative(&self, names: &[String]) -> Vec<String> {
        match names.split_first() {
            Some((root, rest)) if root == ROOT => {
                let module_of_target = &rest[..rest.len().saturating_sub(1)];
                let shared = self.scope.module.iter().zip(module_of_target).take_while(|(ours, theirs)| ours == theirs).count();
                let ups = self.scope.module.len() - shared;
                let start = if ups == 0 { vec!["self".to_owned()] } else { vec!["super".to_owned(); ups] };
                start.into_iter().chain(rest[shared..].iter().cloned()).collect()
            }
            _ => names.to_vec(),
        }
    }
}

/// How many segments name the thing to import: up to the first type, constant or trait; of a function, its module.
///
/// Variants that are in scope everywhere are such things, too.
pub(super) fn named_length(names: &[String]) -> usize {
    if is_prelude(names) {
        return names.len();
    }
    let first_item = names.iter().position(|name| name.starts_with(|first: char| first.is_uppercase()));
    match first_item {
        Some(index) => index + 1,
        None => names.len().saturating_sub(1).max(1),
    }
}

/// The name of an item: every item that has one is public.
pub(super) fn item_name(item: &Item) -> Option<String> {
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

/// The macro of the runtime that declares the client names it in a line of its own.
fn declared_by_macro(item: &syn::ItemMacro) -> Option<String> {
    if item.mac.path.segments.last()?.ident != "client" {
        return None;
    }
    let text = super::items::macro_text(item)?;
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix("pub struct "))?;
    line.split(|next: char| !next.is_alphanumeric() && next != '_').next().map(str::to_owned)
}
