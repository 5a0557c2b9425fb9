//! What somebody who writes a client by hand would define: the members of the replies, with serde's derive.
//!
//! Nobody reads them, decoding them is what counts.

#![allow(dead_code)] // their members are decoded and dropped

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Debug)]
pub struct Lifecycle {
    pub idle: Option<Idle>,
    pub snapshot_supported: Option<bool>,
    pub snapshot_unavailable_reason: Option<String>,
    pub mode: Option<Mode>,
    pub status: Option<String>,
    pub restart_policy: Option<String>,
    pub max_restarts: Option<i64>,
    pub restart_info: Option<serde_json::Map<String, serde_json::Value>>,
    pub ttl: Option<Duration>,
    pub ttl_action: Option<TtlAction>,
    pub remove_on_exit: Option<bool>,
    pub uptime: Option<f64>,
    pub expires_at: Option<String>,
    pub created_at: Option<String>,
}

#[derive(Deserialize, Debug)]
pub struct Idle {
    pub suspend_after: i64,
    pub stop_after: i64,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Permanent,
    Temporary,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
pub enum TtlAction {
    Stop,
    Pause,
    Suspend,
    Remove,
}

#[derive(Deserialize, Debug)]
#[serde(untagged)]
pub enum Duration {
    Number(f64),
    Text(String),
}

#[derive(Serialize)]
pub struct NewWorkspace<'a> {
    pub wait_ready: bool,
    pub name: &'a str,
    pub image: &'a str,
    pub mode: &'a str,
    pub config: NewConfig,
}

#[derive(Serialize)]
pub struct NewConfig {
    pub cpus: f64,
    pub memory_mb: i64,
    pub disk_size_mb: i64,
}

#[derive(Deserialize, Debug)]
pub struct WorkspaceReply {
    pub workspace: Workspace,
}

#[derive(Deserialize, Debug)]
pub struct WorkspaceList {
    pub success: bool,
    pub workspaces: Vec<Workspace>,
    pub total: i64,
    pub page: i64,
    pub limit: i64,
}

#[derive(Deserialize, Debug)]
pub struct Workspace {
    pub id: String,
    pub ready: Option<bool>,
    pub info: Option<Info>,
    pub provisioning: Option<Provisioning>,
    pub slug: Option<String>,
    pub name: Option<String>,
    pub status: String,
    pub mode: Option<Mode>,
    pub image: String,
    pub namespace: Option<String>,
    pub lifecycle: Option<Ending>,
    pub resources: Option<Resources>,
    pub created_at: String,
    pub updated_at: String,
}

#[derive(Deserialize, Debug)]
pub struct Info {
    pub status: Option<String>,
    pub is_running: Option<bool>,
    pub user_requested_stop: Option<bool>,
}

#[derive(Deserialize, Debug)]
pub struct Provisioning {
    pub state: String,
    pub phase: String,
    pub message: String,
}

#[derive(Deserialize, Debug)]
pub struct Ending {
    pub ttl: Option<Duration>,
    pub ttl_action: Option<TtlAction>,
    pub remove_on_exit: Option<bool>,
    pub restart_policy: Option<String>,
    pub ttl_expires_at: Option<String>,
}

#[derive(Deserialize, Debug)]
pub struct Resources {
    pub cpus: Option<f64>,
    pub memory_mb: Option<i64>,
    pub disk_size_mb: Option<i64>,
}
