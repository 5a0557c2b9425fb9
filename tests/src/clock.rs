//! The fake's idea of the time, which a test can move.
//!
//! Everything that is dated, expires or is paced by time asks this clock and never the system's.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

use crate::moment::Moment;

/// The clock of one fake: it runs or stands still, and moves on when told to.
///
/// A running clock follows the runtime's timer, so it also follows a paused one. Clones are
/// the same clock.
#[derive(Clone, Debug)]
pub struct Clock {
    face: Arc<Mutex<Face>>,
}

#[derive(Debug)]
struct Face {
    shown: Moment,
    running_since: Option<Instant>,
}

impl Clock {
    /// Returns a running clock that starts at the system's time.
    pub fn system() -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
        Self::new(Moment::from_duration(since_epoch.unwrap_or_default()), Some(Instant::now()))
    }

    /// Returns a running clock that starts at a Unix time in seconds.
    pub fn starting_at(unix_seconds: u64) -> Self {
        Self::new(Moment::from_duration(Duration::from_secs(unix_seconds)), Some(Instant::now()))
    }

    /// Returns a clock that shows a Unix time in seconds and only moves by [`Clock::advance`].
    pub fn frozen_at(unix_seconds: u64) -> Self {
        Self::new(Moment::from_duration(Duration::from_secs(unix_seconds)), None)
    }

    fn new(shown: Moment, running_since: Option<Instant>) -> Self {
        let face = Face { shown, running_since };
        Self { face: Arc::new(Mutex::new(face)) }
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let mut face = self.face.lock().unwrap_or_else(PoisonError::into_inner);
        face.shown = face.shown.plus(by);
    }

    /// Returns the time shown, in whole seconds since the Unix epoch.
    pub fn unix_seconds(&self) -> u64 {
        self.now().seconds()
    }

    pub(crate) fn now(&self) -> Moment {
        let face = self.face.lock().unwrap_or_else(PoisonError::into_inner);
        let run = face.running_since.map_or(Duration::ZERO, |since| since.elapsed());
        face.shown.plus(run)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}
