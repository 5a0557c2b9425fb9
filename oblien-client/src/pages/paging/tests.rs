//! Pages of every style: what each call asks for, and how the list ends.

use crate::transport::Scripted;
use crate::{Api, Client, Endpoint, Paging, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const LIST: Endpoint = Endpoint::new(http::Method::GET, "/things");
const SEARCH: Endpoint = Endpoint::new(http::Method::POST, "/search").json_body().member("things");

fn client(service: &Scripted) -> Client {
    Client::builder(&API).transport(service.clone()).build().unwrap()
}

/// What all pages hold, and the queries that asked for them.
async fn all(paging: &'static Paging, replies: &[&'static str]) -> (Vec<u32>, Vec<String>) {
    let service = replies.iter().fold(Scripted::new(), |service, reply| service.json(200, *reply));
    let mut call = client(&service).call(&LIST);
    call.query("limit", 2);
    let items = call.pages(paging).all().await.unwrap();
    let queries = service.requests().into_iter().map(|request| request.uri().query().unwrap_or_default().to_owned());
    (items, queries.collect())
}

#[tokio::test]
async fn numbers_and_offsets_are_asked_for() {
    const NUMBERS: Paging = Paging::by_number("page", 1).items(&["data"]).total(&["meta", "total"]);
    let replies = [r#"{"data":[1,2],"meta":{"total":3}}"#, r#"{"data":[3],"meta":{"total":3}}"#];
    assert_eq!(all(&NUMBERS, &replies).await, (vec![1, 2, 3], vec!["limit=2&page=1".into(), "limit=2&page=2".into()]));

    const OFFSETS: Paging = Paging::by_offset("skip", 0).has_more(&["more"]).items(&["data"]);
    let replies = [r#"{"data":[1,2],"more":true}"#, r#"{"data":[3],"more":false}"#];
    assert_eq!(all(&OFFSETS, &replies).await, (vec![1, 2, 3], vec!["limit=2&skip=0".into(), "limit=2&skip=2".into()]));

    const BARE: Paging = Paging::by_number("page", 0);
    assert_eq!(all(&BARE, &["[1]", "[]"]).await, (vec![1], vec!["limit=2&page=0".into(), "limit=2&page=1".into()]));
}

#[tokio::test]
async fn cursors_are_taken_from_members_and_urls() {
    const CURSORS: Paging = Paging::by_cursor("after").items(&["data"]).next(&["next"]);
    let replies = [r#"{"data":[1],"next":7}"#, r#"{"data":null,"next":"a&b"}"#, r#"{"data":[2],"next":null}"#];
    let queries = vec!["limit=2".into(), "limit=2&after=7".into(), "limit=2&after=a%26b".into()];
    assert_eq!(all(&CURSORS, &replies).await, (vec![1, 2], queries));

    const URLS: Paging = Paging::by_cursor("after").items(&["data"]).next_url(&["links", "next"]);
    let replies = [r#"{"data":[1],"links":{"next":"https://other.example/x?limit=9&after=a%2Bb+c"}}"#, r#"{"data":[2]}"#];
    let queries = vec!["limit=2".into(), "limit=2&after=a%2Bb+c".into()];
    assert_eq!(all(&URLS, &replies).await, (vec![1, 2], queries));
}

#[tokio::test]
async fn the_argument_may_be_a_member_of_the_body() {
    const CURSORS: Paging = Paging::by_cursor("cursor").in_body().items(&["things"]).next(&["cursor"]);
    let service = Scripted::new().json(200, r#"{"things":[1],"cursor":"x"}"#).json(200, r#"{"things":[2]}"#);
    let mut call = client(&service).call(&SEARCH);
    call.field("word", "w");
    assert_eq!(call.pages::<u32>(&CURSORS).all().await.unwrap(), [1, 2]);
    let bodies: Vec<_> = service.requests().iter().map(|request| request.body().clone()).collect();
    assert_eq!(bodies, [r#"{"word":"w"}"#, r#"{"word":"w","cursor":"x"}"#]);
}

#[tokio::test]
async fn what_is_no_list_is_an_error_with_its_place() {
    const LISTS: Paging = Paging::by_number("page", 1).items(&["data", "list"]);
    let service = Scripted::new().json(200, r#"{"data":{"list":[1,"x"]}}"#);
    let error = client(&service).call(&LIST).pages::<u32>(&LISTS).all().await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.json_path(), Some("data.list[1]"));
}
