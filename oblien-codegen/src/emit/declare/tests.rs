//! Both doors give the same: every operation, declared and read through the attribute's door, prints as the generator prints it.

use std::collections::HashMap;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::*;
use crate::diagnostics::Diagnostics;
use crate::emit::module;
use crate::emit::{Emitter, Module};
use crate::ir::Api;
use crate::selection::Selection;
use crate::settings::Layout;
use crate::settings::TypeSettings;
use crate::source::FileSystem;
use crate::{front, lower, print};

fn api(description: &str) -> Api {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(description);
    let mut diagnostics = Diagnostics::new();
    let description = front::read(&path, &[], &FileSystem::default(), &mut diagnostics).unwrap();
    let api = lower::lower(&description, &Selection::default(), &TypeSettings::default(), &mut diagnostics);
    let _ = diagnostics.error_count();
    api
}

/// The items as the generator's files show them.
fn printed(items: TokenStream) -> String {
    let root = module::root(vec![Module::new("endpoint", "One endpoint.".to_owned(), std::iter::once(items))], Vec::new());
    print::print(root, Layout::Files, "").unwrap().remove("endpoint.rs").unwrap()
}

/// The endpoint that a declaration declares, through the attribute's door.
fn declared(text: &str, client: &str) -> TokenStream {
    let file = syn::parse_file(text).unwrap();
    let mut names = HashMap::from([
        ("Option".to_owned(), quote!(::core::option::Option)),
        ("String".to_owned(), quote!(::std::string::String)),
        ("Vec".to_owned(), quote!(::std::vec::Vec)),
        ("Box".to_owned(), quote!(::std::boxed::Box)),
    ]);
    let mut declaration = None;
    for item in file.items {
        match item {
            syn::Item::Use(item) => import(&item.tree, &quote!(), &mut names),
            syn::Item::Verbatim(tokens) => declaration = Some(tokens),
            other => panic!("not a part of a declaration: {}", quote!(#other)),
        }
    }
    let (words, function) = syn::parse::Parser::parse2(split_attribute, declaration.unwrap()).unwrap();
    let endpoint = oblien_endpoint::read(resolved(words, &names), resolved(function, &names))
        .unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"));
    rooted(endpoint.emit(), client)
}

/// The attribute's words, and the function without the attribute.
fn split_attribute(input: syn::parse::ParseStream<'_>) -> syn::Result<(TokenStream, TokenStream)> {
    let mut attributes = input.call(syn::Attribute::parse_outer)?;
    let index = attributes.iter().position(|attribute| attribute.path().is_ident("oblien_endpoint")).unwrap();
    let words = attributes.remove(index).meta.require_list()?.tokens.clone();
    let rest: TokenStream = input.parse()?;
    Ok((words, quote!(#(#attributes)* #rest)))
}

fn import(tree: &syn::UseTree, path: &TokenStream, names: &mut HashMap<String, TokenStream>) {
    match tree {
        syn::UseTree::Path(inner) => {
            let name = &inner.ident;
            import(&inner.tree, &quote!(#path::#name), names);
        }
        syn::UseTree::Name(name) => {
            let ident = &name.ident;
            names.insert(ident.to_string(), quote!(#path::#ident));
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| import(tree, path, names)),
        other => panic!("not a part of a declaration: {}", quote!(#other)),
    }
}

/// Writes names that were imported as the absolute paths they stand for.
fn resolved(tokens: TokenStream, names: &HashMap<String, TokenStream>) -> TokenStream {
    let mut previous = ' ';
    let mut resolved = TokenStream::new();
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if previous != ':' && names.contains_key(&ident.to_string()) => {
                resolved.extend(names[&ident.to_string()].clone());
            }
            TokenTree::Group(group) => {
                let inner = resolved_group(group, names);
                resolved.extend([TokenTree::Group(inner)]);
            }
            _ => resolved.extend([token.clone()]),
        }
        let was_spaced = previous == ':' && matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        previous = match &token {
            // `a: B` is a type, `a::B` a path.
            TokenTree::Punct(punct)
                if punct.as_char() == ':' && (was_spaced || punct.spacing() == proc_macro2::Spacing::Joint) =>
            {
                ':'
            }
            _ => ' ',
        };
    }
    resolved
}

fn resolved_group(group: &proc_macro2::Group, names: &HashMap<String, TokenStream>) -> proc_macro2::Group {
    proc_macro2::Group::new(group.delimiter(), resolved(group.stream(), names))
}

/// Writes paths of the client's crate as paths of the generated code.
fn rooted(tokens: TokenStream, client: &str) -> TokenStream {
    let mut file: syn::File = syn::parse2(tokens).unwrap();
    Rooted(client).visit_file_mut(&mut file);
    quote!(#file)
}

struct Rooted<'a>(&'a str);

impl VisitMut for Rooted<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_path_mut(self, path);
        let mut segments: Vec<_> = path.segments.iter().cloned().collect();
        if segments[0].ident != self.0 {
            return;
        }
        match segments.get(1) {
            Some(second) if second.ident == "oblien_client" => drop(segments.remove(0)),
            _ => segments[0] = PathSegment::from(ident(ROOT)),
        }
        path.segments = segments.into_iter().collect();
        path.leading_colon = Some(Default::default());
    }
}

fn compare_all(description: &str, client: &str) -> usize {
    let api = api(description);
    // Scopes whose types had to get other names than their own cannot be named in a declaration.
    if api.scopes.iter().any(|scope| scope.name != oblien_endpoint::type_name(&scope.wire)) {
        return 0;
    }
    let emitter = Emitter::new(&api);
    for operation in &api.operations {
        let Ok(endpoint) = emitter.endpoint(operation) else { continue };
        let text = emitter.declare(operation, client).unwrap();
        assert_eq!(printed(declared(&text, client)), printed(endpoint.emit()), "{text}");
    }
    api.operations.len()
}

#[test]
fn every_operation_of_oblien_is_the_same_through_both_doors() {
    assert_eq!(compare_all("spec/oblien.yaml", DEFAULT_CLIENT), 252);
}

#[test]
fn every_operation_of_the_accepted_descriptions_is_the_same_through_both_doors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accept");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let description = entry.unwrap().path().join("spec.yaml");
        if description.exists() {
            count += compare_all(&description.to_string_lossy(), "api");
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn the_attribute_knows_the_scopes_servers_and_credentials_of_the_description() {
    let api = api("spec/oblien.yaml");
    let scopes: Vec<_> = api.scopes.iter().map(|scope| scope.wire.as_str()).collect();
    assert_eq!(scopes, oblien_endpoint::SCOPES);
    let servers: Vec<_> = api.servers.iter().map(|server| server.name.as_str()).collect();
    assert_eq!(servers, oblien_endpoint::SERVERS);
    let headers = api.schemes.iter().filter_map(|scheme| match &scheme.placement {
        crate::ir::Placement::Header(name) => Some(name.to_ascii_lowercase()),
        _ => None,
    });
    assert_eq!(headers.collect::<Vec<_>>(), oblien_endpoint::CREDENTIAL_HEADERS);
}
