//! What the service answers, and the requests that are made of it.

/// A request that is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// A path variable in, a small object out.
    Get,
    /// A body of seven members in, an object out.
    Create,
    /// Two query arguments in, a page of fifty objects out.
    List,
}

impl Case {
    /// All of them, and what tables call them.
    pub const ALL: [(Self, &str); 3] = [(Self::Get, "get"), (Self::Create, "create"), (Self::List, "list of 50")];

    /// The reply, with members of every kind and none that the description does not name.
    pub fn reply(self) -> String {
        match self {
            Self::Get => r#"{"success":true,"idle":{"suspend_after":600,"stop_after":0},"snapshot_supported":true,"snapshot_unavailable_reason":null,"mode":"permanent","status":"running","restart_policy":"always","max_restarts":5,"uptime":8812.5,"created_at":"2025-01-02T03:04:05Z"}"#.to_owned(),
            Self::Create => format!(r#"{{"success":true,"workspace":{}}}"#, workspace(1)),
            Self::List => {
                let workspaces: Vec<String> = (0..50).map(workspace).collect();
                let workspaces = workspaces.join(",");
                format!(r#"{{"success":true,"workspaces":[{workspaces}],"total":120,"page":2,"limit":50}}"#)
            }
        }
    }
}

fn workspace(number: usize) -> String {
    format!(
        r#"{{"id":"ws_{number:024}","ready":true,"info":{{"status":"running","is_running":true,"user_requested_stop":false}},"slug":"workspace-{number}","name":"Workspace number {number}","status":"running","mode":"permanent","image":"oblien/node:24","namespace":null,"lifecycle":{{"ttl":null,"ttl_action":null,"remove_on_exit":false,"restart_policy":"always","ttl_expires_at":null}},"resources":{{"cpus":2,"memory_mb":4096,"disk_size_mb":20480}},"created_at":"2025-01-02T03:04:05Z","updated_at":"2025-01-02T03:04:05Z"}}"#
    )
}
