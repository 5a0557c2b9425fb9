//! A trait of endpoints: what they share is said once, and they are methods of every client whose scope allows them.
//! Part of the attribute's door; each method goes the way of a function.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Meta};

use crate::declaration::expand::{arguments, checked, deprecation, documentation};
use crate::declaration::function::{Attributes, Function};
use crate::declaration::item::{Member, Trait};
use crate::declaration::keys::{Keys, Subject};
use crate::declaration::{Declared, check_path};
use crate::documentation::doc_attributes;
use crate::emit::Prelude;
use crate::endpoint::Endpoint;
use crate::fault::Fault;

/// Expands a trait.
pub(crate) fn expand(attribute: TokenStream, item: &Trait, prelude: Prelude) -> TokenStream {
    let mut faults = Vec::new();
    let mut shared = Keys::parse(attribute, Subject::Trait, &mut faults);
    check(item, &mut shared, &mut faults);
    let mut endpoints = Vec::new();
    for member in &item.members {
        match member {
            Member::Method(method) => endpoints.push(read_method((**method).clone(), item, &shared, &mut faults)),
            Member::Other(tokens) => faults.push(Fault::not_an_endpoint(tokens)),
        }
    }
    let errors = faults.iter().map(Fault::to_compile_error);
    let builders = endpoints.iter().map(|(_, endpoint)| endpoint.emit_into(prelude));
    let group = emit(item, &shared, &endpoints);
    quote!(#(#errors)* #group #(#builders)*)
}

fn check(item: &Trait, shared: &mut Keys, faults: &mut Vec<Fault>) {
    if let Some(unsafety) = &item.safety {
        faults.push(Fault::qualifier(unsafety, "unsafe"));
    }
    if !item.generics.params.is_empty() {
        faults.push(Fault::trait_qualifier(&item.generics, "generics"));
    }
    if !item.supertraits.is_empty() {
        faults.push(Fault::trait_qualifier(&item.supertraits, "supertraits"));
    }
    let Some(prefix) = &shared.prefix else { return };
    let (text, span) = (prefix.value(), prefix.span());
    let known = faults.len();
    if !text.starts_with('/') {
        faults.push(Fault::path_without_slash(span, &text));
    }
    if text.contains(['?', '#']) {
        faults.push(Fault::path_with_query(span, &text));
    }
    check_path(&text, span, faults);
    if faults.len() > known {
        // One message about the prefix, and none about every path below it.
        let rest: String = text.chars().filter(|character| !"?#%".contains(*character) && character.is_ascii_graphic()).collect();
        shared.prefix = Some(syn::LitStr::new(&format!("/{}", rest.trim_start_matches('/')), span));
    }
}

fn read_method(mut function: Function, item: &Trait, shared: &Keys, faults: &mut Vec<Fault>) -> (Function, Endpoint) {
    let mut own = Vec::new();
    let words = take_attribute(&mut function.attributes.others);
    let keys = words.clone().map_or_else(Keys::default, |words| Keys::parse(words, Subject::Method, &mut own));
    function.visibility = item.visibility.clone();
    let mut declared = Declared::of(keys.under(shared), function, Subject::Method, &mut own);
    declared.draft.cfgs.splice(0..0, Attributes::sort(item.attributes.clone()).cfgs);
    let endpoint = if words.is_some() {
        let (endpoint, all) = checked(declared.draft, own);
        faults.extend(all);
        endpoint
    } else {
        // Without its attribute it has neither method nor path: that is one mistake, not three.
        faults.push(Fault::method_without_endpoint(&declared.function.signature.ident));
        faults.extend(own);
        Endpoint::inert(declared.draft)
    };
    (declared.function, endpoint)
}

/// Takes `#[endpoint(…)]` or `#[oblien_endpoint(…)]` away from a method, and returns its words.
fn take_attribute(attributes: &mut Vec<Attribute>) -> Option<TokenStream> {
    let is_ours = |attribute: &Attribute| {
        attribute.path().segments.last().is_some_and(|last| last.ident == "endpoint" || last.ident == "oblien_endpoint")
    };
    let index = attributes.iter().position(is_ours)?;
    match attributes.remove(index).meta {
        Meta::List(list) => Some(list.tokens),
        Meta::Path(_) | Meta::NameValue(_) => Some(TokenStream::new()),
    }
}

/// The trait, and its implementation for the client of every scope.
fn emit(item: &Trait, shared: &Keys, endpoints: &[(Function, Endpoint)]) -> TokenStream {
    let client = shared.client.as_ref().map_or_else(|| quote!(::oblien_generated), |client| quote!(#client));
    let attributes = &item.attributes;
    let cfgs = Attributes::sort(item.attributes.clone()).cfgs;
    let (visibility, name) = (&item.visibility, &item.ident);
    let declarations = endpoints.iter().map(|(function, endpoint)| {
        let docs = doc_attributes(&documentation(endpoint));
        let signature = signature(function, endpoint);
        let (attributes, cfgs) = (&function.attributes.others, &function.attributes.cfgs);
        let deprecated = &function.attributes.deprecated;
        quote!(#docs #(#cfgs)* #(#attributes)* #deprecated #signature;)
    });
    let definitions = endpoints.iter().map(|(function, endpoint)| {
        let signature = signature(function, endpoint);
        let (cfgs, builder) = (&function.attributes.cfgs, endpoint.name());
        let allowed = (!deprecation(function).is_empty()).then(|| quote!(#[allow(deprecated)]));
        let arguments = arguments(endpoint);
        quote!(#(#cfgs)* #allowed #signature { #builder::new(self #(, #arguments)*) })
    });
    quote! {
        #(#attributes)*
        #visibility trait #name {
            /// The scope of the client.
            type Scope;

            #(#declarations)*
        }

        #(#cfgs)*
        impl<S> #name for #client::oblien_client::Client<S> {
            type Scope = S;

            #(#definitions)*
        }
    }
}

fn signature(function: &Function, endpoint: &Endpoint) -> TokenStream {
    let (name, builder) = (&function.signature.ident, endpoint.name());
    let parameters = endpoint.parameters();
    let bound = endpoint.bound().map(|allows| quote!(where Self::Scope: #allows));
    quote!(fn #name(&self #(, #parameters)*) -> #builder #bound)
}
