//! The settings of a client, and how it is built from them.
//!
//! Generic in the finished type, so that a generated crate's own client comes out of it.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderValue;

use super::servers::ServerSettings;
use super::{Client, Core, Shared};
use crate::api::Api;
use crate::credentials::{Credentials, Keyring};
use crate::error::Error;
use crate::reply::Flag;
use crate::retry::{Budget, RetryPolicy};
use crate::scope::Any;
use crate::transport::Transport;

const TIMEOUT: Duration = Duration::from_secs(60);
const DEADLINE: Duration = Duration::from_secs(300);
const REPLY_LIMIT: usize = 64 << 20;
const USER_AGENT: &str = concat!("oblien-client/", env!("CARGO_PKG_VERSION"));

/// The settings of a client; every one of them has a default.
///
/// `C` is what comes out: a [`Client`], or the client type of a generated crate.
///
/// ```
/// # use oblien_client::{Api, Client, Server};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// # fn main() -> Result<(), oblien_client::Error> {
/// let client: Client = Client::builder(&API)
///     .base_url("http://127.0.0.1:8080")
///     .user_agent("inventory/2.1")
/// #   .transport(Scripted::new())
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder<S = Any, C = Client<S>> {
    settings: Settings,
    finished: PhantomData<fn() -> (S, C)>,
}

struct Settings {
    api: &'static Api,
    servers: ServerSettings,
    credentials: Credentials,
    transport: Option<Arc<dyn Transport>>,
    retry: RetryPolicy,
    timeout: Duration,
    deadline: Duration,
    idle_timeout: Option<Duration>,
    reply_limit: usize,
    user_agent: String,
    now: fn() -> SystemTime,
}

impl<S, C: From<Client<S>>> ClientBuilder<S, C> {
    /// Starts a client of an API.
    pub fn new(api: &'static Api) -> Self {
        Self {
            settings: Settings {
                api,
                servers: ServerSettings::default(),
                credentials: Credentials::none(),
                transport: None,
                retry: RetryPolicy::default(),
                timeout: TIMEOUT,
                deadline: DEADLINE,
                idle_timeout: None,
                reply_limit: REPLY_LIMIT,
                user_agent: USER_AGENT.to_owned(),
                now: SystemTime::now,
            },
            finished: PhantomData,
        }
    }

