//! The calls that hand-written code offers: a port of a workspace, the address of its desktop, its tunnel.
//! The replay makes them like all others; those that open a socket are replayed in `sockets`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oblien_client::http::Request;
use oblien_client::{Body, Error};
use oblien_generated::WorkspaceRuntime;

use super::super::arguments::Arguments;
use super::super::reply::{Playing, value};
use super::{Entry, Oblien, Play};

pub(super) const CALLS: &[Entry] = &[
    ("runtime.proxy.fetch", |client, arguments| fetch(&inside(client), arguments)),
    ("runtime.desktop.url", |client, _| {
        let url = inside(client).desktop_url(&"eyJ.gateway.jwt".into());
        // Where the server is was not recorded.
        value(async { url.map(|url| format!("{{runtime}}/{}", url.expose().splitn(4, '/').last().unwrap())) })
    }),
    ("runtime.desktop.tunnel", |client, _| {
        let runtime = inside(client);
        value(async move { runtime.desktop_tunnel(0).await.map(|_| ()) })
    }),
];

/// The same through a target, which the case does not name.
pub(in crate::wire) const FETCH_FROM_MACOS: Play = |client, arguments| match inside(client).for_target("macos") {
    Ok(target) => fetch(&target, arguments),
    Err(error) => value::<()>(async { Err(error) }),
};

fn inside(client: &Oblien) -> WorkspaceRuntime {
    WorkspaceRuntime::new(client.clone().cast())
}

/// Asks for a path on a port; whatever the answer is, its body is what comes out.
fn fetch(runtime: &WorkspaceRuntime, arguments: &Arguments) -> Playing {
    let proxy = runtime.proxy(u16::try_from(arguments.integer(0)).unwrap());
    let proxy = match (proxy, arguments.given_text(1)) {
        (Ok(proxy), Some(host)) => proxy.host(&host),
        (proxy, _) => proxy,
    };
    let proxy = match proxy {
        Ok(proxy) => proxy,
        Err(error) => return value::<()>(async { Err(error) }),
    };
    let options = arguments.options();
    let method = options.text("method").unwrap_or_else(|| "GET".to_owned());
    let body = options.text_or_bytes("body").map_or_else(Body::empty, Body::from);
    let request = Request::builder().method(method.as_str()).uri(arguments.text(2)).body(body).unwrap();
    value(async move {
        let mut response = proxy.send(request).await?;
        let mut bytes = vec![];
        while let Some(chunk) = response.body_mut().chunk().await {
            bytes.extend_from_slice(&chunk?);
        }
        if response.status() == 207 { Ok(STANDARD.encode(bytes)) } else { Err(Error::stream_cut("another answer")) }
    })
}
