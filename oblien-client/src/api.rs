//! What all endpoints of one API share: its servers, its credentials' schemes and how it says no.
//!
//! Generated code declares one `static` [`Api`]; every [`Client`](crate::Client) is built for one.

use crate::server::Server;

/// What all endpoints of one API share.
///
/// ```
/// use oblien_client::{Api, Placement, Scheme, Server};
///
/// pub static API: Api = Api::new(
///     "Weather",
///     &[Server::new("main", "https://weather.example")],
///     &[Scheme::new("key", Placement::Header("X-Key")).env("WEATHER_KEY")],
/// )
/// .success_flag("success");
/// assert_eq!(API.servers()[0].url, "https://weather.example");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Api {
    name: &'static str,
    servers: &'static [Server],
    schemes: &'static [Scheme],
    success_flag: Option<&'static str>,
}

impl Api {
    /// Declares an API by its name, its servers and its security schemes.
    ///
    /// Endpoints name their server by its index here; the first is the default.
    pub const fn new(name: &'static str, servers: &'static [Server], schemes: &'static [Scheme]) -> Self {
        Self { name, servers, schemes, success_flag: None }
    }

    /// Names the member that is exactly `false` in a reply that is a failure, whatever its status.
    #[must_use]
    pub const fn success_flag(mut self, member: &'static str) -> Self {
        self.success_flag = Some(member);
        self
    }

    /// Returns the name of the API, as its description gives it.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the servers, in the order endpoints count them.
    pub const fn servers(&self) -> &'static [Server] {
        self.servers
    }

    /// Returns the security schemes, in the order in which the environment is asked for them.
    pub const fn schemes(&self) -> &'static [Scheme] {
        self.schemes
    }

    /// Returns the name of the member that tells failures apart, if the API has one.
    pub const fn success_member(&self) -> Option<&'static str> {
        self.success_flag
    }

    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// One security scheme: where a secret is put in a request.
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// The name by which endpoints and credentials refer to it.
    pub name: &'static str,
    /// Where the secret is put.
    pub placement: Placement,
    /// The environment variable that holds the secret, if there is one.
    pub env: Option<&'static str>,
    /// The credential it belongs to; schemes of one credential are sent together.
    pub credential: &'static str,
}

impl Scheme {
    /// Declares a scheme that is a credential by itself.
    pub const fn new(name: &'static str, placement: Placement) -> Self {
        Self { name, placement, env: None, credential: name }
    }

    /// Names the environment variable that holds the secret.
    #[must_use]
    pub const fn env(mut self, variable: &'static str) -> Self {
        self.env = Some(variable);
        self
    }

    /// Names the credential it belongs to, when several schemes go together.
    #[must_use]
    pub const fn credential(mut self, credential: &'static str) -> Self {
        self.credential = credential;
        self
    }
}

/// Where in a request a secret is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Placement {
    /// A header of this name holds the secret and nothing else.
    Header(&'static str),
    /// A query argument of this name holds the secret.
    Query(&'static str),
    /// A cookie of this name holds the secret.
    Cookie(&'static str),
    /// `Authorization: Bearer` and the secret.
    Bearer,
    /// `Authorization: Basic` and the secret, which is `user:password`, in base64.
    Basic,
    /// `Authorization`, this scheme, and the secret as it is.
    Authorization(&'static str),
}
