//! Which tunnel a port gets: the one that there is for it, or a new one.

use oblien_client::transport::Scripted;
use serde_json::{Value, json};

use crate::generated::{Client, credentials, scope};

fn tunnel(id: u64, port: u16, status: &str) -> Value {
    json!({
        "id": id, "name": "n", "slug": "s", "domain": "d", "tunnel_id": "t", "port": port, "url": "https://s.d", "status": status,
        "created_at": "", "updated_at": "",
    })
}

fn client(transport: &Scripted) -> Client<scope::Admin> {
    Client::builder().credentials(credentials::token("t")).transport(transport.clone()).build().unwrap()
}

/// The requests that were sent, method and path.
fn lines(transport: &Scripted) -> Vec<String> {
    transport.requests().iter().map(|request| format!("{} {}", request.method(), request.uri().path())).collect()
}

#[tokio::test]
async fn a_tunnel_that_is_enabled_for_the_port_is_used() {
    let known = json!({ "tunnels": [tunnel(1, 80, "active"), tunnel(2, 3000, "disabled"), tunnel(3, 3000, "active")] });
    let transport = Scripted::new().json(200, known.to_string());
    let (record, _) = client(&transport).edge_tunnel().connect(3000).open().await.unwrap();
    assert_eq!(record.id, 3);
    assert_eq!(lines(&transport), ["GET /edge/tunnels"]);
}

#[tokio::test]
async fn without_one_a_tunnel_is_made() {
    let (none, made) = (json!({ "tunnels": [tunnel(1, 80, "active")] }), json!({ "tunnel": tunnel(4, 3000, "active") }));
    let transport = Scripted::new().json(200, none.to_string()).json(200, made.to_string());
    let (record, _) = client(&transport).edge_tunnel().connect(3000).open().await.unwrap();
    assert_eq!(record.id, 4);
    assert_eq!(lines(&transport), ["GET /edge/tunnels", "POST /edge/tunnels"]);
}

#[tokio::test]
async fn a_name_of_its_own_means_a_new_tunnel() {
    let transport = Scripted::new().json(200, json!({ "tunnel": tunnel(5, 3000, "active") }).to_string());
    let request = client(&transport).edge_tunnel().connect(3000).name("dev").domain("dev.example.com");
    assert_eq!(request.open().await.unwrap().0.id, 5);
    assert_eq!(lines(&transport), ["POST /edge/tunnels"]);
}
