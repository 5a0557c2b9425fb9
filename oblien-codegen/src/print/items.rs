//! Items one by one as text, with blank lines between them.
//! Part of printing: the formatter prints no blank lines and does not know the bodies of our macros.

use syn::{Item, ItemMacro, Lit};

use crate::print::spacing;

/// Prints items in order.
pub(super) fn print(items: Vec<Item>) -> String {
    let mut text = String::new();
    let mut previous: Option<Kind> = None;
    for item in items {
        let kind = Kind::of(&item);
        if previous.is_some_and(|previous| previous != kind || !kind.stands_together()) {
            text.push('\n');
        }
        previous = Some(kind);
        text.push_str(&print_item(item));
    }
    text
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

fn print_item(item: Item) -> String {
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
    match syn::parse2::<Lit>(item.mac.tokens.clone()).ok()? {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

fn path_text(path: &syn::Path) -> String {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::")
}
