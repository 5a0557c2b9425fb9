//! Calls of well-known trait functions written as methods, and derives by their short names, as a person writes them.
//! The first pass of printing: emitters write what needs nothing in scope, because the attribute needs it so.

use syn::visit_mut::{VisitMut, visit_attribute_mut, visit_expr_mut};
use syn::{Attribute, Expr, ExprCall, ExprMethodCall, Ident, Item, Meta, Path};

/// Functions of traits that are in scope everywhere; the first argument becomes what the method is called on.
const METHODS: [&str; 4] = [
    "core::convert::Into::into",
    "core::iter::IntoIterator::into_iter",
    "core::iter::Iterator::map",
    "core::iter::Iterator::collect",
];

/// Rewrites all items of a module.
pub(super) fn sweeten(items: &mut [Item]) {
    items.iter_mut().for_each(|item| Sugar.visit_item_mut(item));
}

struct Sugar;

impl VisitMut for Sugar {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_expr_mut(self, expression);
        if let Expr::Call(call) = expression
            && let Some(method) = as_method(call)
        {
            *expression = Expr::MethodCall(method);
        }
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        visit_attribute_mut(self, attribute);
        if let Meta::List(list) = &mut attribute.meta
            && list.path.is_ident("derive")
            && let Ok(paths) = list.parse_args_with(syn::punctuated::Punctuated::<Path, syn::Token![,]>::parse_terminated)
        {
            let names: Vec<Ident> = paths.iter().filter_map(|path| path.segments.last()).map(|last| last.ident.clone()).collect();
            list.tokens = quote::quote!(#(#names),*);
        }
    }
}

fn as_method(call: &ExprCall) -> Option<ExprMethodCall> {
    let Expr::Path(function) = &*call.func else { return None };
    function.path.leading_colon?;
    let names: Vec<String> = function.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    METHODS.contains(&names.join("::").as_str()).then_some(())?;
    let mut arguments = call.args.iter();
    let receiver = arguments.next()?;
    let method = &function.path.segments.last()?.ident;
    syn::parse2(quote::quote!(#receiver.#method(#(#arguments),*))).ok()
}
