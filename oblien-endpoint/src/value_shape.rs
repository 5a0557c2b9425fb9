//! How a method takes a value of some type: `impl Into<String>` rather than `String`.
//! Decided by the type as it is written, so that both doors decide alike.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned as _;
use syn::{GenericArgument, PathArguments, Type};

/// The way a value of a type is taken as a parameter.
#[derive(Clone)]
pub enum ValueShape {
    /// By its own type: integers and booleans, whose literals need no conversion.
    Plain(Box<Type>),
    /// By whatever converts into it.
    Into(Box<Type>),
    /// A `Vec`: by whatever iterates over items.
    List(Box<ValueShape>),
    /// A string map: by whatever iterates over pairs.
    Map(Box<Type>, Box<ValueShape>),
    /// A `Field`, which may be absent, null or a value: by whatever converts into it.
    ThreeState(Box<Type>, Box<Type>),
}

impl ValueShape {
    /// Decides the shape of a type.
    #[must_use]
    pub fn of(ty: &Type) -> Self {
        let plain = || Self::Plain(Box::new(ty.clone()));
        let Type::Path(path) = ty else { return plain() };
        let Some(last) = path.path.segments.last() else { return plain() };
        let name = last.ident.to_string();
        match (name.as_str(), type_arguments(&last.arguments).as_slice()) {
            ("Vec", [item]) => Self::List(Box::new(Self::of(item).into_item())),
            ("BTreeMap" | "HashMap" | "IndexMap", [_, value]) => {
                Self::Map(Box::new(ty.clone()), Box::new(Self::of(value).into_item()))
            }
            ("Field", [value]) => Self::ThreeState(Box::new(ty.clone()), Box::new((*value).clone())),
            (name, []) if is_plain(name) => plain(),
            _ => Self::Into(Box::new(ty.clone())),
        }
    }

    /// A list in a list is taken by its type: an iterator of iterators helps nobody.
    fn into_item(self) -> Self {
        match self {
            Self::List(item) => {
                let inner = item.ty();
                Self::Plain(Box::new(syn::parse_quote!(::std::vec::Vec<#inner>)))
            }
            Self::Map(ty, _) => Self::Plain(ty),
            Self::ThreeState(ty, _) => Self::Into(ty),
            other => other,
        }
    }

    fn ty(&self) -> TokenStream {
        match self {
            Self::Plain(ty) | Self::Into(ty) | Self::Map(ty, _) | Self::ThreeState(ty, _) => quote!(#ty),
            Self::List(item) => {
                let item = item.ty();
                quote!(::std::vec::Vec<#item>)
            }
        }
    }

    /// Returns the type of the parameter.
    #[must_use]
    pub fn parameter(&self) -> TokenStream {
        match self {
            Self::Plain(ty) => quote!(#ty),
            Self::Into(ty) | Self::ThreeState(ty, _) => quote!(impl ::core::convert::Into<#ty>),
            Self::List(item) => {
                let item = item.parameter();
                quote!(impl ::core::iter::IntoIterator<Item = #item>)
            }
            Self::Map(_, value) => {
                let value = value.parameter();
                quote!(impl ::core::iter::IntoIterator<Item = (impl ::core::convert::Into<::std::string::String>, #value)>)
            }
        }
    }

    /// Returns the expression that makes a value of the type, where the type is known from the context.
    #[must_use]
    pub fn value(&self, name: &Ident) -> TokenStream {
        match self {
            Self::Plain(_) => quote!(#name),
            Self::Into(_) | Self::ThreeState(..) => into(name),
            Self::List(item) => {
                let items = quote!(::core::iter::IntoIterator::into_iter(#name));
                let items = match **item {
                    Self::Into(_) => quote!(::core::iter::Iterator::map(#items, ::core::convert::Into::into)),
                    _ => items,
                };
                quote!(::core::iter::Iterator::collect(#items))
            }
            Self::Map(_, value) => {
                let converted = match **value {
                    Self::Into(_) => into(&quote!(value)),
                    _ => quote!(value),
                };
                let key = into(&quote!(key));
                let items = quote!(::core::iter::IntoIterator::into_iter(#name));
                quote!(::core::iter::Iterator::collect(::core::iter::Iterator::map(#items, |(key, value)| (#key, #converted))))
            }
        }
    }

    /// Returns the statement that collects a list or map parameter under its own name.
    pub(crate) fn collected(&self, name: &Ident) -> Option<TokenStream> {
        match self {
            Self::Plain(_) | Self::Into(_) | Self::ThreeState(..) => None,
            Self::List(_) | Self::Map(..) => {
                let (ty, value) = (self.ty(), self.value(name));
                Some(quote!(let #name: #ty = #value;))
            }
        }
    }

    /// Returns the type arguments a call needs to know the type, empty for plain values.
    pub(crate) fn turbofish(&self) -> TokenStream {
        match self {
            Self::Plain(_) => TokenStream::new(),
            Self::ThreeState(_, value) => quote!(::<#value>),
            other => {
                let ty = other.ty();
                quote!(::<#ty>)
            }
        }
    }

    /// Returns the place of the type of one item, where the compiler says what is wrong with it.
    pub(crate) fn item_span(&self) -> Span {
        match self {
            Self::List(item) => item.ty().span(),
            other => other.ty().span(),
        }
    }

    /// Returns the expression that iterates over the items of a list parameter.
    pub(crate) fn items(&self, name: &Ident) -> TokenStream {
        match self {
            Self::List(item) => match &**item {
                Self::Into(ty) => {
                    let items = quote!(::core::iter::IntoIterator::into_iter(#name));
                    quote!(::core::iter::Iterator::map(#items, ::core::convert::Into::<#ty>::into))
                }
                _ => quote!(#name),
            },
            Self::Plain(ty) | Self::Into(ty) | Self::Map(ty, _) | Self::ThreeState(ty, _) => {
                quote!([::core::convert::Into::<#ty>::into(#name)])
            }
        }
    }
}

/// A call of the trait's function and not of a method: it needs no trait in scope.
fn into(value: &impl ToTokens) -> TokenStream {
    quote!(::core::convert::Into::into(#value))
}

fn is_plain(name: &str) -> bool {
    matches!(
        name,
        "bool" | "char" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize"
    )
}

fn type_arguments(arguments: &PathArguments) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return Vec::new() };
    arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect()
}
