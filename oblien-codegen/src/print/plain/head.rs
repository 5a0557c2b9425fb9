//! What stands before the members of an item.
//! Part of printing without parsing.

use proc_macro2::TokenTree;

use super::flat::STEP;
use super::writer::{Rest, Writer};
use super::{as_ident, is_word};
use crate::print::shorten::Shortener;

/// By how much members are indented.
const MEMBER: usize = 4;

/// Prints it, and the end of one that has none.
pub(super) fn print(tokens: &[TokenTree], is_empty: bool, shortener: &mut Shortener<'_>, text: &mut String) -> Option<()> {
    let mut writer = Writer::new(shortener);
    writer.head(tokens)?;
    writer.flat.push(" {");
    if is_empty {
        writer.flat.stop();
        writer.flat.push("}");
    }
    writer.flat.print(0, MEMBER, text);
    Some(())
}

impl Writer<'_, '_> {
    /// `pub struct Name<S>`, or `impl<S> Trait for Type`.
    fn head(&mut self, tokens: Rest<'_>) -> Option<()> {
        let (keyword, rest) = self.visibility(tokens)?.split_first()?;
        if is_word(keyword, "struct") {
            self.flat.push("struct ");
            let (name, rest) = rest.split_first()?;
            self.flat.push(&as_ident(Some(name))?.to_string());
            return self.parameters(rest)?.is_empty().then_some(());
        }
        is_word(keyword, "impl").then_some(())?;
        self.flat.open_loose(-STEP);
        self.flat.open(STEP);
        self.flat.push("impl");
        let rest = self.parameters(rest)?;
        self.flat.close();
        self.flat.push(" ");
        let rest = match self.ty(rest)?.split_first() {
            Some((word, rest)) if is_word(word, "for") => {
                self.flat.space();
                self.flat.push("for ");
                self.ty(rest)?
            }
            Some(_) => return None,
            None => &[],
        };
        self.flat.close();
        rest.is_empty().then_some(())
    }
}
