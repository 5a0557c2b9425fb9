//! Tokens that carry in their type what they were granted for.
//! Hand-written beside the generated code: the flow over `POST /tokens` and over runtime access.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use oblien_client::{Credentials, Error, Grant, Scope, Secret};

use crate::generated::credentials;
use crate::generated::scope::{Namespace, Workspace};
use crate::generated::tokens::{AllowsCreateToken, CreateToken, Tokens};
use crate::generated::types::{RuntimeAccess, ScopedToken, TokenScope, WorkspaceId};

/// Shortest and longest life of a scoped token, in seconds.
const LIFE: std::ops::RangeInclusive<u64> = 1..=3600;

/// A token and, as its type, what it was granted for.
///
/// Given to [`Client::with_token`](crate::Client::with_token) it makes a client of that scope.
pub struct Token<S> {
    secret: Secret,
    expires_at: Option<String>,
    life: Option<Duration>,
    scope: PhantomData<fn() -> S>,
}

impl<S: Scope> Token<S> {
    /// Takes a token from elsewhere, in the scope that you say it has; the service decides.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires_at: None, life: None, scope: PhantomData }
    }

    /// Returns the token itself, to hand it to the one it is for.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Returns when it ends, as the service wrote it (ISO 8601); `None` if the service did not say.
    pub fn expires_at(&self) -> Option<&str> {
        self.expires_at.as_deref()
    }

    /// Returns how long it lives from when it was granted; `None` if the service did not say.
    pub fn life(&self) -> Option<Duration> {
        self.life
    }
}

impl<S: Scope> Grant for Token<S> {
    type Scope = S;

    fn credentials(&self) -> Credentials {
        credentials::token(self.secret.clone())
    }
}

impl<S> Clone for Token<S> {
    fn clone(&self) -> Self {
        Self { secret: self.secret.clone(), expires_at: self.expires_at.clone(), life: self.life, scope: PhantomData }
    }
}

impl<S: Scope> fmt::Debug for Token<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Token");
        shown.field("scope", &S::NAME).field("secret", &self.secret).field("expires_at", &self.expires_at).finish()
    }
}

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
        Ok(Token { secret: token, expires_at: Some(expires_at), life, scope: PhantomData })
    }
}

impl RuntimeAccess {
    /// Returns the workspace token that came with the answer; `None` unless access is on and the answer brought one.
    ///
    /// It is good for one workspace and 30 days.
    ///
    /// ```no_run
    /// # use oblien_generated::{Client, Error, scope};
    /// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
    /// let access = oblien.workspace("ws_abc").api_access().enable().send().await?;
    /// if let Some(token) = access.workspace_token() {
    ///     let own: Client<scope::Workspace> = oblien.with_token(&token);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn workspace_token(&self) -> Option<Token<Workspace>> {
        self.token.clone().filter(|_| self.enabled).map(Token::new)
    }
}
