//! JSON objects of known members as structs.
//! One of the emitters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use oblien_endpoint::{doc_attributes, field_ident};

use crate::emit::endpoint::documented;
use crate::emit::{Emitter, macros};
use crate::ir::{Additional, Field, Presence, Struct, Type, TypeDefinition};

/// Types and members are read by our own code too, where an attribute would warn the wrong people.
const DEPRECATED: &str = "Deprecated.";

impl Emitter<'_> {
    pub(super) fn emit_struct(&self, definition: &TypeDefinition, structure: &Struct) -> TokenStream {
        let name = format_ident!("{}", definition.name);
        let docs = doc_attributes(&definition_docs(definition));
        let fields = structure.fields.iter().map(|field| self.emit_field(field));
        let additional = self.emit_additional(&structure.additional);
        let constructor = definition.direction.request.then(|| self.emit_constructor(definition, structure));
        let codec = emit_codec(definition, structure);
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct #name {
                #(#fields)*
                #additional
            }

            #constructor

            #codec
        }
    }

    fn emit_field(&self, field: &Field) -> TokenStream {
        let name = field_ident(&field.name);
        let mut lines = documented(&field.docs, &field.wire);
        if field.deprecated {
            lines.extend([String::new(), DEPRECATED.to_owned()]);
        }
        let docs = doc_attributes(&lines);
        let ty = self.field_type(field);
        quote!(#docs pub #name: #ty,)
    }

    fn field_type(&self, field: &Field) -> TokenStream {
        let ty = self.types.rust(&field.ty);
        match (field.presence, &field.ty) {
            (Presence::Required, _) | (Presence::Optional, Type::ThreeState(_)) => ty,
            (Presence::Optional, _) => quote!(::core::option::Option<#ty>),
        }
    }

    fn emit_additional(&self, additional: &Additional) -> Option<TokenStream> {
        let (name, ty) = match additional {
            Additional::Ignored => return None,
            Additional::Kept(name) => (name, quote!(::oblien_client::Extra)),
            Additional::Typed(name, ty) => {
                let ty = self.types.rust(ty);
                (name, quote!(::std::collections::BTreeMap<::std::string::String, #ty>))
            }
        };
        let name = field_ident(name);
        Some(quote! {
            /// Members that the description does not name.
            pub #name: #ty,
        })
    }
}

/// A text for a type that the description leaves without one.
pub(super) fn definition_docs(definition: &TypeDefinition) -> Vec<String> {
    let mut docs = if definition.docs.is_empty() {
        vec![format!("`{}` of the description.", definition.name)]
    } else {
        definition.docs.clone()
    };
    if definition.deprecated {
        docs.extend([String::new(), DEPRECATED.to_owned()]);
    }
    docs
}

fn emit_codec(definition: &TypeDefinition, structure: &Struct) -> TokenStream {
    let mut entries: Vec<String> = structure.fields.iter().map(member_entry).collect();
    if let Additional::Kept(name) | Additional::Typed(name, _) = &structure.additional {
        entries.push(format!("..{}", field_ident(name)));
    }
    let body = macros::body(definition.direction, &definition.name, &entries);
    macros::call(&quote!(::oblien_client::codec::object), &body)
}

/// `expires_at: null "expiresAt",`
fn member_entry(field: &Field) -> String {
    let is_null = field.presence == Presence::Required && matches!(field.ty, Type::Nullable(_));
    let word = if is_null { "null " } else { "" };
    format!("{}: {word}{},", field_ident(&field.name), macros::quoted(&field.wire))
}
