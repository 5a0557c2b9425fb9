//! Lists in pages, as generated builders ask for them.
//! The client is that of `accept/pages`.

use oblien_client::transport::Scripted;
use oblien_client::{Error, Pages};

use super::compiled::pages::Client;
use super::compiled::pages::lists::Lists;
use super::compiled::pages::types::Thing;

/// The ids of all things, and what each call has sent: the query and the body.
async fn all(replies: &[&str], pages: fn(&Lists) -> Pages<Thing>) -> Result<(Vec<i64>, Vec<String>), Error> {
    let service = replies.iter().fold(Scripted::new(), |service, reply| service.json(200, *reply));
    let client = Client::builder().transport(service.clone()).build()?;
    let things = pages(&client.lists()).all().await?;
    let sent = service.requests().into_iter().map(|request| {
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        format!("{}{body}", request.uri().query().unwrap_or_default())
    });
    Ok((things.into_iter().map(|thing| thing.id).collect(), sent.collect()))
}

#[tokio::test]
async fn cursors_lead_from_page_to_page() -> Result<(), Error> {
    let replies =
        [r#"{"data": [{"id": 1}], "meta": {"next": "a b", "more": true}}"#, r#"{"data": [{"id": 2}], "meta": {"next": null}}"#];
    let (things, sent) = all(&replies, |lists| lists.list_by_cursor().limit(1).pages()).await?;
    assert_eq!((things, sent), (vec![1, 2], vec!["limit=1".to_owned(), "limit=1&page%5Bafter%5D=a+b".to_owned()]));

    let replies = [r#"{"data": [{"id": 1}], "next": "https://elsewhere.example/?cursor=x%2F1"}"#, r#"{"data": [{"id": 2}]}"#];
    let (things, sent) = all(&replies, |lists| lists.list_by_url().pages()).await?;
    assert_eq!((things, sent), (vec![1, 2], vec![String::new(), "cursor=x%2F1".to_owned()]));

    let replies = [r#"{"data": [{"id": 1}], "meta": {"next": "c"}}"#, r#"{"data": []}"#];
    let (things, sent) = all(&replies, |lists| lists.search_things("w").pages_2(7).pages()).await?;
    let bodies = [r#"{"word":"w","pages":7}"#, r#"{"word":"w","pages":7,"cursor":"c"}"#];
    assert_eq!((things, sent), (vec![1], bodies.map(str::to_owned).to_vec()));

    let replies = [r#"{"data": [{"id": 1}], "last": 7}"#, r#"{"data": [{"id": 8}], "last": null}"#];
    let (things, sent) = all(&replies, |lists| lists.search_by_number().pages()).await?;
    assert_eq!((things, sent), (vec![1, 8], ["{}", r#"{"after":7}"#].map(str::to_owned).to_vec()));
    Ok(())
}

#[tokio::test]
async fn lists_start_where_the_caller_says() -> Result<(), Error> {
    let replies = [r#"{"things": [{"id": 1}], "total": 9}"#, r#"{"things": [], "total": 9}"#];
    let (things, sent) = all(&replies, |lists| lists.list_by_number().page(3).pages()).await?;
    assert_eq!((things, sent), (vec![1], vec!["page=3".to_owned(), "page=4".to_owned()]));

    let replies = [r#"{"data": [{"id": 1}], "meta": {"next": "c"}}"#, r#"{"data": [{"id": 2}]}"#];
    let (things, sent) = all(&replies, |lists| lists.search_things("w").cursor("b").pages()).await?;
    let bodies = [r#"{"word":"w","cursor":"b"}"#, r#"{"word":"w","cursor":"c"}"#];
    assert_eq!((things, sent), (vec![1, 2], bodies.map(str::to_owned).to_vec()));
    Ok(())
}

#[tokio::test]
async fn numbers_and_offsets_go_up() -> Result<(), Error> {
    let replies = [r#"{"things": [{"id": 1}, {"id": 2}], "total": 3}"#, r#"{"things": [{"id": 3}], "total": 3}"#];
    let (things, sent) = all(&replies, |lists| lists.list_by_number().pages()).await?;
    assert_eq!((things, sent), (vec![1, 2, 3], vec!["page=0".to_owned(), "page=1".to_owned()]));

    let service = Scripted::new().json(200, "[5, 6]").json(200, "[7]").json(200, "[]");
    let client = Client::builder().transport(service.clone()).build()?;
    assert_eq!(client.lists().list_by_offset().pages().all().await?, [5, 6, 7]);
    let queries: Vec<_> = service.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["skip=0", "skip=2", "skip=3"]);
    Ok(())
}
