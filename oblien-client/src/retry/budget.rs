//! The budget of retries that all calls of a client share.
//!
//! A token bucket as the clients of large services have it: it empties when the service is in
//! trouble, and then each call is tried only once.

use std::sync::atomic::{AtomicU32, Ordering};

use super::RetryPolicy;
use crate::error::Error;

const RETRY: u32 = 5;
const RETRY_AFTER_TIMEOUT: u32 = 10;

/// What is left for retries.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    capacity: u32,
}

impl Budget {
    pub(crate) fn new(policy: &RetryPolicy) -> Self {
        Self { left: AtomicU32::new(policy.budget), capacity: policy.budget }
    }

    /// Takes what a retry after this error takes, and returns how much that was.
    pub(crate) fn take(&self, error: &Error) -> Option<u32> {
        let cost = if error.is_timeout() { RETRY_AFTER_TIMEOUT } else { RETRY };
        let taken = |left: u32| left.checked_sub(cost);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).is_ok().then_some(cost)
    }

    /// Puts back what a success puts back: what its last retry took, or 1.
    pub(crate) fn give_back(&self, taken: Option<u32>) {
        if self.left.load(Ordering::Relaxed) < self.capacity {
            let refilled = |left: u32| Some(left.saturating_add(taken.unwrap_or(1)).min(self.capacity));
            // The closure never declines, so there is no failure to look at.
            let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, refilled);
        }
    }
}
