//! Items one by one as text, with blank lines between them.
//! Part of printing: the formatter prints no blank lines and does not know the bodies of our macros.

use proc_macro2::TokenTree;
use syn::{Item, ItemMacro, Lit};

use crate::print::spacing;

/// Prints items one after the other.
#[derive(Default)]
pub(super) struct Printer {
    text: String,
    previous: Option<Kind>,
}

impl Printer {
    pub(super) fn push(&mut self, item: Item) {
        let kind = Kind::of(&item);
        self.push_as(kind, &print_item(item));
    }

    /// Adds an item that is text already.
    pub(super) fn push_text(&mut self, text: &str) {
        self.push_as(Kind::Other, text);
    }

    /// Adds an `impl` block without members that is text already.
    pub(super) fn push_empty_impl(&mut self, text: &str) {
        self.push_as(Kind::EmptyImpl, text);
    }

    fn push_as(&mut self, kind: Kind, text: &str) {
        if self.previous.is_some_and(|previous| previous != kind || !kind.stands_together()) {
            self.text.push('\n');
        }
        self.previous = Some(kind);
        self.text.push_str(text);
    }

    /// The text, with that of other items of another kind below it.
    pub(super) fn followed_by(self, below: Self) -> String {
        let mut text = self.text;
        if !text.is_empty() && !below.text.is_empty() {
            text.push('\n');
        }
        text.push_str(&below.text);
        text
    }
}

/// What an item is, as far as blank lines are concerned.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use,
    EmptyImpl,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(_) => Self::Use,
            Item::Impl(item) if item.items.is_empty() => Self::EmptyImpl,
            _ => Self::Other,
        }
    }

    fn stands_together(self) -> bool {
        self != Self::Other
    }
}

pub(super) fn print_item(item: Item) -> String {
    if let Item::Macro(item) = &item
        && let Some(body) = macro_text(item)
    {
        let path = path_text(&item.mac.path);
        let end = if body.ends_with(')') { ";\n" } else { "\n" };
        return format!("{path}!{body}{end}");
    }
    spacing::space(&prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] }))
}

/// The body of a macro that was given as one literal: the text to print, delimiters included.
pub(super) fn macro_text(item: &ItemMacro) -> Option<String> {
    let mut tokens = item.mac.tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(literal)), None) => match Lit::new(literal) {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn path_text(path: &syn::Path) -> String {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::")
}
