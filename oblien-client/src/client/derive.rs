//! Clients that are derived from another one: the same but for where one of its servers is.
//!
//! Settings, credentials and connections are shared with the client they come from.

use super::{Base, Client, Core};
use crate::error::Error;

impl<S> Client<S> {
    /// Returns a client whose calls of one server go to another URL; a path in it is kept.
    ///
    /// Credentials go there too, on the caller's word. Settings and connections are shared with this
    /// one. For a client that starts out that way, see [`ClientBuilder::server`](crate::ClientBuilder::server).
    ///
    /// ```
    /// # use oblien_client::{Api, Client, Error, Server, transport::Scripted};
    /// static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
    ///
    /// # fn main() -> Result<(), Error> {
    /// # let client: Client = Client::builder(&API).transport(Scripted::new()).build()?;
    /// let local = client.with_server("main", "http://127.0.0.1:8080")?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if there is no such server, or the URL is not valid.
    pub fn with_server(&self, server: &str, url: &str) -> Result<Self, Error> {
        let index = self.server_index(server)?;
        let base = Base::parse(self.api().servers()[index].name, url)?;
        Ok(self.with_base(index, base))
    }

    /// Returns a client whose calls of one server go below a path on it.
    ///
    /// The path is a slash and segments of letters, digits, `-`, `.`, `_` and `~`, such as
    /// `/targets/local`; it comes behind the path of the server's URL, and behind that of an earlier
    /// `below`. Settings, credentials and connections are shared with this one.
    ///
    /// ```
    /// # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method, transport::Scripted};
    /// static API: Api = Api::new("Things", &[Server::new("main", "https://things.example/v1")], &[]);
    /// const LIST: Endpoint = Endpoint::new(Method::GET, "/things");
    ///
    /// # fn main() -> Result<(), Error> {
    /// # let client: Client = Client::builder(&API).transport(Scripted::new()).build()?;
    /// let local = client.below("main", "/targets/local")?;
    /// let request = local.call(&LIST).into_request()?;
    /// assert_eq!(request.uri(), "https://things.example/v1/targets/local/things");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if there is no such server, it has no URL, or the path could lead
    /// elsewhere: an empty segment, `.` or `..`, or any other character.
    pub fn below(&self, server: &str, path: &str) -> Result<Self, Error> {
        let index = self.server_index(server)?;
        let base = self.core.server(index)?.below(path).map_err(Error::request)?;
        Ok(self.with_base(index, base))
    }

    fn server_index(&self, name: &str) -> Result<usize, Error> {
        let api = self.api();
        let index = api.servers().iter().position(|server| server.name == name);
        index.ok_or_else(|| Error::request(format!("{} has no server `{}`", api.name(), name.escape_debug())))
    }

    fn with_base(&self, index: usize, base: Base) -> Self {
        let replaced = |(at, server): (usize, &Option<Base>)| if at == index { Some(base.clone()) } else { server.clone() };
        let servers = self.core.servers.iter().enumerate().map(replaced).collect();
        Self::from_core(Core { servers, ..Core::clone(&self.core) })
    }
}
