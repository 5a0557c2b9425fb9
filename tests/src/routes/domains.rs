//! `/workspace/{id}/domain`: the custom domain of a workspace.
//!
//! Domains under `unverified.` never pass the DNS check, all others do.

use std::time::Duration;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;
use crate::guard::Call;
use crate::moment::Moment;
use crate::reply::{Outcome, Reply};
use crate::state::World;

/// The domain a workspace answers on.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    name: String,
    port: u64,
    include_www: bool,
    expires: Option<Moment>,
}

impl Domain {
    fn ssl_status(&self) -> &'static str {
        if self.expires.is_some() { "active" } else { "pending" }
    }

    fn wire(&self) -> Value {
        json!({
            "customDomain": self.name,
            "port": self.port,
            "sslStatus": self.ssl_status(),
            "sslExpiry": self.expires.map(Moment::text),
            "sslError": null,
            "includeWww": self.include_www,
        })
    }

    fn ssl(&self) -> Value {
        json!({ "status": self.ssl_status(), "expiresAt": self.expires.map(Moment::text) })
    }
}

fn certificate_end(now: Moment) -> Moment {
    now.plus(Duration::from_secs(90 * 86_400))
}

fn is_verified(domain: &str) -> bool {
    !domain.starts_with("unverified.")
}

fn problems(domain: &str) -> Vec<&'static str> {
    if is_verified(domain) { Vec::new() } else { vec!["no cname"] }
}

fn read_name(body: &Fields) -> Result<&str, Failure> {
    let domain = body.required_text("domain")?;
    let legal = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && letters
    };
    if domain.len() > 253 || !domain.contains('.') || !domain.split('.').all(legal) {
        return Err(body.invalid("domain", "must be a domain name"));
    }
    Ok(domain)
}

pub(crate) fn get(world: &mut World, call: &Call) -> Outcome {
    let domain = &world.workspace(call)?.domain;
    Reply::with(json!({ "domain": domain.as_ref().map(Domain::wire) }))
}

pub(crate) fn connect(world: &mut World, call: &Call) -> Outcome {
    let name = read_name(&call.body)?.to_owned();
    let verified = is_verified(&name);
    let domain = Domain {
        port: call.body.integer("port", 1..=65_535)?.unwrap_or(3000),
        include_www: call.body.flag("include_www")?.unwrap_or(false),
        expires: verified.then(|| certificate_end(call.now)),
        name,
    };
    let answer = json!({
        "domain": domain.name,
        "port": domain.port,
        "ssl": domain.ssl(),
        "dns": {
            "verified": verified,
            "cname": verified,
            "ownership": verified,
            "errors": problems(&domain.name),
        },
        "url": format!("https://{}", domain.name),
    });
    world.workspace(call)?.domain = Some(domain);
    Reply::with(answer)
}

pub(crate) fn disconnect(world: &mut World, call: &Call) -> Outcome {
    world.workspace(call)?.domain = None;
    Reply::done()
}

pub(crate) fn check_dns(_: &mut World, call: &Call) -> Outcome {
    let domain = read_name(&call.body)?;
    let verified = is_verified(domain);
    let seen = if verified { vec!["edge.oblien.com"] } else { Vec::new() };
    Reply::with(json!({
        "domain": domain,
        "enterprise": false,
        "verified": verified,
        "cname": verified,
        "ownership": verified,
        "records": { "CNAME": seen },
        "errors": problems(domain),
        "required_records": {
            "cname": { "host": domain, "target": "edge.oblien.com" },
            "txt": {
                "host": format!("_opsh.{domain}"),
                "value": format!("verify={}", call.workspace),
                "note": "ownership",
            },
        },
        "edge_ips": ["203.0.113.1"],
    }))
}

pub(crate) fn renew_ssl(world: &mut World, call: &Call) -> Outcome {
    let domain = world.workspace(call)?.domain.as_mut();
    let domain = domain.ok_or_else(|| Failure::not_found("No domain is connected"))?;
    domain.expires = Some(certificate_end(call.now));
    Reply::with(json!({ "domain": domain.name, "ssl": domain.ssl() }))
}
