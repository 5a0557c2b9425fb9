//! The requests with the generated client.

use std::hint::black_box;
use std::sync::Arc;

use oblien_client::{Request, Transport};
use oblien_generated::{Client, credentials, scope};

use crate::contest::Contestant;
use crate::replies::Case;
use crate::{Failure, ID, KEY, NAME, SECRET};

/// The generated client.
pub struct Generated(Client<scope::Admin>);

impl Generated {
    pub fn new(url: &str, transport: Arc<dyn Transport>) -> Result<Self, Failure> {
        let client = Client::builder().base_url(url).credentials(credentials::key_pair(KEY, SECRET)).transport(transport);
        Ok(Self(client.build()?))
    }

    /// Makes a request and does not send it; it has no credentials yet.
    pub fn request(&self, case: Case) -> Result<Request, Failure> {
        let workspaces = self.0.workspaces();
        Ok(match case {
            Case::Get => workspaces.lifecycle().get(ID).into_request()?,
            Case::Create => {
                let create = workspaces.create().name(NAME).image("oblien/node:24").mode("permanent");
                create.cpus(2).memory_mb(4096).disk_size_mb(20480).into_request()?
            }
            Case::List => workspaces.list().page(2).limit(50).into_request()?,
        })
    }
}

impl Contestant for Generated {
    async fn call(&self, case: Case) -> Result<(), Failure> {
        let workspaces = self.0.workspaces();
        match case {
            Case::Get => {
                black_box(workspaces.lifecycle().get(ID).send().await?);
            }
            Case::Create => {
                let create = workspaces.create().name(NAME).image("oblien/node:24").mode("permanent");
                black_box(create.cpus(2).memory_mb(4096).disk_size_mb(20480).send().await?);
            }
            Case::List => {
                black_box(workspaces.list().page(2).limit(50).send().await?);
            }
        }
        Ok(())
    }
}
