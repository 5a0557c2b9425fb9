//! Tokens for one namespace or one workspace, granted by a key of the whole account.
//! Hand-written beside the generated code: the flow over `POST /tokens`.

use std::marker::PhantomData;
use std::time::Duration;

use oblien_client::{Error, Scope};

use crate::generated::scope::{Namespace, Workspace};
use crate::generated::tokens::{AllowsCreateToken, CreateToken, Tokens};
use crate::generated::types::{ScopedToken, TokenScope, WorkspaceId};
use crate::token::Token;

/// Shortest and longest life of a scoped token, in seconds.
const LIFE: std::ops::RangeInclusive<u64> = 1..=3600;

impl<S> Tokens<S> {
    /// Grants a token for the workspaces of one namespace.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use oblien_generated::{Client, Error, scope};
    /// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
    /// let token = oblien.tokens().for_namespace("tenant-abc").ttl(Duration::from_secs(900)).send().await?;
    /// let tenant: Client<scope::Namespace> = oblien.with_token(&token);
    /// # Ok(()) }
    /// ```
    ///
    /// `POST /tokens` · scope `admin`
    pub fn for_namespace(&self, namespace: impl Into<String>) -> GrantToken<Namespace>
    where
        S: AllowsCreateToken,
    {
        GrantToken::new(self.create(TokenScope::Namespace).namespace(namespace))
    }

    /// Grants a token for one workspace.
    ///
    /// `POST /tokens` · scope `admin`
    pub fn for_workspace(&self, workspace_id: impl Into<WorkspaceId>) -> GrantToken<Workspace>
    where
        S: AllowsCreateToken,
    {
        GrantToken::new(self.create(TokenScope::Workspace).workspace_id(workspace_id))
    }
}

/// A request for a token of the scope `S`.
#[must_use = "a request does nothing until it is sent"]
pub struct GrantToken<S> {
    request: CreateToken,
    refused: Option<Error>,
    scope: PhantomData<fn() -> S>,
}

impl<S: Scope> GrantToken<S> {
    fn new(request: CreateToken) -> Self {
        Self { request, refused: None, scope: PhantomData }
    }

    /// How long the token lives: 1 to 3600 seconds, whole ones. Default: 900 seconds.
    ///
    /// Anything else is an error of [`send`](Self::send), before anything is sent.
    pub fn ttl(mut self, ttl: Duration) -> Self {
        match i64::try_from(ttl.as_secs()) {
            Ok(seconds) if LIFE.contains(&ttl.as_secs()) && ttl.subsec_nanos() == 0 => {
                self.request = self.request.ttl(seconds);
                self.refused = None;
            }
            _ => self.refused = Some(Error::invalid_argument(format!("a ttl of {ttl:?} is not 1 to 3600 whole seconds"))),
        }
        self
    }

    /// A note that helps to find out later whose token it is.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.request = self.request.label(label);
        self
    }

    /// Sends the request.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) for a ttl out of range, nothing was sent; [`is_forbidden`](Error::is_forbidden) if
    /// the credentials are not those of the whole account; any other [`Error`] of a call.
    pub async fn send(self) -> Result<Token<S>, Error> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let ScopedToken { token, expires_at, ttl, .. } = self.request.send().await?;
        let life = u64::try_from(ttl).ok().map(Duration::from_secs);
        Ok(Token::granted(token, expires_at, life))
    }
}
