//! The calls of `workspaces.network`.
//! One of the tables in which the replay looks calls up.

use oblien_generated::types::{CustomProxy, OutboundMode};
use oblien_generated::workspaces::network::UpdateWorkspaceNetwork;

use super::super::arguments::{Options, Setting};
use super::super::reply::reply;
use super::Entry;

pub(super) const CALLS: &[Entry] = &[
    ("workspaces.network.get", |client, arguments| reply(client.workspaces().network().get(arguments.text(0)).send())),
    ("workspaces.network.update", |client, arguments| {
        let options = arguments.options();
        let proxy = options.options("custom_proxy").map(|proxy| custom_proxy(&proxy));
        let request = client
            .workspaces()
            .network()
            .update(arguments.text(0))
            .set(options.texts("private_link_ids"), UpdateWorkspaceNetwork::private_link_ids)
            .set(options.flag("allow_internet"), UpdateWorkspaceNetwork::allow_internet)
            .set(options.integers("ingress_ports"), UpdateWorkspaceNetwork::ingress_ports)
            .set(options.texts("egress"), UpdateWorkspaceNetwork::egress)
            .set(options.flag("public_access"), UpdateWorkspaceNetwork::public_access)
            .set(options.text("outbound_mode"), UpdateWorkspaceNetwork::outbound_mode)
            .set(proxy, UpdateWorkspaceNetwork::custom_proxy);
        reply(request.send())
    }),
    ("workspaces.network.applyOutboundIp", |client, arguments| {
        let options = arguments.options();
        let ip = options.required("ip", options.text("ip"));
        reply(client.workspaces().network().apply_outbound_ip(arguments.text(0), ip).send())
    }),
    ("workspaces.network.setCustomProxy", |client, arguments| {
        let request = client.workspaces().network().update(arguments.text(0));
        reply(request.outbound_mode(OutboundMode::Custom).custom_proxy(custom_proxy(&arguments.options())).send())
    }),
    ("workspaces.network.clearCustomProxy", |client, arguments| {
        reply(client.workspaces().network().update(arguments.text(0)).outbound_mode(OutboundMode::Managed).send())
    }),
];

fn custom_proxy(options: &Options) -> CustomProxy {
    CustomProxy::new(options.required("host", options.text("host")), options.required("port", options.integer("port")))
        .set(options.text("protocol"), CustomProxy::protocol)
        .set(options.text("username"), CustomProxy::username)
        .set(options.text("password"), CustomProxy::password)
}
