//! Credentials: secrets and sources of tokens, by the scheme they belong to.
//!
//! A client holds them; the keyring puts them into requests, right before these are sent.

mod cached;
mod environment;
mod fresh;
mod jwt;
mod keyring;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use crate::error::Error;
use crate::secret::Secret;

pub use cached::CachedToken;
pub use fresh::FreshToken;
pub(crate) use keyring::{Choice, Keyring};

/// A token on its way from a [`TokenSource`].
pub type Token<'a> = Pin<Box<dyn Future<Output = Result<Secret, Error>> + Send + 'a>>;

/// Where tokens come from that do not live as long as the client.
///
/// It is asked before every attempt of every call, so it should keep the token it has until shortly
/// before that expires; [`CachedToken`] does so.
pub trait TokenSource: Send + Sync + 'static {
    /// Returns the token to send now.
    ///
    /// # Errors
    ///
    /// [`Error::credentials`] if there is none to be had; the call fails with it.
    fn token(&self) -> Token<'_>;

    /// Is told that the service answered 401 to this token.
    ///
    /// The source should forget the token: it is asked for another one at once, and the call is
    /// tried with that, once.
    fn rejected(&self, token: &Secret) {
        let _ = token;
    }
}

/// Secrets, by the names of the schemes they belong to.
///
/// Generated code wraps this in constructors named after the API's credentials.
///
/// ```
/// use oblien_client::Credentials;
///
/// let pair = Credentials::new("clientId", "id").and("clientSecret", "secret");
/// assert_eq!(format!("{pair:?}"), r#"Credentials(["clientId", "clientSecret"])"#);
/// ```
#[derive(Clone, Default)]
pub struct Credentials {
    held: Vec<(&'static str, Held)>,
}

#[derive(Clone)]
enum Held {
    Secret(Secret),
    Source(Arc<dyn TokenSource>),
}

impl Credentials {
    /// Returns no credentials at all; endpoints that need some then fail before they are sent.
    pub fn none() -> Self {
        Self::default()
    }

    /// Returns the secret of one scheme.
    pub fn new(scheme: &'static str, secret: impl Into<Secret>) -> Self {
        Self::none().and(scheme, secret)
    }

    /// Adds the secret of another scheme, or replaces the one of the same.
    ///
    /// Which of the secrets are sent is decided by each endpoint: exactly those of the first of its
    /// alternatives that is held as a whole.
    #[must_use]
    pub fn and(self, scheme: &'static str, secret: impl Into<Secret>) -> Self {
        self.hold(scheme, Held::Secret(secret.into()))
    }

    /// Returns a source of tokens for one scheme.
    pub fn source(scheme: &'static str, source: impl TokenSource) -> Self {
        Self::none().hold(scheme, Held::Source(Arc::new(source)))
    }

    fn hold(mut self, scheme: &'static str, held: Held) -> Self {
        self.held.retain(|(name, _)| *name != scheme);
        self.held.push((scheme, held));
        self
    }
}

impl fmt::Debug for Credentials {
    /// Shows the names of the schemes only.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.held.iter().map(|(name, _)| name).collect();
        formatter.debug_tuple("Credentials").field(&names).finish()
    }
}

#[cfg(test)]
mod tests;
