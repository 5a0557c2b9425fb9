//! The endpoint before and after its rules were checked: [`EndpointDraft`] and [`Endpoint`].
//! Both doors build the draft; only a checked endpoint can be emitted.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::argument::{Argument, Constant};
use crate::path_template::{PathTemplate, readable};
use crate::reply::Reply;

/// What a door understood of an endpoint, not yet checked.
#[derive(Clone)]
pub struct EndpointDraft {
    /// Name of the request builder, verb and noun: `CreateWorkspace`.
    pub name: Ident,
    /// The HTTP method in capitals.
    pub method: String,
    /// Whether the method is meant as it stands, although it is none of the usual ones, or GET with a body.
    pub is_other_method: bool,
    /// Where the method stands in the source.
    pub method_span: Span,
    /// The path template: `/workspace/{workspace_id}`.
    pub path: String,
    /// Where the path stands in the source.
    pub path_span: Span,
    /// Documentation, a paragraph line each, without the HTTP line and the scopes.
    pub docs: Vec<String>,
    /// Whether callers are told not to use it any more.
    pub deprecated: bool,
    /// Who may call it.
    pub access: Access,
    /// What the caller gives, in the order of the description.
    pub arguments: Vec<Argument>,
    /// Body members that are always sent with one value.
    pub constants: Vec<Constant>,
    /// Object members of the body that are always sent, at least as `{}`.
    pub groups: Vec<String>,
    /// Whether a JSON body is sent although nothing is in it.
    pub body: BodyPresence,
    /// How the members of the body are sent.
    pub encoding: BodyEncoding,
    /// What comes back.
    pub reply: Reply,
    /// What comes back as it comes, where the service answers in both ways: events or records.
    pub stream: Option<Reply>,
    /// The member of the JSON body that says whether the stream is wanted.
    pub switch: Option<String>,
    /// Index of the server in the API's list.
    pub server: usize,
    /// An expression of the type `&'static [&'static [&'static str]]`: the alternatives of security schemes.
    pub security: Option<TokenStream>,
    /// Whether it is safe to repeat although its method says otherwise.
    pub idempotent: bool,
    /// Path of the runtime crate.
    pub runtime: TokenStream,
    /// Headers that every request has, by name and value.
    pub headers: Vec<(String, String)>,
    /// Members of the query that every request has, by name and value.
    pub query: Vec<(String, String)>,
    /// The reply type as it was written, where that is to be kept.
    pub written_reply: Option<syn::Type>,
    /// The type of the stream as it was written.
    pub written_stream: Option<syn::Type>,
    /// The plane by name, in place of the index: the name, and the path of the `Api` that knows it.
    pub plane: Option<(syn::LitStr, TokenStream)>,
    /// The URL below which it lies, if that is none of the API's servers.
    pub base: Option<String>,
    /// Who sees the request builder.
    pub visibility: TokenStream,
    /// The `cfg` attributes under which the endpoint exists.
    pub cfgs: Vec<syn::Attribute>,
}

/// Who may call an endpoint.
#[derive(Clone, Debug, Default)]
pub enum Access {
    /// Whoever has a client: the description declares no scopes.
    #[default]
    Open,
    /// Clients of these scopes, besides those whose scope is only known at run time.
    Scopes(Vec<Scope>),
}

/// One scope an endpoint allows.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The name in the description: `namespace`.
    pub wire: String,
    /// Path of the marker type.
    pub path: TokenStream,
    /// Name of the marker type: `Namespace`.
    pub name: String,
}

/// When a JSON body is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BodyPresence {
    /// Only if the caller sets something of it.
    #[default]
    WhenSet,
    /// Always, at least `{}`.
    Always,
}

/// How the members of a body are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BodyEncoding {
    /// As a JSON object.
    #[default]
    Json,
    /// As pairs: `application/x-www-form-urlencoded`.
    Form,
    /// As parts, and what follows `multipart/` in the media type.
    Multipart(String),
}

/// An endpoint that keeps all rules; the only thing that can be emitted.
#[derive(Clone)]
pub struct Endpoint {
    pub(crate) draft: EndpointDraft,
    pub(crate) template: PathTemplate,
    /// Whether the builder only keeps the compiler from talking about what is missing: it places no argument.
    pub(crate) is_inert: bool,
}

impl EndpointDraft {
    /// Starts a draft: no arguments, no documentation, an empty reply, open to every client.
    #[must_use]
    pub fn new(name: Ident, method: &str, path: &str) -> Self {
        Self {
            name,
            method: method.to_owned(),
            is_other_method: false,
            method_span: Span::call_site(),
            path: path.to_owned(),
            path_span: Span::call_site(),
            docs: Vec::new(),
            deprecated: false,
            access: Access::Open,
            arguments: Vec::new(),
            constants: Vec::new(),
            groups: Vec::new(),
            body: BodyPresence::WhenSet,
            encoding: BodyEncoding::Json,
            reply: Reply::Empty,
            stream: None,
            switch: None,
            server: 0,
            security: None,
            idempotent: false,
            runtime: quote!(::oblien_client),
            headers: Vec::new(),
            query: Vec::new(),
            written_reply: None,
            written_stream: None,
            plane: None,
            base: None,
            visibility: quote!(pub),
            cfgs: Vec::new(),
        }
    }
}

impl Endpoint {
    /// Returns the name of the request builder.
    #[must_use]
    pub fn name(&self) -> &Ident {
        &self.draft.name
    }

    /// Returns the HTTP line: method and path template, with letters where the path has their bytes.
    #[must_use]
    pub fn http_line(&self) -> String {
        format!("{} {}", self.draft.method, readable(&self.draft.path))
    }

    /// Returns what was checked.
    #[must_use]
    pub fn draft(&self) -> &EndpointDraft {
        &self.draft
    }

    /// Returns the arguments without which there is no request, path variables first, in the order of the path.
    pub fn required(&self) -> impl Iterator<Item = &Argument> {
        let variables = self
            .template
            .variables()
            .filter_map(|variable| self.draft.arguments.iter().find(|argument| argument.is_path() && argument.wire == variable));
        let others = self.draft.arguments.iter().filter(|argument| argument.required && !argument.is_path());
        variables.chain(others)
    }

    /// Returns the arguments that have a setter.
    pub fn optional(&self) -> impl Iterator<Item = &Argument> {
        self.draft.arguments.iter().filter(|argument| !argument.required && !argument.is_path())
    }
}
