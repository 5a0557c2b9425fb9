//! `/workspace/{id}/ssh`: on, off, and the ways to log in.
//!
//! The password shows in the answer to enabling, and nowhere else.

use serde_json::{Value, json};

use crate::credentials::random_text;
use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// The SSH state of one workspace.
#[derive(Debug, Default)]
pub(crate) struct Ssh {
    enabled: bool,
    password_set: bool,
    password_changed: bool,
    key_set: bool,
}

impl Ssh {
    /// Reads the `ssh_access` member of a creation's `config`.
    pub(crate) fn read(config: &Fields) -> Result<Self, Failure> {
        let enabled = config.flag("ssh_access")?.unwrap_or(false);
        Ok(Self { enabled, ..Self::default() })
    }

    fn wire(&self, id: &str) -> Value {
        let host = format!("{id}.ssh");
        let bastion = "ssh.oblien.com";
        let connection = self.enabled.then(|| {
            json!({
                "user": "root",
                "host": host,
                "bastion": bastion,
                "command": format!("ssh -J root@{bastion} root@{host}"),
                "scp_upload": format!("scp -J root@{bastion} FILE root@{host}:"),
                "scp_download": format!("scp -J root@{bastion} root@{host}:FILE ."),
            })
        });
        json!({
            "supported": true,
            "auth_methods": ["password", "publickey"],
            "password_auth_enabled": self.password_set,
            "password_affects_desktop": false,
            "ssh_enabled": self.enabled,
            "ssh_id": format!("ssh_{id}"),
            "ssh_password_changed": self.password_changed,
            "ssh_key_set": self.key_set,
            "connection": connection,
        })
    }
}

pub(crate) fn status(world: &mut World, call: &Call) -> Outcome {
    let workspace = world.workspace(call)?;
    Reply::bare(workspace.ssh.wire(&workspace.id))
}

/// Generates a password unless somebody has set one of their own.
pub(crate) fn enable(world: &mut World, call: &Call) -> Outcome {
    let ssh = &mut world.workspace(call)?.ssh;
    ssh.enabled = true;
    if ssh.password_changed {
        return Reply::done();
    }
    ssh.password_set = true;
    Reply::with(json!({ "ssh_password": random_text() }))
}

pub(crate) fn disable(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.ssh.enabled = false;
    Reply::done()
}

pub(crate) fn set_password(world: &mut World, call: &Call) -> Outcome {
    call.body.required_text("password")?;
    call.body.text("user")?;
    let ssh = &mut world.workspace(call)?.ssh;
    (ssh.password_set, ssh.password_changed) = (true, true);
    Reply::done()
}

pub(crate) fn set_key(world: &mut World, call: &Call) -> Outcome {
    let key = call.body.required_text("public_key")?;
    call.body.text("user")?;
    let kinds = ["ssh-", "ecdsa-", "sk-"];
    if !kinds.iter().any(|kind| key.starts_with(kind)) {
        let rule = "must be an OpenSSH public key line";
        return Err(call.body.invalid("public_key", rule));
    }
    world.workspace(call)?.ssh.key_set = true;
    Reply::done()
}
