//! The function that is declared: its attributes, visibility and signature, whatever stands behind it.
//! First stage of the attribute's door, beside the keys.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, ExprLit, GenericParam, Lit, Meta, ReturnType, Token, Type, Visibility};

use crate::declaration::keys::Subject;
use crate::declaration::signature::Signature;
use crate::emit::mentions;
use crate::fault::Fault;

/// A function as it was written.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attributes: Attributes,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    end: End,
}

/// What stands behind the signature.
#[derive(Clone)]
enum End {
    Semicolon,
    Body(Span),
    Nothing,
}

/// The attributes of a function or an argument, by what becomes of them.
#[derive(Clone, Default)]
pub(crate) struct Attributes {
    pub(crate) docs: Vec<String>,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) deprecated: Option<Attribute>,
    pub(crate) others: Vec<Attribute>,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = Attributes::sort(input.call(Attribute::parse_outer)?);
        let visibility = input.parse()?;
        let signature = input.parse()?;
        let end = if input.peek(syn::token::Brace) {
            let group: proc_macro2::Group = input.parse()?;
            End::Body(group.span_open())
        } else if input.parse::<Option<Token![;]>>()?.is_some() {
            End::Semicolon
        } else {
            End::Nothing
        };
        Ok(Self { attributes, visibility, signature, end })
    }
}

impl Function {
    /// What no endpoint has.
    pub(crate) fn check(&self, subject: Subject, faults: &mut Vec<Fault>) {
        let Signature { constness, asyncness, safety, abi, ident, generics, variadic, fn_token, .. } = &self.signature;
        if let Some(constness) = constness {
            faults.push(Fault::qualifier(constness, "const"));
        }
        if let Some(unsafety) = safety {
            faults.push(Fault::qualifier(unsafety, "unsafe"));
        }
        if let Some(abi) = abi {
            faults.push(Fault::qualifier(abi, "extern"));
        }
        if asyncness.is_none() {
            faults.push(Fault::not_async(fn_token.span, ident));
        }
        if !generics.params.is_empty() {
            faults.push(Fault::generics(generics));
        }
        if let Some(clause) = &generics.where_clause {
            faults.push(Fault::generics(clause));
        }
        if let Some(variadic) = variadic {
            faults.push(Fault::variadic(variadic));
        }
        match &self.end {
            End::Semicolon => {}
            End::Body(span) => faults.push(Fault::function_with_body(*span, ident)),
            End::Nothing => faults.push(Fault::no_semicolon(ident.span())),
        }
        self.check_receiver(subject, faults);
    }

    /// The signature, with a type in place of all those that generics are mentioned in: they were told, and are taken away.
    pub(crate) fn signature_without_generics(&self) -> Signature {
        let mut signature = self.signature.clone();
        let names: Vec<String> = signature
            .generics
            .params
            .iter()
            .map(|parameter| match parameter {
                GenericParam::Lifetime(lifetime) => lifetime.lifetime.ident.to_string(),
                GenericParam::Type(ty) => ty.ident.to_string(),
                GenericParam::Const(constant) => constant.ident.to_string(),
            })
            .collect();
        let is_generic = |ty: &Type| names.iter().any(|name| mentions(&ty.to_token_stream(), name));
        for argument in signature.arguments.iter_mut().filter(|argument| is_generic(&argument.ty)) {
            argument.ty = syn::parse_quote!(::std::string::String);
        }
        if let ReturnType::Type(_, ty) = &mut signature.output
            && is_generic(ty)
        {
            **ty = syn::parse_quote!(());
        }
        signature
    }

    fn check_receiver(&self, subject: Subject, faults: &mut Vec<Fault>) {
        match (subject, &self.signature.receiver) {
            (Subject::Method, None) => faults.push(Fault::no_receiver(&self.signature.ident)),
            (Subject::Method, Some(receiver)) if receiver.to_string().replace(' ', "") != "&self" => {
                faults.push(Fault::receiver_by_value(receiver));
            }
            (Subject::Function | Subject::Trait, Some(receiver)) => faults.push(Fault::receiver(receiver)),
            _ => {}
        }
    }
}

impl Attributes {
    pub(crate) fn sort(attributes: Vec<Attribute>) -> Self {
        let mut sorted = Self::default();
        for attribute in attributes {
            let path = attribute.path();
            if let Some(text) = doc_text(&attribute) {
                sorted.docs.extend(text.split('\n').map(doc_line));
            } else if path.is_ident("cfg") {
                sorted.cfgs.push(attribute);
            } else if path.is_ident("deprecated") {
                sorted.deprecated = Some(attribute);
            } else {
                sorted.others.push(attribute);
            }
        }
        sorted
    }
}

/// The text of `#[doc = "…"]`, which a doc comment is.
fn doc_text(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// A line without the space between the slashes and the text.
fn doc_line(line: &str) -> String {
    line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()
}

/// Puts tokens where they are without their claim to be written by hand.
pub(crate) fn relocated(tokens: &impl ToTokens) -> TokenStream {
    let relocate = |mut token: proc_macro2::TokenTree| {
        token.set_span(crate::emit::located(token.span()));
        token
    };
    tokens.to_token_stream().into_iter().map(relocate).collect()
}
