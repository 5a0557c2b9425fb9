//! The one emitter: a checked endpoint becomes its request builder.
//! Writes absolute paths; the generator's printing pass shortens them, the attribute leaves them for hygiene.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::argument::{Argument, Constant, Literal, Location, Place};
use crate::check::METHODS;
use crate::documentation::doc_attributes;
use crate::endpoint::{Access, BodyPresence, Endpoint, Reply, Scope};
use crate::names::allows_trait;
use crate::value_shape::ValueShape;

impl Endpoint {
    /// Emits the builder and, where scopes are declared, the trait of those that may call it.
    #[must_use]
    pub fn emit(&self) -> TokenStream {
        let allows = self.emit_allows();
        let builder = self.emit_builder();
        let methods = self.emit_methods();
        let plane = self.emit_plane();
        quote!(#builder #methods #allows #plane)
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
        let send = self.emit_send();
        let (runtime, cfgs) = (&self.draft.runtime, &self.draft.cfgs);
        quote! {
            #(#cfgs)*
            impl #name {
                #facts
                #new
                #(#setters)*
                #send

                /// Returns the request as a plain value, without credentials and not sent.
                ///
                /// # Errors
                /// If an argument cannot be written into a request; nothing was sent.
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
        let security = draft.security.as_ref().map(|security| quote!(.security(#security)));
        let member = match &draft.reply {
            Reply::Json { member: Some(member), .. } => Some(quote!(.member(#member))),
            _ => None,
        };
        let json_body = (draft.body == BodyPresence::Always).then(|| quote!(.json_body()));
        let idempotent = draft.idempotent.then(|| quote!(.idempotent()));
        quote! {
            #docs
            pub const ENDPOINT: #runtime::Endpoint = #start #server #security #member #json_body #idempotent;
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

    /// What every request of this endpoint holds: the required arguments, the constants and the empty groups.
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
        let headers = self.draft.headers.iter().map(|(name, value)| quote!(call.header(#name, #value);));
        let groups = self.draft.groups.iter().map(|group| quote!(call.group(#group);));
        let constants = self.draft.constants.iter().map(emit_constant);
        quote!(#(#required)* #(#headers)* #(#groups)* #(#constants)*)
    }

    fn emit_send(&self) -> TokenStream {
        let runtime = &self.draft.runtime;
        let (ty, method) = match &self.draft.reply {
            Reply::Json { ty, .. } => (ty.clone(), "json"),
            Reply::Empty => (quote!(()), "empty"),
            Reply::Text => (quote!(::std::string::String), "text"),
            Reply::Bytes => (quote!(#runtime::Bytes), "raw"),
            Reply::Events { ty } => (quote!(#runtime::Events<#ty>), "events"),
            Reply::Records { ty } => (quote!(#runtime::Records<#ty>), "records"),
        };
        let written = self.draft.written_reply.as_ref();
        let span = written.map_or_else(Span::call_site, |ty| located(ty.span()));
        let ty = written.map_or(ty, |ty| quote!(#ty));
        let method = Ident::new(method, span);
        let call = quote_spanned!(span=> self.call.#method());
        quote! {
            /// Sends the request once the returned value is awaited.
            pub fn send(self) -> #runtime::Sending<#ty> {
                #call
            }
        }
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

    /// The statement that puts an argument into its place of the request.
    fn emit_placement(&self, argument: &Argument, call: &TokenStream) -> TokenStream {
        let (name, wire) = (&argument.name, &argument.wire);
        let runtime = &self.draft.runtime;
        if let (Some(constant), false) = (&argument.constant, argument.required) {
            return emit_constant_placement(&argument.place, wire, constant, call);
        }
        let shape = ValueShape::of(&argument.ty);
        // What the compiler says about a value that has no place there, it says at the argument's type.
        let span = located(argument.ty.span());
        if let Place::QueryList(style) = argument.place {
            let (style, items) = (style.variant(), shape.items(name));
            return quote_spanned!(span=> #call.query_list(#wire, #runtime::ListStyle::#style, #items););
        }
        // A collection is collected in a line of its own, which reads better than a type inside of the call.
        let (collected, value, turbofish) = match shape.collected(name) {
            Some(collected) => (collected, quote!(#name), TokenStream::new()),
            None => (TokenStream::new(), shape.value(name), shape.turbofish()),
        };
        let placed = match &argument.place {
            Place::Path => quote_spanned!(span=> #call.path #turbofish (#value);),
            Place::Query | Place::QueryList(_) => quote_spanned!(span=> #call.query #turbofish (#wire, #value);),
            Place::Header => quote_spanned!(span=> #call.header #turbofish (#wire, #value);),
            Place::Cookie => quote_spanned!(span=> #call.cookie #turbofish (#wire, #value);),
            Place::Styled { location, style } => {
                let style = style.expression(runtime);
                match location {
                    Location::Path => quote_spanned!(span=> #call.path_styled #turbofish (#style, &#value);),
                    Location::Query => quote_spanned!(span=> #call.query_styled #turbofish (#wire, #style, &#value);),
                    Location::QueryString => quote_spanned!(span=> #call.query_string #turbofish (#style, &#value);),
                    Location::Header => quote_spanned!(span=> #call.header_styled #turbofish (#wire, #style, &#value);),
                    Location::Cookie => quote_spanned!(span=> #call.cookie_styled #turbofish (#wire, #style, &#value);),
                }
            }
            Place::Field { group } if matches!(shape, ValueShape::ThreeState(..)) => match group {
                None => quote_spanned!(span=> #call.three_state #turbofish (#wire, #value);),
                Some(group) => quote_spanned!(span=> #call.group_three_state #turbofish (#group, #wire, #value);),
            },
            Place::Field { group: None } => quote_spanned!(span=> #call.field #turbofish (#wire, &#value);),
            Place::Field { group: Some(group) } => quote_spanned!(span=> #call.group_field #turbofish (#group, #wire, &#value);),
            Place::Members { group: None } => quote_spanned!(span=> #call.extra_fields(#value);),
            Place::Members { group: Some(group) } => quote_spanned!(span=> #call.group_extra_fields(#group, #value);),
            Place::Body => quote_spanned!(span=> #call.body #turbofish (&#value);),
            Place::Streamed { content_type } => quote_spanned!(span=> #call.streamed(#content_type, #name);),
            Place::Part { file: None } => quote_spanned!(span=> #call.part #turbofish (#wire, #value);),
            Place::Part { file: Some(file) } => {
                let (file_name, content_type) = (&file.name, &file.content_type);
                quote_spanned!(span=> #call.file(#wire, #file_name, #content_type, #name);)
            }
            Place::Raw { content_type } => quote_spanned!(span=> #call.bytes(#content_type, #name);),
        };
        quote!(#collected #placed)
    }

    fn emit_allows(&self) -> TokenStream {
        let Access::Scopes(scopes) = &self.draft.access else { return TokenStream::new() };
        let runtime = &self.draft.runtime;
        let allows = allows_trait(self.name());
        let name = self.name();
        let http_line = self.http_line();
        let docs = doc_attributes(&[format!("The scopes that may call [`{name}`].")]);
        // The compiler fills in what stands in single braces.
        let escaped = http_line.replace('{', "{{").replace('}', "}}");
        let message = format!("a client of the scope `{{Self}}` may not call `{escaped}`");
        let note = format!("`{escaped}` {}", allowed(scopes));
        let (visibility, cfgs) = (&self.draft.visibility, &self.draft.cfgs);
        let implementations = scopes.iter().map(|scope| {
            let path = &scope.path;
            quote!(#(#cfgs)* impl #allows for #path {})
        });
        quote! {
            #docs
            #(#cfgs)*
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "this client's scope is `{Self}`",
                note = #note,
                note = "call it with a client of such a scope, or, if the scope is only known at run time, with a `Client<scope::Any>`: then the service decides"
            )]
            #visibility trait #allows: #runtime::Scope {}
            #(#implementations)*
            #(#cfgs)*
            impl #allows for #runtime::Any {}
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
fn spanned(tokens: &TokenStream, span: Span) -> TokenStream {
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

/// The statement that puts the one value an optional argument can have into its place.
fn emit_constant_placement(place: &Place, wire: &str, value: &Literal, call: &TokenStream) -> TokenStream {
    match place {
        Place::Header => quote!(#call.header(#wire, #value);),
        Place::Cookie => quote!(#call.cookie(#wire, #value);),
        Place::Field { group: None } => quote!(#call.field(#wire, &#value);),
        Place::Field { group: Some(group) } => quote!(#call.group_field(#group, #wire, &#value);),
        _ => quote!(#call.query(#wire, #value);),
    }
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