    /// Replaces the URL of the API's first server; a path in it is kept.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.servers.urls.push((None, url.into()));
        self
    }

    /// Replaces the URL of the server of this name; a path in it is kept.
    pub fn server(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        self.settings.servers.urls.push((Some(name.into()), url.into()));
        self
    }

    /// Sends the calls of the API's first server to the one of this name; those of another server, if it is an alternative to
    /// that one.
    ///
    /// ```
    /// # use oblien_client::{Api, Client, Endpoint, Server, ServerVariable, http::Method};
    /// # use oblien_client::transport::Scripted;
    /// static API: Api = Api::new(
    ///     "Things",
    ///     &[
    ///         Server::new("main", "https://things.example"),
    ///         Server::new("near", "https://{region}.things.example").variables(&[ServerVariable::new("region", "eu")]),
    ///     ],
    ///     &[],
    /// );
    /// const LIST: Endpoint = Endpoint::new(Method::GET, "/things");
    ///
    /// # fn main() -> Result<(), oblien_client::Error> {
    /// let client: Client = Client::builder(&API)
    ///     .use_server("near")
    ///     .server_variable("region", "us")
    /// #   .transport(Scripted::new())
    ///     .build()?;
    /// assert_eq!(client.call(&LIST).into_request()?.uri(), "https://us.things.example/things");
    /// # Ok(())
    /// # }
    /// ```
    pub fn use_server(mut self, name: impl Into<String>) -> Self {
        self.settings.servers.used.push(name.into());
        self
    }

    /// Sets a variable in the URLs of all servers that have it.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.servers.variables.push((name.into(), value.into()));
        self
    }

    /// Sets what the relative URLs of servers are relative to: the URL of the host, or that of the description.
    pub fn origin(mut self, url: impl Into<String>) -> Self {
        self.settings.servers.origin = Some(url.into());
        self
    }

    /// Sets the credentials; the default is none.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.settings.credentials = credentials;
        self
    }

    /// Takes credentials and server URLs from the environment variables that the API names.
    ///
    /// # Errors
    ///
    /// [`Error::is_credentials`] if the variables of no credential are all set and not blank; it
    /// names the variables, and never shows a value.
    pub fn environment(self) -> Result<Self, Error> {
        self.variables(|name| std::env::var(name).ok())
    }

    /// Limits each attempt of a call; the default is 60 seconds.
    ///
    /// An attempt includes connecting, sending, and receiving the whole reply; of a stream only its
    /// start. [`Sending::with_timeout`](crate::Sending::with_timeout) changes it for one call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Limits a call with all its attempts and the waits between them; the default is 5 minutes.
    ///
    /// [`Sending::with_deadline`](crate::Sending::with_deadline) changes it for one call.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.settings.deadline = deadline;
        self
    }

    /// Limits the silence of a stream of events; the default is no limit.
    ///
    /// A stream that is silent for longer ends with an error for which
    /// [`is_timeout`](crate::Error::is_timeout) is true.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = Some(timeout);
        self
    }

    /// Sets what is tried again, how often and after what wait.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// Limits replies that are held in memory, in bytes; the default is 64 MiB.
    ///
    /// Applies to JSON, to text, and to a single event of a stream; not to raw bytes.
    pub fn reply_limit(mut self, bytes: usize) -> Self {
        self.settings.reply_limit = bytes;
        self
    }

    /// Sets the `User-Agent` header; the default is the name and version of this crate.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.settings.user_agent = text.into();
        self
    }

    /// Sets what carries requests; the default is `transport::Network` (feature `transport`).
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if a URL or the user agent is not valid, a server is not known, or no
    /// transport is given and there is no default one; [`Error::is_credentials`] if a secret cannot
    /// be sent or belongs to no scheme of the API.
    pub fn build(self) -> Result<C, Error> {
        self.settings.build().map(|core| Client::from_core(core).into())
    }

    pub(crate) fn variables(mut self, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let api = self.settings.api;
        for server in api.servers() {
            let url = server.env.and_then(&variable).filter(|url| !url.trim().is_empty());
            if let Some(url) = url {
                self = self.server(server.name, url);
            }
        }
        let credentials = Credentials::from_variables(api, variable)?;
        Ok(self.credentials(credentials))
    }

    /// Sets the clock that dates in `Retry-After` are compared with.
    #[cfg(test)]
    pub(crate) fn clock(mut self, now: fn() -> SystemTime) -> Self {
        self.settings.now = now;
        self
    }
}

impl Settings {
    fn build(self) -> Result<Core, Error> {
        let servers = self.servers.bases(self.api)?;
        let server_faults: Vec<_> = (0..servers.len()).map(|index| self.servers.fault(self.api, index)).collect();
        let keyring = Keyring::new(self.api, self.credentials);
        keyring.check()?;
        let user_agent = HeaderValue::try_from(self.user_agent)
            .map_err(|_| Error::request("the user agent holds characters that cannot be sent"))?;
        let shared = Shared {
            api: self.api,
            transport: self.transport.map_or_else(default_transport, Ok)?,
            budget: Budget::new(&self.retry),
            retry: self.retry,
            timeout: self.timeout,
            deadline: self.deadline,
            idle_timeout: self.idle_timeout,
            reply_limit: self.reply_limit,
            flag: self.api.success_member().map(Flag::new),
            user_agent,
            now: self.now,
        };
        Ok(Core {
            shared: Arc::new(shared),
            servers: servers.into(),
            server_faults: server_faults.into(),
            keyring: Arc::new(keyring),
        })
    }
}

#[cfg(feature = "transport")]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(crate::transport::Network::new()?))
}

#[cfg(not(feature = "transport"))]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Err(Error::request("no transport is given, and the feature `transport` is off"))
}
