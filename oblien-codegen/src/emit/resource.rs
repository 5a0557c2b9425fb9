//! Accessors by subject and the request builders below them: a module a resource.
//! One of the emitters.

use std::iter;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use oblien_endpoint::{Endpoint, ValueShape, allows_trait, doc_attributes, field_ident};

use crate::emit::{Emitter, Module};
use crate::ir::{Operation, Resource};

impl Emitter<'_> {
    pub(super) fn emit_resource<'a>(&'a self, resource: &'a Resource) -> Module<'a> {
        let items = iter::once_with(|| self.emit_requests(resource)).flatten();
        let path = resource.path.join(".");
        let mut module = Module::new(&resource.name, format!("Requests of `{path}`."), items);
        module.children = resource.children.iter().map(|child| self.emit_resource(child)).collect();
        if resource.path.len() == 1 {
            module.feature = self.feature(&resource.name);
        }
        module
    }

    /// The accessor, then the builders.
    fn emit_requests(&self, resource: &Resource) -> impl Iterator<Item = TokenStream> + use<> {
        let endpoints = self.endpoints_of(resource);
        let accessor = self.emit_accessor(resource, &endpoints);
        let builders: Vec<_> =
            endpoints.into_iter().map(|(operation, endpoint)| (endpoint, self.emit_pages(operation))).collect();
        iter::once(accessor).chain(builders.into_iter().map(|(endpoint, pages)| {
            let endpoint = endpoint.emit();
            quote!(#endpoint #pages)
        }))
    }

    fn endpoints_of(&self, resource: &Resource) -> Vec<(&Operation, Endpoint)> {
        let operations = resource.operations.iter().map(|&index| &self.api.operations[index]);
        operations.filter_map(|operation| Some((operation, self.endpoint(operation).ok()?))).collect()
    }

    /// The accessor type, its methods, and the method that leads to it.
    fn emit_accessor(&self, resource: &Resource, endpoints: &[(&Operation, Endpoint)]) -> TokenStream {
        let name = format_ident!("{}", resource.type_name);
        let docs = doc_attributes(&accessor_docs(resource));
        let (generics, client) = self.client_type();
        let methods = endpoints.iter().map(|(operation, endpoint)| self.emit_method(operation, endpoint));
        let children = resource.children.iter().map(|child| self.emit_child(child));
        let entry = (resource.path.len() == 1).then(|| self.emit_entry(resource));
        let lead = quote! {
            /// Returns the client whose requests these are.
            pub fn client(&self) -> &#client {
                &self.client
            }
        };
        quote! {
            #entry

            #docs
            #[derive(Clone, Debug)]
            pub struct #name #generics {
                pub(super) client: #client,
            }

            impl #generics #name #generics {
                #lead
                #(#children)*
                #(#methods)*
            }
        }
    }

    /// The generics of an accessor and the client it holds: with a scope if the description declares scopes.
    pub(super) fn client_type(&self) -> (TokenStream, TokenStream) {
        if self.api.scopes.is_empty() {
            (TokenStream::new(), quote!(::oblien_client::Client))
        } else {
            (quote!(<S>), quote!(::oblien_client::Client<S>))
        }
    }

    /// The client's method that leads to a top-level resource.
    fn emit_entry(&self, resource: &Resource) -> TokenStream {
        let (generics, _) = self.client_type();
        let name = format_ident!("{}", resource.type_name);
        let method = field_ident(&resource.name);
        let docs = doc_attributes(&[format!("Returns the requests of `{}`.", resource.name)]);
        quote! {
            impl #generics ::__root::Client #generics {
                #docs
                pub fn #method(&self) -> #name #generics {
                    #name { client: (**self).clone() }
                }
            }
        }
    }

    fn emit_child(&self, child: &Resource) -> TokenStream {
        let method = field_ident(&child.name);
        let (generics, _) = self.client_type();
        let module = child.path.iter().map(|part| field_ident(part));
        let name = format_ident!("{}", child.type_name);
        let docs = doc_attributes(&[format!("Returns the requests of `{}`.", child.path.join("."))]);
        let path = quote!(::__root #(::#module)* ::#name);
        quote! {
            #docs
            pub fn #method(&self) -> #path #generics {
                #path { client: self.client.clone() }
            }
        }
    }

    fn emit_method(&self, operation: &Operation, endpoint: &Endpoint) -> TokenStream {
        self.emit_call(operation, endpoint, &quote!(&self.client), None)
    }

    /// A method that starts a request; `bound` is the path variable a handle fills in, and the expression of its value.
    pub(super) fn emit_call(
        &self,
        operation: &Operation,
        endpoint: &Endpoint,
        client: &TokenStream,
        bound: Option<(&str, &TokenStream)>,
    ) -> TokenStream {
        let is_bound = |wire: &str, is_path: bool| is_path && bound.is_some_and(|(name, _)| name == wire);
        let method = field_ident(&operation.method_name);
        let docs = doc_attributes(&method_docs(operation, endpoint));
        let path = self.endpoint_path(operation, endpoint.name());
        let given = endpoint.required().filter(|argument| !is_bound(&argument.wire, argument.is_path()));
        let parameters = given.map(|argument| {
            let (name, ty) = (&argument.name, ValueShape::of(&argument.ty).parameter());
            quote!(#name: #ty)
        });
        let arguments = endpoint.required().map(|argument| match bound {
            Some((_, value)) if is_bound(&argument.wire, argument.is_path()) => value.clone(),
            _ => {
                let name = &argument.name;
                quote!(#name)
            }
        });
        let bound_by = operation.scopes.as_ref().map(|_| {
            let allows = self.endpoint_path(operation, &allows_trait(endpoint.name()));
            quote!(where S: #allows)
        });
        let deprecated = operation.deprecated.then(|| quote!(#[deprecated] #[allow(deprecated)]));
        quote! {
            #docs
            #deprecated
            pub fn #method(&self #(, #parameters)*) -> #path #bound_by {
                #path::new(#client #(, #arguments)*)
            }
        }
    }

    pub(crate) fn endpoint_path(&self, operation: &Operation, name: &Ident) -> TokenStream {
        let module = operation.resource.iter().map(|part| field_ident(part));
        quote!(::__root #(::#module)* ::#name)
    }
}

fn accessor_docs(resource: &Resource) -> Vec<String> {
    let first = format!("Requests of `{}`.", resource.path.join("."));
    if resource.docs.is_empty() { vec![first] } else { resource.docs.clone() }
}

/// The first paragraph of the operation's text, then its HTTP line and scopes.
fn method_docs(operation: &Operation, endpoint: &Endpoint) -> Vec<String> {
    let mut docs: Vec<String> = operation.docs.iter().take_while(|line| !line.is_empty()).cloned().collect();
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(endpoint.documentation().pop());
    docs
}
