//! A source of tokens that keeps the one it has until shortly before that expires.
//!
//! Stands between a client and a function that fetches tokens; one fetch serves all who wait.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use super::{FreshToken, Token, TokenSource};
use crate::error::Error;
use crate::secret::Secret;

/// How long before its end a token is renewed, unless it lives too short for that.
const MARGIN: Duration = Duration::from_secs(60);

/// Of a token that lives short, this part of its life is the margin at most.
const MARGIN_PART: u32 = 5;

/// How long a token that could not be renewed, but still holds, is used before the next try.
const HOLD: Duration = Duration::from_secs(5);

type Fetching = Pin<Box<dyn Future<Output = Result<FreshToken, Error>> + Send>>;

/// A [`TokenSource`] that fetches a token when it is needed, and keeps it until shortly before it expires.
///
/// However many calls need a token at once, one fetch is under way; all of them get its token, or
/// its error. A token is renewed 60 seconds before its end, or when four fifths of its life are over if
/// that is later; if that fails, it is used for as long as it holds. A token that the service rejects
/// (401) is renewed at once, by whichever call is first to learn of it. A clone shares the token.
///
/// ```
/// use oblien_client::{CachedToken, Credentials, Error, FreshToken};
/// # async fn sign_in() -> Result<(String, u64), Error> { Ok(("jwt".to_owned(), 900)) }
///
/// let source = CachedToken::new(|| async {
///     let (token, seconds) = sign_in().await?;
///     Ok(FreshToken::new(token).expires_in(std::time::Duration::from_secs(seconds)))
/// });
/// let credentials = Credentials::source("token", source);
/// ```
#[derive(Clone)]
pub struct CachedToken(Arc<Shared>);

struct Shared {
    fetch: Box<dyn Fn() -> Fetching + Send + Sync>,
    margin: Duration,
    now: fn() -> SystemTime,
    state: Mutex<State>,
    /// Held by the one who fetches; the others wait for it.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How many fetches have ended, and how the last one failed if it did.
    fetches: u64,
    failure: Option<Error>,
}

struct Held {
    secret: Secret,
    /// When it is to be renewed, and when it is of no use any more; never, if it has no end.
    renewal: Option<Instant>,
    end: Option<Instant>,
}

impl CachedToken {
    /// Makes a source of what a function fetches.
    ///
    /// The function is called when a token is needed and none is held, and must not use the client
    /// that it serves.
    pub fn new<F, R>(fetch: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<FreshToken, Error>> + Send + 'static,
    {
        Self(Arc::new(Shared {
            fetch: Box::new(move || Box::pin(fetch())),
            margin: MARGIN,
            now: SystemTime::now,
            state: Mutex::default(),
            turn: tokio::sync::Mutex::default(),
        }))
    }

    /// Sets how long before its end a token is renewed, at most a fifth of its life; default 60 seconds.
    ///
    /// The new source holds no token yet.
    #[must_use]
    pub fn margin(self, margin: Duration) -> Self {
        self.with(|shared| shared.margin = margin)
    }

    /// Fetches a token ahead of the first call, unless one is held.
    ///
    /// # Errors
    ///
    /// Whatever the function that fetches gives.
    pub async fn fetch(&self) -> Result<(), Error> {
        self.0.current().await.map(drop)
    }

    /// Forgets the token, for example because it was revoked; the next call fetches another one.
    pub fn forget(&self) {
        self.0.state().held = None;
    }

    /// Sets the clock that dates of expiry are compared with.
    #[cfg(test)]
    pub(crate) fn clock(self, now: fn() -> SystemTime) -> Self {
        self.with(|shared| shared.now = now)
    }

    fn with(self, set: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Arc::try_unwrap(self.0).unwrap_or_else(|shared| {
            let fetch = shared.clone();
            Shared {
                fetch: Box::new(move || (fetch.fetch)()),
                margin: shared.margin,
                now: shared.now,
                state: Mutex::default(),
                turn: tokio::sync::Mutex::default(),
            }
        });
        set(&mut shared);
        Self(Arc::new(shared))
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn current(&self) -> Result<Secret, Error> {
        let fetches = {
            let state = self.state();
            if let Some(secret) = state.usable() {
                return Ok(secret);
            }
            state.fetches
        };
        let _turn = self.turn.lock().await;
        {
            let state = self.state();
            if let Some(secret) = state.usable() {
                return Ok(secret);
            }
            // Whoever waited for a fetch that failed has its answer.
            if let Some(failure) = state.failure.as_ref().filter(|_| state.fetches > fetches) {
                return Err(failure.clone());
            }
        }
        let result = (self.fetch)().await;
        self.state().settle(result, self)
    }
}

impl State {
    /// The token, unless it should be renewed by now.
    fn usable(&self) -> Option<Secret> {
        let held = self.held.as_ref()?;
        held.renewal.is_none_or(|renewal| Instant::now() < renewal).then(|| held.secret.clone())
    }

    /// Takes in what a fetch gave; if that is an error, the token of before serves while it holds.
    fn settle(&mut self, result: Result<FreshToken, Error>, shared: &Shared) -> Result<Secret, Error> {
        self.fetches = self.fetches.wrapping_add(1);
        self.failure = None;
        let now = Instant::now();
        match result {
            Ok(token) => {
                let life = token.life((shared.now)());
                let end = life.and_then(|life| now.checked_add(life));
                let margin = |life: Duration| life - shared.margin.min(life / MARGIN_PART);
                let renewal = life.and_then(|life| now.checked_add(margin(life)));
                let secret = token.into_secret();
                self.held = Some(Held { secret: secret.clone(), renewal, end });
                Ok(secret)
            }
            Err(error) => match &mut self.held {
                Some(held) if held.end.is_some_and(|end| now < end) => {
                    held.renewal = now.checked_add(HOLD).min(held.end);
                    Ok(held.secret.clone())
                }
                _ => {
                    self.failure = Some(error.clone());
                    Err(error)
                }
            },
        }
    }
}

impl TokenSource for CachedToken {
    fn token(&self) -> Token<'_> {
        Box::pin(self.0.current())
    }

    fn rejected(&self, token: &Secret) {
        let mut state = self.0.state();
        if state.held.as_ref().is_some_and(|held| held.secret == *token) {
            state.held = None;
        }
    }
}

impl fmt::Debug for CachedToken {
    /// Shows whether a token is held, and not which.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_held = self.0.state().held.is_some();
        formatter.debug_struct("CachedToken").field("is_held", &is_held).field("margin", &self.0.margin).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
