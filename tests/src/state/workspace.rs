//! One workspace: its identity and power, and the parts that the routes of each resource keep.
//!
//! The world holds them in the order of creation; the guard finds the one a request is about.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::error::Failure;
use crate::moment::Moment;
use crate::routes::api_access::ApiAccess;
use crate::routes::desktop::Desktop;
use crate::routes::domains::Domain;
use crate::routes::lifecycle::Lifecycle;
use crate::routes::logs::Logs;
use crate::routes::network::Network;
use crate::routes::public_access::Port;
use crate::routes::resources::Resources;
use crate::routes::snapshots::Snapshots;
use crate::routes::ssh::Ssh;
use crate::routes::usage::Tracking;
use crate::routes::workloads::Workload;
use crate::runtime::machine::{Machine, Surroundings};
use crate::state::creation::{Creation, Phase};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Power {
    Running,
    Stopped,
    Paused,
    Suspended,
}

impl Power {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Paused => "paused",
            Self::Suspended => "suspended",
        }
    }
}

/// Everything the fake knows of one workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) namespace: Option<String>,
    pub(crate) name: String,
    pub(crate) slug: Option<String>,
    pub(crate) logo: Option<String>,
    pub(crate) image: String,
    pub(crate) config: Map<String, Value>,
    pub(crate) creation: Creation,
    pub(crate) power: Power,
    pub(crate) stop_requested: bool,
    pub(crate) created: Moment,
    pub(crate) updated: Moment,
    pub(crate) lifecycle: Lifecycle,
    pub(crate) resources: Resources,
    pub(crate) network: Network,
    pub(crate) ssh: Ssh,
    pub(crate) desktop: Desktop,
    pub(crate) ports: Vec<Port>,
    pub(crate) snapshots: Snapshots,
    pub(crate) workloads: Vec<Workload>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) api_access: ApiAccess,
    pub(crate) logs: Logs,
    pub(crate) tracking: Tracking,
    pub(crate) domain: Option<Domain>,
    machine: Option<Arc<Machine>>,
}

/// What has to be said about a new workspace; the rest begins as it does for all.
pub(crate) struct Origin<'a> {
    pub(crate) number: u64,
    pub(crate) account: &'a str,
    pub(crate) namespace: Option<&'a str>,
    pub(crate) image: &'a str,
    pub(crate) creation: Creation,
    pub(crate) now: Moment,
}

impl Workspace {
    pub(crate) fn new(origin: Origin<'_>) -> Self {
        let Origin { number, now, .. } = origin;
        let mut logs = Logs::default();
        logs.boot(now, format!("booting {}", origin.image));
        Self {
            id: format!("ws_{number:06}"),
            account: origin.account.to_owned(),
            namespace: origin.namespace.map(str::to_owned),
            name: format!("workspace-{number}"),
            slug: Some(format!("workspace-{number}")),
            logo: None,
            image: origin.image.to_owned(),
            config: Map::new(),
            creation: origin.creation,
            power: Power::Running,
            stop_requested: false,
            created: now,
            updated: now,
            lifecycle: Lifecycle::new(now),
            resources: Resources::DEFAULT,
            network: Network::new(number),
            ssh: Ssh::default(),
            desktop: Desktop::default(),
            ports: Vec::new(),
            snapshots: Snapshots::default(),
            workloads: Vec::new(),
            metadata: BTreeMap::new(),
            api_access: ApiAccess::default(),
            logs,
            tracking: Tracking::default(),
            domain: None,
            machine: None,
        }
    }

    /// What runs inside; made at its first use.
    pub(crate) fn machine(&mut self, around: &Surroundings) -> Result<Arc<Machine>, Failure> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => Machine::new(around)?,
        };
        Ok(Arc::clone(self.machine.insert(machine)))
    }

    pub(crate) fn phase(&self, now: Moment) -> Phase {
        self.creation.phase(now)
    }

    pub(crate) fn is_running(&self, now: Moment) -> bool {
        self.phase(now) == Phase::Ready && self.power == Power::Running
    }

    pub(crate) fn status(&self, now: Moment) -> &'static str {
        match self.phase(now) {
            Phase::Ready => self.power.word(),
            Phase::Failed => "failed",
            Phase::Deleting => "deleting",
            _ => "creating",
        }
    }

    /// Refuses while the machine is not there yet, or never came to be.
    pub(crate) fn require_machine(&self, now: Moment) -> Result<(), Failure> {
        match self.phase(now) {
            Phase::Ready => Ok(()),
            _ => Err(Failure::conflict(format!("The workspace is {}", self.status(now)))),
        }
    }

    pub(crate) fn turn(&mut self, power: Power, now: Moment) {
        self.power = power;
        self.stop_requested = power == Power::Stopped;
        self.updated = now;
        self.logs.boot(now, format!("machine is {}", power.word()));
    }

    pub(crate) fn wire(&self, now: Moment) -> Value {
        json!({
            "id": self.id,
            "ready": self.is_running(now),
            "info": {
                "status": self.status(now),
                "is_running": self.is_running(now),
                "user_requested_stop": self.stop_requested,
            },
            "provisioning": self.creation.wire(now),
            "slug": self.slug,
            "name": self.name,
            "logo": self.logo,
            "status": self.status(now),
            "mode": self.lifecycle.mode.word(),
            "image": self.image,
            "namespace": self.namespace,
            "lifecycle": self.lifecycle.summary(),
            "resources": self.resources.wire(),
            "created_at": self.created.text(),
            "updated_at": self.updated.text(),
            "region": "eu-1",
        })
    }
}
