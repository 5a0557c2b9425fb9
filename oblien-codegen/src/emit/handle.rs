//! Accessors that hold the id of one thing.
//! One of the emitters; their methods start the same request builders as the accessors by subject.

use std::iter;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use oblien_endpoint::{ValueShape, doc_attributes, field_ident};

use crate::emit::{Emitter, Module};
use crate::ir::{Handle, Resource, Type};

impl Emitter<'_> {
    pub(super) fn emit_handle<'a>(&'a self, handle: &'a Handle) -> Module<'a> {
        let items = iter::once_with(|| {
            let mut root = handle.root.clone();
            root.type_name.clone_from(&handle.type_name);
            let entry = self.emit_handle_entry(handle);
            let accessors = self.emit_bound_accessors(handle, &root);
            quote!(#entry #accessors)
        });
        let docs = format!("Requests of one {}, whose `{}` is given once.", handle.name.replace('_', " "), handle.field);
        let mut module = Module::new(&handle.name, docs, items);
        module.feature = handle.root.path.first().and_then(|area| self.feature(area));
        module
    }

    fn emit_handle_entry(&self, handle: &Handle) -> TokenStream {
        let (generics, _) = self.client_type();
        let name = format_ident!("{}", handle.type_name);
        let (method, field) = (field_ident(&handle.name), field_ident(&handle.field));
        let shape = ValueShape::of(&self.types.parsed(&handle.ty));
        let parameter = shape.parameter();
        let value = shape.value(&field);
        let start = if matches!(shape, ValueShape::Plain(_)) { quote!(#field) } else { quote!(#field: #value) };
        let docs = doc_attributes(&[format!("Returns the requests of one {}.", handle.name.replace('_', " "))]);
        quote! {
            impl #generics ::__root::Client #generics {
                #docs
                pub fn #method(&self, #field: #parameter) -> #name #generics {
                    #name { client: (**self).clone(), #start }
                }
            }
        }
    }

    fn emit_bound_accessors(&self, handle: &Handle, resource: &Resource) -> TokenStream {
        let (generics, client) = self.client_type();
        let name = format_ident!("{}", resource.type_name);
        let (field, ty) = (field_ident(&handle.field), self.types.rust(&handle.ty));
        let (value, reference, own) = if is_copied(&handle.ty) {
            (quote!(self.#field), quote!(#ty), quote!(self.#field))
        } else {
            let seen = if handle.ty == Type::Text { quote!(str) } else { quote!(#ty) };
            (cloned(&handle.ty, &field), quote!(&#seen), quote!(&self.#field))
        };
        let docs =
            doc_attributes(&[format!("Requests of `{}` for one {}.", resource.path.join("."), handle.name.replace('_', " "))]);
        let own_id = (resource.type_name == handle.type_name).then(|| {
            quote! {
                /// Returns the id that all requests of this handle are about.
                pub fn id(&self) -> #reference {
                    #own
                }

                /// Returns the client whose requests these are.
                pub fn client(&self) -> &#client {
                    &self.client
                }
            }
        });
        let methods = resource.operations.iter().filter_map(|&index| {
            let operation = &self.api.operations[index];
            let endpoint = self.endpoint(operation).ok()?;
            Some(self.emit_call(operation, &endpoint, &quote!(&self.client), Some((&handle.wire, &value))))
        });
        let leads = resource.children.iter().map(|child| {
            let (method, child_name) = (field_ident(&child.name), format_ident!("{}", child.type_name));
            let docs = doc_attributes(&[format!("Returns the requests of `{}`.", child.path.join("."))]);
            quote! {
                #docs
                pub fn #method(&self) -> #child_name #generics {
                    #child_name { client: self.client.clone(), #field: #value }
                }
            }
        });
        let children = resource.children.iter().map(|child| self.emit_bound_accessors(handle, child));
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub struct #name #generics {
                client: #client,
                #field: #ty,
            }

            impl #generics #name #generics {
                #own_id
                #(#leads)*
                #(#methods)*
            }

            #(#children)*
        }
    }
}

/// A value of a type of others may be one that is copied, which a method call would be told of.
fn cloned(ty: &Type, field: &Ident) -> TokenStream {
    match ty {
        Type::Foreign(_) => quote!(::core::clone::Clone::clone(&self.#field)),
        _ => quote!(self.#field.clone()),
    }
}

/// Whether the id is a plain value, which is taken and handed on as it is.
fn is_copied(ty: &Type) -> bool {
    matches!(ty, Type::Boolean | Type::Integer { .. } | Type::Number)
}
