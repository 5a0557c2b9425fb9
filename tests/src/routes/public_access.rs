//! `/workspace/{id}/public-access`: ports that the internet can reach.
//!
//! A host label is taken once per domain, over all workspaces.

use serde_json::{Value, json};

use crate::error::Failure;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// One published port.
#[derive(Clone, Debug)]
pub(crate) struct Port {
    port: u64,
    hash: String,
    domain: String,
    label: String,
}

impl Port {
    fn wire(&self) -> Value {
        json!({
            "port": self.port,
            "hash": self.hash,
            "domain": self.domain,
            "label": self.label,
            "url": format!("https://{}.{}", self.hash, self.domain),
        })
    }
}

pub(crate) fn list(world: &mut World, call: &Call) -> Outcome {
    let ports = &world.workspace(call)?.ports;
    let ports: Vec<_> = ports.iter().map(Port::wire).collect();
    Reply::with(json!({ "ports": ports }))
}

/// Publishes a port; one that is published already is published anew.
pub(crate) fn expose(world: &mut World, call: &Call) -> Outcome {
    let body = &call.body;
    let number = body.require("port", body.integer("port", 1..=65_535)?)?;
    let label = body.text("label")?.unwrap_or_default().to_owned();
    let domain = body.text("domain")?.unwrap_or("preview.oblien.com").to_owned();
    let slug = body.slug("slug")?.map(str::to_owned);
    let generated = format!("{}-{number}", call.workspace.replace('_', "-"));
    let port = Port { port: number, hash: slug.unwrap_or(generated), domain, label };
    require_free(world, call, &port)?;
    let ports = &mut world.workspace(call)?.ports;
    ports.retain(|existing| existing.port != number);
    ports.push(port.clone());
    Reply::created(json!({ "port": port.wire() }))
}

fn require_free(world: &World, call: &Call, wanted: &Port) -> Result<(), Failure> {
    let taken = world.workspaces.iter().any(|workspace| {
        let same_host = |port: &&Port| port.hash == wanted.hash && port.domain == wanted.domain;
        let mut ports = workspace.ports.iter().filter(same_host);
        ports.any(|port| workspace.id != call.workspace || port.port != wanted.port)
    });
    match taken {
        true => Err(Failure::conflict("This host label is taken")),
        false => Ok(()),
    }
}

pub(crate) fn update_slug(world: &mut World, call: &Call) -> Outcome {
    let slug = call.body.require("slug", call.body.slug("slug")?)?;
    let mut changed = published(world, call)?.clone();
    changed.hash = slug.to_owned();
    require_free(world, call, &changed)?;
    *published(world, call)? = changed.clone();
    Reply::with(json!({ "port": changed.wire() }))
}

pub(crate) fn revoke(world: &mut World, call: &Call) -> Outcome {
    let number = published(world, call)?.port;
    let ports = &mut world.workspace(call)?.ports;
    ports.retain(|port| port.port != number);
    Reply::done()
}

/// The published port that the path names.
fn published<'a>(world: &'a mut World, call: &Call) -> Result<&'a mut Port, Failure> {
    let number = call.parameter("port");
    let mut ports = world.workspace(call)?.ports.iter_mut();
    let found = ports.find(|port| port.port.to_string() == number);
    found.ok_or_else(|| Failure::not_found(format!("Port {number} is not published")))
}
