//! Forms of pairs and of parts, and files that say what they are.

use std::collections::BTreeMap;

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::oblien_client::{Part, Value};
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[derive(serde::Serialize)]
pub struct About {
    pub year: u16,
}

#[oblien_endpoint(POST "/charges", scopes(admin), body = form, constants("kind" = "card"))]
async fn charge(
    #[field] amount: u32,
    #[field(deep)] expand: Option<Vec<String>>,
    #[field("codes", comma)] numbers: Option<Vec<u32>>,
    #[members] extra: Option<BTreeMap<String, Value>>,
);

#[oblien_endpoint(POST "/pictures", scopes(admin), body = multipart, constants("kind" = "photo"))]
async fn add_picture(
    #[part(media_type = "image/png")] picture: Part,
    #[part] more: Option<Vec<Part>>,
    #[part(media_type = "application/json")] about: Option<About>,
    #[field] title: Option<String>,
);

#[oblien_endpoint(POST "/anything", scopes(admin), body = multipart("mixed"))]
async fn send_anything(#[parts] files: Vec<(String, Part)>);

#[oblien_endpoint(PUT "/note", scopes(admin))]
async fn put_note(#[body("text/*")] note: String, #[header("Content-Type")] content_type: Option<String>);

fn main() {
    let request = charge(&client(), 5).expand(["a"]).numbers([1, 2]).extra([("x", 1)]).into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(request.body().as_bytes().unwrap(), "amount=5&kind=card&expand%5B0%5D=a&codes=1,2&x=1");

    let picture = Part::from("PNG").with_file_name("a.png");
    let request = add_picture(&client(), picture).more(["1", "2"]).about(About { year: 1 }).title("T").into_request().unwrap();
    let body = String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap();
    for part in [
        "name=\"picture\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n",
        "name=\"kind\"\r\n\r\nphoto\r\n",
        "name=\"more\"; filename=\"more\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n",
        "name=\"about\"\r\nContent-Type: application/json\r\n\r\n{\"year\":1}\r\n",
        "name=\"title\"\r\n\r\nT\r\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }

    let request = send_anything(&client(), [("a".to_owned(), Part::from("1"))]).into_request().unwrap();
    assert!(request.headers()["content-type"].to_str().unwrap().starts_with("multipart/mixed; boundary="));

    let request = put_note(&client(), "n").content_type("text/markdown").into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "text/markdown");
    assert_eq!(request.body().as_bytes().unwrap(), "n");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
