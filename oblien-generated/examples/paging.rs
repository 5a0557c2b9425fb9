//! Goes through a list that comes in pages as if it were one stream, and stops asking when it has seen enough.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`.
//!
//! ```text
//! cargo run -p oblien-generated --example paging
//! ```

use std::future::ready;

use futures_util::{StreamExt, TryStreamExt};
use oblien_client::{Page, Pages};
use oblien_generated::types::Workspace;
use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let oblien: Client<scope::Admin> = Client::from_env()?;

    // One item after another; a page is asked for when the one before is used up.
    let mut count = 0;
    let mut all = workspaces(&oblien);
    while let Some(workspace) = all.next().await {
        println!("{}", workspace?.id);
        count += 1;
    }
    println!("{count} workspaces");

    // The same as a stream, with everything that streams can do: the first three that have a name.
    let named = workspaces(&oblien).try_filter(|workspace| ready(workspace.name.is_some())).take(3);
    let named: Vec<Workspace> = named.try_collect().await?;
    println!("{} with a name", named.len());
    Ok(())
}

/// All workspaces: how to ask for one page, and how many there are over all pages.
fn workspaces(oblien: &Client<scope::Admin>) -> Pages<Workspace> {
    let oblien = oblien.clone();
    Pages::by_number(1, move |number| {
        let sending = oblien.workspaces().list().page(number as i64).limit(50).send();
        async move {
            let list = sending.await?;
            Ok(Page::new(list.workspaces).total(list.total))
        }
    })
}
