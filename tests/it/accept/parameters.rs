//! What generated builders put on the wire for parameters of every style, byte by byte.
//! The clients are those of `accept/parameter_styles`; the runtime's own tests have the whole table of styles.

use oblien_client::transport::Scripted;
use oblien_client::{Request, Value};

use super::compiled::parameter_styles::types::{Color, GetQueryFilter};
use super::compiled::parameter_styles::{Client, styles};

fn requests() -> styles::Styles {
    Client::builder().transport(Scripted::new()).build().unwrap().styles()
}

fn color() -> Color {
    Color::new(100).g(200).b(150)
}

fn query(request: styles::GetQuery) -> String {
    let request = request.into_request().unwrap();
    assert_eq!(request.uri().path(), "/query");
    request.uri().query().unwrap().strip_prefix("anything=x&").unwrap().to_owned()
}

#[test]
fn path_variables_have_their_styles() {
    let request = requests().get_path(["a", "b/c"], 5, [1, 2], ["x:y", "z"], color(), Color::new(1));
    assert_eq!(
        request.into_request().unwrap().uri(),
        "https://styles.example/aa,b%2Fc/b.5/c;matrix=1;matrix=2/d.x:y.z/eR=100,G=200,B=150/f%7B%22R%22%3A1%7D"
    );
}

#[test]
fn variables_may_be_written_as_expressions() {
    let request = requests().get_operators(["blue", "black"], 5, None).into_request().unwrap();
    assert_eq!(request.uri(), "https://styles.example/operators/.blue.black/;size=5?level=");
}

#[test]
fn query_arguments_have_their_styles() {
    type Set = fn(styles::GetQuery) -> styles::GetQuery;
    let cases: &[(Set, &str)] = &[
        (|request| request.exploded(color()), "R=100&G=200&B=150"),
        (|request| request.joined(color()), "joined=R,100,G,200,B,150"),
        (|request| request.spaced(color()), "spaced=R%20100%20G%20200%20B%20150"),
        (|request| request.piped(color()), "piped=R%7C100%7CG%7C200%7CB%7C150"),
        (
            |request| request.filter(GetQueryFilter::new("x y").b([1, 2])),
            "filter%5Ba%5D=x+y&filter%5Bb%5D%5B%5D=1&filter%5Bb%5D%5B%5D=2",
        ),
        (|request| request.labels([("k", "v")]), "labels%5Bk%5D=v"),
        (|request| request.deep_list(["a", "b"]), "deepList%5B%5D=a&deepList%5B%5D=b"),
        (|request| request.expand(["a", "b"]), "expand%5B%5D=a&expand%5B%5D=b"),
        (|request| request.link("/a?b=c&d"), "link=/a?b=c%26d"),
        (|request| request.links(["/a", "/b"]), "links=/a,/b"),
        (|request| request.flag(true), "flag=true"),
        (|request| request.flag(None), "flag="),
        (|request| request.word(""), "word="),
        (|request| request.json([Color::new(1)]), "json=%5B%7B%22R%22%3A1%7D%5D"),
        (|request| request.text("a b"), "text=a+b"),
        (|request| request.either("a".to_owned()), "either=a"),
        (|request| request.either(vec!["a".to_owned(), "b".to_owned()]), "either=a&either=b"),
    ];
    for (set, expected) in cases {
        assert_eq!(query(set(requests().get_query("x"))), *expected);
    }
    let request = requests().get_query(serde_json::json!({"a": [1, true]})).into_request().unwrap();
    assert_eq!(request.uri().query(), Some("a=1&a=true"));
    assert_eq!(requests().get_query(Value::Null).into_request().unwrap().uri().query(), None);
}

#[test]
fn headers_and_cookies_have_their_styles() {
    let request = requests().get_rest([1, 2]).x_color(color()).x_json(Color::new(1)).ids([3, 4]).color(color()).plain("a");
    let request = request.into_request().unwrap();
    let header = |name: &str| request.headers()[name].to_str().unwrap();
    assert_eq!(header("x-ids"), "1,2");
    assert_eq!(header("x-color"), "R=100,G=200,B=150");
    assert_eq!(header("x-json"), r#"{"R":1}"#);
    assert_eq!(header("cookie"), "ids=3,4; R=100; G=200; B=150; plain=a");
}

#[test]
fn parameters_of_other_media_types_are_texts() {
    let request = requests().get_bytes("a: 1").picture("iVBOR").into_request().unwrap();
    assert_eq!(request.uri(), "https://styles.example/bytes?rule=a%3A+1&picture=iVBOR");
}

#[test]
fn a_query_string_is_the_whole_query() {
    let url = |request: Result<Request, oblien_client::Error>| request.unwrap().uri().to_string();
    assert_eq!(url(requests().get_form().into_request()), "https://styles.example/form");
    assert_eq!(url(requests().get_form().all(color()).into_request()), "https://styles.example/form?R=100&G=200&B=150");
    assert_eq!(url(requests().get_json([1, 2]).into_request()), "https://styles.example/json?%5B1%2C2%5D");
    assert_eq!(url(requests().get_json_path("$.a b").into_request()), "https://styles.example/jsonpath?%24.a%20b");
}
