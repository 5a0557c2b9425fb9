//! The client: an API, credentials and a transport, with the scope of the credentials in its type.
//!
//! Calls start here; generated crates wrap it in a type of their own with [`client!`](crate::client!).

mod base;
mod builder;
mod declare;
mod derive;
mod forward;
mod servers;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderValue, Uri};

use crate::api::Api;
use crate::call::Call;
use crate::credentials::{Credentials, Keyring};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::exchange::{Exchange, Outgoing, Want};
use crate::reply::{self, Flag};
use crate::retry::{Budget, RetryPolicy};
use crate::scope::{Any, Grant, Scope};
use crate::sending::Sending;
use crate::transport::{Body, Request, Transport};

pub(crate) use base::{Base, is_same_origin};
pub use builder::ClientBuilder;

/// A client of one API, with the scope of its credentials as its type.
///
/// A clone is cheap and shares everything. The scope bounds which generated endpoints can be called;
/// [`Any`] allows all of them and leaves the decision to the service.
///
/// ```
/// # use oblien_client::{Api, Client, Credentials, Placement, Scheme, Server};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new(
/// #     "Things",
/// #     &[Server::new("main", "https://things.example")],
/// #     &[Scheme::new("token", Placement::Bearer)],
/// # );
/// # fn main() -> Result<(), oblien_client::Error> {
/// let client: Client = Client::builder(&API)
///     .credentials(Credentials::new("token", "secret"))
///     .timeout(std::time::Duration::from_secs(20))
/// #   .transport(Scripted::new())
///     .build()?;
/// # Ok(())
/// # }
/// ```
pub struct Client<S = Any> {
    core: Arc<Core>,
    scope: PhantomData<fn() -> S>,
}

/// What a client and its calls share.
#[derive(Clone)]
pub(crate) struct Core {
    pub(crate) shared: Arc<Shared>,
    pub(crate) servers: Arc<[Option<Base>]>,
    /// Why servers have no URL.
    pub(crate) server_faults: Arc<[Option<String>]>,
    pub(crate) keyring: Arc<Keyring>,
}

/// What clients share that differ only in their credentials and in the URLs of their servers.
pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) reply_limit: usize,
    pub(crate) flag: Option<Flag>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) now: fn() -> SystemTime,
}

impl Core {
    /// The URL below which an endpoint lies: its own, or that of its server.
    pub(crate) fn base(&self, endpoint: &Endpoint) -> Result<Cow<'_, Base>, Error> {
        match endpoint.own_base() {
            Some(url) => Base::own(url).map(Cow::Owned),
            None => self.server(endpoint.server_index()).map(Cow::Borrowed),
        }
    }

    pub(crate) fn server(&self, index: usize) -> Result<&Base, Error> {
        if let Some(Some(base)) = self.servers.get(index) {
            return Ok(base);
        }
        if let Some(Some(fault)) = self.server_faults.get(index) {
            return Err(Error::request(fault.clone()));
        }
        let api = self.shared.api;
        let name = api.servers().get(index).map_or("", |server| server.name);
        Err(Error::request(format!("server `{name}` of {} has no URL", api.name())))
    }

    /// Whether credentials may be sent to this URL: an endpoint with a base of its own has named only that.
    pub(crate) fn is_known_origin(&self, endpoint: Option<&Endpoint>, uri: &Uri) -> bool {
        match endpoint.and_then(Endpoint::own_base) {
            Some(url) => Base::own(url).is_ok_and(|base| base.is_origin_of(uri)),
            None => self.servers.iter().flatten().any(|base| base.is_origin_of(uri)),
        }
    }
}

impl<S: Scope> Client<S> {
    /// Makes a client with these credentials and default settings.
    ///
    /// # Errors
    ///
    /// [`Error::is_credentials`] if a secret cannot be sent, or belongs to no scheme of the API.
    pub fn new(api: &'static Api, credentials: Credentials) -> Result<Self, Error> {
        Self::builder(api).credentials(credentials).build()
    }

    /// Starts a client with settings of its own.
    pub fn builder(api: &'static Api) -> ClientBuilder<S> {
        ClientBuilder::new(api)
    }

    /// Makes a client with credentials and server URLs from environment variables.
    ///
    /// The first credential of the API whose variables are all set and not blank is taken.
    ///
    /// # Errors
    ///
    /// [`Error::is_credentials`] if there is none; it names the variables.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::builder(api).environment()?.build()
    }

    /// Returns a client that uses a granted credential, and has its scope.
    ///
    /// Settings and connections are shared with this one.
    pub fn with_token<G: Grant>(&self, grant: &G) -> Client<G::Scope> {
        self.with_credentials(grant.credentials())
    }

    /// Returns a client that uses other credentials, in the scope that the caller says they have.
    ///
    /// Settings and connections are shared with this one. What is wrong with the credentials is
    /// told by the calls that need them.
    pub fn with_credentials<T: Scope>(&self, credentials: Credentials) -> Client<T> {
        let keyring = Arc::new(Keyring::new(self.api(), credentials));
        Client::from_core(Core { keyring, ..Core::clone(&self.core) })
    }

    /// Returns this client in another scope, on the caller's word; the service decides.
    pub fn cast<T: Scope>(self) -> Client<T> {
        Client { core: self.core, scope: PhantomData }
    }

    /// Returns this client in the scope that allows every call; the service decides.
    pub fn into_any(self) -> Client<Any> {
        self.cast()
    }
}

impl<S> Client<S> {
    pub(crate) fn from_core(core: Core) -> Self {
        Self { core: Arc::new(core), scope: PhantomData }
    }

    #[cfg(feature = "websocket")]
    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    /// Starts a call of an endpoint.
    pub fn call(&self, endpoint: &'static Endpoint) -> Call {
        Call::new(self.core.clone(), endpoint)
    }

    /// Sends a request, as it came out of [`Call::into_request`] or was made by hand.
    ///
    /// It is sent as a call is: with retries, with redirects, and with a status other than 2xx as an
    /// error. Credentials are added if its URL belongs to a server of this client: those of its
    /// endpoint, or, if it was made by hand, the first credential of the API that the client holds as a
    /// whole. A streamed body is sent once.
    pub fn execute(&self, request: Request) -> Sending<http::Response<Bytes>> {
        let (place, outgoing) = Outgoing::from_request(request);
        let exchange = Exchange::new(self.core.clone(), place, Want::Bytes, Ok(outgoing));
        Sending::new(exchange, reply::response)
    }

    /// Sends a request as [`Client::execute`] does, and returns the body as it comes.
    ///
    /// The client's timeout applies until the head of the response has arrived.
    pub fn execute_streamed(&self, request: Request) -> Sending<http::Response<Body>> {
        let (place, outgoing) = Outgoing::from_request(request);
        let exchange = Exchange::new(self.core.clone(), place, Want::Stream, Ok(outgoing));
        Sending::new(exchange, reply::streamed_response)
    }

    /// Returns the API that this is a client of.
    pub fn api(&self) -> &'static Api {
        self.core.shared.api
    }
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), scope: PhantomData }
    }
}

impl<S> fmt::Debug for Client<S> {
    /// Shows the servers and the names of the credentials' schemes.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("api", &self.api().name())
            .field("servers", &self.core.servers.iter().flatten().collect::<Vec<_>>())
            .field("credentials", &self.core.keyring.scheme_names())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
