//! Waiting, with the network of this machine and without.

use std::io::Read;

use http::Method;

use super::*;
use crate::client::Client;
use crate::transport::Scripted;
use crate::{Api, Body, Endpoint, Page, Pages, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
const GET: Endpoint = Endpoint::new(Method::GET, "/things");

fn client(service: Scripted) -> Client {
    Client::builder(&API).transport(service).build().unwrap()
}

#[test]
fn calls_and_streams_are_waited_for() {
    let client =
        client(Scripted::new().json(200, "1").json(503, "").json(200, "2").events("data: 1\n\ndata: x\n\n").json(200, "3\n4"));
    assert_eq!(client.call(&GET).json::<u8>().wait().unwrap(), 1);
    assert_eq!(client.call(&GET).json::<u8>().wait().unwrap(), 2, "pauses between attempts pass too");
    let events: Vec<_> = client.call(&GET).events::<u8>().wait().unwrap().into_iter_blocking().collect();
    assert!(matches!(&events[..], [Ok(1), Err(error)] if error.is_decode()), "{events:?}");
    let records = client.call(&GET).records::<u8>().wait().unwrap();
    assert_eq!(records.into_iter_blocking().collect::<Result<Vec<_>, _>>().unwrap(), [3, 4]);
    let error = client.call(&GET).json::<u8>().without_retries().wait().unwrap_err();
    assert!(error.is_connect(), "{error}");
    let pages = Pages::by_number(1, |number| async move { Ok(Page::new([number]).total(3)) });
    assert_eq!(pages.into_iter_blocking().map(Result::unwrap).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(run(async { 5 }).unwrap(), 5);
}

#[test]
fn bodies_are_read_as_they_come() {
    let mut reader = Reader::new(Body::from("abc"));
    let mut buffer = [0; 2];
    assert_eq!((reader.read(&mut []).unwrap(), reader.read(&mut buffer).unwrap()), (0, 2));
    assert_eq!((reader.read(&mut buffer).unwrap(), reader.read(&mut buffer).unwrap(), &buffer), (1, 0, b"cb"));
    let chunks: Vec<_> = Body::from("abc").into_iter_blocking().map(Result::unwrap).collect();
    assert_eq!(chunks, ["abc"]);
}

#[tokio::test]
async fn within_a_runtime_it_is_an_error() {
    let service = Scripted::new().json(200, "1");
    let client = client(service.clone());
    let error = client.call(&GET).json::<u8>().wait().unwrap_err();
    assert!(error.is_request() && error.to_string().contains("await instead"), "{error}");
    let mut pages = Pages::by_number(1, |number| async move { Ok(Page::new([number])) }).into_iter_blocking();
    assert!(pages.next().unwrap().unwrap_err().is_request() && pages.next().is_none());
    let error = Reader::new(Body::from("abc")).read(&mut [0]).unwrap_err();
    assert!(error.get_ref().unwrap().downcast_ref::<Error>().unwrap().is_request());
    assert_eq!(service.requests().len(), 0);

    let elsewhere = std::thread::spawn(move || client.call(&GET).json::<u8>().wait());
    assert_eq!(elsewhere.join().unwrap().unwrap(), 1);
}

#[cfg(feature = "transport")]
#[test]
fn connections_live_on_between_two_waits() {
    use std::io::Write;
    use std::net::TcpListener;
    use std::time::Duration;

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        for _ in 0..3 {
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") {
                stream.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n7").unwrap();
        }
    });
    let network = crate::transport::Network::builder().no_proxy().build().unwrap();
    let client: Client = Client::builder(&API).base_url(url).transport(network).build().unwrap();
    let threads: Vec<_> = (0..3).map(|_| client.clone()).collect();
    for client in threads {
        let call = move || client.call(&GET).json::<u8>().with_timeout(Duration::from_secs(10)).wait();
        assert_eq!(std::thread::spawn(call).join().unwrap().unwrap(), 7);
    }
    serving.join().unwrap();
}
