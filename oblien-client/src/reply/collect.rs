//! Bodies collected into memory, up to a limit.
//!
//! A body of one piece is handed on without a copy.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use tokio::time::Instant;

use crate::error::Error;
use crate::transport::Body;

/// How much room is made on the word of a `Content-Length`, in bytes.
const TRUSTED: usize = 1 << 20;

/// Collects a body; more bytes than the limit are an error.
pub(crate) async fn collect(mut body: Body, headers: &HeaderMap, limit: usize) -> Result<Bytes, Error> {
    let announced = content_length(headers);
    if announced.is_some_and(|length| length > limit) {
        return Err(Error::too_large(limit));
    }
    let Some(first) = body.chunk().await.transpose()? else {
        return Ok(Bytes::new());
    };
    let Some(second) = body.chunk().await.transpose()? else {
        return if first.len() > limit { Err(Error::too_large(limit)) } else { Ok(first) };
    };
    let expected = announced.unwrap_or(0).min(TRUSTED);
    let mut bytes = BytesMut::with_capacity(expected.max(first.len() + second.len()));
    bytes.extend_from_slice(&first);
    let mut next = Some(second);
    while let Some(chunk) = next {
        if bytes.len() + chunk.len() > limit {
            return Err(Error::too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
        next = body.chunk().await.transpose()?;
    }
    Ok(bytes.freeze())
}

/// Collects what arrives of a body, and stops at a limit, after a while, or when the connection fails.
///
/// A failure is a failure whether its body arrives or not, so it is not waited for as long as for a reply.
pub(crate) async fn collect_start(mut body: Body, limit: usize, patience: Duration) -> Bytes {
    let mut bytes = BytesMut::new();
    let end = Instant::now() + patience;
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
