//! A form with files, and a body that is sent as it comes.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::oblien_client::{Body, Bytes};
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/pictures", scopes(admin))]
async fn send_picture(
    #[part] title: String,
    #[part("file", file = "a.png", media_type = "image/png")] picture: Bytes,
    #[part] note: Option<String>,
) -> String;

#[oblien_endpoint(PUT "/archive", scopes(admin))]
async fn send_archive(#[body("application/gzip")] archive: Body);

fn main() {
    let request = send_picture(&client(), "A", "PNG").note("n").into_request().unwrap();
    assert!(request.headers()["content-type"].to_str().unwrap().starts_with("multipart/form-data; boundary="));
    let body = String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap();
    assert!(body.contains("name=\"title\"\r\n\r\nA\r\n"));
    assert!(body.contains("name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"));
    assert!(body.contains("name=\"note\"\r\n\r\nn\r\n"));

    let request = send_archive(&client(), Body::from("zip")).into_request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/gzip");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
