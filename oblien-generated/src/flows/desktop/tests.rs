//! The desktop's port against a service on this machine.

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message as Raw;

use super::*;
use crate::flows::tests::Service;

#[tokio::test]
async fn bytes_go_both_ways_for_each_viewer() {
    let service = Service::start().await;
    let tunnel = DesktopTunnel::listen(&service.client(), 0).await.unwrap();
    let address = tunnel.address();
    assert!(address.ip().is_loopback());
    let running = tokio::spawn(tunnel.run(|error| panic!("{error}")));
    for _ in 0..2 {
        let (viewer, (mut peer, head)) = tokio::join!(TcpStream::connect(address), service.accept());
        assert_eq!(head, ["/desktop/ws", "authorization: Bearer jwt", "sec-websocket-protocol: binary"]);
        let mut viewer = viewer.unwrap();
        peer.send(Raw::Binary(b"RFB 003.008\n".to_vec().into())).await.unwrap();
        let mut greeting = [0; 12];
        viewer.read_exact(&mut greeting).await.unwrap();
        assert_eq!(&greeting, b"RFB 003.008\n");
        viewer.write_all(b"hello").await.unwrap();
        assert_eq!(peer.next().await.unwrap().unwrap(), Raw::Binary(b"hello".to_vec().into()));
        drop(viewer);
        assert!(peer.next().await.unwrap().unwrap().is_close());
    }
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_refused_viewer_is_told_and_the_next_one_served() {
    let service = Service::start().await;
    let tunnel = DesktopTunnel::listen(&service.client(), 0).await.unwrap();
    let address = tunnel.address();
    let (send, mut errors) = tokio::sync::mpsc::unbounded_channel();
    let _running = tokio::spawn(tunnel.run(move |error| send.send(error).unwrap()));
    let (viewer, ()) = tokio::join!(TcpStream::connect(address), service.refuse(403));
    assert!(errors.recv().await.unwrap().is_forbidden());
    assert_eq!(viewer.unwrap().read(&mut [0]).await.unwrap(), 0);
    let (_viewer, (_, head)) = tokio::join!(TcpStream::connect(address), service.accept());
    assert_eq!(head[0], "/desktop/ws");
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let service = Service::start().await;
    let tunnel = DesktopTunnel::listen(&service.client(), 0).await.unwrap();
    let error = DesktopTunnel::listen(&service.client(), tunnel.address().port()).await.unwrap_err();
    assert!(error.is_request(), "{error}");
}
