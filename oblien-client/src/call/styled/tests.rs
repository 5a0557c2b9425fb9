//! The table of styles of OpenAPI and the expansions of RFC 6570, byte by byte.

use http::Method;
use http::header::COOKIE;
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::transport::{Request, Scripted};
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Colours", &[Server::new("main", "https://colours.example")], &[]);
const PATH: Endpoint = Endpoint::new(Method::GET, "/x{color}/y");
const PLAIN: Endpoint = Endpoint::new(Method::GET, "/x");

fn call(endpoint: &'static Endpoint) -> Call {
    let client: Client = Client::builder(&API).transport(Scripted::new()).build().unwrap();
    client.call(endpoint)
}

fn query(request: &Request) -> &str {
    request.uri().query().unwrap_or_default()
}

/// A text in the order in which it is written: the tree of `json!` sorts members.
#[derive(Clone, Copy)]
struct Json(&'static str);

impl Serialize for Json {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match serde_json::from_str::<Node>(self.0).unwrap() {
            Node::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, node) in members {
                    map.serialize_entry(&name, &serde_json::from_str::<Value>(&node_json(&node)).unwrap())?;
                }
                map.end()
            }
            node => serde_json::from_str::<Value>(&node_json(&node)).unwrap().serialize(serializer),
        }
    }
}

fn node_json(node: &Node) -> String {
    match node {
        Node::Text(text) => json!(text).to_string(),
        other => other.text(),
    }
}

