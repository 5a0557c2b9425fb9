//! Pages of every style: what each call asks for, and how the list ends.

use crate::transport::Scripted;
use crate::{Api, Client, Endpoint, Error, Paging, Server};

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
async fn lists_start_where_the_call_says() {
    const NUMBERS: Paging = Paging::by_number("page", 1).items(&["data"]);
    const OFFSETS: Paging = Paging::by_offset("skip", 0).items(&["data"]);
    const CURSORS: Paging = Paging::by_cursor("after").items(&["data"]).next(&["next"]);
    let cases: [(&Paging, &str, &str, [&str; 2]); 4] = [
        (&NUMBERS, "page", "3", ["page=3", "page=4"]),
        (&NUMBERS, "page", "", ["page=1", "page=2"]),
        (&OFFSETS, "skip", "40", ["skip=40", "skip=42"]),
        (&CURSORS, "after", "a b", ["after=a+b", "after=c"]),
    ];
    for (paging, argument, set, expected) in cases {
        let service = Scripted::new().json(200, r#"{"data":[1,2],"next":"c"}"#).json(200, r#"{"data":[]}"#);
        let mut call = client(&service).call(&LIST);
        call.query(argument, set);
        assert_eq!(call.pages::<u32>(paging).all().await.unwrap(), [1, 2]);
        let queries: Vec<_> = service.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
        assert_eq!(queries, expected);
    }
}

#[tokio::test]
async fn lists_start_where_the_body_says() {
    const NUMBERS: Paging = Paging::by_number("page", 1).in_body().items(&["things"]);
    for (set, expected) in [(3.into(), 3), ("3".into(), 3), (3.0.into(), 3), (crate::Value::Null, 1)] {
        let service = Scripted::new().json(200, r#"{"things":[1]}"#).json(200, r#"{"things":[]}"#);
        let mut call = client(&service).call(&SEARCH);
        call.field("page", &set);
        assert_eq!(call.pages::<u32>(&NUMBERS).all().await.unwrap(), [1]);
        let bodies: Vec<_> = service.requests().iter().map(|request| request.body().clone()).collect();
        assert_eq!(bodies, [format!(r#"{{"page":{expected}}}"#), format!(r#"{{"page":{}}}"#, expected + 1)]);
    }
}

#[tokio::test]
async fn a_start_that_is_no_number_is_an_error() {
    const NUMBERS: Paging = Paging::by_number("page", 1);
    for set in ["-1", "1.5", "last"] {
        let mut call = client(&Scripted::new()).call(&LIST);
        call.query("page", set);
        let error = call.pages::<u32>(&NUMBERS).all().await.unwrap_err();
        assert!(error.is_request() && error.to_string().contains("`page` is no number of a page"), "{error}");
    }
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

/// What all pages hold, and the bodies that asked for them.
async fn searched(replies: &[&'static str]) -> Result<(Vec<u32>, Vec<String>), Error> {
    const CURSORS: Paging = Paging::by_cursor("cursor").in_body().items(&["things"]).next(&["page", "next"]);
    let service = replies.iter().fold(Scripted::new(), |service, reply| service.json(200, *reply));
    let items = client(&service).call(&SEARCH).pages(&CURSORS).all().await?;
    let bodies = service.requests().into_iter().map(|request| String::from_utf8(request.body().to_vec()).unwrap());
    Ok((items, bodies.collect()))
}

#[tokio::test]
async fn a_cursor_in_a_body_stays_what_it_was() {
    let bodies = |bodies: &[&str]| bodies.iter().map(|body| (*body).to_owned()).collect::<Vec<_>>();
    let number = [r#"{"things":[1],"page":{"next":9007199254740993}}"#, r#"{"things":[2],"page":{"next":null}}"#];
    let expected = (vec![1, 2], bodies(&["{}", r#"{"cursor":9007199254740993}"#]));
    assert_eq!(searched(&number).await.unwrap(), expected);
    let digits = [r#"{"things":[1],"page":{"next":"7"}}"#, r#"{"things":[2],"page":{"next":""}}"#];
    assert_eq!(searched(&digits).await.unwrap(), (vec![1, 2], bodies(&["{}", r#"{"cursor":"7"}"#])));
    let quoted = [r#"{"things":[1],"page":{"next":"\"a\\"}}"#, r#"{"things":[2],"page":{"next":false}}"#];
    assert_eq!(searched(&quoted).await.unwrap(), (vec![1, 2], bodies(&["{}", r#"{"cursor":"\"a\\"}"#])));
}

#[tokio::test]
async fn what_is_no_cursor_is_an_error_with_its_place() {
    for next in [r#"{"id":1}"#, "[7]", "true"] {
        let reply: &'static str = format!(r#"{{"things":[1],"page":{{"next":{next}}}}}"#).leak();
        let error = searched(&[reply]).await.unwrap_err();
        assert!(error.is_decode(), "{error:?}");
        assert_eq!(error.json_path(), Some("page.next"));
        assert!(error.to_string().contains("the cursor of a page is a text or a number"), "{error}");
    }
}

#[tokio::test]
async fn a_total_that_is_not_known_ends_nothing() {
    const NUMBERS: Paging = Paging::by_number("page", 1).items(&["data"]).total(&["total"]);
    for total in ["-1", "null"] {
        let reply: &'static str = format!(r#"{{"data":[1],"total":{total}}}"#).leak();
        let asked = vec!["limit=2&page=1".to_owned(), "limit=2&page=2".to_owned()];
        assert_eq!(all(&NUMBERS, &[reply, r#"{"data":[]}"#]).await, (vec![1], asked));
    }
    assert_eq!(all(&NUMBERS, &[r#"{"data":[1],"total":1.0}"#]).await, (vec![1], vec!["limit=2&page=1".to_owned()]));
}

#[tokio::test]
async fn what_is_no_list_is_an_error_with_its_place() {
    const LISTS: Paging = Paging::by_number("page", 1).items(&["data", "list"]);
    let service = Scripted::new().json(200, r#"{"data":{"list":[1,"x"]}}"#);
    let error = client(&service).call(&LIST).pages::<u32>(&LISTS).all().await.unwrap_err();
    assert!(error.is_decode(), "{error:?}");
    assert_eq!(error.json_path(), Some("data.list[1]"));
}
