//! A token that was just fetched, and how long it lives.
//!
//! What a function for [`CachedToken`](super::CachedToken) returns; decides when the token is renewed.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::jwt;
use crate::secret::Secret;

/// A token that was just fetched, and how long it lives.
///
/// Without an end it is used until the service rejects it.
///
/// ```
/// use std::time::Duration;
/// use oblien_client::FreshToken;
///
/// let token = FreshToken::new("secret").expires_in(Duration::from_secs(900));
/// assert_eq!(format!("{token:?}"), "FreshToken(Some(In(900s)))");
/// ```
pub struct FreshToken {
    secret: Secret,
    end: Option<End>,
}

#[derive(Debug, Clone, Copy)]
enum End {
    In(Duration),
    At(SystemTime),
    /// As a JWT says it: the second at which it ends, and the one at which it was issued.
    Claimed(u64, Option<u64>),
}

impl FreshToken {
    /// Takes a token whose end is not known.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), end: None }
    }

    /// Says how long the token lives from now.
    #[must_use]
    pub fn expires_in(mut self, life: Duration) -> Self {
        self.end = Some(End::In(life));
        self
    }

    /// Says when the token ends, by the clock of this machine.
    #[must_use]
    pub fn expires_at(mut self, end: SystemTime) -> Self {
        self.end = Some(End::At(end));
        self
    }

    /// Takes the end of the token from its `exp` claim, if it is a JWT that has one.
    ///
    /// The token is decoded and not verified: its claims only decide when it is renewed. What is no
    /// JWT, or has no such claim, changes nothing. Where the clock of this machine contradicts the
    /// claims `iat` and `exp`, the time between those two counts as the life of the token.
    #[must_use]
    pub fn expires_by_jwt(mut self) -> Self {
        if let Some((end, start)) = jwt::times(self.secret.expose()) {
            self.end = Some(End::Claimed(end, start));
        }
        self
    }

    /// Returns the token itself.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Returns how long the token lives from now on by the clock of this machine, zero if its end has
    /// passed; nothing if its end is not known.
    pub fn time_left(&self) -> Option<Duration> {
        let now = SystemTime::now();
        match self.end? {
            End::Claimed(end, _) => {
                let end = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(end))?;
                Some(end.duration_since(now).unwrap_or_default())
            }
            _ => self.life(now),
        }
    }

    /// How long the token lives from now on; nothing if that is not known.
    pub(super) fn life(&self, now: SystemTime) -> Option<Duration> {
        match self.end? {
            End::In(life) => Some(life),
            End::At(end) => Some(end.duration_since(now).unwrap_or_default()),
            End::Claimed(end, start) => {
                let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
                let left = end.saturating_sub(now);
                let whole = start.map(|start| end.saturating_sub(start)).filter(|whole| *whole > 0);
                let is_plausible = |whole: u64| left > 0 && left <= whole;
                Some(Duration::from_secs(whole.filter(|whole| !is_plausible(*whole)).unwrap_or(left)))
            }
        }
    }

    pub(super) fn into_secret(self) -> Secret {
        self.secret
    }
}

impl fmt::Debug for FreshToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("FreshToken").field(&self.end).finish()
    }
}
