//! The item that the attribute stands on: a function, a trait of functions, or what it was not made for.
//! First stage of the attribute's door, before anything is judged.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Generics, Token, TypeParamBound, Visibility, WhereClause};

use crate::declaration::function::Function;
use crate::declaration::signature::{is_function, tokens_until};

/// An item, as far as it is read.
pub(crate) enum Item {
    Function(Box<Function>),
    Trait(Box<Trait>),
    Other,
}

/// A trait.
pub(crate) struct Trait {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) safety: Option<Token![unsafe]>,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) supertraits: Punctuated<TypeParamBound, Token![+]>,
    pub(crate) members: Vec<Member>,
}

/// An item of a trait.
pub(crate) enum Member {
    Method(Box<Function>),
    Other(TokenStream),
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer)?;
        ahead.parse::<Visibility>()?;
        if is_function(&ahead) {
            return input.parse().map(|function| Self::Function(Box::new(function)));
        }
        ahead.parse::<Option<Token![unsafe]>>()?;
        if ahead.peek(Token![trait]) {
            return input.parse().map(|item| Self::Trait(Box::new(item)));
        }
        input.parse::<TokenStream>().map(|_| Self::Other)
    }
}

impl Parse for Trait {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (attributes, visibility, safety) = (input.call(Attribute::parse_outer)?, input.parse()?, input.parse()?);
        input.parse::<Token![trait]>()?;
        let (ident, generics) = (input.parse()?, input.parse()?);
        let supertraits = supertraits(input)?;
        input.parse::<Option<WhereClause>>()?;
        let content;
        syn::braced!(content in input);
        let mut members = Vec::new();
        while !content.is_empty() {
            members.push(content.parse()?);
        }
        Ok(Self { attributes, visibility, safety, ident, generics, supertraits, members })
    }
}

fn supertraits(input: ParseStream<'_>) -> syn::Result<Punctuated<TypeParamBound, Token![+]>> {
    let mut supertraits = Punctuated::new();
    if input.parse::<Option<Token![:]>>()?.is_some() {
        while !input.peek(Token![where]) && !input.peek(syn::token::Brace) {
            supertraits.push_value(input.parse()?);
            if let Some(plus) = input.parse()? {
                supertraits.push_punct(plus);
            }
        }
    }
    Ok(supertraits)
}

impl Parse for Member {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer)?;
        if is_function(&ahead) {
            return input.parse().map(|method| Self::Method(Box::new(method)));
        }
        let mut tokens = tokens_until(input, |input| input.peek(Token![;]) || input.peek(syn::token::Brace))?;
        if !input.is_empty() {
            tokens.extend([input.parse::<TokenTree>()?]);
        }
        Ok(Self::Other(tokens))
    }
}
