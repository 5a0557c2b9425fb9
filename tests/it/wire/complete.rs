//! Calls with every option set: the recordings have few of those, and each setter must put its value where it belongs.
//! What is given is written as the official client takes it; it is also what must arrive, if nothing else is said.

use oblien_generated::credentials;
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::calls::entries;
use super::expected::Expected;
use super::loopback::{Answer, Loopback, network};

#[tokio::test]
async fn every_option_arrives_where_it_belongs() {
    let network = network();
    for (accessor, options, expected) in [calls(), edge_calls(), runtime_calls()].concat() {
        let server = Loopback::serve(vec![Answer::json(200, &json!({}))]).await;
        let (credentials, plain) = match accessor.split('.').next() {
            Some("runtime") => (credentials::runtime("t"), vec![json!(["x"])]),
            Some("edgeProxy" | "edgeTunnel") => (credentials::token("t"), vec![7.into()]),
            _ => (credentials::token("t"), vec!["ws_abc".into(), "id".into()]),
        };
        let client = server.client(&network, credentials);
        let arguments = Arguments::new(&[plain, vec![options.clone()]].concat());
        let (_, play) = entries().into_iter().find(|(name, _)| *name == accessor).expect(accessor);
        let playing = play(&client, &arguments);
        assert_eq!(arguments.complaints(), "", "{accessor}");
        // The answer is nothing that could be read, and is not what this is about.
        drop(playing.await);
        let sent = Expected::received(&server.received()[0]).unwrap();
        let query = sent.target.split_once('?').map(|(_, query)| query.into());
        assert_eq!(sent.body.or(query), Some(expected.unwrap_or(options)), "{accessor}");
    }
}

