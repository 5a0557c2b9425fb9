//! The attribute's door: a function without a body, or a trait of such, becomes endpoints.
//!
//! Three stages: the words are read (`keys`, `function`, `arguments`, `reply`), the draft is checked, and what was checked is
//! expanded. All faults are shown at once; whatever is wrong, the names that the declaration promises are there.

mod arguments;
mod base;
mod expand;
mod function;
mod group;
mod item;
mod keys;
mod oblien;
mod place;
mod reply;
mod signature;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::emit::Prelude;
use crate::endpoint::{Access, BodyPresence, Endpoint, EndpointDraft, Scope};
use crate::fault::Fault;
use crate::names::{type_name, unraw};
use crate::nearest::nearest;
pub(crate) use base::BaseFault;
use function::{Function, relocated};
use item::Item;
use keys::{Keys, Scopes, Server, Subject};
pub use oblien::{CREDENTIAL_HEADERS, SCOPES, SERVERS};

/// Expands a declaration: the attribute's words and the item that it stands on, for a crate with or without the prelude.
///
/// ```
/// use oblien_endpoint::Prelude;
/// use quote::quote;
///
/// let words = quote!(GET "/health");
/// let item = quote!(async fn get_health() -> String;);
/// let expanded = oblien_endpoint::expand(words, item, Prelude::Implicit).to_string();
/// assert!(expanded.contains("struct GetHealth"));
/// assert!(!expanded.contains("compile_error"));
/// ```
#[must_use]
pub fn expand(attribute: TokenStream, item: TokenStream, prelude: Prelude) -> TokenStream {
    match syn::parse2(item.clone()) {
        Ok(Item::Function(function)) => {
            let mut faults = Vec::new();
            let declared = Declared::read(attribute, *function, &mut faults);
            expand::function(declared, faults, prelude)
        }
        Ok(Item::Trait(item)) => group::expand(attribute, &item, prelude),
        Ok(Item::Other) => {
            let fault = Fault::not_a_function(&item).to_compile_error();
            quote!(#fault #item)
        }
        // The item is no Rust that can be kept.
        Err(error) => Fault::misread_function(&error).to_compile_error(),
    }
}

/// Reads a declared function as the endpoint it is.
///
/// # Errors
/// Everything that is wrong with it, at least one fault.
pub fn read(attribute: TokenStream, item: TokenStream) -> Result<Endpoint, Vec<Fault>> {
    let mut faults = Vec::new();
    let function = syn::parse2::<Function>(item).map_err(|error| vec![Fault::misread_function(&error)])?;
    let declared = Declared::read(attribute, function, &mut faults);
    match declared.draft.check() {
        Ok(endpoint) if faults.is_empty() => Ok(endpoint),
        Ok(_) => Err(faults),
        Err(others) => Err(faults.into_iter().chain(others).collect()),
    }
}

/// A function and the endpoint it declares.
pub(crate) struct Declared {
    pub(crate) function: Function,
    pub(crate) draft: EndpointDraft,
}

impl Declared {
    fn read(attribute: TokenStream, function: Function, faults: &mut Vec<Fault>) -> Self {
        let keys = Keys::parse(attribute, Subject::Function, faults);
        Self::of(keys, function, Subject::Function, faults)
    }

    /// Puts keys and signature together.
    pub(crate) fn of(keys: Keys, function: Function, subject: Subject, faults: &mut Vec<Fault>) -> Self {
        let name = &function.signature.ident;
        function.check(subject, faults);
        let client = keys.client.as_ref().map_or_else(|| quote!(::oblien_generated), |client| quote!(#client));
        let builder = keys.name.clone().unwrap_or_else(|| Ident::new(&type_name(&unraw(name)), name.span()));
        let mut draft = EndpointDraft::new(builder, "", "");
        read_line(&keys, &mut draft, faults);
        draft.docs.clone_from(&function.attributes.docs);
        draft.cfgs.clone_from(&function.attributes.cfgs);
        draft.deprecated = function.attributes.deprecated.is_some();
        draft.visibility = relocated(&function.visibility);
        draft.runtime = quote!(#client::oblien_client);
        draft.access = keys.scopes.as_ref().map_or(Access::Open, |scopes| access(scopes, &keys, &client, faults));
        check_server(&keys, faults);
        match &keys.server {
            Some(Server::Index(index)) => draft.server = index.base10_parse().unwrap_or_default(),
            Some(Server::Name(name)) if keys.client.is_some() || SERVERS.contains(&&*name.value()) => {
                draft.plane = Some((name.clone(), quote!(#client::API)))
            }
            Some(Server::Name(_)) | None => {}
        }
        draft.base = keys.base.as_ref().map(syn::LitStr::value);
        draft.security = match &keys.security {
            // Nothing of the client's follows to another origin by itself.
            None if draft.base.is_some() => None,
            None => Some(quote!(#client::SECURITY)),
            Some(alternatives) if alternatives.is_empty() => None,
            Some(alternatives) => Some(quote!(&[#(&[#(#alternatives),*]),*])),
        };
        draft.idempotent = keys.idempotent;
        draft.headers = keys.headers.iter().map(|(name, value)| (name.value(), value.value())).collect();
        draft.query = keys.query.iter().map(|(name, value)| (name.value(), value.value())).collect();
        draft.body = if keys.is_body_sent { BodyPresence::Always } else { BodyPresence::WhenSet };
        draft.encoding.clone_from(&keys.encoding);
        draft.constants.clone_from(&keys.constants);
        draft.groups.clone_from(&keys.groups);
        let signature = function.signature_without_generics();
        reply::read(&signature.output, &keys, &mut draft, faults);
        arguments::read_all(&signature, keys.client.is_none(), &mut draft, faults);
        check_names(name, &mut draft, faults);
        Self { function, draft }
    }
}

/// The method and the path.
fn read_line(keys: &Keys, draft: &mut EndpointDraft, faults: &mut Vec<Fault>) {
    if let Some(method) = &keys.method {
        draft.method = method.to_string();
        draft.method_span = method.span();
    }
    if let Some(method) = &keys.other_method {
        draft.method = method.value();
        draft.method_span = method.span();
        draft.is_other_method = true;
    }
    let prefix = keys.prefix.as_ref().map(syn::LitStr::value).unwrap_or_default();
    match &keys.path {
        None => draft.path = prefix,
        Some(path) => {
            draft.path_span = path.span();
            check_path(&path.value(), path.span(), faults);
            draft.path = join(&prefix, &path.value());
        }
    }
}

/// A prefix and what follows; the slash between them may stand on both sides.
fn join(prefix: &str, path: &str) -> String {
    match path {
        "/" if !prefix.is_empty() => prefix.to_owned(),
        _ => format!("{}{path}", prefix.strip_suffix('/').unwrap_or(prefix)),
    }
}

/// What a person may write into a path and a description does not hold.
pub(crate) fn check_path(path: &str, span: Span, faults: &mut Vec<Fault>) {
    if path.contains('%') {
        faults.push(Fault::path_with_percent(span, path));
    } else if path.chars().any(|character| !character.is_ascii_graphic() || "\"<>\\^`|".contains(character)) {
        faults.push(Fault::path_with_space(span, path));
    }
}

/// A server that Oblien has; of another client's the compiler knows them.
fn check_server(keys: &Keys, faults: &mut Vec<Fault>) {
    let (None, Some(Server::Name(name))) = (&keys.client, &keys.server) else { return };
    let server = name.value();
    if !SERVERS.contains(&server.as_str()) {
        faults.push(Fault::unknown_server(name.span(), &server, nearest(&server, SERVERS), SERVERS));
    }
}

fn access(scopes: &Scopes, keys: &Keys, client: &TokenStream, faults: &mut Vec<Fault>) -> Access {
    let mut allowed: Vec<Scope> = Vec::new();
    for (wire, span) in &scopes.names {
        let is_known = keys.client.is_some() || SCOPES.contains(&wire.as_str());
        if wire == "any" {
            faults.push(Fault::any_scope(*span));
        } else if !is_known {
            faults.push(Fault::unknown_scope(*span, wire, nearest(wire, SCOPES), SCOPES));
        } else if allowed.iter().any(|scope| scope.wire == *wire) {
            faults.push(Fault::scope_twice(*span, wire));
        } else {
            let name = type_name(wire);
            let marker = Ident::new(&name, *span);
            allowed.push(Scope { wire: wire.clone(), path: quote!(#client::scope::#marker), name });
        }
    }
    Access::Scopes(allowed)
}

/// A type of the user's with the name of the builder would be the builder.
fn check_names(function: &Ident, draft: &mut EndpointDraft, faults: &mut Vec<Fault>) {
    let name = draft.name.to_string();
    let arguments = draft.arguments.iter().map(|argument| &argument.ty);
    if let Some(ty) = draft.written_reply.iter().chain(arguments).find(|ty| reply::speaks_of(ty, &name)) {
        faults.push(Fault::reply_named_as_builder(ty, &name, function));
        draft.name = quote::format_ident!("{name}Request", span = draft.name.span());
    }
}
