//! A service of WebSockets on this machine, for the tests of the flows.

use oblien_client::transport::Network;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

use crate::{Client, credentials, scope};

pub(crate) type Peer = WebSocketStream<TcpStream>;

/// A service that accepts one WebSocket after another.
pub(crate) struct Service {
    listener: TcpListener,
    pub(crate) url: String,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, url }
    }

    /// A client of the runtime that this service stands for.
    pub(crate) fn client(&self) -> Client<scope::Runtime> {
        let network = Network::builder().no_proxy().build().unwrap();
        let builder = Client::builder().server("runtime", &self.url).credentials(credentials::runtime("jwt"));
        builder.transport(network).build().unwrap()
    }

    /// Accepts the next WebSocket; also gives its URL and the headers that say who asks for what.
    pub(crate) async fn accept(&self) -> (Peer, Vec<String>) {
        let (stream, _) = self.listener.accept().await.unwrap();
        let mut head = Vec::new();
        #[expect(clippy::result_large_err, reason = "the trait says so")]
        let note = |request: &Request, mut response: Response| -> Result<Response, ErrorResponse> {
            head.push(request.uri().to_string());
            for name in ["authorization", "sec-websocket-protocol", "x-oblien-proxy-target"] {
                head.extend(request.headers().get(name).map(|value| format!("{name}: {}", value.to_str().unwrap())));
            }
            if let Some(offered) = request.headers().get("sec-websocket-protocol") {
                response.headers_mut().insert("sec-websocket-protocol", offered.clone());
            }
            Ok(response)
        };
        let peer = tokio_tungstenite::accept_hdr_async(stream, note).await.unwrap();
        (peer, head)
    }

    /// Refuses the next request with a status.
    #[cfg(any(feature = "desktop", feature = "terminal", feature = "tunnel"))]
    pub(crate) async fn refuse(&self, status: u16) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        let answer = format!("HTTP/1.1 {status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}
