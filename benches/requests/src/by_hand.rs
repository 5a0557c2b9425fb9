//! The same requests as somebody would write them by hand over the same transport, and nothing more than they need.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt;
use oblien_client::http::header::{ACCEPT, CONTENT_TYPE, HeaderValue, USER_AGENT};
use oblien_client::http::{Method, Request, Uri};
use oblien_client::{Body, Transport};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;

use crate::contest::Contestant;
use crate::models::{Lifecycle, NewConfig, NewWorkspace, WorkspaceList, WorkspaceReply};
use crate::replies::Case;
use crate::{Failure, ID, KEY, NAME, SECRET};

/// Code written by hand.
pub struct ByHand {
    url: String,
    transport: Arc<dyn Transport>,
    key: HeaderValue,
    secret: HeaderValue,
    /// How long a call may take; without one, no timer is set.
    limit: Option<Duration>,
}

impl ByHand {
    pub fn new(url: &str, transport: Arc<dyn Transport>, limit: Option<Duration>) -> Self {
        let (key, secret) = (HeaderValue::from_static(KEY), HeaderValue::from_static(SECRET));
        Self { url: url.to_owned(), transport, key, secret, limit }
    }

    /// Makes a request and does not send it.
    pub fn request(&self, case: Case) -> Result<Request<Body>, Failure> {
        let (method, uri, body) = match case {
            Case::Get => {
                let id = utf8_percent_encode(ID, NON_ALPHANUMERIC);
                (Method::GET, format!("{}/workspace/{id}/lifecycle", self.url), None)
            }
            Case::Create => {
                let config = NewConfig { cpus: 2.0, memory_mb: 4096, disk_size_mb: 20480 };
                let workspace =
                    NewWorkspace { wait_ready: false, name: NAME, image: "oblien/node:24", mode: "permanent", config };
                (Method::POST, format!("{}/workspace", self.url), Some(serde_json::to_vec(&workspace)?))
            }
            Case::List => (Method::GET, format!("{}/workspace?page={}&limit={}", self.url, 2, 50), None),
        };
        let is_json = body.is_some();
        let mut request = Request::new(body.map_or_else(Body::empty, Body::from));
        *request.method_mut() = method;
        *request.uri_mut() = Uri::try_from(uri)?;
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("by-hand/1.0"));
        if is_json {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        Ok(request)
    }

    async fn json<T: DeserializeOwned>(&self, case: Case) -> Result<T, Failure> {
        let mut request = self.request(case)?;
        request.headers_mut().insert("x-client-id", self.key.clone());
        request.headers_mut().insert("x-client-secret", self.secret.clone());
        let exchange = async {
            let response = self.transport.send(request).await?;
            if !response.status().is_success() {
                return Err(format!("status {}", response.status()).into());
            }
            Ok::<_, Failure>(response.into_body().collect().await?.to_bytes())
        };
        let bytes = match self.limit {
            Some(limit) => tokio::time::timeout(limit, exchange).await??,
            None => exchange.await?,
        };
        Ok(serde_json::from_slice(&bytes)?)
    }
}

impl Contestant for ByHand {
    async fn call(&self, case: Case) -> Result<(), Failure> {
        match case {
            Case::Get => drop(black_box(self.json::<Lifecycle>(case).await?)),
            Case::Create => drop(black_box(self.json::<WorkspaceReply>(case).await?)),
            Case::List => drop(black_box(self.json::<WorkspaceList>(case).await?)),
        }
        Ok(())
    }
}
