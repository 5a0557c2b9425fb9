//! One of several types as an enum.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::piece::Member;
use crate::emit::structure::{SOME, attributes, definition_docs, derive};
use crate::emit::{Definition, DefinitionKind, Emitter, Piece, Written, macros};
use crate::ir::{Type, TypeDefinition, TypeKind, Union, UnionVariant};

impl Emitter<'_> {
    pub(super) fn emit_union(&self, definition: &TypeDefinition, union: &Union) -> Vec<Piece> {
        let variant = |variant: &UnionVariant| {
            Member::new(vec![variant_docs(union, variant)], &variant.name, Some(self.types.written(&variant.ty)))
        };
        let docs = vec!["What this client does not know, as it arrived.".to_owned()];
        let unknown = Member::new(docs, "Unknown", Some(Written::path(["oblien_client", "Value"])));
        let mut pieces = vec![Piece::Definition(Definition {
            docs: definition_docs(definition),
            attributes: attributes(derive(&SOME, definition), definition),
            kind: DefinitionKind::Enum,
            name: definition.name.clone(),
            members: union.variants.iter().map(variant).chain([unknown]).collect(),
        })];
        pieces.push(self.emit_union_codec(definition, union));
        if definition.direction.request {
            pieces.push(Piece::Tokens(self.emit_conversions(definition, union)));
        }
        if self.is_scalar(union) {
            pieces.push(Piece::Tokens(emit_display(definition, union)));
        }
        pieces
    }

    /// `From` for every variant whose type no other variant has.
    fn emit_conversions(&self, definition: &TypeDefinition, union: &Union) -> TokenStream {
        let name = format_ident!("{}", definition.name);
        let conversions = union.variants.iter().map(|variant| {
            let variant_name = format_ident!("{}", variant.name);
            let from = |ty: TokenStream, value: TokenStream| {
                quote! {
                    impl ::core::convert::From<#ty> for #name {
                        fn from(value: #ty) -> Self {
                            Self::#variant_name(#value)
                        }
                    }
                }
            };
            let ty = match &variant.ty {
                Type::Boxed(id) => self.types.rust(&Type::Named(*id)),
                ty => self.types.rust(ty),
            };
            let value = if matches!(variant.ty, Type::Boxed(_)) { quote!(::std::boxed::Box::new(value)) } else { quote!(value) };
            let own = from(ty, value);
            // Literals have the types `&str` and `i32`.
            let literal = match &variant.ty {
                Type::Text => Some(from(quote!(&str), quote!(value.into()))),
                Type::Number | Type::Integer { signed: true, bits: 64 } if !has_narrow_integer(union) => {
                    Some(from(quote!(i32), quote!(value.into())))
                }
                _ => None,
            };
            quote!(#own #literal)
        });
        quote!(#(#conversions)*)
    }

    fn is_scalar(&self, union: &Union) -> bool {
        union.variants.iter().all(|variant| match &variant.ty {
            Type::Boolean | Type::Integer { .. } | Type::Number | Type::Text => true,
            Type::Foreign(foreign) => foreign.is_shown,
            Type::Named(id) => matches!(self.api.types[id.0].kind, TypeKind::Newtype | TypeKind::Enumeration(_)),
            _ => false,
        })
    }
}

/// Whether `i32` means a variant of its own, or one that comes before.
fn has_narrow_integer(union: &Union) -> bool {
    let integers = union.variants.iter().filter(|variant| matches!(variant.ty, Type::Integer { .. } | Type::Number)).count();
    integers > 1 || union.variants.iter().any(|variant| matches!(variant.ty, Type::Integer { bits: 32, signed: true }))
}

fn variant_docs(union: &Union, variant: &UnionVariant) -> String {
    match &union.tag {
        Some(tag) if !variant.words.is_empty() => {
            let words: Vec<_> = variant.words.iter().map(|word| format!("`{}`", word.replace('`', " "))).collect();
            format!("Told by `{}`: {}.", tag.member.replace('`', " "), words.join(", "))
        }
        _ => format!("A value of the kind `{}`.", variant.name),
    }
}

impl Emitter<'_> {
    fn emit_union_codec(&self, definition: &TypeDefinition, union: &Union) -> Piece {
        match &union.tag {
            Some(tag) => {
                let head = format!("{}, {}", definition.name, macros::quoted(&tag.member));
                let variants = union.variants.iter().map(|variant| {
                    let words: Vec<_> = variant.words.iter().map(|word| macros::quoted(word)).collect();
                    format!("{} => {},", words.join(" | "), self.variant_entry(variant))
                });
                let entries: Vec<_> = variants.chain(["..Unknown".to_owned()]).collect();
                macros::codec(
                    &["oblien_client", "codec", "tagged"],
                    macros::body(macros::way(definition.direction), &head, &entries),
                )
            }
            None => {
                let variants = union.variants.iter().map(|variant| format!("{},", self.variant_entry(variant)));
                let entries: Vec<_> = variants.chain(["..Unknown".to_owned()]).collect();
                let body = macros::body(macros::way(definition.direction), &definition.name, &entries);
                macros::codec(&["oblien_client", "codec", "untagged"], body)
            }
        }
    }
}

impl Emitter<'_> {
    /// `Circle`, or `Circle: serde` for what only has serde's traits.
    fn variant_entry(&self, variant: &UnionVariant) -> String {
        let word = if self.types.is_serde_only(&variant.ty) { ": serde" } else { "" };
        format!("{}{word}", variant.name)
    }
}

/// Plain values can stand in paths and queries.
fn emit_display(definition: &TypeDefinition, union: &Union) -> TokenStream {
    let name = format_ident!("{}", definition.name);
    let arms = union.variants.iter().map(|variant| {
        let variant = format_ident!("{}", variant.name);
        quote!(Self::#variant(value) => ::core::fmt::Display::fmt(value, formatter),)
    });
    quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => ::core::fmt::Display::fmt(value, formatter),
                }
            }
        }
    }
}
