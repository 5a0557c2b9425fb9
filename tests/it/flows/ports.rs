//! Ports in both directions: one of a workspace by its proxy, one of this machine by a tunnel of the edge.

use oblien_client::Error;
use oblien_generated::credentials;
use oblien_generated::flows::Reconnect;
use oblien_generated::flows::tunnel::TunnelEvent;
use serde_json::json;
use tokio::net::TcpListener;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

use crate::spec::recorded::canned;
use crate::wire::loopback::{Answer, Loopback, Received, network};

fn line(request: &Received) -> String {
    format!("{} {}", request.method, request.target)
}

#[tokio::test]
async fn a_port_of_a_workspace_gets_the_token_that_is_kept() {
    let from_app = || Answer::Whole { status: 404, content_type: "text/plain", body: b"from the app".to_vec() };
    let access = Answer::json(200, canned("workspaces.apiAccess.status"));
    let token = Answer::json(200, canned("workspaces.apiAccess.getToken"));
    let server = Loopback::serve(vec![access, token, from_app(), from_app()]).await;
    let client = server.client(&network(), credentials::token("account"));
    let runtime = client.workspace("ws_abc").runtime().await.unwrap();
    for (target, expected) in [("", "GET /proxy/a?b=c"), ("linux", "GET /runtimes/linux/proxy/a?b=c")] {
        let app = runtime.for_target(target).unwrap().proxy(3000).unwrap();
        let response = app.get("/a?b=c").await.unwrap();
        assert_eq!(response.status(), 404, "whatever the app answers is no error");
        assert_eq!(response.into_body().chunk().await.unwrap().unwrap(), "from the app");
        let request = server.received().pop().unwrap();
        assert_eq!(line(&request), expected);
        for (name, value) in [("authorization", "Bearer eyJ.gateway.jwt"), ("x-oblien-proxy-target", "3000")] {
            assert!(request.headers.contains(&(name.to_owned(), value.to_owned())), "{request:?}");
        }
    }
    assert!(runtime.proxy(0).unwrap_err().is_request());
    assert_eq!(server.received().len(), 4);
}

#[tokio::test]
async fn a_tunnel_is_found_or_made_and_its_agent_shows_its_token_to_the_broker_alone() {
    let known = || Answer::json(200, canned("edgeTunnel.list"));
    let made = || Answer::json(200, canned("edgeTunnel.create"));
    let (list, create) = ("GET /edge/tunnels", "POST /edge/tunnels");
    let rows: [(u16, Vec<Answer>, &[&str]); 2] = [(3000, vec![known()], &[list]), (8080, vec![known(), made()], &[list, create])];
    for (port, mut answers, expected) in rows {
        let broker = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut issued = canned("edgeTunnel.issueToken").clone();
        issued["connect_url"] = json!(format!("ws://{}/connect?tunnel=11", broker.local_addr().unwrap()));
        answers.push(Answer::json(200, &issued));
        let server = Loopback::serve(answers).await;
        let client = server.client(&network(), credentials::token("account"));
        let (record, agent) = client.edge_tunnel().connect(port).open().await.unwrap();
        assert_eq!(record.id, 11);
        let sent = server.received();
        assert_eq!(sent.iter().map(line).collect::<Vec<_>>(), expected);
        if let [_, creation] = sent.as_slice() {
            let body: serde_json::Value = serde_json::from_slice(&creation.body).unwrap();
            assert_eq!(body, json!({ "name": "localhost:8080", "port": 8080 }));
        }
        let mut events = Vec::new();
        let running = agent.reconnect(Reconnect::never()).run(|event| events.push(event));
        let (ended, head) = tokio::join!(running, accept_and_close(&broker));
        assert_eq!(head, ["/connect?tunnel=11", "Bearer eyJ.tunnel.jwt"]);
        assert!(ended.as_ref().is_err_and(Error::is_stream_cut), "{ended:?}");
        assert!(matches!(events.as_slice(), [TunnelEvent::Connected]), "{events:?}");
        assert_eq!(line(server.received().last().unwrap()), "POST /edge/tunnels/11/token");
    }
}

/// Accepts a WebSocket and closes it; returns its path and what it was opened with.
async fn accept_and_close(broker: &TcpListener) -> Vec<String> {
    let (stream, _) = broker.accept().await.unwrap();
    let mut head = Vec::new();
    #[expect(clippy::result_large_err, reason = "the trait says so")]
    let note = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        head.push(request.uri().to_string());
        head.push(request.headers()["authorization"].to_str().unwrap().to_owned());
        Ok(response)
    };
    let mut socket = tokio_tungstenite::accept_hdr_async(stream, note).await.unwrap();
    socket.close(None).await.unwrap();
    head
}
