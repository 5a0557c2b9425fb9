//! Bodies collected into memory, up to a limit.
//!
//! A body of one piece is handed on without a copy.

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use tokio::time::Instant;

use crate::error::Error;
use crate::transport::Body;

/// How much room is made on the word of a `Content-Length`, in bytes.
const TRUSTED: usize = 1 << 20;

/// A body that could not be collected: why, what arrived of it, and what may still come.
#[derive(Debug)]
pub(crate) struct Cut {
    pub(crate) error: Error,
    pub(crate) arrived: Bytes,
    pub(crate) rest: Option<Body>,
}

/// Collects a body; more bytes than the limit are an error.
pub(crate) async fn collect(mut body: Body, headers: &HeaderMap, limit: usize) -> Result<Bytes, Box<Cut>> {
    let announced = content_length(headers);
    if announced.is_some_and(|length| length > limit) {
        return Err(Box::new(Cut { error: Error::too_large(limit), arrived: Bytes::new(), rest: Some(body) }));
    }
    let first = match body.chunk().await {
        None => return Ok(Bytes::new()),
        Some(Err(error)) => return Err(cut(error, Bytes::new())),
        Some(Ok(first)) if first.len() > limit => return Err(cut(Error::too_large(limit), first)),
        Some(Ok(first)) => first,
    };
    let mut next = match body.chunk().await {
        None => return Ok(first),
        next => next,
    };
    let mut bytes = BytesMut::with_capacity(announced.unwrap_or(0).min(TRUSTED).max(first.len()));
    bytes.extend_from_slice(&first);
    while let Some(chunk) = next {
        match chunk {
            Err(error) => return Err(cut(error, bytes.freeze())),
            Ok(chunk) => bytes.extend_from_slice(&chunk),
        }
        if bytes.len() > limit {
            return Err(cut(Error::too_large(limit), bytes.freeze()));
        }
        next = body.chunk().await;
    }
    Ok(bytes.freeze())
}

fn cut(error: Error, arrived: Bytes) -> Box<Cut> {
    Box::new(Cut { error, arrived, rest: None })
}

/// Collects what arrives of a body, and stops at a limit, at a time, or when the connection fails.
///
/// A failure is a failure whether its body arrives or not, so it is not waited for as long as for a reply.
pub(crate) async fn collect_start(mut body: Body, limit: usize, end: Instant) -> Bytes {
    let mut bytes = BytesMut::new();
    while bytes.len() < limit
        && let Ok(Some(Ok(chunk))) = tokio::time::timeout_at(end, body.chunk()).await
    {
        bytes.extend_from_slice(&chunk[..chunk.len().min(limit - bytes.len())]);
    }
    bytes.freeze()
}

fn content_length(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}
