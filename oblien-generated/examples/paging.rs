//! All workspaces of an account, one after another, however many pages they come in.
//!
//! `… cargo run -p oblien-generated --example paging`

use oblien_generated::oblien_client::{Page, Pages};
use oblien_generated::{Client, Error, scope};

/// How many workspaces a page holds.
const LIMIT: i64 = 50;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let oblien: Client<scope::Admin> = Client::from_env()?;

    // A page is asked for when its items are. `by_offset` and `by_cursor` are the other two styles.
    let mut workspaces = Pages::by_number(1, move |page| {
        let page = i64::try_from(page).unwrap_or(i64::MAX);
        let sending = oblien.workspaces().list().page(page).limit(LIMIT).send();
        async {
            let list = sending.await?;
            Ok(Page::new(list.workspaces).total(list.total))
        }
    });
    while let Some(workspace) = workspaces.next().await {
        let workspace = workspace?;
        println!("{}  {}", workspace.id, workspace.image);
    }
    Ok(())
}
