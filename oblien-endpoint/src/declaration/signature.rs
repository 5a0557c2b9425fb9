//! The signature of a function, parsed by hand: `syn` without the grammar of statements compiles in two thirds of the time.
//! First stage of the attribute's door, before anything is judged.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Generics, LitStr, ReturnType, Token, Type};

/// A signature, from its qualifiers to its `where` clause.
#[derive(Clone)]
pub(crate) struct Signature {
    pub(crate) constness: Option<Token![const]>,
    pub(crate) asyncness: Option<Token![async]>,
    pub(crate) safety: Option<Token![unsafe]>,
    pub(crate) abi: Option<Token![extern]>,
    pub(crate) fn_token: Token![fn],
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// `self` as it was written, if there is one.
    pub(crate) receiver: Option<TokenStream>,
    pub(crate) arguments: Vec<Typed>,
    pub(crate) variadic: Option<Token![...]>,
    pub(crate) output: ReturnType,
}

/// An argument with a type.
#[derive(Clone)]
pub(crate) struct Typed {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) pattern: Pattern,
    pub(crate) ty: Type,
}

/// What stands before the colon of an argument.
#[derive(Clone)]
pub(crate) enum Pattern {
    Name(Ident),
    /// Anything else, and the name that it binds if it binds a whole value.
    Other(TokenStream, Option<Ident>),
}

/// Whether a function starts here, behind attributes and visibility.
pub(crate) fn is_function(input: ParseStream<'_>) -> bool {
    let input = input.fork();
    Qualifiers::parse(&input).is_ok() && input.peek(Token![fn])
}

struct Qualifiers(Option<Token![const]>, Option<Token![async]>, Option<Token![unsafe]>, Option<Token![extern]>);

impl Qualifiers {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let qualifiers = Self(input.parse()?, input.parse()?, input.parse()?, input.parse()?);
        if qualifiers.3.is_some() {
            input.parse::<Option<LitStr>>()?;
        }
        Ok(qualifiers)
    }
}

impl Parse for Signature {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let Qualifiers(constness, asyncness, safety, abi) = Qualifiers::parse(input)?;
        let (fn_token, ident) = (input.parse()?, input.parse()?);
        let mut generics: Generics = input.parse()?;
        let content;
        syn::parenthesized!(content in input);
        let inputs = Inputs::parse(&content)?;
        let output = input.parse()?;
        generics.where_clause = input.parse()?;
        let Inputs { receiver, arguments, variadic } = inputs;
        Ok(Self { constness, asyncness, safety, abi, fn_token, ident, generics, receiver, arguments, variadic, output })
    }
}

/// What stands in the parentheses.
#[derive(Default)]
struct Inputs {
    receiver: Option<TokenStream>,
    arguments: Vec<Typed>,
    variadic: Option<Token![...]>,
}

impl Inputs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut inputs = Self::default();
        while !input.is_empty() {
            let attributes = input.call(Attribute::parse_outer)?;
            if is_receiver(input) {
                inputs.receiver = Some(tokens_until(input, |input| input.peek(Token![,]))?);
            } else if input.peek(Token![...]) {
                inputs.variadic = Some(input.parse()?);
            } else {
                let pattern = Pattern::parse(input)?;
                input.parse::<Token![:]>()?;
                inputs.arguments.push(Typed { attributes, pattern, ty: input.parse()? });
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(inputs)
    }
}

/// `self`, `&self`, `&'a mut self`, `mut self: Box<Self>`.
fn is_receiver(input: ParseStream<'_>) -> bool {
    let input = input.fork();
    let is_read = input.parse::<Option<Token![&]>>().is_ok()
        && input.parse::<Option<syn::Lifetime>>().is_ok()
        && input.parse::<Option<Token![mut]>>().is_ok();
    is_read && input.peek(Token![self])
}

impl Pattern {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let tokens = tokens_until(input, |input| input.peek(Token![:]) && !input.peek(Token![::]))?;
        if let Ok(name) = syn::parse2::<Ident>(tokens.clone()) {
            return Ok(Self::Name(name));
        }
        let mut words = tokens.clone().into_iter().skip_while(|token| is_word(token, "ref") || is_word(token, "mut"));
        let name = match (words.next(), words.next()) {
            (Some(TokenTree::Ident(name)), None) if name != "_" => Some(name),
            (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(at))) if at.as_char() == '@' => Some(name),
            _ => None,
        };
        Ok(Self::Other(tokens, name))
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// Takes tokens, groups as a whole, until something stands next or nothing does.
pub(crate) fn tokens_until(input: ParseStream<'_>, is_end: fn(ParseStream<'_>) -> bool) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !is_end(input) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}