/// The calls, their options, and what is sent if it is something else: the body, or else the query.
fn calls() -> Vec<(&'static str, Value, Option<Value>)> {
    let creation =
        json!({ "image": "i", "name": "n", "slug": "s", "namespace": "ns", "mode": "temporary", "idempotency_key": "k" });
    let merged = |members: Value| {
        let mut merged = creation.clone();
        merged.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        merged
    };
    let moved = json!({ "cpus": 0.5, "memory_mb": 1, "disk_size_mb": 2, "wait_ready": true, "region": "eu" });
    let moved_to = json!({ "config": { "cpus": 0.5, "memory_mb": 1, "disk_size_mb": 2 }, "wait_ready": false, "region": "eu" });
    let whole = json!({ "config": configuration(), "wait_ready": false });
    let cleared = json!({ "config": { "idle": null }, "wait_ready": false });
    vec![
        ("workspaces.create", merged(moved), Some(merged(moved_to))),
        ("workspaces.create", merged(whole), None),
        ("workspaces.create", cleared, None),
        ("workspaces.update", json!({ "name": "n", "slug": "s", "logo": null, "config": configuration() }), None),
        ("workspaces.lifecycle.setIdle", json!({ "suspend_after": "15m", "stop_after": 90.5 }), None),
        ("workspaces.ssh.setKey", json!({ "public_key": "k", "user": "u" }), None),
        ("workspaces.publicAccess.expose", json!({ "port": 1, "label": "l", "slug": "s", "domain": "d" }), None),
        ("workspaces.resources.update", json!({ "cpus": 0.5, "memory_mb": 1, "disk_size_mb": 2, "apply": false }), None),
        ("workspaces.resources.patch", json!({ "cpus": 0.5, "memory_mb": 1, "disk_size_mb": 2, "apply": false }), None),
        (
            "workspaces.snapshots.createArchive",
            json!({ "version": "v", "format": "f", "vm_paths": ["/a"], "exclude_vm_paths": ["/b", "/c"] }),
            None,
        ),
        ("workspaces.snapshots.deleteAllArchives", json!({ "delete_files": true }), Some("delete_files=true".into())),
        ("workspaces.workloads.create", workload(), None),
        ("workspaces.workloads.update", change(), None),
        ("workspaces.workloads.patch", change(), None),
        (
            "workspaces.usage.get",
            json!({ "from": "2026-01-01", "to": "2026-02-01", "tier": "hour", "last": "24h", "all": false }),
            Some("from=2026-01-01&to=2026-02-01&tier=hour&last=24h&all=false".into()),
        ),
        ("namespaces.create", namespace(), None),
        ("namespaces.ensure", namespace(), None),
        (
            "namespaces.update",
            json!({ "name": "n", "description": "d", "status": "inactive", "type": "testing", "tags": ["a"],
            "metadata": { "m": [1] }, "resource_limits": { "max_vcpus": 0.5, "max_ram_mb": null } }),
            None,
        ),
        (
            "namespaces.list",
            json!({
                "limit": 1, "offset": 2, "status": "active", "type": "staging", "search": "s", "sortBy": "name", "sortOrder": "ASC",
            }),
            Some("limit=1&offset=2&status=active&type=staging&search=s&sortBy=name&sortOrder=ASC".into()),
        ),
        ("namespaces.usage", json!({ "service": "s", "days": 7 }), Some("service=s&days=7".into())),
        (
            "namespaces.usageUnits",
            json!({ "from": "2026-01-01", "to": "2026-02-01", "groupBy": "hour" }),
            Some("from=2026-01-01&to=2026-02-01&groupBy=hour".into()),
        ),
        (
            "namespaces.listWithQuotas",
            json!({ "limit": 1, "offset": 2, "search": "s", "status": "suspended" }),
            Some("limit=1&offset=2&search=s&status=suspended".into()),
        ),
        ("namespaces.getDetails", json!({ "days": 7 }), Some("days=7".into())),
        (
            "namespaces.setQuota",
            json!({
                "namespace": "ns", "service": "s", "quotaLimit": 0.5, "overdraft": 1.5, "onOverdraftAction": "block",
                "notificationThresholds": [50.5],
            }),
            None,
        ),
        (
            "namespaces.setDefaultQuota",
            json!({ "service": "s", "quotaLimit": 0.5, "autoApply": false }),
            Some(json!({ "service": "s", "quotaLimit": 0.5, "autoApply": false, "level": "namespace" })),
        ),
        ("billing.checkout", checkout(), None),
        ("billing.portal", json!({ "namespace": "ns", "returnUrl": "https://a/back" }), None),
        ("billing.setPolicy", policy(), None),
        ("billing.setDefaults", with(policy(), "autoApply", false.into()), None),
        (
            "pages.create",
            json!({ "workspace_id": "w", "path": "/p", "name": "n", "slug": "s", "domain": "d", "namespace": "ns" }),
            None,
        ),
        ("pages.update", json!({ "name": "n", "slug": "s" }), None),
        ("pages.connectDomain", json!({ "domain": "d", "includeWww": false }), None),
        ("pages.setRoutes", rules(), None),
        ("routes.set", with(rules(), "static", json!({ "page": "p" })), None),
        (
            "edgeProxy.create",
            json!({ "name": "n", "slug": "s", "target": "t:1", "domain": "d", "config": { "a": [null] }, "namespace": "ns" }),
            None,
        ),
        ("edgeProxy.update", json!({ "name": "n", "slug": "s", "target": "t:1", "config": {} }), None),
        ("edgeTunnel.create", json!({ "name": "n", "port": 1, "slug": "s", "domain": "d", "namespace": "ns" }), None),
        ("edgeTunnel.update", json!({ "name": "n", "slug": "s", "port": 65_535 }), None),
        ("edgeTunnel.checkDomain", json!({ "domain": "d", "port": 1 }), None),
        ("edgeTunnel.issueToken", json!({ "expiresIn": "1h" }), Some(json!({ "expires_in": "1h" }))),
        ("workspaces.domains.connect", json!({ "domain": "d", "port": 1, "include_www": false }), None),
    ]
}

