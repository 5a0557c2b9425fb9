//! What a declared function becomes: the request builder, and the function that starts it.
//! Last stage of the attribute's door.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::declaration::Declared;
use crate::declaration::function::Function;
use crate::documentation::doc_attributes;
use crate::emit::{Prelude, located_ident};
use crate::endpoint::{Access, Endpoint, EndpointDraft};
use crate::fault::Fault;
use crate::path_template::PathTemplate;
use crate::reply::Reply;

/// Expands a function; with faults, what keeps its callers compiling.
pub(crate) fn function(declared: Declared, faults: Vec<Fault>, prelude: Prelude) -> TokenStream {
    let Declared { function, draft } = declared;
    let (endpoint, faults) = checked(draft, faults);
    let errors = faults.iter().map(Fault::to_compile_error);
    let builder = endpoint.emit_into(prelude);
    let start = start(&function, &endpoint);
    quote!(#(#errors)* #start #builder)
}

/// The endpoint, inert if anything is wrong with it, and everything that is.
pub(crate) fn checked(draft: EndpointDraft, mut faults: Vec<Fault>) -> (Endpoint, Vec<Fault>) {
    let kept = draft.clone();
    match draft.check() {
        Ok(endpoint) if faults.is_empty() => return (endpoint.relocated(), faults),
        Ok(_) => {}
        Err(others) => {
            let is_told = |other: &Fault| faults.iter().any(|fault| fault.message == other.message);
            let others: Vec<_> = others.into_iter().filter(|other| !is_told(other)).collect();
            faults.extend(others);
        }
    }
    (Endpoint::inert(kept).relocated(), faults)
}

impl Endpoint {
    /// Takes from all names their claim to be written by hand, which only the messages about them needed.
    fn relocated(mut self) -> Self {
        self.draft.name = located_ident(&self.draft.name);
        for argument in &mut self.draft.arguments {
            argument.name = located_ident(&argument.name);
        }
        self
    }

    /// An endpoint that can be named and is never called, with all arguments that were declared.
    pub(crate) fn inert(mut draft: EndpointDraft) -> Self {
        // A setter cannot have the name of what sends the request.
        let mut names = vec!["stream".to_owned()];
        for argument in &mut draft.arguments {
            let name = argument.name.to_string();
            if names.contains(&name) {
                argument.name = format_ident!("{}_{}", argument.name, names.len());
            }
            names.push(name);
            argument.required |= argument.is_path();
        }
        if let Access::Scopes(scopes) = &draft.access
            && scopes.is_empty()
        {
            draft.access = Access::Open;
        }
        if let Reply::ByStatus { replies, .. } = &mut draft.reply {
            let mut seen = Vec::new();
            replies.retain(|reply| {
                let is_new = !seen.contains(&reply.status);
                seen.push(reply.status);
                is_new
            });
            replies.sort_by_key(|reply| reply.status.is_none());
        }
        let known = PathTemplate::parse(&draft.path).ok();
        let mut variables: Vec<&str> = known.iter().flat_map(PathTemplate::variables).collect();
        variables.extend(draft.arguments.iter().filter(|argument| argument.is_path()).map(|argument| argument.wire.as_str()));
        let mut seen = std::collections::HashSet::new();
        variables.retain(|variable| seen.insert(*variable));
        let template = PathTemplate::of_variables(variables);
        Self { draft, template, is_inert: true }
    }
}

/// The function that was declared, with the client in front.
fn start(function: &Function, endpoint: &Endpoint) -> TokenStream {
    let docs = doc_attributes(&documentation(endpoint));
    let (attributes, cfgs) = (&function.attributes.others, &function.attributes.cfgs);
    let deprecated = deprecation(function);
    let (visibility, name, builder) = (&function.visibility, &function.signature.ident, endpoint.name());
    let (generics, client) = endpoint.client();
    let parameters = endpoint.parameters();
    let arguments = arguments(endpoint);
    quote! {
        #docs
        #(#cfgs)*
        #(#attributes)*
        #deprecated
        #visibility fn #name #generics (client: &#client #(, #parameters)*) -> #builder {
            #builder::new(client #(, #arguments)*)
        }
    }
}

/// The user's own words of deprecation; the builder says the same, and is used here.
pub(crate) fn deprecation(function: &Function) -> TokenStream {
    match &function.attributes.deprecated {
        Some(attribute) => quote!(#attribute #[allow(deprecated)]),
        None => TokenStream::new(),
    }
}

/// The required arguments by name, as they are handed on.
pub(crate) fn arguments(endpoint: &Endpoint) -> impl Iterator<Item = TokenStream> {
    endpoint.required().map(|argument| {
        let (cfgs, name) = (&argument.cfgs, argument.name.to_token_stream());
        quote!(#(#cfgs)* #name)
    })
}

/// The documentation of the builder, with a line for every argument that the function takes.
pub(crate) fn documentation(endpoint: &Endpoint) -> Vec<String> {
    let mut lines = endpoint.documentation();
    let line = lines.pop();
    let mut arguments = endpoint.required().filter(|argument| !argument.docs.is_empty()).peekable();
    if arguments.peek().is_some() {
        lines.extend(
            arguments
                .map(|argument| format!("- `{}`: {}", argument.name, argument.docs.join("\n  ")))
                .flat_map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>()),
        );
        lines.push(String::new());
    }
    lines.extend(line);
    lines
}
