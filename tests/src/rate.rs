//! The fixed-window rate limit, counted per key or token.
//!
//! The guard's second step, after it knows who asks.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::error::Failure;
use crate::moment::Moment;

/// So many requests in each window; the one after them waits for the next window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateLimit {
    /// Requests that are answered in a window.
    pub(crate) requests: u32,
    /// How long a window lasts, from its first request on.
    pub(crate) window: Duration,
}

/// The open window of each caller.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    open: BTreeMap<String, Window>,
}

#[derive(Debug)]
struct Window {
    opened: Moment,
    counted: u32,
}

impl Windows {
    pub(crate) fn count(&mut self, caller: &str, limit: RateLimit, now: Moment) -> Result<(), Failure> {
        let fresh = Window { opened: now, counted: 0 };
        let window = self.open.entry(caller.to_owned()).or_insert(fresh);
        let elapsed = now.since(window.opened);
        if elapsed >= limit.window {
            window.opened = now;
            window.counted = 0;
        }
        if window.counted >= limit.requests {
            let wait = limit.window.saturating_sub(elapsed);
            return Err(Failure::rate_limited(wait.max(Duration::from_secs(1))));
        }
        window.counted += 1;
        Ok(())
    }
}
