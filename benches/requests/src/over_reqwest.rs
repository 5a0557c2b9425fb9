//! The same requests written by hand over reqwest: the least that the client of any peer takes, as all stand on it.

use std::hint::black_box;

use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;

use crate::contest::Contestant;
use crate::models::{Lifecycle, NewConfig, NewWorkspace, WorkspaceList, WorkspaceReply};
use crate::replies::Case;
use crate::{Failure, ID, KEY, NAME, SECRET};

/// Code written by hand over reqwest.
pub struct OverReqwest {
    url: String,
    client: reqwest::Client,
}

impl OverReqwest {
    pub fn new(url: &str) -> Result<Self, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert("x-client-id", HeaderValue::from_static(KEY));
        headers.insert("x-client-secret", HeaderValue::from_static(SECRET));
        headers.insert("accept", HeaderValue::from_static("application/json"));
        let client = reqwest::Client::builder().no_proxy().default_headers(headers).user_agent("by-hand/1.0").build()?;
        Ok(Self { url: url.to_owned(), client })
    }

    async fn json<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Failure> {
        Ok(request.send().await?.error_for_status()?.json().await?)
    }
}

impl Contestant for OverReqwest {
    async fn call(&self, case: Case) -> Result<(), Failure> {
        match case {
            Case::Get => {
                let request = self.client.get(format!("{}/workspace/{ID}/lifecycle", self.url));
                drop(black_box(self.json::<Lifecycle>(request).await?));
            }
            Case::Create => {
                let config = NewConfig { cpus: 2.0, memory_mb: 4096, disk_size_mb: 20480 };
                let workspace =
                    NewWorkspace { wait_ready: false, name: NAME, image: "oblien/node:24", mode: "permanent", config };
                let request = self.client.post(format!("{}/workspace", self.url)).json(&workspace);
                drop(black_box(self.json::<WorkspaceReply>(request).await?));
            }
            Case::List => {
                let request = self.client.get(format!("{}/workspace", self.url)).query(&[("page", 2), ("limit", 50)]);
                drop(black_box(self.json::<WorkspaceList>(request).await?));
            }
        }
        Ok(())
    }
}