/// The same of analytics and the CDN.
fn edge_calls() -> Vec<(&'static str, Value, Option<Value>)> {
    vec![
        ("analytics.home", json!({ "namespace": "n s" }), Some("ns=n+s".into())),
        (
            "analytics.get",
            json!({ "from": 1, "to": 2, "interval": "week", "limit": 3 }),
            Some("from=1&to=2&interval=week&limit=3".into()),
        ),
        ("analytics.timeseries", json!({ "from": 1, "to": 2, "interval": "day" }), Some("from=1&to=2&interval=day".into())),
        ("analytics.geo", json!({ "from": 1, "to": 2 }), Some("from=1&to=2".into())),
        ("analytics.requests", json!({ "limit": 200 }), Some("limit=200".into())),
        ("cdn.token", permit(), None),
        ("cdn.adminToken", permit(), None),
        (
            "cdn.list",
            json!({
                "page": 1, "limit": 2, "namespace": "ns", "tag": "t", "include_deleted": false, "upload_type": "upload",
                "sort_by": "created_at", "sort_order": "DESC",
            }),
            Some(
                "page=1&limit=2&namespace=ns&tag=t&include_deleted=false&upload_type=upload&sort_by=created_at&sort_order=DESC"
                    .into(),
            ),
        ),
        ("cdn.tags", json!({ "namespace": "ns" }), Some("namespace=ns".into())),
        ("cdn.stats", json!({ "namespace": "ns" }), Some("namespace=ns".into())),
        (
            "cdn.usageSeries",
            json!({ "namespace": "ns", "interval": "month", "days": 366, "months": 120 }),
            Some("namespace=ns&interval=month&days=366&months=120".into()),
        ),
        ("cdn.setQuotaDefaults", json!({ "cdn_max_bytes": null, "cdn_monthly_bytes": 1_099_511_627_776_i64 }), None),
        (
            "cdn.setNamespaceQuota",
            json!({ "cdn_max_bytes": 1, "cdn_monthly_bytes": null }),
            Some(json!({ "namespace": "ws_abc", "cdn_max_bytes": 1, "cdn_monthly_bytes": null })),
        ),
        (
            "cdn.processUrls",
            json!({ "urls": ["https://a/b.png"], "maxBatch": 1, "concurrency": 2, "token": "permit" }),
            Some(json!({ "urls": ["https://a/b.png"], "maxBatch": 1, "concurrency": 2 })),
        ),
    ]
}

/// A permit with everything in it, and with a member that the description does not know.
fn permit() -> Value {
    let variant = json!({
        "width": 1, "height": 2, "fit": "inside", "quality": 80.5, "blur": 0.5, "format": "webp", "withoutEnlargement": false,
    });
    json!({
        "namespace": "ns", "tag": "t", "metadata": { "a": [null] },
        "variants": {
            "variantNames": [], "customVariants": { "v": variant, "w": {} }, "keepOriginal": false, "primary": "v",
            "optimizeOriginal": { "maxBytes": 1, "quality": 0.5, "format": "png" }, "ttl": 2, "expireAt": 3, "maxBytes": 4,
            "unknown": { "a": 1 },
        },
    })
}

/// The same of the data plane, whose options the official client takes under names of its own.
fn runtime_calls() -> Vec<(&'static str, Value, Option<Value>)> {
    let run = json!({ "execMode": "shell", "timeoutSeconds": 1.5, "ttlSeconds": 2, "keepLogs": false });
    let ran = json!({ "cmd": ["x"], "exec_mode": "shell", "timeout_seconds": 1.5, "ttl_seconds": 2, "keep_logs": false });
    let search = json!({
        "query": "a b", "path": "/p", "caseSensitive": true, "regex": false, "wholeWord": true, "maxResults": 1, "timeout": 2.5,
        "contextLines": 3, "fileTypes": "ts,js", "includeHidden": false, "noGitignore": true, "ignorePatterns": "*.o"
    });
    let searched = "q=a+b&path=%2Fp&case_sensitive=true&regex=false&whole_word=true&max_results=1&timeout=2.5&context_lines=3\
        &file_types=ts%2Cjs&include_hidden=false&no_gitignore=true&ignore_patterns=*.o";
    let names = json!({
        "query": "q", "path": "/p", "caseSensitive": false, "includeHidden": true, "maxResults": 0, "ignorePatterns": "a"
    });
    let named = "q=q&path=%2Fp&case_sensitive=false&include_hidden=true&max_results=0&ignore_patterns=a";
    vec![
        (
            "runtime.files.write",
            json!({ "fullPath": "/p", "content": "c", "createDirs": true, "append": false, "mode": "0644" }),
            Some(json!({ "path": "/p", "content": "c", "create_dirs": true, "append": false, "mode": "0644" })),
        ),
        ("runtime.search.content", search, Some(searched.into())),
        ("runtime.search.files", names, Some(named.into())),
        ("runtime.exec.run", run.clone(), Some(ran.clone())),
        ("runtime.exec.stream", run, Some(ran)),
        (
            "runtime.terminal.create",
            json!({ "cmd": ["a", "b"], "cols": 1, "rows": 2, "scrollbackSize": 3 }),
            Some(json!({ "cmd": ["a", "b"], "cols": 1, "rows": 2, "scrollback_size": 3 })),
        ),
        ("runtime.watcher.create", json!({ "path": "/p", "root": "/r", "excludes": ["a"], "exclude": ["b"] }), None),
    ]
}

