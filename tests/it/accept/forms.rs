//! Bodies of pairs and of parts, byte for byte.

use oblien_client::http::Request;
use oblien_client::transport::Scripted;
use oblien_client::{Bytes, Error, Part, Value};

use super::compiled::forms::Client;
use super::compiled::forms::types::{Address, CreateChargeBodyPoint};

fn client(service: &Scripted) -> Client {
    Client::builder().transport(service.clone()).build().unwrap()
}

fn sent(service: &Scripted) -> Request<Bytes> {
    service.requests().pop().unwrap()
}

/// The content type up to the boundary, and the body with `B` for it.
fn parts(service: &Scripted) -> (String, String) {
    let request = sent(service);
    let content_type = request.headers()["content-type"].to_str().unwrap();
    let (start, boundary) = content_type.split_once("; boundary=").unwrap();
    (start.to_owned(), String::from_utf8(request.body().to_vec()).unwrap().replace(boundary, "B"))
}

fn address() -> Address {
    Address::new("São Paulo").lines(["1", "2"])
}

#[tokio::test]
async fn members_are_pairs_in_the_styles_of_the_description() -> Result<(), Error> {
    let service = Scripted::new().json(204, "");
    let charge = client(&service).charges().create(900).note("a&b").expand(["customer"]).tags(["x", "y"]).codes([1, 2]);
    let charge = charge.metadata([("k", "v")]).address(address()).origin(address()).secret("p w");
    let charge = charge.items(["a,b", "c"]).meta(serde_json::json!({"k": [1]})).point(CreateChargeBodyPoint::new().x(1).y(2));
    charge.send().await?;
    let expected = [
        "amount=900",
        "grant_type=card",
        "note=a%26b",
        "expand%5B0%5D=customer",
        "tags=x&tags=y",
        "codes=1,2",
        "metadata%5Bk%5D=v",
        "address%5Bcity%5D=S%C3%A3o+Paulo&address%5Blines%5D%5B0%5D=1&address%5Blines%5D%5B1%5D=2",
        "origin=%7B%22city%22%3A%22S%C3%A3o+Paulo%22%2C%22lines%22%3A%5B%221%22%2C%222%22%5D%7D",
        "secret=p+w",
        "items=%5B%22a%2Cb%22%2C%22c%22%5D",
        "meta%5Bk%5D%5B0%5D=1",
        "x=1&y=2",
    ];
    assert_eq!(sent(&service).body(), &expected.join("&"));
    assert_eq!(sent(&service).headers()["content-type"], "application/x-www-form-urlencoded");
    Ok(())
}

#[tokio::test]
async fn a_map_is_a_form() -> Result<(), Error> {
    let service = Scripted::new().json(204, "");
    client(&service).tokens().create([("b", "2"), ("a", "1 ")]).send().await?;
    assert_eq!(sent(&service).body(), "a=1+&b=2");
    assert_eq!(sent(&service).headers()["content-type"], "application/x-www-form-urlencoded");
    Ok(())
}

#[tokio::test]
async fn parts_are_files_values_and_json() -> Result<(), Error> {
    let service = Scripted::new().json(204, "");
    let add = client(&service).pictures().add(Part::from("PNG").with_file_name("a\"\r\n.png"), "T").more(["1", "2"]);
    let add = add.about(address()).tags(["x", "y"]).table("a,b").raw(&b"PK"[..]).public(true).stars(3);
    add.extra([("more", Value::from(4)), ("set", serde_json::json!({"a": 1}))]).send().await?;
    let part = |head: &str, content: &str| format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    let file = "application/octet-stream";
    let expected = [
        part("name=\"picture\"; filename=\"a%22%0D%0A.png\"\r\nContent-Type: image/png", "PNG"),
        part("name=\"title\"", "T"),
        part("name=\"kind\"", "photo"),
        // Members that are not named replace what has their name.
        part("name=\"about\"\r\nContent-Type: application/vnd.address+json", r#"{"city":"São Paulo","lines":["1","2"]}"#),
        part("name=\"tags\"", "x"),
        part("name=\"tags\"", "y"),
        part("name=\"table\"\r\nContent-Type: text/csv", "a,b"),
        part("name=\"raw\"; filename=\"raw\"\r\nContent-Type: application/zip", "PK"),
        part("name=\"public\"", "true"),
        part("name=\"stars\"", "3"),
        part("name=\"more\"", "4"),
        part("name=\"set\"\r\nContent-Type: application/json", r#"{"a":1}"#),
    ];
    assert_eq!(parts(&service), ("multipart/form-data".to_owned(), expected.concat() + "--B--\r\n"));

    let service = Scripted::new().json(204, "");
    client(&service).pictures().add("PNG", "T").more(["1", "2"]).send().await?;
    let (_, body) = parts(&service);
    for content in ["1", "2"] {
        assert!(body.contains(&part(&format!("name=\"more\"; filename=\"more\"\r\nContent-Type: {file}"), content)), "{body}");
    }
    Ok(())
}

#[tokio::test]
async fn a_file_among_alternatives_is_a_file() -> Result<(), Error> {
    let service = Scripted::new().json(204, "");
    client(&service).pictures().add("PNG", "T").mask(["m"]).cover("c").send().await?;
    let (_, body) = parts(&service);
    assert!(body.contains("name=\"mask\"; filename=\"mask\"\r\nContent-Type: application/octet-stream\r\n\r\nm\r\n"), "{body}");
    assert!(body.contains("name=\"cover\"; filename=\"cover\"\r\nContent-Type: image/webp\r\n\r\nc\r\n"), "{body}");
    Ok(())
}

#[tokio::test]
async fn parts_that_nobody_describes_bring_their_names() -> Result<(), Error> {
    let service = Scripted::new().json(204, "").json(204, "");
    client(&service).pictures().set().parts([("one".to_owned(), Part::from("1"))]).send().await?;
    let expected = "--B\r\nContent-Disposition: form-data; name=\"one\"; filename=\"one\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n1\r\n--B--\r\n";
    assert_eq!(parts(&service), ("multipart/form-data".to_owned(), expected.to_owned()));
    client(&service).pictures().set().send().await?;
    assert_eq!((sent(&service).body().len(), sent(&service).headers().get("content-type")), (0, None));
    Ok(())
}

#[tokio::test]
async fn alternatives_of_parts_are_parts_one_may_set() -> Result<(), Error> {
    let service = Scripted::new().json(204, "");
    client(&service).mails().send().html("<p>").send().await?;
    let expected = "--B\r\nContent-Disposition: form-data; name=\"html\"\r\n\r\n<p>\r\n--B--\r\n";
    assert_eq!(parts(&service), ("multipart/related".to_owned(), expected.to_owned()));
    Ok(())
}
