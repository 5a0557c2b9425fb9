//! Takes deliveries of webhooks and tells those that are from Oblien: the signature is checked before the body is read.
//!
//! `OBLIEN_WEBHOOK_SECRET=… cargo run -p oblien-generated --features webhooks --example webhooks`, then send it something:
//! `curl --data '{}' --header 'X-Webhook-Signature: …' 127.0.0.1:8080`

use oblien_generated::flows::webhooks::{WebhookKey, verify};
use oblien_generated::oblien_client::http::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let key = WebhookKey::new(std::env::var("OBLIEN_WEBHOOK_SECRET").unwrap_or_default());
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    loop {
        let (socket, _) = listener.accept().await?;
        if let Err(error) = answer(socket, &key).await {
            eprintln!("{error}");
        }
    }
}

/// Reads one request. Your web framework does this; what matters is that the body is the one that arrived.
async fn answer(mut socket: TcpStream, key: &WebhookKey) -> std::io::Result<()> {
    let mut reader = BufReader::new(&mut socket);
    let mut headers = HeaderMap::new();
    let mut line = String::new();
    while reader.read_line(&mut line).await? > 2 {
        if let Some((name, value)) = line.split_once(": ")
            && let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value.trim()))
        {
            headers.append(name, value);
        }
        line.clear();
    }
    let length = headers.get("content-length").and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(0);
    let mut body = vec![0; usize::min(length, 1 << 20)];
    reader.read_exact(&mut body).await?;

    let status = match verify(key, &headers, &body) {
        Ok(()) => "200 OK",
        Err(_) => "401 Unauthorized",
    };
    println!("{status}: {}", String::from_utf8_lossy(&body));
    socket.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes()).await
}
