//! Bodies of bytes and of streams.

use std::collections::VecDeque;
use std::io;

use super::*;

struct Items(VecDeque<io::Result<Bytes>>);

impl futures_core::Stream for Items {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

fn body(items: Vec<io::Result<&'static str>>) -> Body {
    Body::from_stream(Items(items.into_iter().map(|item| item.map(|text| Bytes::from_static(text.as_bytes()))).collect()))
}

async fn next(body: &mut Body) -> Option<Result<Bytes, Error>> {
    std::future::poll_fn(|context| futures_core::Stream::poll_next(Pin::new(&mut *body), context)).await
}

#[tokio::test]
async fn a_stream_is_a_body_and_a_body_is_a_stream() {
    let mut body = body(vec![Ok("a"), Ok(""), Ok("b"), Err(io::Error::other("disk"))]);
    assert_eq!(next(&mut body).await.unwrap().unwrap(), "a");
    assert_eq!(next(&mut body).await.unwrap().unwrap(), "b");
    let error = next(&mut body).await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "the connection failed: disk");
    assert!(next(&mut body).await.is_none());

    let mut bytes = Body::from(&b"whole"[..]);
    assert_eq!(next(&mut bytes).await.unwrap().unwrap(), "whole");
    assert!(next(&mut bytes).await.is_none());
}

#[tokio::test]
async fn the_length_counts_down() {
    let mut body = body(vec![Ok("ab"), Ok("c")]);
    assert_eq!(body.size_hint().exact(), None);
    body = body.with_length(3);
    assert_eq!(body.size_hint().exact(), Some(3));
    assert_eq!(body.chunk().await.unwrap().unwrap(), "ab");
    assert_eq!(body.size_hint().exact(), Some(1));
    assert_eq!(Body::from("ab").with_length(9).size_hint().exact(), Some(2), "bytes know better");
}
