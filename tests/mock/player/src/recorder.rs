//! A transport that keeps what went out and what came back.
//! Between the client and the network.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use oblien_client::http::{HeaderMap, HeaderValue, Response};
use oblien_client::transport::{Exchange, Network};
use oblien_client::{Body, Error, Request, Transport};
use serde_json::{Map, Value, json};

/// A transport that keeps what went out and what came back.
#[derive(Clone)]
pub struct Recorder {
    network: Arc<Network>,
    /// The status that the server is asked for.
    status: Option<u64>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    request: Value,
    answer: Value,
}

impl Recorder {
    pub(crate) fn new(network: &Arc<Network>, status: Option<u64>) -> Self {
        Self { network: Arc::clone(network), status, seen: Arc::default() }
    }

    /// The last request, and the answer to it.
    pub(crate) fn seen(&self) -> (Value, Value) {
        let seen = self.lock();
        (seen.request.clone(), seen.answer.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn exchange(&self, request: Request) -> Result<Response<Body>, Error> {
        let (mut head, body) = request.into_parts();
        let bytes = collect(body).await?;
        if let Some(Ok(value)) = self.status.map(|status| HeaderValue::from_str(&format!("code={status}"))) {
            head.headers.insert("prefer", value);
        }
        let line = format!("{} {}", head.method, head.uri);
        self.lock().request = json!({ "line": line, "headers": headers(&head.headers), "body": text(&bytes) });
        let response = self.network.send(Request::from_parts(head, Body::from(bytes))).await?;
        let (head, body) = response.into_parts();
        let bytes = collect(body).await?;
        let status = head.status.as_u16();
        self.lock().answer = json!({ "status": status, "headers": headers(&head.headers), "body": text(&bytes) });
        Ok(Response::from_parts(head, Body::from(bytes)))
    }
}

impl Transport for Recorder {
    fn send(&self, request: Request) -> Exchange<'_> {
        Box::pin(self.exchange(request))
    }
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn headers(headers: &HeaderMap) -> Map<String, Value> {
    headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()).into())).collect()
}
