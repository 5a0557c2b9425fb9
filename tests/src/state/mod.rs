//! Everything one fake remembers, behind one lock.
//!
//! The server locks it for the guard and the route of one request; nothing in here waits.

pub(crate) mod creation;
pub(crate) mod workspace;

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::accounts::{Account, Limits, Namespace};
use crate::credentials::{Credentials, Key};
use crate::error::Failure;
use crate::events::StreamPlan;
use crate::guard::Call;
use crate::moment::Moment;
use crate::rate::{RateLimit, Windows};
use crate::routes::api_access::LIFETIME;
use crate::routes::lifecycle::TtlAction;
use crate::scope::Scope;
use crate::state::creation::{Creation, FailingImage, Provisioning};
use crate::state::workspace::{Origin, Power, Workspace};

/// The image of a workspace that asks for none.
pub(crate) const DEFAULT_IMAGE: &str = "oblien/ubuntu:24.04";

/// How this fake behaves, apart from what it was told to remember.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) provisioning: Provisioning,
    pub(crate) failing_images: Vec<FailingImage>,
    pub(crate) streams: StreamPlan,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) token_life: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            provisioning: Provisioning::Polls(2),
            failing_images: vec![
                FailingImage::new("oblien/broken", "IMAGE_PULL_FAILED", u32::MAX),
                FailingImage::new("oblien/flaky", "BOOT_FAILED", 1),
            ],
            streams: StreamPlan::new(),
            rate_limit: None,
            token_life: LIFETIME,
        }
    }
}

/// The state of one fake.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) credentials: Credentials,
    pub(crate) windows: Windows,
    pub(crate) accounts: Vec<Account>,
    pub(crate) namespaces: Vec<Namespace>,
    pub(crate) workspaces: Vec<Workspace>,
    /// What each idempotency key of an account has made.
    pub(crate) idempotency: BTreeMap<(String, String), String>,
    activity: Vec<Activity>,
    numbers: u64,
}

#[derive(Debug)]
struct Activity {
    account: String,
    entry: Value,
}

impl World {
    pub(crate) fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// The next of the numbers that ids are made of.
    pub(crate) fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Applies what the clock has brought about since the last request.
    pub(crate) fn settle(&mut self, now: Moment) {
        self.workspaces.retain_mut(|workspace| {
            workspace.creation.settle(now);
            match workspace.lifecycle.take_due_action(now) {
                Some(TtlAction::Stop) => workspace.turn(Power::Stopped, now),
                Some(TtlAction::Pause) => workspace.turn(Power::Paused, now),
                Some(TtlAction::Suspend) => workspace.turn(Power::Suspended, now),
                Some(TtlAction::Remove) => return false,
                None => {}
            }
            true
        });
    }

    /// Adds an account, and makes its admin key.
    pub(crate) fn add_account(&mut self, id: &str, limits: Limits) -> Key {
        self.accounts.push(Account::new(id, limits));
        self.credentials.make_key(id, Scope::Admin)
    }

    /// Adds a workspace that is ready, and the namespace if there is none of that slug.
    pub(crate) fn add_ready(&mut self, account: &str, namespace: Option<&str>, now: Moment) -> String {
        if let Some(slug) = namespace.filter(|slug| self.namespace(account, slug).is_none()) {
            self.namespaces.push(Namespace::new(account, slug));
        }
        let mut creation = Creation::start(Provisioning::Polls(0), None, now);
        creation.settle(now);
        let workspace = Workspace::new(Origin { number: self.number(), account, namespace, image: DEFAULT_IMAGE, creation, now });
        let id = workspace.id.clone();
        self.workspaces.push(workspace);
        id
    }

    pub(crate) fn account(&mut self, id: &str) -> Result<&mut Account, Failure> {
        let found = self.accounts.iter_mut().find(|account| account.id == id);
        found.ok_or_else(|| Failure::not_found("No such account"))
    }

    pub(crate) fn namespace(&self, account: &str, slug: &str) -> Option<&Namespace> {
        let matches = |namespace: &&Namespace| namespace.account == account && namespace.slug == slug;
        self.namespaces.iter().find(matches)
    }

    /// Refuses when the namespace is suspended; a personal workspace has none.
    pub(crate) fn require_active(&self, account: &str, slug: Option<&str>) -> Result<(), Failure> {
        let namespace = slug.and_then(|slug| self.namespace(account, slug));
        match namespace {
            Some(namespace) if namespace.suspended => Err(Failure::suspended(&namespace.slug)),
            _ => Ok(()),
        }
    }

    pub(crate) fn require_credits(&mut self, account: &str) -> Result<(), Failure> {
        if self.account(account)?.credits_used_up {
            return Err(Failure::payment_required());
        }
        Ok(())
    }

    /// A workspace of the account, by id or slug.
    pub(crate) fn find(&self, account: &str, name: &str) -> Option<&Workspace> {
        self.workspaces.iter().find(|workspace| {
            let named = workspace.id == name || workspace.slug.as_deref() == Some(name);
            workspace.account == account && named
        })
    }

    /// The workspace a call is about; the guard has found it before.
    pub(crate) fn workspace(&mut self, call: &Call) -> Result<&mut Workspace, Failure> {
        let mut workspaces = self.workspaces.iter_mut();
        let found = workspaces.find(|workspace| workspace.id == call.workspace);
        found.ok_or_else(|| Failure::not_found("No such workspace"))
    }

    pub(crate) fn note(&mut self, call: &Call, action: &str) {
        let entry = json!({
            "action": action,
            "workspace_id": (!call.workspace.is_empty()).then_some(&call.workspace),
            "at": call.now.text(),
        });
        let account = call.caller.account.clone();
        self.activity.push(Activity { account, entry });
    }

    pub(crate) fn activity(&self, account: &str) -> Vec<Value> {
        let own = self.activity.iter().filter(|one| one.account == account);
        own.map(|one| one.entry.clone()).collect()
    }
}
