//! Variables in another spelling than the arguments.

use oblien_generated::oblien_client::transport::Scripted;
use oblien_generated::{Client, scope};
use oblien_macros::oblien_endpoint;

#[oblien_endpoint(GET "/workspace/{workspaceId}/files/{fileName}.{ext}", scopes(admin))]
async fn get_file(#[path("ext")] extension: String, workspace_id: String, #[path("fileName")] file: String) -> String;

fn main() {
    let request = get_file(&client(), "ws", "read me", "txt").into_request().unwrap();
    assert_eq!(request.uri(), "https://api.oblien.com/workspace/ws/files/read%20me.txt");
}

fn client() -> Client<scope::Admin> {
    Client::builder().transport(Scripted::new()).build().unwrap()
}
