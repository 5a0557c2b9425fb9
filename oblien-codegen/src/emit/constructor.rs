//! Constructors and setters of structs that callers send: required members up front, a setter an optional one.
//! One of the emitters; types that only arrive have none.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::{ValueShape, doc_attributes, field_ident};

use crate::emit::Emitter;
use crate::emit::endpoint::documented;
use crate::ir::{Additional, Field, Presence, Struct, Type, TypeDefinition, TypeKind};

impl Emitter<'_> {
    pub(super) fn emit_constructor(&self, definition: &TypeDefinition, structure: &Struct) -> TokenStream {
        let name = format_ident!("{}", definition.name);
        let (required, optional): (Vec<_>, Vec<_>) =
            structure.fields.iter().partition(|field| field.presence == Presence::Required);
        // What can have one value only is not asked for.
        let (fixed, required): (Vec<_>, Vec<_>) = required.into_iter().partition(|field| self.only_value(field).is_some());
        let fixed = fixed.into_iter().map(|field| {
            let (name, value) = (field_ident(&field.name), self.only_value(field));
            quote!(#name: #value)
        });
        let parameters = required.iter().map(|field| {
            let (name, parameter) = (field_ident(&field.name), self.shape(&field.ty).parameter());
            quote!(#name: #parameter)
        });
        let given = required.iter().map(|field| {
            let (name, value) = (field_ident(&field.name), self.value(field));
            if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
        });
        let absent = optional.iter().map(|field| {
            let (name, absent) = (field_ident(&field.name), absent(field));
            quote!(#name: #absent)
        });
        let additional = additional_name(&structure.additional).map(|name| {
            let name = field_ident(name);
            quote!(#name: ::core::default::Default::default(),)
        });
        let docs =
            if required.is_empty() { "Returns one without any members." } else { "Returns one with only what it must have." };
        let docs = doc_attributes(&[docs]);
        let default = required.is_empty().then(|| {
            quote! {
                impl ::core::default::Default for #name {
                    fn default() -> Self {
                        Self::new()
                    }
                }
            }
        });
        let names: Vec<&str> = structure.fields.iter().map(|field| field.name.as_str()).collect();
        let setters = optional.iter().map(|field| self.emit_struct_setter(field, &names));
        quote! {
            impl #name {
                #docs
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#fixed,)* #(#given,)* #(#absent,)* #additional }
                }

                #(#setters)*
            }

            #default
        }
    }

    fn emit_struct_setter(&self, field: &Field, names: &[&str]) -> TokenStream {
        let name = field_ident(&field.name);
        // `new` is the constructor.
        let mut method_name = if field.name == "new" { "new_value".to_owned() } else { field.name.clone() };
        while method_name != field.name && names.contains(&method_name.as_str()) {
            method_name.push_str("_value");
        }
        let method = field_ident(&method_name);
        let docs = doc_attributes(&documented(&field.docs, &field.wire));
        let parameter = self.shape(&field.ty).parameter();
        let value = self.value(field);
        let value = if matches!(field.ty, Type::ThreeState(_)) { value } else { quote!(::core::option::Option::Some(#value)) };
        let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
        quote! {
            #docs
            #deprecated
            #[must_use]
            pub fn #method(mut self, #name: #parameter) -> Self {
                self.#name = #value;
                self
            }
        }
    }

    /// The value of a member that has no other one.
    fn only_value(&self, field: &Field) -> Option<TokenStream> {
        let Type::Named(id) = field.ty else { return None };
        let TypeKind::Enumeration(enumeration) = &self.api.types[id.0].kind else { return None };
        let [word] = enumeration.words.as_slice() else { return None };
        let (ty, variant) = (self.types.rust(&field.ty), format_ident!("{}", word.name));
        Some(quote!(#ty::#variant))
    }

    /// How a member's value is taken: what is behind a pointer, by itself.
    fn shape(&self, ty: &Type) -> ValueShape {
        let ty = match ty {
            Type::Boxed(id) => Type::Named(*id),
            ty => ty.clone(),
        };
        ValueShape::of(&self.types.parsed(&ty))
    }

    fn value(&self, field: &Field) -> TokenStream {
        let value = self.shape(&field.ty).value(&field_ident(&field.name));
        if matches!(field.ty, Type::Boxed(_)) { quote!(::std::boxed::Box::new(#value)) } else { value }
    }
}

fn absent(field: &Field) -> TokenStream {
    match field.ty {
        Type::ThreeState(_) => quote!(::oblien_client::Field::Absent),
        _ => quote!(::core::option::Option::None),
    }
}

fn additional_name(additional: &Additional) -> Option<&str> {
    match additional {
        Additional::Ignored => None,
        Additional::Kept(name) | Additional::Typed(name, _) => Some(name),
    }
}