const EMPTY: Json = Json("\"\"");
const STRING: Json = Json("\"blue\"");
const ARRAY: Json = Json(r#"["blue","black","brown"]"#);
const OBJECT: Json = Json(r#"{"R":100,"G":200,"B":150}"#);
const AWKWARD: Json = Json(r#"["a b","c/d","e,f","g&h=i","ü","50%","..",null]"#);

#[test]
fn path_styles_are_those_of_the_table() {
    let cases: &[(Style, Json, &str)] = &[
        (Style::MATRIX, EMPTY, ";color"),
        (Style::MATRIX, STRING, ";color=blue"),
        (Style::MATRIX, ARRAY, ";color=blue,black,brown"),
        (Style::MATRIX, OBJECT, ";color=R,100,G,200,B,150"),
        (Style::MATRIX.explode(), EMPTY, ";color"),
        (Style::MATRIX.explode(), STRING, ";color=blue"),
        (Style::MATRIX.explode(), ARRAY, ";color=blue;color=black;color=brown"),
        (Style::MATRIX.explode(), OBJECT, ";R=100;G=200;B=150"),
        (Style::LABEL, STRING, ".blue"),
        (Style::LABEL, ARRAY, ".blue,black,brown"),
        (Style::LABEL, OBJECT, ".R,100,G,200,B,150"),
        (Style::LABEL.explode(), ARRAY, ".blue.black.brown"),
        (Style::LABEL.explode(), OBJECT, ".R=100.G=200.B=150"),
        (Style::SIMPLE, STRING, "blue"),
        (Style::SIMPLE, ARRAY, "blue,black,brown"),
        (Style::SIMPLE, OBJECT, "R,100,G,200,B,150"),
        (Style::SIMPLE.explode(), ARRAY, "blue,black,brown"),
        (Style::SIMPLE.explode(), OBJECT, "R=100,G=200,B=150"),
        (Style::SIMPLE, AWKWARD, "a%20b,c%2Fd,e%2Cf,g%26h%3Di,%C3%BC,50%25,.."),
        (Style::SIMPLE.reserved(), AWKWARD, "a%20b,c%2Fd,e,f,g&h=i,%C3%BC,50%25,.."),
        (Style::MATRIX.explode(), Json(r#"{"a/b":"c;d","e":""}"#), ";a%2Fb=c%3Bd;e"),
        (Style::SIMPLE, Json("true"), "true"),
        (Style::SIMPLE, Json("[1.0,2.5,-3,18446744073709551615]"), "1,2.5,-3,18446744073709551615"),
        (Style::SIMPLE, Json(r#"["a",["b"],{"c":1}]"#), "a,%5B%22b%22%5D,%7B%22c%22%3A1%7D"),
        (Style::JSON, OBJECT, "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
    ];
    for (style, value, expected) in cases {
        let mut call = call(&PATH);
        call.path_styled(*style, value);
        let request = call.into_request().unwrap();
        assert_eq!(request.uri().path(), format!("/x{expected}/y"), "{style:?}");
    }
}

#[test]
fn a_value_of_a_path_cannot_be_nothing_or_climb() {
    const ALONE: Endpoint = Endpoint::new(Method::GET, "/a/{color}/y");
    let cases: &[(Style, Json)] = &[
        (Style::SIMPLE, Json("[]")),
        (Style::SIMPLE, Json("null")),
        (Style::SIMPLE, Json("[null]")),
        (Style::SIMPLE, Json("{}")),
        (Style::SIMPLE, EMPTY),
        (Style::SIMPLE, Json(r#"[".."]"#)),
        (Style::SIMPLE.reserved(), Json(r#"".""#)),
        (Style::LABEL, EMPTY),
        (Style::LABEL, Json(r#"".""#)),
        (Style::LABEL.explode(), Json(r#"["",""]"#)),
        (Style::MATRIX.explode(), Json("[]")),
    ];
    for (style, value) in cases {
        let mut call = call(&ALONE);
        call.path_styled(*style, value);
        let error = call.into_request().unwrap_err();
        assert!(error.is_request(), "{style:?}: {error}");
    }
}

#[test]
fn query_styles_are_those_of_the_table() {
    let nested = Json(r#"{"a":{"b":[1,2],"c":null},"d":[{"e":"f g"}]}"#);
    let cases: &[(Style, Json, &str)] = &[
        (Style::FORM, EMPTY, "color="),
        (Style::FORM, STRING, "color=blue"),
        (Style::FORM, ARRAY, "color=blue,black,brown"),
        (Style::FORM, OBJECT, "color=R,100,G,200,B,150"),
        (Style::FORM.explode(), STRING, "color=blue"),
        (Style::FORM.explode(), ARRAY, "color=blue&color=black&color=brown"),
        (Style::FORM.explode(), OBJECT, "R=100&G=200&B=150"),
        (Style::SPACE_DELIMITED, ARRAY, "color=blue%20black%20brown"),
        (Style::SPACE_DELIMITED, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        (Style::SPACE_DELIMITED.explode(), ARRAY, "color=blue&color=black&color=brown"),
        (Style::PIPE_DELIMITED, ARRAY, "color=blue%7Cblack%7Cbrown"),
        (Style::PIPE_DELIMITED, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
        (Style::DEEP_OBJECT.explode(), OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (Style::DEEP_OBJECT, ARRAY, "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown"),
        (Style::DEEP_OBJECT, STRING, "color=blue"),
        (Style::DEEP_OBJECT, nested, "color%5Ba%5D%5Bb%5D%5B%5D=1&color%5Ba%5D%5Bb%5D%5B%5D=2&color%5Bd%5D%5B0%5D%5Be%5D=f+g"),
        (Style::FORM, AWKWARD, "color=a+b,c%2Fd,e%2Cf,g%26h%3Di,%C3%BC,50%25,.."),
        (
            Style::FORM.reserved(),
            Json(r#""https://x.example/a?b=c&d#e+f%2Fg%h [i]""#),
            "color=https://x.example/a?b=c%26d%23e%2Bf%2Fg%25h+[i]",
        ),
        (Style::FORM.explode(), Json(r#"{"tags":["a","b"],"at":{"x":1},"none":null}"#), "tags=a&tags=b&at=%7B%22x%22%3A1%7D"),
        (Style::FORM, Json("[]"), ""),
        (Style::FORM, Json("null"), ""),
        (Style::FORM.allow_empty(), Json("null"), "color="),
        (Style::FORM.explode().allow_empty(), Json("[]"), "color="),
        (Style::FORM.allow_empty(), Json("7"), "color=7"),
        (Style::JSON, OBJECT, "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"),
        (Style::JSON, STRING, "color=%22blue%22"),
        (Style::JSON, Json("null"), ""),
    ];
    for (style, value, expected) in cases {
        let mut call = call(&PLAIN);
        call.query_styled("color", *style, value);
        assert_eq!(query(&call.into_request().unwrap()), *expected, "{style:?}");
    }
}

#[test]
fn a_query_argument_given_again_replaces_the_earlier_one_and_no_other() {
    let mut call = call(&PLAIN);
    call.query("colors", "kept");
    call.query_styled("color", Style::DEEP_OBJECT, &OBJECT);
    call.query_styled("color", Style::DEEP_OBJECT, &Json(r#"{"B":1}"#));
    call.query_styled("list", Style::FORM.explode(), &ARRAY);
    call.query_styled("list", Style::FORM.explode(), &Json(r#"["one"]"#));
    assert_eq!(query(&call.into_request().unwrap()), "colors=kept&color%5BB%5D=1&list=one");
}

#[test]
fn an_exploded_object_given_again_keeps_no_earlier_member() {
    let explode = Style::FORM.explode();
    let mut call = call(&PLAIN);
    call.query("kept", 1);
    call.query_styled("color", explode, &OBJECT);
    // What was given since is of another argument.
    call.query("G", "mine");
    call.query_styled("color", explode, &Json(r#"{"B":1}"#));
    call.cookie("kept", 1);
    call.cookie_styled("shade", Style::COOKIE.explode(), &OBJECT);
    call.cookie("G", "mine");
    call.cookie_styled("shade", Style::COOKIE.explode(), &Json(r#"{"B":2}"#));
    let request = call.into_request().unwrap();
    assert_eq!(query(&request), "kept=1&G=mine&B=1");
    assert_eq!(request.headers()[COOKIE], "kept=1; G=mine; B=2");
}

#[test]
fn an_exploded_object_given_again_may_be_empty() {
    let mut call = call(&PLAIN);
    call.query_styled("color", Style::FORM.explode(), &OBJECT);
    call.query_styled("color", Style::FORM.explode(), &Json("{}"));
    call.cookie_styled("shade", Style::COOKIE.explode(), &OBJECT);
    call.cookie_styled("shade", Style::COOKIE.explode(), &Json("{}"));
    let request = call.into_request().unwrap();
    assert_eq!((query(&request), request.headers().get(COOKIE)), ("", None));
}

#[test]
fn a_query_string_is_the_whole_query() {
    let cases: &[(Style, Json, &str)] = &[
        (Style::FORM, Json(r#"{"a b":"c+d","e":[1,2]}"#), "a+b=c%2Bd&e=1&e=2"),
        (Style::JSON, Json(r#"{"a":[1]}"#), "%7B%22a%22%3A%5B1%5D%7D"),
        (Style::FORM, Json(r#""$.a b[1]""#), "%24.a%20b%5B1%5D"),
        (Style::FORM, Json("{}"), ""),
    ];
    for (style, value, expected) in cases {
        let mut call = call(&PLAIN);
        call.query("gone", 1);
        call.query_string(*style, value);
        assert_eq!(query(&call.into_request().unwrap()), *expected, "{style:?}");
    }
}

#[test]
fn header_styles_are_those_of_the_table() {
    let cases: &[(Style, Json, Option<&str>)] = &[
        (Style::SIMPLE, STRING, Some("blue")),
        (Style::SIMPLE, ARRAY, Some("blue,black,brown")),
        (Style::SIMPLE.explode(), ARRAY, Some("blue,black,brown")),
        (Style::SIMPLE, OBJECT, Some("R,100,G,200,B,150")),
        (Style::SIMPLE.explode(), OBJECT, Some("R=100,G=200,B=150")),
        (Style::SIMPLE, Json(r#"["a b","c/d"]"#), Some("a b,c/d")),
        (Style::SIMPLE, Json("[]"), None),
        (Style::SIMPLE, Json("null"), None),
        (Style::JSON, OBJECT, Some(r#"{"R":100,"G":200,"B":150}"#)),
    ];
    for (style, value, expected) in cases {
        let mut call = call(&PLAIN);
        call.header_styled("X-Color", *style, value);
        let request = call.into_request().unwrap();
        let found = request.headers().get("x-color").map(|value| value.to_str().unwrap());
        assert_eq!(found, *expected, "{style:?}");
    }
}

#[test]
fn cookie_styles_are_those_of_the_table() {
    let cases: &[(Style, Json, Option<&str>)] = &[
        (Style::FORM, STRING, Some("color=blue")),
        (Style::FORM, EMPTY, Some("color=")),
        (Style::FORM, ARRAY, Some("color=blue,black,brown")),
        (Style::FORM, OBJECT, Some("color=R,100,G,200,B,150")),
        (Style::FORM.explode(), ARRAY, Some("color=blue&color=black&color=brown")),
        (Style::FORM.explode(), OBJECT, Some("R=100&G=200&B=150")),
        (Style::FORM, Json(r#"["a b;","c,d"]"#), Some("color=a%20b%3B,c%2Cd")),
        (Style::COOKIE, STRING, Some("color=blue")),
        (Style::COOKIE, ARRAY, Some("color=blue,black,brown")),
        (Style::COOKIE, OBJECT, Some("color=R,100,G,200,B,150")),
        (Style::COOKIE.explode(), OBJECT, Some("R=100; G=200; B=150")),
        (Style::COOKIE, Json(r#""a%20b""#), Some("color=a%20b")),
        (Style::JSON, Json(r#"[1]"#), Some("color=%5B1%5D")),
        (Style::FORM, Json("[]"), None),
        (Style::COOKIE, Json("null"), None),
    ];
    for (style, value, expected) in cases {
        let mut call = call(&PLAIN);
        call.cookie_styled("color", *style, value);
        let request = call.into_request().unwrap();
        let found = request.headers().get(COOKIE).map(|value| value.to_str().unwrap());
        assert_eq!(found, *expected, "{style:?}");
    }
}

#[test]
fn exploded_cookies_of_one_name_stand_side_by_side() {
    let mut call = call(&PLAIN);
    call.cookie("other", 1);
    call.cookie_styled("color", Style::COOKIE.explode(), &ARRAY);
    call.cookie_styled("color", Style::COOKIE.explode(), &ARRAY);
    assert_eq!(call.into_request().unwrap().headers()[COOKIE], "other=1; color=blue; color=black; color=brown");
}

#[test]
fn what_cannot_be_sent_is_an_error_that_does_not_show_it() {
    let steps: [fn(&mut Call); 2] = [
        |call| call.header_styled("X-Color", Style::SIMPLE, &json!(["sec\nret"])),
        |call| call.cookie_styled("color", Style::COOKIE, &json!("sec;ret")),
    ];
    for step in steps {
        let mut call = call(&PLAIN);
        step(&mut call);
        let error = call.into_request().unwrap_err();
        assert!(error.is_request() && !format!("{error} {error:?}").contains("sec"), "{error:?}");
    }
}
