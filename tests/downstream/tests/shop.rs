//! The generated bookshop at work, against a scripted transport: what goes out, and what comes back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use oblien_client::transport::Scripted;
use oblien_client::{Error, Field, Secret, Value};
use oblien_downstream::shop::types::{CardPayment, Genre, OrderState, Payment, Price, Wish, WishNote};
use oblien_downstream::shop::{Client, credentials};

fn client(service: &Scripted) -> Client {
    Client::builder().credentials(credentials::shop_key("key")).transport(service.clone()).build().unwrap()
}

fn body(service: &Scripted) -> Value {
    let request = service.requests().pop().unwrap();
    serde_json::from_slice(request.body()).unwrap()
}

#[tokio::test]
async fn queries_headers_and_credentials_go_where_they_belong() -> Result<(), Error> {
    let service = Scripted::new().json(200, r#"{"books": []}"#);
    let request = client(&service).books().list().genres([Genre::Novel, Genre::SelfHelp]).page_size(5).x_request_source("test");
    assert!(request.send().await?.is_empty());
    let sent = service.requests().pop().unwrap();
    assert_eq!(sent.uri(), "https://bookshop.example/v1/books?genres=novel&genres=self-help&page_size=5");
    assert_eq!(sent.headers()["x-request-source"], "test");
    assert_eq!(sent.headers()["x-shop-key"], "key");
    Ok(())
}

#[tokio::test]
async fn models_keep_what_they_do_not_know() -> Result<(), Error> {
    let service = Scripted::new().json(
        200,
        r#"{"id": "b1", "title": "T", "genre": "opera", "price": "5 EUR", "blurb": null, "pages": 9,
            "sequel": {"id": "b2", "title": "U", "genre": "", "price": 7.5, "type": "paper"}}"#,
    );
    let book = client(&service).book("b1").get().send().await?;
    assert_eq!(book.genre.as_str(), "opera");
    assert_eq!(book.price, Price::String("5 EUR".to_owned()));
    assert_eq!(book.blurb, Field::Null);
    assert_eq!(book.extra.get("pages"), Some(&Value::from(9)));
    let sequel = book.sequel.unwrap();
    assert_eq!(sequel.genre, Genre::Empty);
    assert_eq!(sequel.price, Price::Number(7.5));
    assert_eq!(sequel.blurb, Field::Absent);
    assert_eq!(sequel.r#type.as_deref(), Some("paper"));
    Ok(())
}

#[tokio::test]
async fn absent_null_and_text_are_three_bodies() -> Result<(), Error> {
    let book = r#"{"id": "b", "title": "T", "genre": "novel", "price": 1}"#;
    let cases: [(Field<String>, &str); 3] = [
        (Field::Absent, r#"{"title": "T"}"#),
        (Field::Null, r#"{"title": "T", "blurb": null}"#),
        (Field::Value("x".to_owned()), r#"{"title": "T", "blurb": "x"}"#),
    ];
    for (blurb, expected) in cases {
        let service = Scripted::new().json(201, book);
        client(&service).books().add("T").blurb(blurb).send().await?;
        assert_eq!(body(&service), serde_json::from_str::<Value>(expected).unwrap());
    }
    Ok(())
}

#[tokio::test]
async fn unions_go_out_and_come_back_by_their_tag() -> Result<(), Error> {
    let service = Scripted::new().json(
        200,
        r#"{"id": 1, "state": "placed", "shelf": null, "paid_by": {"method": "voucher", "code": "c"}, "weights": {"b": 3}}"#,
    );
    let card = CardPayment::new("card", Secret::from("4111"));
    assert!(!format!("{card:?}").contains("4111"), "a secret is not shown");
    let order = client(&service).orders().place("b1", card).wish(Wish::from(WishNote::new("for Ada"))).send().await?;
    let expected = r#"{"book": "b1", "payment": {"method": "card", "number": "4111"}, "wish": {"text": "for Ada"}}"#;
    assert_eq!(body(&service), serde_json::from_str::<Value>(expected).unwrap());
    assert_eq!(order.state, OrderState::Placed);
    assert_eq!(order.shelf, None);
    assert!(matches!(order.paid_by, Some(Payment::VoucherPayment(voucher)) if voucher.code == "c"));
    assert_eq!(order.weights.unwrap()["b"], 3);
    Ok(())
}

#[tokio::test]
async fn bytes_and_events_travel_as_they_are() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").events("data: {\"id\": 1, \"state\": \"sent\", \"shelf\": \"A\"}\n\n");
    let client = client(&service);
    client.book("b/1").put_cover(&b"\x89PNG"[..]).send().await?;
    let sent = service.requests().pop().unwrap();
    assert_eq!(sent.uri().path(), "/v1/books/b%2F1/cover");
    assert_eq!(sent.headers()["content-type"], "image/png");
    assert_eq!(&sent.body()[..], b"\x89PNG");

    let mut orders = client.orders().watch().send().await?;
    assert_eq!(orders.next().await.unwrap()?.shelf.as_deref(), Some("A"));
    assert!(orders.next().await.is_none());
    Ok(())
}
