//! Calls of well-known trait functions written as methods, and derives by their short names, as a person writes them.
//! Part of printing: emitters write what needs nothing in scope, because the attribute needs it so.

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprCall, ExprMethodCall, Meta, Path};

/// Functions of traits that are in scope everywhere; the first argument becomes what the method is called on.
pub(super) const METHODS: [&[&str]; 4] = [
    &["core", "convert", "Into", "into"],
    &["core", "iter", "IntoIterator", "into_iter"],
    &["core", "iter", "Iterator", "map"],
    &["core", "iter", "Iterator", "collect"],
];

/// Writes a call of such a function as one of the method.
pub(super) fn sweeten(expression: &mut Expr) {
    if let Expr::Call(call) = expression
        && is_method(&call.func)
        && let Some(method) = as_method(call)
    {
        *expression = method;
    }
}

fn is_method(function: &Expr) -> bool {
    let is_one = |path: &Path| METHODS.iter().any(|method| path.segments.iter().map(|segment| &segment.ident).eq(method.iter()));
    matches!(function, Expr::Path(function) if function.path.leading_colon.is_some() && is_one(&function.path))
}

fn as_method(call: &mut ExprCall) -> Option<Expr> {
    let Expr::Path(function) = &*call.func else { return None };
    let method = function.path.segments.last()?.ident.clone();
    let mut arguments = std::mem::take(&mut call.args).into_iter();
    Some(Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(arguments.next()?),
        dot_token: Default::default(),
        method,
        turbofish: None,
        paren_token: Default::default(),
        args: arguments.collect::<Punctuated<Expr, _>>(),
    }))
}

/// Writes what is derived by its last name, if it is the standard library's.
pub(super) fn shorten_derive(attribute: &mut Attribute) {
    if let Meta::List(list) = &mut attribute.meta
        && list.path.is_ident("derive")
    {
        list.tokens = short_names(std::mem::take(&mut list.tokens));
    }
}

fn short_names(paths: TokenStream) -> TokenStream {
    let mut short = TokenStream::new();
    let mut path: Vec<TokenTree> = Vec::new();
    for token in paths {
        let is_comma = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
        path.push(token);
        if is_comma {
            short.extend(short_name(std::mem::take(&mut path)));
        }
    }
    short.extend(short_name(path));
    short
}

/// The end of a path into `core`, from its last name on; other paths as they are.
fn short_name(path: Vec<TokenTree>) -> Vec<TokenTree> {
    let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_));
    let is_core = path.iter().find(|token| is_name(token)).is_some_and(|first| first.to_string() == "core");
    match path.iter().rposition(is_name).filter(|_| is_core) {
        Some(last) => path.into_iter().skip(last).collect(),
        None => path,
    }
}
