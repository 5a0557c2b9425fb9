//! What is fixed about one endpoint: method, path template, security, shape of body and reply.
//!
//! Generated code holds one constant per endpoint; a [`Call`](crate::Call) fills in the rest.

use http::Method;

/// What is fixed about one endpoint.
///
/// ```
/// use oblien_client::{Endpoint, http::Method};
///
/// const RENAME: Endpoint = Endpoint::new(Method::POST, "/things/{thingId}/rename")
///     .security(&[&["clientId", "clientSecret"], &["token"]])
///     .member("thing")
///     .json_body();
/// assert_eq!(RENAME.path(), "/things/{thingId}/rename");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Endpoint {
    // Text and not `Method`, which has a destructor: a reference to a constant with a destructor
    // does not live for `'static`, and `client.call(&ENDPOINT)` would not compile.
    method: &'static str,
    path: &'static str,
    server: usize,
    base: Option<&'static str>,
    security: &'static [&'static [&'static str]],
    member: Option<&'static str>,
    idempotent: bool,
    body: BodyKind,
}

/// What the body of an endpoint starts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// A JSON object, once a member is set.
    WhenSet,
    /// A JSON object.
    Json,
    /// A form of pairs.
    Form,
    /// A form of parts, and what follows `multipart/` in its media type.
    Parts(&'static str),
}

impl Endpoint {
    /// Declares an endpoint by its method and its path template, such as `/things/{thingId}`.
    ///
    /// The method is one of the nine that [`http::Method`] has constants for; any other is
    /// declared with [`Endpoint::custom`], and given here makes every call fail as a request that
    /// could not be built.
    pub const fn new(method: Method, path: &'static str) -> Self {
        let name = match method {
            Method::GET => "GET",
            Method::POST => "POST",
            Method::PUT => "PUT",
            Method::DELETE => "DELETE",
            Method::PATCH => "PATCH",
            Method::HEAD => "HEAD",
            Method::OPTIONS => "OPTIONS",
            Method::TRACE => "TRACE",
            Method::CONNECT => "CONNECT",
            _ => "",
        };
        // A constant function cannot run the destructor, and these nine own nothing.
        core::mem::forget(method);
        Self::custom(name, path)
    }

    /// Declares an endpoint whose method has no constant in [`http::Method`], such as `QUERY`.
    pub const fn custom(method: &'static str, path: &'static str) -> Self {
        Self { method, path, server: 0, base: None, security: &[], member: None, idempotent: false, body: BodyKind::WhenSet }
    }

    /// Puts the endpoint on the server of this index in [`Api::servers`](crate::Api::servers).
    ///
    /// The default is 0, the first.
    #[must_use]
    pub const fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// Puts the endpoint below a URL of its own, whatever [`Endpoint::server`] says; a path in it is kept.
    ///
    /// For what the [`Api`](crate::Api) does not know. A client's settings do not replace it, and of its credentials only
    /// those go there that [`Endpoint::security`] names. A URL that is not absolute, neither `http` nor `https`, or that
    /// holds a password, a query or a fragment, makes every call fail as a request that could not be built.
    ///
    /// ```
    /// use oblien_client::{Endpoint, http::Method};
    ///
    /// const FORECAST: Endpoint = Endpoint::new(Method::GET, "/forecast").base("https://beta.example.com/v1");
    /// assert_eq!(FORECAST.own_base(), Some("https://beta.example.com/v1"));
    /// assert!(FORECAST.security_alternatives().is_empty());
    /// ```
    #[must_use]
    pub const fn base(mut self, url: &'static str) -> Self {
        self.base = Some(url);
        self
    }

    /// Says which credentials the endpoint takes, as names of schemes.
    ///
    /// Each inner list is one way in, and all of its schemes are sent together. An empty inner list
    /// allows a call without credentials. With no list at all none are ever sent.
    #[must_use]
    pub const fn security(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Says that the value of a JSON reply is this member of the reply object.
    #[must_use]
    pub const fn member(mut self, name: &'static str) -> Self {
        self.member = Some(name);
        self
    }

    /// Says that the call is safe to repeat although its method says otherwise.
    ///
    /// GET, HEAD, OPTIONS, TRACE, QUERY, PUT and DELETE always are.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Says that a JSON object is always sent as the body, at least `{}`.
    #[must_use]
    pub const fn json_body(mut self) -> Self {
        self.body = BodyKind::Json;
        self
    }

    /// Says that the members of the body are sent as a form: `application/x-www-form-urlencoded`.
    #[must_use]
    pub const fn form_body(mut self) -> Self {
        self.body = BodyKind::Form;
        self
    }

    /// Says that the members of the body are sent as parts of `multipart/form-data`, or of another `multipart/`.
    ///
    /// A body without parts is not sent.
    #[must_use]
    pub const fn multipart_body(mut self, subtype: &'static str) -> Self {
        self.body = BodyKind::Parts(subtype);
        self
    }

    /// Returns the name of the method, such as `GET`.
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the path template, with its variables in braces.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the index of its server in [`Api::servers`](crate::Api::servers).
    pub const fn server_index(&self) -> usize {
        self.server
    }

    /// Returns the URL given to [`Endpoint::base`], if there is one; the server then means nothing.
    pub const fn own_base(&self) -> Option<&'static str> {
        self.base
    }

    /// Returns the alternatives given to [`Endpoint::security`]; empty if no credentials are sent.
    pub const fn security_alternatives(&self) -> &'static [&'static [&'static str]] {
        self.security
    }

    /// Returns the member of the reply object that is the value, if there is one.
    pub const fn reply_member(&self) -> Option<&'static str> {
        self.member
    }

    /// Returns whether the endpoint was declared safe to repeat; the method is not looked at.
    pub const fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Returns whether a JSON object is always sent as the body.
    pub const fn sends_json_body(&self) -> bool {
        matches!(self.body, BodyKind::Json)
    }

    pub(crate) const fn body_kind(&self) -> BodyKind {
        self.body
    }
}
