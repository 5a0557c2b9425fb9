//! Forms of pairs.

use http::Method;
use serde_json::json;

use super::*;
use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Call, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const CHARGE: Endpoint = Endpoint::new(Method::POST, "/charges").form_body();

fn call() -> Call {
    let client: Client = Client::builder(&API).transport(Scripted::new()).build().unwrap();
    client.call(&CHARGE)
}

fn sent(call: Call) -> String {
    let request = call.into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap()
}

#[test]
fn every_style_writes_lists_and_objects_in_its_way() {
    let (list, object) = (json!(["a b", 2]), json!({"id": 1, "tags": ["x"]}));
    let cases = [
        (FormStyle::Plain, "v=a+b&v=2", "v=%7B%22id%22%3A1%2C%22tags%22%3A%5B%22x%22%5D%7D"),
        (FormStyle::Explode, "v=a+b&v=2", "id=1&tags=%5B%22x%22%5D"),
        (FormStyle::Comma, "v=a+b,2", "v=id,1,tags,%5B%22x%22%5D"),
        (FormStyle::Space, "v=a+b%202", "v=id%201%20tags%20%5B%22x%22%5D"),
        (FormStyle::Pipe, "v=a+b%7C2", "v=id%7C1%7Ctags%7C%5B%22x%22%5D"),
        (FormStyle::Json, "v=%5B%22a+b%22%2C2%5D", "v=%7B%22id%22%3A1%2C%22tags%22%3A%5B%22x%22%5D%7D"),
        (FormStyle::Deep, "v%5B0%5D=a+b&v%5B1%5D=2", "v%5Bid%5D=1&v%5Btags%5D%5B0%5D=x"),
    ];
    for (style, expected_list, expected_object) in cases {
        for (value, expected) in [(&list, expected_list), (&object, expected_object)] {
            let mut call = call();
            call.styled_field("v", style, value);
            assert_eq!(sent(call), expected, "{style:?}");
        }
    }
}

#[test]
fn members_are_pairs_in_the_order_of_writing() {
    let mut call = call();
    call.field("amount", &900.0);
    call.field("name", "Ä&=");
    call.field("empty", &json!(null));
    call.field("tags", &Vec::<String>::new());
    call.field("amount", &true);
    call.extra_field("a[b]", &1);
    assert_eq!(sent(call), "name=%C3%84%26%3D&empty=&amount=true&a%5Bb%5D=1");
    assert_eq!(sent(self::call()), "");
}

#[test]
fn an_object_as_a_whole_is_a_form_too() {
    let mut whole = call();
    whole.body(&json!({"a": [1, 2], "b": {"c": 3}}));
    assert_eq!(sent(whole), "a=1&a=2&b=%7B%22c%22%3A3%7D");
    let mut list = call();
    list.body(&[1]);
    assert_eq!(list.into_request().unwrap_err().message(), "the body is no object and has no form");
}
