//! The body of a request or of a response: bytes, or a stream of them.
//!
//! Bytes can be sent again when a call is repeated; a stream cannot.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::BodyExt;

use crate::error::Error;

type Stream = Pin<Box<dyn http_body::Body<Data = Bytes, Error = Error> + Send>>;

/// The body of a request or of a response: bytes, or a stream of them.
///
/// It is a [`Stream`](futures_core::Stream) too, for those who have its combinators at hand.
///
/// ```
/// use oblien_client::Body;
///
/// let body = Body::from("{}");
/// assert_eq!(body.as_bytes().map(|bytes| bytes.len()), Some(2));
/// ```
#[derive(Default)]
pub struct Body(Repr);

enum Repr {
    Bytes(Bytes),
    /// Locked so that a body, and what holds one, is `Sync`; whoever polls it owns it anyway.
    Stream(Mutex<Stream>),
}

impl Default for Repr {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl Body {
    /// Makes a body of no bytes.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Makes a body of a stream, which is sent as it comes and cannot be sent again.
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self(Repr::Stream(Mutex::new(Box::pin(body.map_err(Error::interrupted)))))
    }

    /// Makes a body of a stream of bytes, which is sent as it comes and cannot be sent again.
    ///
    /// Nothing is asked of the stream before the connection can take it. Its length is not known, so it goes out
    /// in chunks; [`Body::with_length`] says it.
    ///
    /// ```
    /// use std::io;
    /// use oblien_client::{Body, Bytes};
    /// # fn pieces(stream: impl futures_core::Stream<Item = io::Result<Bytes>> + Send + 'static) {
    /// let body = Body::from_stream(stream).with_length(1_000_000);
    /// # let _ = body;
    /// # }
    /// ```
    pub fn from_stream<S, B, E>(stream: S) -> Self
    where
        S: futures_core::Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self(Repr::Stream(Mutex::new(Box::pin(Pieces { stream: Box::pin(stream) }))))
    }

    /// Says how many bytes a stream has, so that they are announced; bytes know it by themselves.
    ///
    /// A stream that has more or fewer is an error of the connection.
    #[must_use]
    pub fn with_length(self, length: u64) -> Self {
        match self.0 {
            Repr::Bytes(bytes) => bytes.into(),
            Repr::Stream(stream) => Self(Repr::Stream(Mutex::new(Box::pin(Sized { body: Self(Repr::Stream(stream)), length })))),
        }
    }

    /// Returns the bytes, unless the body is a stream.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Repr::Bytes(bytes) => Some(bytes),
            Repr::Stream(_) => None,
        }
    }

    /// Returns the next bytes of the body, `None` at its end.
    ///
    /// # Errors
    ///
    /// [`Error::is_interrupted`] if the connection failed before the end.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)?).map(Frame::into_data) {
                Some(Ok(data)) if !data.is_empty() => return Poll::Ready(Some(Ok(data))),
                // Trailers, and frames that carry nothing.
                Some(Ok(_) | Err(_)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

impl futures_core::Stream for Body {
    type Item = Result<Bytes, Error>;

    /// Returns the next bytes, as [`Body::chunk`] does.
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(context)
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        match &mut self.0 {
            Repr::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Repr::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Repr::Stream(stream) => {
                let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                stream.as_mut().poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Repr::Bytes(bytes) => bytes.is_empty(),
            Repr::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Repr::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Repr::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
        }
    }
}

/// A stream of bytes as a body.
struct Pieces<S> {
    stream: Pin<Box<S>>,
}

impl<S, B, E> http_body::Body for Pieces<S>
where
    S: futures_core::Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let next = ready!(self.stream.as_mut().poll_next(context));
        Poll::Ready(next.map(|piece| piece.map(|bytes| Frame::data(bytes.into())).map_err(Error::interrupted)))
    }
}

/// A body whose length is known from elsewhere.
struct Sized {
    body: Body,
    length: u64,
}

impl http_body::Body for Sized {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if let Some(Ok(frame)) = &frame {
            self.length = self.length.saturating_sub(frame.data_ref().map_or(0, |data| data.len() as u64));
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

impl fmt::Debug for Body {
    /// Shows the size only: bodies carry secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Bytes(bytes) => write!(formatter, "Body({} bytes)", bytes.len()),
            Repr::Stream(_) => formatter.write_str("Body(stream)"),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Repr::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests;
