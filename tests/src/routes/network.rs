//! `/workspace/{id}/network`: switches, links and the outbound proxy.
//!
//! A proxy's password goes in and never comes out.

use std::net::Ipv4Addr;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// The network of one workspace.
#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) ip: String,
    public_access: bool,
    allow_internet: bool,
    private_links: Vec<String>,
    ingress_ports: Vec<u64>,
    egress: Vec<String>,
    proxy: Option<Proxy>,
    outbound_ip: Option<String>,
}

/// An outbound proxy, without what it was told to keep secret.
#[derive(Debug)]
struct Proxy {
    host: String,
    port: u64,
    protocol: String,
    has_credentials: bool,
}

impl Network {
    /// The network of a new workspace; `number` tells workspaces apart.
    pub(crate) fn new(number: u64) -> Self {
        Self {
            ip: format!("10.0.{}.{}", number / 250 % 250, number % 250 + 2),
            public_access: false,
            allow_internet: true,
            private_links: Vec::new(),
            ingress_ports: Vec::new(),
            egress: Vec::new(),
            proxy: None,
            outbound_ip: None,
        }
    }

    /// Applies the network members of a creation's `config`.
    pub(crate) fn configure(&mut self, config: &Fields) -> Result<(), Failure> {
        let switches = config.object("network_config")?.unwrap_or_default();
        self.public_access = switches.flag("public_ingress")?.unwrap_or(false);
        self.allow_internet = switches.flag("allow_internet")?.unwrap_or(true);
        Ok(())
    }

    pub(crate) fn wire(&self) -> Value {
        let links = self.private_links.iter().map(|id| json!({ "id": id }));
        let mut wire = json!({
            "ip": self.ip,
            "gateway": "10.0.0.1",
            "public_access": self.public_access,
            "allow_internet": self.allow_internet,
            "private_links": links.collect::<Vec<_>>(),
            "ingress_ports": self.ingress_ports,
            "egress": self.egress,
            "outbound_mode": if self.proxy.is_some() { "custom" } else { "managed" },
        });
        if let Some(proxy) = &self.proxy {
            wire["outbound_proxy"] = proxy.wire();
        }
        if let Some(ip) = &self.outbound_ip {
            wire["outbound_ip"] = json!(ip);
        }
        wire
    }
}

impl Proxy {
    fn read(fields: &Fields) -> Result<Self, Failure> {
        let host = fields.required_text("host")?;
        require_public(fields, "host", host)?;
        let port = fields.require("port", fields.integer("port", 1..=65_535)?)?;
        let protocol = fields.word("protocol", &["http", "https"])?;
        let has_credentials = fields.text("username")?.is_some();
        if has_credentials {
            fields.required_text("password")?;
        }
        Ok(Self { host: host.to_owned(), port, protocol: protocol.unwrap_or("http").to_owned(), has_credentials })
    }

    fn wire(&self) -> Value {
        json!({
            "host": self.host,
            "port": self.port,
            "protocol": self.protocol,
            "has_credentials": self.has_credentials,
        })
    }
}

fn require_public(fields: &Fields, name: &str, text: &str) -> Result<(), Failure> {
    let public = text.parse::<Ipv4Addr>().is_ok_and(|address| {
        let inward = address.is_private() || address.is_loopback() || address.is_link_local();
        !inward && !address.is_unspecified() && !address.is_broadcast()
    });
    match public {
        true => Ok(()),
        false => Err(fields.invalid(name, "must be a public IPv4 address")),
    }
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    Reply::bare(world.workspace(call)?.network.wire())
}

pub(crate) fn update(world: &mut World, call: &Call) -> Outcome {
    let body = &call.body;
    let links = body.texts("private_link_ids")?;
    let ports = read_ports(body)?;
    let egress = body.texts("egress")?;
    let allow_internet = body.flag("allow_internet")?;
    let public_access = body.flag("public_access")?;
    let proxy = read_proxy(body)?;
    let network = &mut world.workspace(call)?.network;
    network.private_links = links.unwrap_or_else(|| network.private_links.clone());
    network.ingress_ports = ports.unwrap_or_else(|| network.ingress_ports.clone());
    network.egress = egress.unwrap_or_else(|| network.egress.clone());
    network.allow_internet = allow_internet.unwrap_or(network.allow_internet);
    network.public_access = public_access.unwrap_or(network.public_access);
    if let Some(proxy) = proxy {
        network.proxy = proxy;
    }
    Reply::done()
}

fn read_ports(body: &Fields) -> Result<Option<Vec<u64>>, Failure> {
    let Some(value) = body.value("ingress_ports") else {
        return Ok(None);
    };
    let ports = value.as_array().and_then(|items| {
        let legal = |item: &Value| item.as_u64().filter(|port| (1..=65_535).contains(port));
        items.iter().map(legal).collect::<Option<Vec<_>>>()
    });
    let rule = "must be an array of ports from 1 to 65535";
    let ports = ports.ok_or_else(|| body.invalid("ingress_ports", rule))?;
    Ok(Some(ports))
}

/// None to leave the proxy as it is, some none to go without one.
fn read_proxy(body: &Fields) -> Result<Option<Option<Proxy>>, Failure> {
    match body.word("outbound_mode", &["managed", "custom"])? {
        Some("managed") => Ok(Some(None)),
        Some(_) => {
            let proxy = body.require("custom_proxy", body.object("custom_proxy")?)?;
            Ok(Some(Some(Proxy::read(&proxy)?)))
        }
        None => Ok(None),
    }
}

pub(crate) fn apply_outbound_ip(world: &mut World, call: &Call) -> Outcome {
    let ip = call.body.required_text("ip")?;
    require_public(&call.body, "ip", ip)?;
    world.workspace(call)?.network.outbound_ip = Some(ip.to_owned());
    Reply::with(json!({ "ip": ip }))
}
