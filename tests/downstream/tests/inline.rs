//! A client that a macro generates where it stands, against a scripted transport.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use oblien_client::Error;
use oblien_client::transport::Scripted;

/// The orders of the bookshop.
pub mod shop {
    oblien_macros::oblien_api!("shop.yaml", only_tags("Orders"));
}

/// The books, with a runtime under another name.
pub mod books {
    oblien_macros::oblien_api!("shop.yaml", only_operations("listBooks", "getBook"), runtime = crate::parts::runtime);
}

/// What the crate is built of.
pub mod parts {
    pub use oblien_client as runtime;
}

#[tokio::test]
async fn the_client_is_as_a_build_script_makes_it() -> Result<(), Error> {
    let service = Scripted::new().events("data: {\"id\": 1, \"state\": \"sent\", \"shelf\": \"A\"}\n\n");
    let client = shop::Client::builder().credentials(shop::credentials::shop_key("key")).transport(service.clone()).build()?;
    let mut orders = client.orders().watch().send().await?;
    assert_eq!(orders.next().await.unwrap()?.shelf.as_deref(), Some("A"));
    let sent = service.requests().pop().unwrap();
    assert_eq!(sent.uri(), "https://bookshop.example/v1/orders/stream");
    assert_eq!(sent.headers()["x-shop-key"], "key");
    Ok(())
}

#[tokio::test]
async fn the_runtime_may_have_another_name() -> Result<(), Error> {
    let service = Scripted::new().json(200, r#"{"books": []}"#);
    let client = books::Client::builder().credentials(books::credentials::shop_key("key")).transport(service.clone()).build()?;
    assert!(client.books().list().send().await?.is_empty());
    assert_eq!(service.requests()[0].uri(), "https://bookshop.example/v1/books");
    Ok(())
}
