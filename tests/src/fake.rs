//! The handle of a running fake: where it is, what it saw, and what it shall do next.
//!
//! Tests hold one; dropping it stops the server.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::body::Bytes;
use http::StatusCode;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::accounts::{Limits, Namespace};
use crate::builder::FakeBuilder;
use crate::clock::Clock;
use crate::credentials::{Form, Key, Life};
use crate::events::StreamPlan;
use crate::faults::{Answer, Fault, Faults};
use crate::recording::{RecordedRequest, Recording};
use crate::routes::{OPERATIONS, Operation};
use crate::scope::Scope;
use crate::server::{Shared, run};
use crate::state::World;

/// The id of the account that every fake has.
pub(crate) const ACCOUNT: &str = "acct_main";

/// An Oblien service inside the test process.
///
/// It has one account with an admin key to begin with. Everything it remembers goes with it;
/// dropping it ends its streams and closes its connections.
#[derive(Debug)]
pub struct FakeOblien {
    shared: Arc<Shared>,
    address: SocketAddr,
    admin_key: Key,
    server: Option<JoinHandle<()>>,
}

/// Starting and stopping.
impl FakeOblien {
    /// Starts a fake with the default settings.
    ///
    /// # Errors
    ///
    /// When no port of 127.0.0.1 can be bound.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns the settings of a fake, to change them before it starts.
    pub fn builder() -> FakeBuilder {
        FakeBuilder::new()
    }

    pub(crate) async fn serve(world: World, clock: Clock, recorded: bool, admin_key: Key) -> io::Result<Self> {
        let sockets = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = sockets.local_addr()?;
        let shared = Arc::new(Shared {
            world: world.into(),
            clock,
            faults: Faults::default(),
            recording: Recording::new(recorded),
            open_streams: watch::Sender::new(0),
            stop: watch::Sender::new(false),
            answered: AtomicU64::new(1),
        });
        let server = tokio::spawn(run(sockets, Arc::clone(&shared)));
        Ok(Self { shared, address, admin_key, server: Some(server) })
    }

    /// Stops the fake and waits until its last connection is closed.
    pub async fn stop(mut self) {
        self.shared.stop.send_replace(true);
        if let Some(server) = self.server.take() {
            // A server that was aborted has stopped too.
            let _ = server.await;
        }
    }

    /// Returns where the fake answers: `http://127.0.0.1:` and its port, no slash at the end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the address that the fake listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the clock that this fake lives by.
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Returns every operation the fake serves, and the scopes that may call it.
    pub fn operations() -> &'static [Operation] {
        OPERATIONS
    }
}

/// Credentials.
impl FakeOblien {
    /// Returns the admin key of the fake's own account.
    pub fn admin_key(&self) -> &Key {
        &self.admin_key
    }

    /// Makes a key of a scope in the fake's own account.
    pub fn key(&self, scope: Scope) -> Key {
        self.shared.world().credentials.make_key(ACCOUNT, scope)
    }

    /// Makes a scoped token that works for `ttl`, without asking the service for it.
    pub fn token(&self, scope: Scope, ttl: Duration) -> String {
        let life = Life { from: self.shared.clock.now(), span: ttl };
        let mut world = self.shared.world();
        world.credentials.make_token(ACCOUNT, scope, Form::ScopedToken, life)
    }

    /// Makes a key invalid from now on.
    pub fn revoke_key(&self, key: &Key) {
        self.shared.world().credentials.revoke_key(&key.client_id);
    }

    /// Makes a token invalid from now on.
    pub fn revoke_token(&self, token: &str) {
        self.shared.world().credentials.revoke_token(token);
    }
}

/// Accounts, namespaces and workspaces.
impl FakeOblien {
    /// Adds another account with these namespaces, and returns its admin key.
    pub fn add_account(&self, id: &str, namespaces: &[&str]) -> Key {
        let mut world = self.shared.world();
        let namespaces = namespaces.iter();
        world.namespaces.extend(namespaces.map(|slug| Namespace::new(id, slug)));
        world.add_account(id, Limits::none())
    }

    /// Adds a namespace to the fake's own account.
    pub fn add_namespace(&self, slug: &str) {
        let namespace = Namespace::new(ACCOUNT, slug);
        self.shared.world().namespaces.push(namespace);
    }

    /// Suspends a namespace: it can still be looked at, stopped and deleted.
    pub fn suspend_namespace(&self, slug: &str) {
        self.with_namespace(slug, |namespace| namespace.suspended = true);
    }

    /// Lifts a suspension.
    pub fn activate_namespace(&self, slug: &str) {
        self.with_namespace(slug, |namespace| namespace.suspended = false);
    }

