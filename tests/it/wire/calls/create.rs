//! The arguments of creations and updates of workspaces, which carry the whole configuration.
//! Used by the table of the workspaces themselves.

use std::collections::BTreeMap;

use oblien_client::{Field, Value};
use oblien_generated::types::{
    DesktopOptions, EnvironmentEntry, EnvironmentVariable, IdlePolicy, InitialNetwork, MacosBoot, PortForward, ReadyCheck,
    WorkspaceConfig,
};
use oblien_generated::workspaces::CreateWorkspace;

use super::super::arguments::{Options, Setting};

/// The options of a creation that are members of the body here; all others are unknown to the description.
const NAMES: [&str; 12] = [
    "config",
    "cpus",
    "disk_size_mb",
    "idempotency_key",
    "image",
    "memory_mb",
    "mode",
    "name",
    "namespace",
    "ready_timeout_seconds",
    "slug",
    "wait_ready",
];

/// The members of a configuration that the description knows.
const CONFIG_NAMES: [&str; 22] = [
    "cmd",
    "cpus",
    "desktop",
    "disk_size_mb",
    "enable_kvm",
    "env",
    "idle",
    "keep_logs",
    "kernel_id",
    "macos",
    "max_restarts",
    "memory_mb",
    "network_config",
    "ready_check",
    "remove_on_exit",
    "restart_policy",
    "ssh_access",
    "static_network",
    "ttl",
    "ttl_action",
    "wait_for_init",
    "workloads",
];

/// Sets everything that a creation was called with.
pub(in super::super) fn create(request: CreateWorkspace, options: &Options) -> CreateWorkspace {
    let request = match options.options("config") {
        Some(config) => configure(request, &config),
        None => request,
    };
    request
        .set(options.text("idempotency_key"), CreateWorkspace::idempotency_key)
        .set(options.text("name"), CreateWorkspace::name)
        .set(options.text("slug"), CreateWorkspace::slug)
        .set(options.text("image"), CreateWorkspace::image)
        .set(options.text("namespace"), CreateWorkspace::namespace)
        .set(options.text("mode"), CreateWorkspace::mode)
        .set(options.number("cpus"), CreateWorkspace::cpus)
        .set(options.integer("memory_mb"), CreateWorkspace::memory_mb)
        .set(options.integer("disk_size_mb"), CreateWorkspace::disk_size_mb)
        .set(options.others(&NAMES), CreateWorkspace::extra)
}

/// Sets what is inside of the configuration, each member by a setter of the request.
fn configure(request: CreateWorkspace, config: &Options) -> CreateWorkspace {
    request
        .set(config.number("cpus"), CreateWorkspace::cpus)
        .set(config.integer("memory_mb"), CreateWorkspace::memory_mb)
        .set(config.integer("disk_size_mb"), CreateWorkspace::disk_size_mb)
        .set(environment(config), CreateWorkspace::env)
        .set(config.text("cmd"), CreateWorkspace::cmd)
        .set(workloads(config), CreateWorkspace::workloads)
        .set(idle(config), CreateWorkspace::idle)
        .set(config.duration("ttl"), CreateWorkspace::ttl)
        .set(config.text("ttl_action"), CreateWorkspace::ttl_action)
        .set(config.flag("remove_on_exit"), CreateWorkspace::remove_on_exit)
        .set(config.text("restart_policy"), CreateWorkspace::restart_policy)
        .set(config.integer("max_restarts"), CreateWorkspace::max_restarts)
        .set(desktop(config), CreateWorkspace::desktop)
        .set(macos(config), CreateWorkspace::macos)
        .set(config.flag("enable_kvm"), CreateWorkspace::enable_kvm)
        .set(config.text("kernel_id"), CreateWorkspace::kernel_id)
        .set(ready_check(config), CreateWorkspace::ready_check)
        .set(config.flag("wait_for_init"), CreateWorkspace::wait_for_init)
        .set(config.flag("keep_logs"), CreateWorkspace::keep_logs)
        .set(config.flag("static_network"), CreateWorkspace::static_network)
        .set(network(config), CreateWorkspace::network_config)
        .set(config.flag("ssh_access"), CreateWorkspace::ssh_access)
        .set(config.others(&CONFIG_NAMES), CreateWorkspace::extra_config)
}

