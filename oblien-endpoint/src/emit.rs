//! The one emitter: a checked endpoint becomes its request builder.
//! Writes absolute paths; the generator's printing pass shortens them, the attribute leaves them for hygiene.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::argument::{Argument, Constant};
use crate::check::METHODS;
use crate::documentation::doc_attributes;
use crate::endpoint::{Access, BodyEncoding, BodyPresence, Endpoint, Scope};
use crate::names::allows_trait;
use crate::reply::Reply;
use crate::value_shape::ValueShape;

/// Whether names of the prelude are there in a crate without an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prelude {
    /// As they are, unless the crate says otherwise.
    #[default]
    Implicit,
    /// `#![no_implicit_prelude]`, which takes away the tool names too: no `diagnostic` attribute can be written.
    Absent,
}

impl Endpoint {
    /// Emits the builder and, where scopes are declared, the trait of those that may call it.
    #[must_use]
    pub fn emit(&self) -> TokenStream {
        self.emit_into(Prelude::Implicit)
    }

    /// Emits what [`Endpoint::emit`] does, for a module with or without the prelude.
    pub(crate) fn emit_into(&self, prelude: Prelude) -> TokenStream {
        let allows = self.emit_allows(prelude);
        let builder = self.emit_builder();
        let methods = self.emit_methods();
        let replies = self.emit_replies();
        let plane = self.emit_plane();
        quote!(#builder #methods #replies #allows #plane)
    }

    fn emit_builder(&self) -> TokenStream {
        let name = self.name();
        let runtime = &self.draft.runtime;
        let docs = doc_attributes(&self.documentation());
        let (visibility, cfgs) = (&self.draft.visibility, &self.draft.cfgs);
        quote! {
            #docs
            #(#cfgs)*
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #[must_use = "a request does nothing until it is sent"]
            #visibility struct #name {
                call: #runtime::Call,
            }
        }
    }

