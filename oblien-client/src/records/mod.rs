//! The records of a reply: JSON values, one a line, decoded as they arrive.
//!
//! What a call by [`Call::records`] ends in; also known as NDJSON or JSON Lines, and RFC 7464's text sequences.

mod separator;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::response::Parts;
use http_body::Body as _;
use serde::de::DeserializeOwned;

use crate::bounds::Decoded;
use crate::call::Call;
use crate::client::Core;
use crate::error::{Error, Place};
use crate::exchange::Want;
use crate::reply::{self, Reply};
use crate::sending::Sending;
use crate::silence::Silence;
use crate::transport::Body;

use separator::Separator;

/// The records of a reply, as they arrive: one JSON value a line, or one behind each record separator.
///
/// The second is how `application/json-seq` has them (RFC 7464), where a value may take several lines. Blank lines are left out. A line that does not decode is an error item ([`Error::is_decode`]), and the
/// stream goes on. A connection that is cut is an error item ([`Error::is_stream_cut`]), and the stream is
/// over. Dropping it closes the connection.
///
/// It is a [`Stream`] too, for those who have its combinators at hand.
///
/// ```
/// # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// # const ROWS: Endpoint = Endpoint::new(Method::GET, "/rows");
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let transport = Scripted::new().json(200, "1\n2\n");
/// # let client: Client = Client::builder(&API).transport(transport).build()?;
/// let mut rows = client.call(&ROWS).records::<u32>().await?;
/// while let Some(row) = rows.next().await {
///     println!("{}", row?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "records are not read until they are asked for"]
pub struct Records<T> {
    lines: Lines,
    decode: fn(&Lines, Bytes) -> Result<T, Error>,
}

impl Call {
    /// Sends the call and returns the records of the reply as they come: JSON values, one a line.
    ///
    /// A `T` is what one line decodes to.
    pub fn records<T: Decoded>(self) -> Sending<Records<T>> {
        Sending::new(self.prepare(Want::Records), open)
    }
}

fn open<T: DeserializeOwned>(reply: Reply) -> Result<Records<T>, Error> {
    Ok(Records { lines: Lines::new(reply), decode })
}

fn decode<T: DeserializeOwned>(lines: &Lines, line: Bytes) -> Result<T, Error> {
    if let Some(flag) = &lines.core.shared.flag
        && flag.is_in(&line)
    {
        return Err(Error::service(lines.parts.clone(), line, None).at(&lines.place));
    }
    reply::decode(&line, None)
        .map_err(|fault| fault.into_error::<T>(lines.parts.status, lines.parts.headers.clone(), line.clone()).at(&lines.place))
}

impl<T> Records<T> {
    /// Returns the next record; nothing at the end of the stream.
    ///
    /// Giving up while waiting loses nothing.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let item = match ready!(self.lines.poll(context)) {
            Some(Ok(line)) => Some((self.decode)(&self.lines, line)),
            Some(Err(error)) => Some(Err(error)),
            None => None,
        };
        Poll::Ready(item)
    }
}

impl<T> Stream for Records<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Records").finish_non_exhaustive()
    }
}

/// A body cut into lines that are not blank; the part that does not know what they decode to.
struct Lines {
    parts: Parts,
    place: Place,
    core: Arc<Core>,
    /// Nothing when the stream is over; dropping it closes the connection.
    body: Option<Body>,
    buffer: BytesMut,
    separator: Separator,
    silence: Option<Silence>,
}

impl Lines {
    fn new(reply: Reply) -> Self {
        let idle_timeout = reply.core.shared.idle_timeout;
        Self {
            separator: Separator::of(&reply.parts.headers),
            silence: idle_timeout.map(Silence::new),
            parts: reply.parts,
            place: reply.place,
            core: reply.core,
            body: Some(reply.body),
            buffer: BytesMut::new(),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            if let Some(line) = self.line() {
                if !line.trim_ascii().is_empty() {
                    return Poll::Ready(Some(Ok(line)));
                }
                continue;
            }
            if self.body.is_none() {
                return Poll::Ready(None);
            }
            if let Err(error) = ready!(self.poll_body(context)) {
                self.body = None;
                self.buffer.clear();
                self.separator.restart();
                let error = error.answered(self.parts.status, &self.parts.headers);
                return Poll::Ready(Some(Err(error.at(&self.place))));
            }
        }
    }

    /// The next record; at the end of the body, what is left.
    fn line(&mut self) -> Option<Bytes> {
        match self.separator.next(&self.buffer) {
            Some(cut) => {
                let line = self.buffer.split_to(cut.consumed).freeze();
                Some(line.slice(cut.record))
            }
            None if self.body.is_some() || self.buffer.is_empty() => None,
            None => {
                let rest = self.buffer.split().freeze();
                Some(rest.slice(self.separator.last(&rest)))
            }
        }
    }

    fn poll_body(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let Some(body) = &mut self.body else { return Poll::Ready(Ok(())) };
        match Pin::new(body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => Poll::Ready(self.feed(&frame.into_data().unwrap_or_default())),
            Poll::Ready(Some(Err(error))) => Poll::Ready(Err(error.cut())),
            Poll::Ready(None) => {
                self.body = None;
                Poll::Ready(Ok(()))
            }
            Poll::Pending => match &mut self.silence {
                Some(silence) => silence.poll(context).map(Err),
                None => Poll::Pending,
            },
        }
    }

    fn feed(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if let Some(silence) = &mut self.silence {
            silence.restart();
        }
        self.buffer.extend_from_slice(bytes);
        let limit = self.core.shared.reply_limit;
        if self.buffer.len() > limit && !self.separator.is_in(&self.buffer) { Err(Error::too_large(limit)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
