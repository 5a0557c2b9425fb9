//! What generated builders send of values of every kind, byte by byte.
//! The clients are those of the cases whose values `values.rs` reads.

use oblien_client::transport::Scripted;
use oblien_client::{Error, Field, Request};

use super::compiled::{directions, merged, open, presence, reserved, scalars, words};

fn sent(request: Result<Request, Error>) -> (String, String) {
    let request = request.unwrap();
    let target = request.uri().path_and_query().unwrap().to_string();
    (target, String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap())
}

#[test]
fn absent_null_and_value_are_sent_as_they_are() {
    let client = presence::Client::builder().transport(Scripted::new()).build().unwrap();
    let patch = || client.all().patch("m", None);
    let body = |request: presence::all::PatchAll| sent(request.into_request()).1;
    assert_eq!(body(patch()), r#"{"must":"m","must_or_null":null}"#);
    let nulls = patch().may_or_null(Field::Null).list(Field::Null).one(Field::Null).word(Field::Null).union(Field::Null);
    let expected = r#"{"must":"m","must_or_null":null,"may_or_null":null,"list":null,"one":null,"word":null,"union":null}"#;
    assert_eq!(body(nulls), expected);
    let holes = patch().holes([Some("a".to_owned()), None]).map([("k", None), ("l", Some("b".to_owned()))]);
    assert_eq!(body(holes), r#"{"must":"m","must_or_null":null,"holes":["a",null],"map":{"k":null,"l":"b"}}"#);
    let values = client.all().patch("m", "n".to_owned()).may("x").may_or_null("y").list(vec![1]).any(serde_json::Value::Null);
    assert_eq!(body(values), r#"{"must":"m","must_or_null":"n","may":"x","may_or_null":"y","list":[1],"any":null}"#);
    let ones = patch().one(presence::types::One::new(1)).null_items([None, Some(presence::types::OneOrNull::new(2))]);
    assert_eq!(body(ones), r#"{"must":"m","must_or_null":null,"one":{"id":1},"null_items":[null,{"id":2}]}"#);
}

#[test]
fn words_are_sent_as_they_are_written() {
    let client = words::Client::builder().transport(Scripted::new()).build().unwrap();
    let awkward = ["", "+1", "a b", "A-B", "日本", "a\nb", "new"];
    let put = client.all().put([words::types::All::new().awkward(awkward).level(9_007_199_254_740_993).one_word("only")]);
    let (target, body) = sent(put.sort(awkward).level(7).into_request());
    let expected = "sort=&sort=%2B1&sort=a+b&sort=A-B&sort=%E6%97%A5%E6%9C%AC&sort=a%0Ab&sort=new";
    assert_eq!(target, format!("/all?{expected}&level=7"));
    let expected = r#"[{"awkward":["","+1","a b","A-B","日本","a\nb","new"],"level":9007199254740993,"one_word":"only"}]"#;
    assert_eq!(body, expected);
}

#[test]
fn scalars_are_encoded_where_they_go() {
    let client = scalars::Client::builder().transport(Scripted::new()).build().unwrap();
    let put = client.all().put("0b9a2b4e-0b9a-4b4e-8b9a-0b9a2b4e0b9a", "2026-01-02", Vec::<scalars::types::All>::new());
    let put = put.since("2026-01-02T03:04:05+02:00").big(u64::MAX).rate(0.1).sum("1.10");
    let (target, body) = sent(put.back("https://a.example/b?c=d&e").key("+/8=").into_request());
    let expected = "/all/0b9a2b4e-0b9a-4b4e-8b9a-0b9a2b4e0b9a/2026-01-02?since=2026-01-02T03%3A04%3A05%2B02%3A00\
        &big=18446744073709551615&rate=0.1&sum=1.10&back=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd%26e&key=%2B%2F8%3D";
    assert_eq!((target.as_str(), body.as_str()), (expected, "[]"));
}

#[test]
fn members_without_a_name_are_sent() {
    let client = open::Client::builder().transport(Scripted::new()).build().unwrap();
    let mut own = open::types::Numbered::new().a("x");
    own.extra.extend([("b".to_owned(), 1), ("c d".to_owned(), 2)]);
    let (_, body) = sent(client.all().put_own(own).into_request());
    assert_eq!(body, r#"{"a":"x","b":1,"c d":2}"#);
}

#[test]
fn what_is_made_of_a_base_is_sent_in_its_place() {
    let client = merged::Client::builder().transport(Scripted::new()).build().unwrap();
    let cat = merged::types::Cat::new("cat", "n").lives(9);
    assert_eq!(sent(client.animals().add(cat).into_request()).1, r#"{"species":"cat","name":"n","lives":9}"#);
    // The word is that of the variant, whatever its member says.
    let dog = merged::types::DogBase::new("?", "n");
    assert_eq!(sent(client.animals().add(dog).into_request()).1, r#"{"species":"big-dog","name":"n"}"#);
}

#[test]
fn what_is_only_read_need_not_be_sent() {
    let client: directions::Client = directions::Client::builder().transport(Scripted::new()).build().unwrap();
    let user = directions::types::User::new("n").password("p").new_value(true);
    let (_, body) = sent(client.users().put([user]).into_request());
    assert_eq!(body, r#"[{"name":"n","password":"p","new_value":true}]"#);
}

#[test]
fn arguments_may_have_names_of_rust() {
    let client = reserved::Client::builder().transport(Scripted::new()).build().unwrap();
    let r#loop = client.r#loop().r#loop("a/b", "t", reserved::types::Box::new("s"));
    let r#loop = r#loop.r#gen("None").r#async("y").crate_([Some("v".to_owned()), None]).r#match("text".to_owned());
    let request = r#loop.send_2("s").new_2(1).call_2(true).into_request().unwrap();
    assert_eq!(request.headers()["async"], "y");
    let (target, body) = sent(Ok(request));
    assert_eq!(target, "/loop/a%2Fb?gen=None");
    assert_eq!(body, r#"{"type":"t","Box":{"String":"s"},"crate":["v",null],"match":"text","send":"s","new":1,"call":true}"#);
}