/// A configuration with everything in it, and with a member that the description does not know.
fn configuration() -> Value {
    json!({
        "cpus": 0.5, "memory_mb": 1, "disk_size_mb": 2, "env": ["A=1", { "key": "B", "value": "2" }], "cmd": "run",
        "workloads": [{ "cmd": ["a"], "env": ["C=3"] }, {}], "idle": { "suspend_after": "15m", "stop_after": 90.5 },
        "ttl": "1h", "ttl_action": "remove", "remove_on_exit": true, "restart_policy": "always", "max_restarts": 3,
        "desktop": { "enabled": true },
        "macos": {
            "agent": "linux", "network": "user", "storage": "sata", "disk_cache": "none", "boot_args": "-v",
            "ports": [{ "host": 1, "guest": 2, "protocol": "udp" }, { "host": 3, "guest": 4 }],
        },
        "enable_kvm": true, "kernel_id": "k", "ready_check": { "command": ["test"], "target": "t", "timeout_seconds": 5 },
        "wait_for_init": true, "keep_logs": true, "static_network": true,
        "network_config": { "allow_internet": false, "public_ingress": true }, "ssh_access": true, "unknown": { "a": [null] },
    })
}

fn workload() -> Value {
    json!({
        "cmd": ["node", "app.js"], "id": "w", "target": "t", "name": "n", "env": ["A=1"], "working_dir": "/w", "user": "u",
        "restart_policy": "on-failure", "max_restarts": 3, "restart_delay": 0.5, "restart_backoff": true, "log_path": "/l",
        "max_log_size_mb": 4, "vm_on_exit": "", "labels": { "a": "b" }, "annotations": { "c": "d" }, "enabled": false,
        "unknown": [1],
    })
}

fn change() -> Value {
    json!({
        "name": "n", "restart_policy": "never", "max_restarts": 3, "restart_delay": 0.5, "restart_backoff": false,
        "vm_on_exit": "stop", "labels": { "a": "b" }, "annotations": {}, "unknown": { "a": 1 },
    })
}

fn namespace() -> Value {
    json!({
        "name": "n", "slug": "s", "description": "d", "type": "default", "isDefault": true, "metadata": { "m": { "a": null } },
        "tags": ["a", "b"],
        "resource_limits": { "max_workspaces": 1, "max_vcpus": 0.5, "max_ram_mb": 2, "max_disk_gb": 3.5 },
    })
}

/// Rules with every kind of match and of action, and every switch.
fn rules() -> Value {
    let to_origin = json!({ "kind": "proxy", "origin": "https://a.example", "stripPrefix": true, "path": "/v1/$1" });
    json!({
        "routes": [
            { "match": { "path": "/api/", "type": "prefix" }, "action": to_origin },
            { "match": { "path": "/app/:id" }, "action": { "kind": "proxy", "workspace": "w", "port": 3000 } },
            { "match": { "path": "/old", "type": "exact" }, "action": { "kind": "redirect", "status": 308, "to": "/new" } },
            { "match": { "path": "/a/(.*)", "type": "wildcard" }, "action": { "kind": "rewrite", "to": "/b/$1" } },
            { "match": { "path": "/" }, "action": { "kind": "headers", "set": [{ "key": "X-A", "value": "b" }] } },
        ],
        "cleanUrls": true, "trailingSlash": "enforce", "spa": false,
    })
}

fn checkout() -> Value {
    json!({
        "namespace": "ns", "kind": "subscription", "planTierId": "t", "packId": "p",
        "offer": { "reference": "r", "name": "n", "description": "d", "unitAmount": 100, "currency": "usd", "credits": 1 },
        "metadata": { "a": "b" }, "billingInterval": "yearly", "successUrl": "https://a/ok", "cancelUrl": "https://a/no",
        "idempotencyKey": "k", "customer": { "email": "c@example.com", "name": "C" },
    })
}

fn policy() -> Value {
    json!({ "quotaLimit": 0.5, "overdraft": 1.5, "suspendThreshold": null, "onOverdraftAction": "block" })
}

fn with(mut object: Value, name: &str, value: Value) -> Value {
    object[name] = value;
    object
}
