//! The creation of one workspace: queued, running, then ready or failed.
//!
//! A workspace keeps its creation; reading the workspace moves it on by one poll, or the clock does.

use std::time::Duration;

use serde_json::{Value, json};

use crate::moment::Moment;

/// What moves the creation of a workspace on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provisioning {
    /// So many reads of the workspace; none means that it is born ready.
    Polls(u32),
    /// So much time on the fake's clock.
    Time(Duration),
}

/// An image whose workspaces fail to be created.
#[derive(Clone, Debug)]
pub(crate) struct FailingImage {
    pub(crate) image: String,
    pub(crate) code: String,
    /// How many attempts fail before one succeeds.
    pub(crate) attempts: u32,
}

impl FailingImage {
    pub(crate) fn new(image: &str, code: &str, attempts: u32) -> Self {
        Self { image: image.to_owned(), code: code.to_owned(), attempts }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Queued,
    Preparing,
    Starting,
    Initializing,
    Ready,
    Failed,
    Deleting,
}

impl Phase {
    fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Preparing => "preparing",
            Self::Starting => "starting",
            Self::Initializing => "initializing",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Deleting => "deleting",
        }
    }

    fn state(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Preparing | Self::Starting | Self::Initializing | Self::Deleting => "running",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// How far a workspace has come.
#[derive(Clone, Debug)]
pub(crate) struct Creation {
    pace: Provisioning,
    failing: Option<FailingImage>,
    started: Moment,
    polls: u32,
    attempt: u32,
    completed: Option<Moment>,
    deleting: bool,
}

impl Creation {
    pub(crate) fn start(pace: Provisioning, failing: Option<FailingImage>, now: Moment) -> Self {
        Self { pace, failing, started: now, polls: 0, attempt: 1, completed: None, deleting: false }
    }

    /// Begins again after a failure.
    pub(crate) fn retry(&mut self, now: Moment) {
        self.started = now;
        self.polls = 0;
        self.attempt = self.attempt.saturating_add(1);
        self.completed = None;
    }

    /// Somebody looked, which is what moves a creation that is paced by polls.
    pub(crate) fn poll(&mut self) {
        self.polls = self.polls.saturating_add(1);
    }

    pub(crate) fn cancel(&mut self) {
        self.deleting = true;
    }

    /// Notes when the end was first seen.
    pub(crate) fn settle(&mut self, now: Moment) {
        let finished = matches!(self.phase(now), Phase::Ready | Phase::Failed);
        if finished && self.completed.is_none() {
            self.completed = Some(match self.pace {
                Provisioning::Polls(_) => now,
                Provisioning::Time(duration) => self.started.plus(duration),
            });
        }
    }

    pub(crate) fn phase(&self, now: Moment) -> Phase {
        if self.deleting {
            return Phase::Deleting;
        }
        let (done, total) = match self.pace {
            Provisioning::Polls(total) => (self.polls.into(), total.into()),
            Provisioning::Time(total) => (now.since(self.started).as_millis(), total.as_millis()),
        };
        if done >= total {
            let fails = |failing: &FailingImage| self.attempt <= failing.attempts;
            let failed = self.failing.as_ref().is_some_and(fails);
            return if failed { Phase::Failed } else { Phase::Ready };
        }
        if done == 0 {
            return Phase::Queued;
        }
        // Here 0 < done < total, so the three phases share the steps between evenly.
        match (done - 1) * 3 / (total - 1) {
            0 => Phase::Preparing,
            1 => Phase::Starting,
            _ => Phase::Initializing,
        }
    }

    pub(crate) fn wire(&self, now: Moment) -> Value {
        let phase = self.phase(now);
        let failing = self.failing.as_ref().filter(|_| phase == Phase::Failed);
        let error = failing.map(|failing| {
            let message = format!("The image {} could not be started", failing.image);
            json!({ "code": failing.code, "message": message })
        });
        json!({
            "state": phase.state(),
            "phase": phase.word(),
            "message": format!("The workspace is {}", phase.word()),
            "error": error,
            "created_at": self.started.text(),
            "updated_at": now.text(),
            "completed_at": self.completed.map(Moment::text),
        })
    }
}
