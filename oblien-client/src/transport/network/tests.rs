//! The default transport against sockets of this machine.

use http::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::*;
use crate::client::Client;
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://api.example")], &[]);
const GET: Endpoint = Endpoint::new(Method::GET, "/things");
const POST: Endpoint = Endpoint::new(Method::POST, "/things").json_body();

fn client(network: NetworkBuilder, url: &str) -> Client {
    Client::builder(&API).base_url(url).transport(network.build().unwrap()).build().unwrap()
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

/// Reads one request: its head, and a body as long as the head says.
async fn receive(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut byte = [0];
    let mut wanted = usize::MAX;
    while text.len() < wanted && stream.read(&mut byte).await.unwrap() == 1 {
        text.push(byte[0]);
        if wanted == usize::MAX && text.ends_with(b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&text).to_lowercase();
            let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            wanted = text.len() + length.map_or(0, |length| length.parse().unwrap());
        }
    }
    String::from_utf8(text).unwrap()
}

/// Accepts one connection and gives these answers on it, then closes it.
fn serve(listener: TcpListener, answers: Vec<&'static str>) -> JoinHandle<Vec<String>> {
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut requests = Vec::new();
        for answer in answers {
            requests.push(receive(&mut stream).await);
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
        requests
    })
}

#[tokio::test]
async fn requests_share_a_connection_and_carry_their_bodies() {
    let (listener, url) = listen().await;
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n5";
    let served = serve(listener, vec![answer, answer]);
    let client = client(Network::builder().no_proxy(), &url);
    let mut call = client.call(&POST);
    call.field("name", "x");
    assert_eq!(call.json::<u8>().await.unwrap(), 5);
    assert_eq!(client.call(&GET).json::<u8>().await.unwrap(), 5);

    let requests = served.await.unwrap();
    assert!(requests[0].starts_with("POST /things HTTP/1.1\r\n"), "{requests:?}");
    assert!(requests[0].contains("\r\ncontent-length: 12\r\n"), "{requests:?}");
    assert!(requests[0].ends_with("\r\n\r\n{\"name\":\"x\"}"), "{requests:?}");
    assert!(requests[1].starts_with("GET /things HTTP/1.1\r\n"), "{requests:?}");
    let lines = requests[1].to_lowercase();
    assert!(!lines.contains("content-") && !lines.contains("authorization"), "{requests:?}");
}

#[tokio::test]
async fn a_connection_that_is_refused_has_sent_nothing() {
    let (listener, url) = listen().await;
    drop(listener);
    let client = client(Network::builder().no_proxy(), &url);
    let error = client.call(&POST).empty().without_retries().await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_reached_service(), "{error:?}");
    assert!(error.to_string().starts_with("POST /things: could not connect: "), "{error}");
}

#[tokio::test]
async fn a_reply_that_is_cut_is_an_interruption() {
    let answers = [
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"a\"",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{\"a\"",
        "HTTP/1.1 200",
        "",
    ];
    for answer in answers {
        let (listener, url) = listen().await;
        let _served = serve(listener, vec![answer]);
        let client = client(Network::builder().no_proxy(), &url);
        let error = client.call(&POST).json::<u8>().await.unwrap_err();
        assert!(error.is_interrupted() && error.may_have_reached_service(), "{answer:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_stream_that_is_cut_says_so() {
    let (listener, url) = listen().await;
    let answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n";
    let _served = serve(listener, vec![answer]);
    let client = client(Network::builder().no_proxy(), &url);
    let mut events = client.call(&GET).events::<u8>().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), 1);
    assert!(events.next().await.unwrap().unwrap_err().is_stream_cut());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_is_dropped_closes_its_connection() {
    let (listener, url) = listen().await;
    let client = client(Network::builder().no_proxy(), &url);
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        receive(&mut stream).await;
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        // Ends when the other side closes.
        stream.read(&mut [0]).await.unwrap()
    });
    let mut events = client.call(&GET).events::<u8>().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), 1);
    drop(events);
    assert_eq!(serving.await.unwrap(), 0);
}

#[tokio::test]
async fn plain_requests_are_handed_to_the_proxy_whole() {
    let (listener, url) = listen().await;
    let served = serve(listener, vec!["HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n5"]);
    let proxy = url.replace("http://", "http://user:pass@");
    let client = client(Network::builder().proxy(proxy), "http://far.example");
    assert_eq!(client.call(&GET).json::<u8>().await.unwrap(), 5);
    let requests = served.await.unwrap();
    assert!(requests[0].starts_with("GET http://far.example/things HTTP/1.1\r\n"), "{requests:?}");
    assert!(requests[0].contains("proxy-authorization: Basic dXNlcjpwYXNz\r\n"), "{requests:?}");
}

#[tokio::test]
async fn secured_requests_go_through_a_tunnel() {
    let (listener, url) = listen().await;
    let served = serve(listener, vec!["HTTP/1.1 407 No\r\n\r\n"]);
    let client = client(Network::builder().proxy(url), "https://far.example");
    let error = client.call(&POST).empty().without_retries().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    let requests = served.await.unwrap();
    assert!(requests[0].starts_with("CONNECT far.example:443 HTTP/1.1\r\n"), "{requests:?}");
}

#[tokio::test]
async fn proxies_of_other_kinds_are_refused() {
    let client = client(Network::builder().proxy("https://127.0.0.1:9"), "http://far.example");
    let error = client.call(&GET).empty().without_retries().await.unwrap_err();
    assert!(error.to_string().ends_with("proxies by `https` are not supported"), "{error}");
    assert!(error.is_connect());
}

#[tokio::test]
async fn a_server_without_tls_is_not_spoken_to_by_tls() {
    let (listener, url) = listen().await;
    let _serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
    });
    let client = client(Network::builder().no_proxy(), &url.replace("http:", "https:"));
    let error = client.call(&GET).empty().without_retries().await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_reached_service(), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn connecting_has_a_limit_of_its_own() {
    let (listener, url) = listen().await;
    let network = Network::builder().no_proxy().connect_timeout(Duration::from_secs(3));
    let client = client(network, &url.replace("http:", "https:"));
    let start = tokio::time::Instant::now();
    let error = client.call(&GET).empty().without_retries().await.unwrap_err();
    assert!(error.to_string().ends_with("the connect timeout of 3s passed"), "{error}");
    assert!(error.is_connect() && !error.may_have_reached_service());
    assert_eq!(start.elapsed().as_secs(), 3);
    drop(listener);
}

#[test]
fn a_proxy_that_cannot_be_used_is_not_none() {
    assert!(Network::builder().proxy("http://proxy.example:8080").build().is_ok());
    for url in ["sock5://proxy:1080", "http://user:pass word@proxy:8080"] {
        let error = Network::builder().proxy(url).build().unwrap_err();
        assert!(error.is_request() && !format!("{error:?}").contains("pass"), "{url}: {error:?}");
    }
}
