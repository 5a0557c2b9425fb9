//! How far a body has come: a wrapper that counts its bytes.
//!
//! Asks for no more than is asked of it, so whoever reads the body still sets the pace.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::Body;
use crate::error::Error;

/// Into what pieces bytes that are at hand are cut, so that there is a progress to tell.
const PIECE: usize = 64 << 10;

/// How far a body has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many bytes were handed on so far.
    pub bytes: u64,
    /// How many there will be; nothing if that is not known.
    pub total: Option<u64>,
}

impl Body {
    /// Tells a function how far the body has come, after each piece of it.
    ///
    /// Of a body that is sent it counts the bytes that the transport took, which may not have arrived yet;
    /// of one that is received, those that were read. The body becomes a stream of pieces: one that is
    /// sent is sent once, and the call is not repeated when it fails. The function must not block.
    ///
    /// ```
    /// use oblien_client::Body;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), oblien_client::Error> {
    /// let mut body = Body::from("text").with_progress(|progress| {
    ///     println!("{} of {:?} bytes", progress.bytes, progress.total);
    /// });
    /// while let Some(piece) = body.chunk().await {
    ///     piece?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_progress(self, tell: impl FnMut(Progress) + Send + 'static) -> Self {
        let total = http_body::Body::size_hint(&self).exact();
        let progress = Progress { bytes: 0, total };
        Self::stream(Told { body: self, held: Bytes::new(), progress, tell: Box::new(tell) })
    }
}

struct Told {
    body: Body,
    /// What of the last piece of the body was not handed on yet.
    held: Bytes,
    progress: Progress,
    tell: Box<dyn FnMut(Progress) + Send>,
}

impl http_body::Body for Told {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if self.held.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)?).map(Frame::into_data) {
                Some(Ok(data)) => self.held = data,
                Some(Err(other)) => return Poll::Ready(Some(Ok(other))),
                None => return Poll::Ready(None),
            }
        }
        let length = self.held.len().min(PIECE);
        let piece = self.held.split_to(length);
        self.progress.bytes += length as u64;
        let progress = self.progress;
        (self.tell)(progress);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.held.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (rest, held) = (self.body.size_hint(), self.held.len() as u64);
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower() + held);
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper + held);
        }
        hint
    }
}

#[cfg(test)]
mod tests;
