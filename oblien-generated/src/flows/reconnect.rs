//! When a connection that was lost is made again, and what is not worth another try.
//! Shared by the flows that hold a connection open.

use std::time::Duration;

use oblien_client::Error;

/// When a connection that was lost is made again.
///
/// By default after 1 second, then after 1.5 times as long each time, 30 seconds at most, without end. A connection
/// that was made starts the count anew.
///
/// ```
/// use std::time::Duration;
/// use oblien_generated::flows::Reconnect;
///
/// let patient = Reconnect::default().delays(Duration::from_secs(5), Duration::from_secs(60)).max_attempts(10);
/// let never = Reconnect::never();
/// # let _ = (patient, never);
/// ```
#[derive(Debug, Clone)]
pub struct Reconnect {
    first: Duration,
    longest: Duration,
    max_attempts: u32,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self { first: Duration::from_secs(1), longest: Duration::from_secs(30), max_attempts: u32::MAX }
    }
}

impl Reconnect {
    /// Returns the setting by which a connection that was lost is not made again.
    pub fn never() -> Self {
        Self::default().max_attempts(0)
    }

    /// Sets the first pause and the longest one.
    #[must_use]
    pub fn delays(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// Sets how often it is tried in a row; 0 is never.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The pause before the next try after so many that failed; nothing if there is to be none.
    pub(super) fn pause(&self, failed: u32) -> Option<Duration> {
        // Beyond that every pause is the longest one.
        let growth = 1.5_f64.powi(failed.min(64) as i32);
        let longest = self.longest.as_secs_f64();
        let seconds = (self.first.as_secs_f64() * growth).min(longest);
        (failed < self.max_attempts).then(|| Duration::try_from_secs_f64(seconds).unwrap_or(self.longest))
    }
}

/// Whether the next try may go better than the one that failed by this error.
pub(super) fn may_pass(error: &Error) -> bool {
    let is_refused = error.status().is_some_and(|status| status.is_client_error() && !matches!(status.as_u16(), 408 | 425 | 429));
    !(is_refused || error.is_credentials() || error.is_request())
}

#[cfg(test)]
mod tests;