    fn emit_methods(&self) -> TokenStream {
        let name = self.name();
        let facts = self.emit_facts();
        let new = self.emit_new();
        let setters = self.optional().map(|argument| self.emit_setter(argument));
        let sends = self.emit_sends();
        let (runtime, cfgs) = (&self.draft.runtime, &self.draft.cfgs);
        quote! {
            #(#cfgs)*
            impl #name {
                #facts
                #new
                #(#setters)*
                #sends

                /// Returns the request as a plain value, without credentials and not sent.
                ///
                /// # Errors
                /// If an argument cannot be written into a request; nothing was sent.
                #[inline]
                pub fn into_request(self) -> ::core::result::Result<#runtime::Request, #runtime::Error> {
                    self.call.into_request()
                }
            }
        }
    }

    fn emit_facts(&self) -> TokenStream {
        let draft = &self.draft;
        let runtime = &draft.runtime;
        let http_line = self.http_line();
        let path = if self.is_inert { "/" } else { &draft.path };
        let docs = doc_attributes(&[format!("What is fixed about `{http_line}`.")]);
        let start = match draft.method.as_str() {
            method if !self.is_inert && (method == "QUERY" || !METHODS.contains(&method)) => {
                quote!(#runtime::Endpoint::custom(#method, #path))
            }
            method => {
                let method = Ident::new(if self.is_inert { "GET" } else { method }, Span::call_site());
                quote!(#runtime::Endpoint::new(#runtime::http::Method::#method, #path))
            }
        };
        let server = match &draft.plane {
            Some((plane, api)) => {
                let api = spanned(api, located(plane.span()));
                Some(quote_spanned!(located(plane.span())=> .server(#api.plane(#plane))))
            }
            None if draft.server != 0 => {
                let server = draft.server;
                Some(quote!(.server(#server)))
            }
            None => None,
        };
        let base = draft.base.as_ref().map(|base| quote!(.base(#base)));
        let security = draft.security.as_ref().map(|security| quote!(.security(#security)));
        let member = match &draft.reply {
            Reply::Json { member: Some(member), .. } => Some(quote!(.member(#member))),
            _ => None,
        };
        let body = match &draft.encoding {
            BodyEncoding::Json => (draft.body == BodyPresence::Always).then(|| quote!(.json_body())),
            BodyEncoding::Form => Some(quote!(.form_body())),
            BodyEncoding::Multipart(subtype) => Some(quote!(.multipart_body(#subtype))),
        };
        let idempotent = draft.idempotent.then(|| quote!(.idempotent()));
        quote! {
            #docs
            pub const ENDPOINT: #runtime::Endpoint = #start #server #base #security #member #body #idempotent;
        }
    }

    /// A constant that is computed whether the endpoint is used or not, so that an unknown plane is an error at once.
    fn emit_plane(&self) -> Option<TokenStream> {
        let (plane, api) = self.draft.plane.as_ref()?;
        let (cfgs, api) = (&self.draft.cfgs, spanned(api, located(plane.span())));
        Some(quote_spanned!(located(plane.span())=> #(#cfgs)* const _: usize = #api.plane(#plane);))
    }

    fn emit_new(&self) -> TokenStream {
        let parameters = self.parameters();
        let (generics, client) = self.client();
        let statements = self.emit_first_statements();
        let body = if statements.is_empty() {
            quote!(Self { call: client.call(&Self::ENDPOINT) })
        } else {
            quote! {
                let mut call = client.call(&Self::ENDPOINT);
                #statements
                Self { call }
            }
        };
        let deprecated = deprecated(self.draft.deprecated);
        quote! {
            /// Starts a request of `client`.
            #deprecated
            pub fn new #generics (client: &#client #(, #parameters)*) -> Self {
                #body
            }
        }
    }

    /// The generics of what takes a client, and the client it takes.
    pub(crate) fn client(&self) -> (TokenStream, TokenStream) {
        let runtime = &self.draft.runtime;
        let scope = self.scope_parameter();
        let bound = self.bound().map(|allows| quote!(: #allows));
        (quote!(<#scope #bound>), quote!(#runtime::Client<#scope>))
    }

    /// The trait that a client's scope has to have.
    pub(crate) fn bound(&self) -> Option<Ident> {
        matches!(self.draft.access, Access::Scopes(_)).then(|| allows_trait(self.name()))
    }

    /// The parameters that stand for the required arguments.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = TokenStream> {
        self.required().map(emit_parameter)
    }

    /// The name of the scope's type parameter: `S`, unless an argument's type has that name.
    fn scope_parameter(&self) -> Ident {
        let types: Vec<_> = self.draft.arguments.iter().map(|argument| &argument.ty).collect();
        let taken = |name: &&str| mentions(&quote!(#(#types)*), name);
        let name = ["S", "Scope", "ClientScope"].into_iter().find(|name| !taken(name)).unwrap_or("OblienScope");
        Ident::new(name, Span::call_site())
    }

    /// What every request of this endpoint holds: the fixed query, the required arguments, the constants and the empty groups.
    fn emit_first_statements(&self) -> TokenStream {
        if self.is_inert {
            return TokenStream::new();
        }
        let call = quote!(call);
        let required = self.required().map(|argument| {
            let (cfgs, placement) = (&argument.cfgs, self.emit_placement(argument, &call));
            // One attribute holds for one statement.
            if cfgs.is_empty() { placement } else { quote!(#(#cfgs)* { #placement }) }
        });
        let query = self.emit_fixed_query();
        let headers = self.draft.headers.iter().map(|(name, value)| quote!(call.header(#name, #value);));
        let groups = self.draft.groups.iter().map(|group| quote!(call.group(#group);));
        let constants = self.draft.constants.iter().map(emit_constant);
        quote!(#query #(#required)* #(#headers)* #(#groups)* #(#constants)*)
    }

    /// The statements that send what every request has in its query; a name may have several values.
    fn emit_fixed_query(&self) -> TokenStream {
        let (runtime, query) = (&self.draft.runtime, &self.draft.query);
        let is_first = |index: usize| query[..index].iter().all(|(name, _)| *name != query[index].0);
        let statements = (0..query.len()).filter(|index| is_first(*index)).map(|index| {
            let name = &query[index].0;
            let values: Vec<&String> = query.iter().filter(|(other, _)| other == name).map(|(_, value)| value).collect();
            match values.as_slice() {
                [value] => quote!(call.query(#name, #value);),
                _ => quote!(call.query_list(#name, #runtime::ListStyle::Explode, [#(#values),*]);),
            }
        });
        quote!(#(#statements)*)
    }

    fn emit_setter(&self, argument: &Argument) -> TokenStream {
        let name = &argument.name;
        let docs = doc_attributes(&argument.docs);
        let deprecated = deprecated(argument.deprecated);
        let parameter = argument.constant.is_none().then(|| emit_bare_parameter(argument)).into_iter();
        let placement = (!self.is_inert).then(|| self.emit_placement(argument, &quote!(self.call)));
        let (cfgs, unused) = (&argument.cfgs, self.is_inert.then(|| quote!(#[allow(unused)])));
        quote! {
            #docs
            #(#cfgs)*
            #unused
            #deprecated
            pub fn #name(mut self #(, #parameter)*) -> Self {
                #placement
                self
            }
        }
    }

    fn emit_allows(&self, prelude: Prelude) -> TokenStream {
        let Access::Scopes(scopes) = &self.draft.access else { return TokenStream::new() };
        let runtime = &self.draft.runtime;
        let allows = allows_trait(self.name());
        let docs = doc_attributes(&[format!("The scopes that may call [`{}`].", self.name())]);
        let explanation = (prelude == Prelude::Implicit).then(|| self.emit_explanation(scopes));
        let (visibility, cfgs) = (&self.draft.visibility, &self.draft.cfgs);
        let implementations = scopes.iter().map(|scope| {
            let path = &scope.path;
            quote!(#(#cfgs)* impl #allows for #path {})
        });
        quote! {
            #docs
            #(#cfgs)*
            #explanation
            #visibility trait #allows: #runtime::Scope {}
            #(#implementations)*
            #(#cfgs)*
            impl #allows for #runtime::Any {}
        }
    }

    /// What the compiler says where a scope may not call.
    fn emit_explanation(&self, scopes: &[Scope]) -> TokenStream {
        // The compiler fills in what stands in single braces.
        let escaped = self.http_line().replace('{', "{{").replace('}', "}}");
        let message = format!("a client of the scope `{{Self}}` may not call `{escaped}`");
        let note = format!("`{escaped}` {}", allowed(scopes));
        quote! {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "this client's scope is `{Self}`",
                note = #note,
                note = "call it with a client of such a scope, or, if the scope is only known at run time, with a `Client<scope::Any>`: then the service decides"
            )]
        }
    }
}

fn allowed(scopes: &[Scope]) -> String {
    let names: Vec<_> = scopes.iter().map(|scope| format!("`{}`", scope.name)).collect();
    match names.split_last() {
        None => "may be called with no scope".to_owned(),
        Some((last, [])) => format!("may be called with the scope {last}"),
        Some((last, others)) => format!("may be called with the scopes {} and {last}", others.join(", ")),
    }
}

fn emit_parameter(argument: &Argument) -> TokenStream {
    let (cfgs, parameter) = (&argument.cfgs, emit_bare_parameter(argument));
    quote!(#(#cfgs)* #parameter)
}

fn emit_bare_parameter(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let ty = ValueShape::of(&argument.ty).parameter();
    quote!(#name: #ty)
}

/// An identifier that is where it was written, without its claim to be written by hand.
pub(crate) fn located_ident(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(located(ident.span()));
    ident
}

/// The place of a token, without its claim to be written by hand: lints are not about expansions.
pub(crate) fn located(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}

/// Puts tokens to one place.
pub(crate) fn spanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let put = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    tokens.clone().into_iter().map(put).collect()
}

/// Whether a name stands somewhere among tokens.
pub(crate) fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        _ => false,
    })
}

fn emit_constant(constant: &Constant) -> TokenStream {
    let (wire, value) = (&constant.wire, &constant.value);
    match &constant.group {
        None => quote!(call.field(#wire, &#value);),
        Some(group) => quote!(call.group_field(#group, #wire, &#value);),
    }
}

fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
