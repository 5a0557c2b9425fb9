//! The text of one module: its items shortened, formatted and put below the `use` lines that they need.
//! Part of printing. What was printed is let go of at once, as a file may have tens of thousands of items.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item};

use crate::bug::Bug;
use crate::emit::{Call, Definition, Piece};
use crate::print::definition;
use crate::print::items::Printer;
use crate::print::plain::{self, Plain};
use crate::print::shorten::{Shortener, item_name};

/// Where the items of a module stand.
pub(super) struct Scope<'a> {
    /// The path of the module.
    pub(super) module: &'a [String],
    /// Where its items are found: one level up for a module that is lifted.
    pub(super) found: &'a [String],
    /// The names of the modules below it.
    pub(super) below: &'a [String],
}

/// Prints items in order; returns the names of all of them too, sorted.
///
/// A path is shortened by what the module names itself, so names that are not known before come from all items at once.
pub(super) fn print(
    pieces: impl Iterator<Item = Piece>,
    names: Option<Vec<String>>,
    scope: &Scope<'_>,
) -> Result<(String, Vec<String>), Bug> {
    let mut parts = pieces.map(|piece| read(piece, scope));
    let Some(names) = names else {
        let all = parts.collect::<Result<Vec<_>, Bug>>()?;
        let names: BTreeSet<String> = all.iter().flatten().filter_map(Part::name).collect();
        return print_named(all.into_iter().map(Ok), names, scope);
    };
    print_named(&mut parts, names.into_iter().collect(), scope)
}

/// One item.
enum Part {
    Item(Box<Item>),
    Plain(Plain),
    Definition(Definition),
    Call(Call),
}

impl Part {
    fn name(&self) -> Option<String> {
        match self {
            Self::Item(item) => item_name(item),
            Self::Plain(item) => item.name(),
            Self::Definition(definition) => Some(definition.name.clone()),
            Self::Call(_) => None,
        }
    }
}

fn read(piece: Piece, scope: &Scope<'_>) -> Result<Vec<Part>, Bug> {
    match piece {
        Piece::Tokens(tokens) => {
            let mut parts = Vec::new();
            for item in plain::items(tokens) {
                match item.is_known() {
                    true => parts.push(Part::Plain(item)),
                    false => parts.extend(parse(item.into_tokens(), scope)?.into_iter().map(|item| Part::Item(Box::new(item)))),
                }
            }
            Ok(parts)
        }
        Piece::Definition(definition) => Ok(vec![Part::Definition(definition)]),
        Piece::Call(call) => Ok(vec![Part::Call(call)]),
    }
}

/// Parses items; tokens that are no Rust are a fault of the emitters.
fn parse(items: TokenStream, scope: &Scope<'_>) -> Result<Vec<Item>, Bug> {
    let told = |error| Bug::new(format!("module `{}` does not parse: {error}", scope.module.join("::")));
    syn::parse2::<File>(items).map(|file| file.items).map_err(told)
}

fn print_named(
    parts: impl Iterator<Item = Result<Vec<Part>, Bug>>,
    names: BTreeSet<String>,
    scope: &Scope<'_>,
) -> Result<(String, Vec<String>), Bug> {
    let shortener = Shortener::new(scope, &names);
    let mut sheet = Sheet { scope, shortener, reexports: Vec::new(), body: Printer::default() };
    for some in parts {
        for part in some? {
            if let Some(name) = part.name().filter(|name| !names.contains(name)) {
                return Err(Bug::new(format!("the item `{name}` was not announced by its module")));
            }
            sheet.add(part)?;
        }
    }
    let text = sheet.finish();
    Ok((text, names.into_iter().collect()))
}

/// The text of a module while items are added to it.
struct Sheet<'a> {
    scope: &'a Scope<'a>,
    shortener: Shortener<'a>,
    reexports: Vec<Item>,
    body: Printer,
}

impl Sheet<'_> {
    fn add(&mut self, part: Part) -> Result<(), Bug> {
        match part {
            Part::Item(item) => self.add_item(*item),
            Part::Plain(item) => self.add_plain(item)?,
            Part::Call(call) => self.body.push_text(&definition::print_call(&call, &mut self.shortener)),
            Part::Definition(definition) => match definition::print(&definition, &mut self.shortener) {
                Some(text) => self.body.push_text(&text),
                None => {
                    parse(definition.into_token_stream(), self.scope)?.into_iter().for_each(|item| self.add_item(item));
                }
            },
        }
        Ok(())
    }

    fn add_plain(&mut self, item: Plain) -> Result<(), Bug> {
        let is_empty_impl = item.is_empty_impl();
        match item.print(&mut self.shortener)? {
            Ok(text) if is_empty_impl => self.body.push_empty_impl(&text),
            Ok(text) => self.body.push_text(&text),
            Err(tokens) => parse(tokens, self.scope)?.into_iter().for_each(|item| self.add_item(item)),
        }
        Ok(())
    }

    fn add_item(&mut self, mut item: Item) {
        self.shortener.shorten(&mut item);
        match item {
            Item::Use(_) => self.reexports.push(item),
            item => self.body.push(item),
        }
    }

    fn finish(self) -> String {
        let mut head = Printer::default();
        self.shortener.uses().into_iter().chain(self.reexports).for_each(|item| head.push(item));
        head.followed_by(self.body)
    }
}
