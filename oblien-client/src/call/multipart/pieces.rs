//! A body put together from several, sent one after another.
//!
//! Used for forms with streams in them; its length is known if that of each piece is.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};

use crate::error::Error;
use crate::transport::Body;

#[derive(Default)]
pub(super) struct Pieces(VecDeque<Body>);

impl Pieces {
    pub(super) fn push(&mut self, piece: Body) {
        self.0.push_back(piece);
    }

    /// Bytes if all pieces are, so that they can be sent again; otherwise a stream.
    pub(super) fn into_body(self) -> Body {
        let all: Option<Vec<&Bytes>> = self.0.iter().map(Body::as_bytes).collect();
        let Some(all) = all else { return Body::stream(self) };
        let mut bytes = BytesMut::with_capacity(all.iter().map(|bytes| bytes.len()).sum());
        all.iter().for_each(|piece| bytes.extend_from_slice(piece));
        bytes.freeze().into()
    }
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        while let Some(piece) = self.0.front_mut() {
            match ready!(Pin::new(piece).poll_frame(context)) {
                // Trailers of a piece are none of the whole.
                Some(Ok(frame)) if frame.is_trailers() => {}
                Some(frame) => return Poll::Ready(Some(frame)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.0.iter().all(|piece| piece.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        let hints = || self.0.iter().map(|piece| piece.size_hint());
        let mut hint = SizeHint::new();
        hint.set_lower(hints().map(|hint| hint.lower()).sum());
        if let Some(upper) = hints().map(|hint| hint.upper()).sum::<Option<u64>>() {
            hint.set_upper(upper);
        }
        hint
    }
}
