//! What can be set before a fake starts.
//!
//! `FakeOblien::builder()` hands one out; `start` turns it into a running fake.

use std::io;
use std::time::Duration;

use crate::accounts::{Limits, Namespace};
use crate::clock::Clock;
use crate::credentials::Key;
use crate::events::StreamPlan;
use crate::fake::{ACCOUNT, FakeOblien};
use crate::rate::RateLimit;
use crate::scope::Scope;
use crate::state::creation::{FailingImage, Provisioning};
use crate::state::{Settings, World};

/// Settings of a fake that is yet to start.
///
/// ```
/// # use std::time::Duration;
/// # use oblien_tests::{Clock, FakeOblien, Key, Provisioning, StreamPlan};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let fake = FakeOblien::builder()
///     .admin_key(Key::new("oblien_id", "sk_secret"))
///     .namespace("tenant-abc")
///     .provisioning(Provisioning::Polls(3))
///     .rate_limit(100, Duration::from_secs(60))
///     .streams(StreamPlan::new().events(5))
///     .clock(Clock::frozen_at(1_788_256_800))
///     .start()
///     .await?;
/// # drop(fake);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct FakeBuilder {
    settings: Settings,
    clock: Clock,
    admin_key: Option<Key>,
    keys: Vec<(Key, Scope)>,
    namespaces: Vec<String>,
    limits: Limits,
    recorded: bool,
}

impl FakeBuilder {
    pub(crate) fn new() -> Self {
        Self {
            settings: Settings::default(),
            clock: Clock::default(),
            admin_key: None,
            keys: Vec::new(),
            namespaces: Vec::new(),
            limits: Limits::none(),
            recorded: true,
        }
    }

    /// Sets the admin key of the account, which is made up otherwise.
    pub fn admin_key(mut self, key: Key) -> Self {
        self.admin_key = Some(key);
        self
    }

    /// Adds a key of a scope to the account.
    pub fn key(mut self, key: Key, scope: Scope) -> Self {
        self.keys.push((key, scope));
        self
    }

    /// Adds a namespace to the account.
    pub fn namespace(mut self, slug: impl Into<String>) -> Self {
        self.namespaces.push(slug.into());
        self
    }

    /// Sets the limits of the account, which has none otherwise.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Lets each key or token make so many requests per window, which is unlimited otherwise.
    pub fn rate_limit(mut self, requests: u32, window: Duration) -> Self {
        self.settings.rate_limit = Some(RateLimit { requests, window });
        self
    }

    /// Sets how long the tokens of workspaces work, which also open their runtimes; 30 days otherwise.
    pub fn workspace_tokens(mut self, life: Duration) -> Self {
        self.settings.token_life = life;
        self
    }

    /// Sets what moves creations on, two polls otherwise.
    pub fn provisioning(mut self, provisioning: Provisioning) -> Self {
        self.settings.provisioning = provisioning;
        self
    }

    /// Makes the creations of an image fail with a code, the first `attempts` times.
    ///
    /// `oblien/broken` always fails and `oblien/flaky` once, without being told.
    pub fn failing_image(mut self, image: &str, code: &str, attempts: u32) -> Self {
        let failing = FailingImage::new(image, code, attempts);
        self.settings.failing_images.insert(0, failing);
        self
    }

    /// Sets how event streams run.
    pub fn streams(mut self, plan: StreamPlan) -> Self {
        self.settings.streams = plan;
        self
    }

    /// Sets the clock, the system's otherwise.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Keeps no requests, for a fake that answers very many.
    pub fn without_recording(mut self) -> Self {
        self.recorded = false;
        self
    }

    /// Starts the fake on a free port of 127.0.0.1, on the current runtime.
    ///
    /// # Errors
    ///
    /// When no port can be bound.
    pub async fn start(self) -> io::Result<FakeOblien> {
        let mut world = World::new(self.settings);
        let made = world.add_account(ACCOUNT, self.limits);
        let admin_key = self.admin_key.unwrap_or(made);
        let admin = (admin_key.clone(), Scope::Admin);
        for (key, scope) in self.keys.into_iter().chain([admin]) {
            world.credentials.add_key(key, ACCOUNT, scope);
        }
        let namespaces = self.namespaces.iter();
        world.namespaces.extend(namespaces.map(|slug| Namespace::new(ACCOUNT, slug)));
        FakeOblien::serve(world, self.clock, self.recorded, admin_key).await
    }
}
