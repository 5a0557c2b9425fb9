//! From a port to a tunnel: the one that there is for it, or a new one.
//! Over the calls of `edge_tunnel`; what connects is the agent beside it.

use oblien_client::{Error, FreshToken, Scope};

use super::{EdgeTunnel, TunnelAccess};
use crate::generated::edge_tunnel::{
    AllowsCreateEdgeTunnel, AllowsIssueTunnelToken, AllowsListEdgeTunnels, CreateEdgeTunnel, EdgeTunnel as Tunnels,
    IssueTunnelToken, ListEdgeTunnels,
};
use crate::generated::types::{EdgeTunnel as Record, EdgeTunnelState};

/// A tunnel to a port of this machine, not yet connected.
///
/// Without a slug and a domain, the tunnel of the account that is enabled for the port is used if there is one.
#[must_use = "nothing happens until it is opened"]
pub struct ConnectTunnel<S> {
    client: oblien_client::Client<S>,
    port: u16,
    name: Option<String>,
    slug: Option<String>,
    domain: Option<String>,
    namespace: Option<String>,
}

impl<S: Scope> Tunnels<S> {
    /// Publishes a port of this machine.
    ///
    /// ```no_run
    /// # use oblien_generated::{Client, Error, scope};
    /// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
    /// let (record, agent) = oblien.edge_tunnel().connect(3000).name("dev").open().await?;
    /// println!("{}", record.url);
    /// agent.run(|event| println!("{event:?}")).await?;
    /// # Ok(()) }
    /// ```
    pub fn connect(&self, port: u16) -> ConnectTunnel<S> {
        let client = self.client().clone();
        ConnectTunnel { client, port, name: None, slug: None, domain: None, namespace: None }
    }
}

impl<S: Scope> ConnectTunnel<S> {
    /// Name for people of a new tunnel; default: `localhost:` and the port.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Label in the host name; makes a new tunnel.
    pub fn slug(mut self, slug: impl Into<String>) -> Self {
        self.slug = Some(slug.into());
        self
    }

    /// The domain the label is to stand under, or the whole host name without one; makes a new tunnel.
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = Some(domain.into());
        self
    }

    /// The namespace that a new tunnel is to belong to.
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// Finds or makes the tunnel, and returns what the service knows of it, and the agent that has yet to be run.
    ///
    /// The agent makes a new token for every connection.
    ///
    /// # Errors
    /// Any [`Error`] of the calls that list and make tunnels.
    pub async fn open(self) -> Result<(Record, EdgeTunnel), Error>
    where
        S: AllowsListEdgeTunnels + AllowsCreateEdgeTunnel + AllowsIssueTunnelToken,
    {
        let (client, port) = (self.client.clone(), self.port);
        let record = match self.existing().await? {
            Some(record) => record,
            None => self.create().await?,
        };
        let id = record.id;
        let issuer = client.clone();
        let agent = EdgeTunnel::new(&client, move || {
            let sending = IssueTunnelToken::new(&issuer, id).send();
            async move {
                let issued = sending.await?;
                Ok(TunnelAccess::new(issued.connect_url, FreshToken::new(issued.token).expires_by_jwt()))
            }
        });
        Ok((record, agent.local_port(port)))
    }

    async fn existing(&self) -> Result<Option<Record>, Error>
    where
        S: AllowsListEdgeTunnels,
    {
        if self.slug.is_some() || self.domain.is_some() {
            return Ok(None);
        }
        let known = ListEdgeTunnels::new(&self.client).send().await?.tunnels;
        let fits = |record: &Record| record.port == i64::from(self.port) && record.status == EdgeTunnelState::Active;
        Ok(known.into_iter().find(fits))
    }

    async fn create(self) -> Result<Record, Error>
    where
        S: AllowsCreateEdgeTunnel,
    {
        let name = self.name.unwrap_or_else(|| format!("localhost:{}", self.port));
        let mut request = CreateEdgeTunnel::new(&self.client, name, i64::from(self.port));
        if let Some(slug) = self.slug {
            request = request.slug(slug);
        }
        if let Some(domain) = self.domain {
            request = request.domain(domain);
        }
        if let Some(namespace) = self.namespace {
            request = request.namespace(namespace);
        }
        Ok(request.send().await?.tunnel)
    }
}

#[cfg(test)]
mod tests;