/// Makes the configuration of an update, which is a value of its own.
pub(super) fn configuration(config: &Options) -> WorkspaceConfig {
    let mut made = WorkspaceConfig::new()
        .set(config.number("cpus"), WorkspaceConfig::cpus)
        .set(config.integer("memory_mb"), WorkspaceConfig::memory_mb)
        .set(config.integer("disk_size_mb"), WorkspaceConfig::disk_size_mb)
        .set(environment(config), WorkspaceConfig::env)
        .set(config.text("cmd"), WorkspaceConfig::cmd)
        .set(workloads(config), WorkspaceConfig::workloads)
        .set(idle(config), WorkspaceConfig::idle)
        .set(config.duration("ttl"), WorkspaceConfig::ttl)
        .set(config.text("ttl_action"), WorkspaceConfig::ttl_action)
        .set(config.flag("remove_on_exit"), WorkspaceConfig::remove_on_exit)
        .set(config.text("restart_policy"), WorkspaceConfig::restart_policy)
        .set(config.integer("max_restarts"), WorkspaceConfig::max_restarts)
        .set(desktop(config), WorkspaceConfig::desktop)
        .set(macos(config), WorkspaceConfig::macos)
        .set(config.flag("enable_kvm"), WorkspaceConfig::enable_kvm)
        .set(config.text("kernel_id"), WorkspaceConfig::kernel_id)
        .set(ready_check(config), WorkspaceConfig::ready_check)
        .set(config.flag("wait_for_init"), WorkspaceConfig::wait_for_init)
        .set(config.flag("keep_logs"), WorkspaceConfig::keep_logs)
        .set(config.flag("static_network"), WorkspaceConfig::static_network)
        .set(network(config), WorkspaceConfig::network_config)
        .set(config.flag("ssh_access"), WorkspaceConfig::ssh_access);
    for (name, value) in config.others(&CONFIG_NAMES).unwrap_or_default() {
        made.extra.insert(name, value);
    }
    made
}

fn environment(config: &Options) -> Option<Vec<EnvironmentEntry>> {
    let entry = |entry: Value| match entry {
        Value::String(text) => EnvironmentEntry::from(text),
        pair => EnvironmentVariable::new(pair["key"].as_str().unwrap(), pair["value"].as_str().unwrap()).into(),
    };
    Some(config.list("env")?.into_iter().map(entry).collect())
}

fn workloads(config: &Options) -> Option<Vec<BTreeMap<String, Value>>> {
    Some(config.objects("workloads")?.into_iter().map(|workload| workload.into_iter().collect()).collect())
}

fn idle(config: &Options) -> Option<Field<IdlePolicy>> {
    if config.is_null("idle") {
        return Some(Field::Null);
    }
    let idle = config.options("idle")?;
    let policy = IdlePolicy::new(idle.duration("suspend_after")?).set(idle.duration("stop_after"), IdlePolicy::stop_after);
    Some(policy.into())
}

fn desktop(config: &Options) -> Option<DesktopOptions> {
    let desktop = config.options("desktop")?;
    Some(DesktopOptions::new(desktop.required("enabled", desktop.flag("enabled"))))
}

fn macos(config: &Options) -> Option<MacosBoot> {
    let macos = config.options("macos")?;
    let boot = MacosBoot::new()
        .set(macos.text("agent"), MacosBoot::agent)
        .set(macos.text("network"), MacosBoot::network)
        .set(macos.text("storage"), MacosBoot::storage)
        .set(macos.text("disk_cache"), MacosBoot::disk_cache)
        .set(macos.text("boot_args"), MacosBoot::boot_args);
    let port = |port: Value| {
        let forward = PortForward::new(port["host"].as_i64().unwrap(), port["guest"].as_i64().unwrap());
        forward.set(port["protocol"].as_str(), PortForward::protocol)
    };
    Some(boot.set(macos.list("ports"), |boot, ports| boot.ports(ports.into_iter().map(port))))
}

fn ready_check(config: &Options) -> Option<ReadyCheck> {
    let check = config.options("ready_check")?;
    let made = ReadyCheck::new()
        .set(check.texts("command"), ReadyCheck::command)
        .set(check.text("target"), ReadyCheck::target)
        .set(check.integer("timeout_seconds"), ReadyCheck::timeout_seconds);
    Some(made)
}

fn network(config: &Options) -> Option<InitialNetwork> {
    let network = config.options("network_config")?;
    let made = InitialNetwork::new()
        .set(network.flag("allow_internet"), InitialNetwork::allow_internet)
        .set(network.flag("public_ingress"), InitialNetwork::public_ingress);
    Some(made)
}
