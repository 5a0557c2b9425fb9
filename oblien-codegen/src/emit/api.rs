//! What all endpoints share: the API's facts, the client type and the constructors of credentials.
//! One of the emitters.

use std::iter;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use oblien_endpoint::{doc_attributes, field_ident};

use crate::emit::{Emitter, Module};
use crate::ir::{Certificate, Placement, Scheme, Server, ServerVariable};

/// The constant that holds the security alternatives of most endpoints.
const SECURITY: &str = "SECURITY";

impl Emitter<'_> {
    pub(super) fn emit_api(&self) -> Module<'_> {
        let facts = self.emit_facts();
        let client = self.emit_client();
        let security = self.emit_security();
        let any = (!self.api.scopes.is_empty()).then(|| {
            quote!(
                use ::oblien_client::Any;
            )
        });
        let docs = format!("What all endpoints of {} share.", self.api.subject);
        let mut module = Module::new("api", docs, iter::once(quote!(#any #facts #client #security)));
        module.is_lifted = true;
        module
    }

    fn emit_facts(&self) -> TokenStream {
        let title = &self.api.title;
        let servers = self.api.servers.iter().map(emit_server);
        let schemes = self.api.schemes.iter().map(emit_scheme);
        let flag = self.api.success_flag.as_ref().map(|flag| quote!(.success_flag(#flag)));
        let mut docs = facts_docs(&self.api.servers);
        docs.extend(certificate_docs(&self.api.certificates));
        let docs = doc_attributes(&docs);
        quote! {
            #docs
            pub static API: ::oblien_client::Api =
                ::oblien_client::Api::new(#title, &[#(#servers),*], &[#(#schemes),*]) #flag;
        }
    }

    fn emit_client(&self) -> TokenStream {
        let generics = if self.api.scopes.is_empty() { "" } else { "<S = Any>" };
        let subject = &self.api.subject;
        let certificate = if self.api.certificates.is_empty() {
            ""
        } else {
            "\n    ///\n    /// The service asks for a certificate of the client: [`API`] says where it is given."
        };
        let body = format!(" {{\n    /// A client of {subject}.{certificate}\n    pub struct Client{generics} for API;\n}}");
        // The printer knows the client's name by the text of this macro.
        quote!(::oblien_client::client!(#body);)
    }

    fn emit_security(&self) -> TokenStream {
        let name = format_ident!("{SECURITY}");
        let alternatives = emit_alternatives(&self.api.security);
        quote! {
            /// The alternatives of security schemes that endpoints take unless they say otherwise.
            pub const #name: &[&[&str]] = #alternatives;
        }
    }

    /// The expression an endpoint names its alternatives with; none if it is called without credentials.
    pub(super) fn security_of(&self, own: Option<&Vec<Vec<String>>>) -> Option<TokenStream> {
        let name = format_ident!("{SECURITY}");
        match own {
            None if self.api.security.is_empty() => None,
            None => Some(quote!(::__root::#name)),
            Some(alternatives) if alternatives.is_empty() => None,
            Some(alternatives) => Some(emit_alternatives(alternatives)),
        }
    }

    pub(super) fn emit_credentials(&self) -> Option<Module<'_>> {
        if self.api.credentials.is_empty() {
            return None;
        }
        let constructors = self.api.credentials.iter().map(|credential| {
            let name = field_ident(&credential.name);
            let schemes: Vec<&Scheme> = credential.parts.iter().map(|(index, _)| &self.api.schemes[*index]).collect();
            let docs = doc_attributes(&credential_docs(&schemes));
            let parameters: Vec<_> = credential.parts.iter().map(|(_, parameter)| field_ident(parameter)).collect();
            let (first_scheme, first_parameter) = (&schemes[0].name, &parameters[0]);
            let others = schemes.iter().zip(&parameters).skip(1).map(|(scheme, parameter)| {
                let scheme = &scheme.name;
                quote!(.and(#scheme, #parameter))
            });
            quote! {
                #docs
                pub fn #name(#(#parameters: impl ::core::convert::Into<::oblien_client::Secret>),*) -> ::oblien_client::Credentials {
                    ::oblien_client::Credentials::new(#first_scheme, #first_parameter) #(#others)*
                }
            }
        });
        Some(Module::new("credentials", "The credentials the API takes.".to_owned(), iter::once(quote!(#(#constructors)*))))
    }
}

fn credential_docs(schemes: &[&Scheme]) -> Vec<String> {
    let mut docs: Vec<String> = Vec::new();
    for scheme in schemes {
        let place = match &scheme.placement {
            Placement::Header(name) => format!("the header `{name}`"),
            Placement::Query(name) => format!("the query parameter `{name}`"),
            Placement::Cookie(name) => format!("the cookie `{name}`"),
            Placement::Bearer => "`Authorization: Bearer`".to_owned(),
            Placement::Basic => "`Authorization: Basic`, as `user:password`".to_owned(),
            Placement::Authorization(scheme) => format!("`Authorization: {scheme}`"),
        };
        docs.push(if docs.is_empty() {
            format!("Makes a credential of `{}`, sent in {place}.", scheme.name)
        } else {
            format!("Together with it goes `{}`, in {place}.", scheme.name)
        });
        if !scheme.docs.is_empty() {
            docs.push(String::new());
            docs.extend(scheme.docs.iter().cloned());
            docs.push(String::new());
        }
    }
    while docs.last().is_some_and(String::is_empty) {
        docs.pop();
    }
    separate_first(docs)
}

/// The first line of a documentation is a paragraph of its own.
fn separate_first(mut docs: Vec<String>) -> Vec<String> {
    if docs.len() > 1 && !docs[1].is_empty() {
        docs.insert(1, String::new());
    }
    docs
}

/// What is said of the API; of its servers if there is something to choose.
fn facts_docs(servers: &[Server]) -> Vec<String> {
    let mut docs = vec!["The API: its servers and its security schemes.".to_owned()];
    let is_choice = servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty());
    if !is_choice {
        return docs;
    }
    docs.extend([
        String::new(),
        "The builder of a client knows the servers by these names (`use_server`, `server`), and their variables".to_owned(),
        "(`server_variable`):".to_owned(),
        String::new(),
    ]);
    for server in servers {
        let said = if server.docs.is_empty() { String::new() } else { format!(": {}", server.docs.trim_end_matches('.')) };
        docs.push(format!("- `{}`, `{}`{said}.", server.name, server.url.replace('`', " ")));
        docs.extend(server.variables.iter().map(variable_docs));
    }
    docs
}

/// Where certificates of the client are given, and what is said of each.
fn certificate_docs(certificates: &[Certificate]) -> Vec<String> {
    if certificates.is_empty() {
        return Vec::new();
    }
    let mut docs = vec![
        String::new(),
        "The transport shows the certificate of the client, where the service asks for one:".to_owned(),
        "`Client::builder().transport(Network::builder().identity(certificates, key).build()?)`, with the `Network` of"
            .to_owned(),
        "`oblien_client::transport`. In the description it is".to_owned(),
        String::new(),
    ];
    for Certificate { name, docs: said } in certificates {
        docs.push(format!("- `{}`", name.replace('`', " ")));
        let indented = |line: &String| if line.is_empty() { String::new() } else { format!("  {line}") };
        docs.extend(said.first().map(|_| String::new()));
        docs.extend(said.iter().map(indented));
    }
    docs
}

fn variable_docs(variable: &ServerVariable) -> String {
    let default = match &variable.default {
        Some(default) => format!("`{}` by default", default.replace('`', " ")),
        None => "to be set".to_owned(),
    };
    let allowed: Vec<String> = variable.allowed.iter().map(|value| format!("`{}`", value.replace('`', " "))).collect();
    let allowed = if allowed.is_empty() { String::new() } else { format!("; one of {}", allowed.join(", ")) };
    format!("  - `{}`: {default}{allowed}.", variable.name)
}

fn emit_server(server: &Server) -> TokenStream {
    let (name, url) = (&server.name, &server.url);
    let env = server.env.as_ref().map(|env| quote!(.env(#env)));
    let variables = (!server.variables.is_empty()).then(|| {
        let variables = server.variables.iter().map(emit_variable);
        quote!(.variables(&[#(#variables),*]))
    });
    let alternative = server.alternative.map(Literal::usize_unsuffixed).map(|index| quote!(.alternative_to(#index)));
    quote!(::oblien_client::Server::new(#name, #url) #env #variables #alternative)
}

fn emit_variable(variable: &ServerVariable) -> TokenStream {
    let name = &variable.name;
    let start = match &variable.default {
        Some(default) => quote!(::oblien_client::ServerVariable::new(#name, #default)),
        None => quote!(::oblien_client::ServerVariable::required(#name)),
    };
    let allowed = &variable.allowed;
    let allowed = (!allowed.is_empty()).then(|| quote!(.allowed(&[#(#allowed),*])));
    quote!(#start #allowed)
}

fn emit_scheme(scheme: &Scheme) -> TokenStream {
    let name = &scheme.name;
    let placement = match &scheme.placement {
        Placement::Header(header) => quote!(Header(#header)),
        Placement::Query(parameter) => quote!(Query(#parameter)),
        Placement::Cookie(cookie) => quote!(Cookie(#cookie)),
        Placement::Bearer => quote!(Bearer),
        Placement::Basic => quote!(Basic),
        Placement::Authorization(scheme) => quote!(Authorization(#scheme)),
    };
    let env = scheme.env.as_ref().map(|env| quote!(.env(#env)));
    let credential = (scheme.credential != scheme.name).then(|| {
        let credential = &scheme.credential;
        quote!(.credential(#credential))
    });
    quote!(::oblien_client::Scheme::new(#name, ::oblien_client::Placement::#placement) #env #credential)
}

fn emit_alternatives(alternatives: &[Vec<String>]) -> TokenStream {
    let alternatives = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#alternatives),*])
}
