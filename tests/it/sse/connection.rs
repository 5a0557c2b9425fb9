//! What becomes of the connection of a stream: closed by whoever is done with it, and an error if it is cut.

use oblien_generated::credentials;

use crate::wire::loopback::{Answer, Ending, Loopback, network};

/// One whole event.
const EVENT: &[u8] = b"data: {\"message\":\"a\"}\n\n";

#[tokio::test]
async fn dropping_a_stream_closes_its_connection() {
    let server = Loopback::serve(vec![Answer::Events(vec![EVENT.to_vec()], Ending::Caller)]).await;
    let client = server.client(&network(), credentials::token("t"));
    let mut events = client.workspace("ws").logs().stream_boot().send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().message.as_deref(), Some("a"));
    drop(events);
    assert!(server.is_hung_up().await, "the connection is still open");
}

#[tokio::test]
async fn dropping_a_stream_before_its_first_event_closes_its_connection() {
    let server = Loopback::serve(vec![Answer::Events(Vec::new(), Ending::Caller)]).await;
    let client = server.client(&network(), credentials::token("t"));
    drop(client.workspace("ws").metrics().stats_stream().send().await.unwrap());
    assert!(server.is_hung_up().await, "the connection is still open");
}

#[tokio::test]
async fn a_cut_stream_is_an_error_behind_its_events() {
    for unfinished in [&b""[..], b"data: {\"message\":\"half\"}", b"data: {\"mess"] {
        let pieces = vec![EVENT.to_vec(), unfinished.to_vec()];
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        let server = Loopback::serve(vec![Answer::Events(pieces, Ending::Cut)]).await;
        let client = server.client(&network(), credentials::token("t"));
        let mut events = client.workspace("ws").logs().stream_boot().send().await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().message.as_deref(), Some("a"));
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.is_stream_cut(), "{error:?}");
        assert!(error.may_have_reached_service());
        assert!(events.next().await.is_none(), "a stream is over after it was cut");
    }
}
