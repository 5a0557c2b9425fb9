//! What is tried again, how often and after what wait.
//!
//! Pure decisions: the exchange asks after each failed attempt, and does the waiting.

mod budget;
mod retry_after;

use std::time::Duration;

use crate::error::{Error, Kind};

pub(crate) use budget::Budget;
pub(crate) use retry_after::retry_after;

/// What is tried again, how often and after what wait.
///
/// Tried again whatever the call: a connection that could not be made, and the status 429, which says
/// that the call was not let in. Tried again only if the call is safe to repeat: a timeout, a
/// connection that failed later, and the statuses 408, 500, 502, 503 and 504. Safe to repeat are
/// calls by GET, HEAD, OPTIONS, TRACE, PUT and DELETE, endpoints declared
/// [idempotent](crate::Endpoint::idempotent), and calls said to be so by
/// [`Sending::with_idempotent`](crate::Sending::with_idempotent).
///
/// The wait before the next attempt is random between zero and a bound that doubles each time
/// ("full jitter"), or what `Retry-After` says. Failures use up a budget that all calls of a client
/// share and that successes refill, so that a service in trouble is not hit harder.
///
/// ```
/// use std::time::Duration;
/// use oblien_client::RetryPolicy;
///
/// let patient = RetryPolicy::default().max_attempts(6).longest_wait(Duration::from_secs(120));
/// # let _ = patient;
/// ```
#[derive(Debug, Clone)]
pub struct RetryPolicy {
    max_attempts: u32,
    first_backoff: Duration,
    longest_backoff: Duration,
    longest_wait: Duration,
    budget: u32,
}

impl Default for RetryPolicy {
    /// At most 3 attempts, waits of up to 0.5 s, 1 s, 2 s … at most 20 s, `Retry-After` of at most
    /// 60 s, and a budget of 500.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            first_backoff: Duration::from_millis(500),
            longest_backoff: Duration::from_secs(20),
            longest_wait: Duration::from_secs(60),
            budget: 500,
        }
    }
}

impl RetryPolicy {
    /// Returns the policy that tries once.
    pub fn none() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets how often a call is tried, the first time included; 0 counts as 1.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the bound of the first random wait, and the bound at which doubling stops.
    #[must_use]
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first_backoff = first;
        self.longest_backoff = longest;
        self
    }

    /// Sets how long a `Retry-After` is waited for; a longer one is returned as the error it is.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Sets how much the client's budget holds.
    ///
    /// A retry takes 5 of it, one after a timeout 10; a call that succeeds at once puts back 1, one
    /// that succeeds after retries what its last retry took. When too little is left nothing is
    /// tried again.
    #[must_use]
    pub fn budget(mut self, tokens: u32) -> Self {
        self.budget = tokens;
        self
    }

    /// Returns how long to wait before another attempt; nothing if there is to be none.
    ///
    /// `attempts` is how many were made, `safe` whether the call is safe to repeat.
    pub(crate) fn next(&self, error: &Error, attempts: u32, safe: bool) -> Option<Duration> {
        if attempts >= self.max_attempts || !(is_unsent(error) || (safe && is_passing(error))) {
            return None;
        }
        match error.retry_after() {
            Some(wait) if wait > self.longest_wait => None,
            Some(wait) => Some(wait),
            None => Some(jitter(self.bound(attempts))),
        }
    }

    fn bound(&self, attempts: u32) -> Duration {
        let doublings = attempts.saturating_sub(1).min(20);
        self.first_backoff.saturating_mul(1 << doublings).min(self.longest_backoff)
    }
}

/// Whether the service cannot have acted on the call.
fn is_unsent(error: &Error) -> bool {
    error.is_connect() || status(error) == Some(429)
}

/// Whether the failure may be gone the next time.
fn is_passing(error: &Error) -> bool {
    match error.kind() {
        Kind::Timeout | Kind::Interrupted => true,
        Kind::Service(_) => matches!(status(error), Some(408 | 500 | 502 | 503 | 504)),
        _ => false,
    }
}

fn status(error: &Error) -> Option<u16> {
    error.status().map(|status| status.as_u16())
}

/// A random time up to a bound, so that clients that failed together do not come back together.
fn jitter(bound: Duration) -> Duration {
    bound.mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests;
