//! Tokens that carry in their type what they were granted for.
//! Hand-written beside the generated code; flows that are given tokens return them.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use oblien_client::{Credentials, Grant, Scope, Secret};

use crate::generated::credentials;

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

    /// Takes a token that the service granted, with what it said about its end.
    #[cfg(feature = "tokens")]
    pub(crate) fn granted(secret: Secret, expires_at: String, life: Option<Duration>) -> Self {
        Self { secret, expires_at: Some(expires_at), life, scope: PhantomData }
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

#[cfg(feature = "workspaces")]
impl crate::generated::types::RuntimeAccess {
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
    pub fn workspace_token(&self) -> Option<Token<crate::generated::scope::Workspace>> {
        self.token.clone().filter(|_| self.enabled).map(Token::new)
    }
}
