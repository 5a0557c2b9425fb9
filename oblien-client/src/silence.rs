//! The limit of the silence of a stream.
//!
//! Asked after the stream itself had nothing to give; tells silence from a program that was held up.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep};

use crate::error::Error;

/// A timer that fires later than this has not been looked at in time.
const PUNCTUAL: Duration = Duration::from_millis(100);

/// What a connection gets to hand over what arrived while the program was held up.
const GRACE: Duration = Duration::from_secs(1);

/// A limit of silence.
pub(crate) struct Silence {
    limit: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl Silence {
    pub(crate) fn new(limit: Duration) -> Self {
        Self { limit, sleep: Box::pin(tokio::time::sleep(limit)) }
    }

    /// Starts anew, because something was heard.
    pub(crate) fn restart(&mut self) {
        self.wait(self.limit);
    }

    /// Becomes ready when the limit has passed.
    ///
    /// If the program did not come to look in time, the other side may have been heard by now: its bytes
    /// get a moment to be handed over.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        loop {
            ready!(self.sleep.as_mut().poll(context));
            if Instant::now().saturating_duration_since(self.sleep.deadline()) < PUNCTUAL {
                return Poll::Ready(Error::timeout("the idle timeout", self.limit, true));
            }
            self.wait(GRACE.min(self.limit));
        }
    }

    fn wait(&mut self, time: Duration) {
        if let Some(end) = Instant::now().checked_add(time) {
            self.sleep.as_mut().reset(end);
        }
    }
}

#[cfg(test)]
mod tests;