    /// Sets the limits of a namespace.
    pub fn limit_namespace(&self, slug: &str, limits: Limits) {
        self.with_namespace(slug, |namespace| namespace.limits = limits);
    }

    fn with_namespace(&self, slug: &str, change: impl Fn(&mut Namespace)) {
        let mut world = self.shared.world();
        let named = |namespace: &&mut Namespace| namespace.slug == slug;
        world.namespaces.iter_mut().filter(named).for_each(change);
    }

    /// Sets whether the account's credits are used up, so that changes that cost answer 402.
    pub fn set_credits_used_up(&self, used_up: bool) {
        if let Ok(account) = self.shared.world().account(ACCOUNT) {
            account.credits_used_up = used_up;
        }
    }

    /// Adds a workspace that is ready, and returns its id.
    ///
    /// A namespace that does not exist yet is added.
    pub fn add_workspace(&self, namespace: Option<&str>) -> String {
        let now = self.shared.clock.now();
        self.shared.world().add_ready(ACCOUNT, namespace, now)
    }

    /// Returns a workspace as the service would show it, null if there is none of that id or slug.
    ///
    /// Unlike a read over HTTP this moves no creation on.
    pub fn workspace(&self, name: &str) -> Value {
        let now = self.shared.clock.now();
        let mut world = self.shared.world();
        world.settle(now);
        let found = world.find(ACCOUNT, name);
        found.map_or(Value::Null, |workspace| workspace.wire(now))
    }

    /// Returns a token that opens the runtime of a workspace, whose access is switched on; none if there is no such workspace.
    pub fn runtime_token(&self, id: &str) -> Option<String> {
        let now = self.shared.clock.now();
        self.shared.world().runtime_token(id, now)
    }

    /// Returns where the files of a workspace are on this machine, for tests that put something there; none if there is no
    /// such workspace, or no room for files.
    pub fn workspace_folder(&self, id: &str) -> Option<PathBuf> {
        let around = self.shared.surroundings();
        let mut world = self.shared.world();
        let workspace = world.workspaces.iter_mut().find(|workspace| workspace.id == id)?;
        let machine = workspace.machine(&around).ok()?;
        Some(machine.host_folder().to_owned())
    }

    /// Sets how the streams that are opened from now on run.
    pub fn set_streams(&self, plan: StreamPlan) {
        self.shared.world().settings.streams = plan;
    }
}

/// What arrived.
impl FakeOblien {
    /// Returns every request since the start, or since they were last taken, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.recording.all()
    }

    /// Returns the requests as [`FakeOblien::requests`] does, and forgets them.
    pub fn take_requests(&self) -> Vec<RecordedRequest> {
        self.shared.recording.take()
    }

    /// Returns how many event streams are open, which a client has neither closed nor finished.
    pub fn open_streams(&self) -> usize {
        *self.shared.open_streams.borrow()
    }

    /// Waits until so many event streams are open.
    pub async fn wait_for_open_streams(&self, count: usize) {
        let mut open = self.shared.open_streams.subscribe();
        // The sender lives as long as this fake, so there is no error to come.
        let _ = open.wait_for(|open| *open == count).await;
    }
}

/// Faults: each request takes the oldest one that is left, whatever it asks for.
impl FakeOblien {
    /// Answers the next request with this, without looking at it.
    ///
    /// The body is sent as JSON unless the headers say otherwise.
    pub fn fail_next(&self, status: StatusCode, headers: &[(&str, &str)], body: impl Into<Bytes>) {
        let answer = Answer::new(status, headers, body.into());
        self.shared.faults.order(Fault::Answer(answer));
    }

    /// Answers the next `count` requests with 429 and this `Retry-After`, in whole seconds.
    pub fn rate_limit_next(&self, count: usize, retry_after: Duration) {
        for _ in 0..count {
            self.shared.faults.order(Fault::RateLimit(retry_after));
        }
    }

    /// Closes the connection of the next request without an answer.
    pub fn drop_connection_next(&self) {
        self.shared.faults.order(Fault::Drop);
    }

    /// Closes the connection of the next request after so many bytes of the answer's body.
    pub fn cut_body_next(&self, bytes: usize) {
        self.shared.faults.order(Fault::CutBody(bytes));
    }

    /// Answers the next request as usual, but so much later.
    pub fn delay_next(&self, delay: Duration) {
        self.shared.faults.order(Fault::Delay(delay));
    }

    /// Forgets the faults that no request has taken yet.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }
}

impl Drop for FakeOblien {
    fn drop(&mut self) {
        self.shared.stop.send_replace(true);
    }
}
