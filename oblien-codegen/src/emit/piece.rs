//! What a module's items are made of: tokens, or plain data that the printer can write without reading tokens first.
//! Types are most of a client, and most of what a type is are documentation and members.

use oblien_endpoint::doc_attributes;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{AngleBracketedGenericArguments, GenericArgument, Path, PathArguments, PathSegment, Token, Type, TypePath};

/// Some items of a module, one after the other.
pub(crate) enum Piece {
    Tokens(TokenStream),
    Definition(Definition),
    Call(Call),
}

/// A public struct with named members, or an enum of plain variants.
pub(crate) struct Definition {
    pub(crate) docs: Vec<String>,
    /// Attributes without `#[]`.
    pub(crate) attributes: Vec<String>,
    pub(crate) kind: DefinitionKind,
    pub(crate) name: String,
    pub(crate) members: Vec<Member>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DefinitionKind {
    Struct,
    Enum,
}

/// A member of a struct, which has a type, or a variant, which may hold one value.
pub(crate) struct Member {
    pub(crate) docs: Vec<String>,
    /// Attributes without `#[]`.
    pub(crate) attributes: Vec<String>,
    /// As it is written: `r#type`.
    pub(crate) name: String,
    pub(crate) ty: Option<Written>,
}

impl Member {
    /// A member without attributes.
    pub(super) fn new(docs: Vec<String>, name: impl Into<String>, ty: Option<Written>) -> Self {
        Self { docs, attributes: Vec::new(), name: name.into(), ty }
    }
}

/// A call of a declaring macro whose body is this text, delimiters included.
pub(crate) struct Call {
    pub(crate) path: &'static [&'static str],
    pub(crate) body: String,
}

/// A type: a path with arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) path: Vec<String>,
    /// Whether the path starts with `::`.
    pub(crate) is_absolute: bool,
    pub(crate) arguments: Vec<Written>,
}

impl Written {
    /// A name that is in scope everywhere, or in the place where it is written.
    pub(crate) fn name(name: impl Into<String>) -> Self {
        Self { path: vec![name.into()], is_absolute: false, arguments: Vec::new() }
    }

    /// What an absolute path leads to.
    pub(crate) fn path<const N: usize>(path: [&str; N]) -> Self {
        Self { path: path.map(str::to_owned).to_vec(), is_absolute: true, arguments: Vec::new() }
    }

    pub(crate) fn of(mut self, argument: Written) -> Self {
        self.arguments.push(argument);
        self
    }

    /// The type as `syn` would read it.
    pub(crate) fn to_type(&self) -> Type {
        let mut segments: Punctuated<PathSegment, Token![::]> =
            self.path.iter().map(|name| PathSegment::from(format_ident!("{name}"))).collect();
        if let Some(last) = segments.last_mut().filter(|_| !self.arguments.is_empty()) {
            last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
                colon2_token: None,
                lt_token: Default::default(),
                args: self.arguments.iter().map(|argument| GenericArgument::Type(argument.to_type())).collect(),
                gt_token: Default::default(),
            });
        }
        let leading_colon = self.is_absolute.then(Default::default);
        Type::Path(TypePath { attrs: Vec::new(), qself: None, path: Path { leading_colon, segments } })
    }
}

impl ToTokens for Written {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let names = self.path.iter().map(|name| format_ident!("{name}"));
        let path = if self.is_absolute { quote!(#(::#names)*) } else { quote!(#(#names)::*) };
        path.to_tokens(tokens);
        if !self.arguments.is_empty() {
            let arguments = &self.arguments;
            quote!(<#(#arguments),*>).to_tokens(tokens);
        }
    }
}

impl ToTokens for Definition {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (docs, name, members) = (doc_attributes(&self.docs), format_ident!("{}", self.name), &self.members);
        let attributes = attribute_tokens(&self.attributes);
        let (keyword, visibility) = match self.kind {
            DefinitionKind::Struct => (quote!(struct), Some(quote!(pub))),
            DefinitionKind::Enum => (quote!(enum), None),
        };
        let members = members.iter().map(|member| {
            let (docs, attributes) = (doc_attributes(&member.docs), attribute_tokens(&member.attributes));
            let (docs, name) = (quote!(#docs #attributes), format_ident!("{}", member.name));
            match (&member.ty, self.kind) {
                (Some(ty), DefinitionKind::Struct) => quote!(#docs #visibility #name: #ty,),
                (Some(ty), DefinitionKind::Enum) => quote!(#docs #name(#ty),),
                (None, _) => quote!(#docs #name,),
            }
        });
        quote!(#docs #attributes pub #keyword #name { #(#members)* }).to_tokens(tokens);
    }
}

fn attribute_tokens(attributes: &[String]) -> TokenStream {
    let attributes = attributes.iter().filter_map(|attribute| attribute.parse::<TokenStream>().ok());
    quote!(#(#[#attributes])*)
}
