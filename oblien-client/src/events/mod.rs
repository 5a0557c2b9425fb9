//! The events of a reply: a stream of values, decoded as they arrive.
//!
//! What a call by [`Call::events`](crate::Call::events) ends in.

mod source;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::reply::{self, Reply};
use crate::sse::Frame;

use source::Source;

/// The events of a reply, as they arrive.
///
/// The data of each event is JSON. Events without data, and those whose data is `[DONE]`, are left
/// out; the stream goes on behind them. An event that does not decode is an error item
/// ([`Error::is_decode`]), and the stream goes on. An event that is larger than the client's limit of
/// a reply is an error item ([`Error::is_too_large`]) behind the events before it, and the stream is over. A connection that is cut is an error item
/// ([`Error::is_stream_cut`]), and the stream is over. Dropping the stream closes its connection.
///
/// An event that is complete but for the blank line behind it is returned when the stream ends, where
/// browsers drop it: nothing is lost without a word.
///
/// A union whose variant is named by a member ([`codec::tagged!`](crate::codec::tagged)) takes the name
/// of the event for that member, if the data is an object without it.
///
/// It is a [`Stream`] too, for those who have its combinators at hand.
///
/// ```
/// # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// # const TICKS: Endpoint = Endpoint::new(Method::GET, "/ticks");
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let transport = Scripted::new().events("data: 1\n\ndata: 2\n\n");
/// # let client: Client = Client::builder(&API).transport(transport).build()?;
/// let mut ticks = client.call(&TICKS).events::<u32>().await?;
/// while let Some(tick) = ticks.next().await {
///     println!("{}", tick?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "events are not read until they are asked for"]
pub struct Events<T> {
    source: Source,
    last: Option<Frame>,
    decode: fn(&Source, &Frame) -> Result<T, Error>,
}

/// The reply as a stream of events whose data is JSON.
pub(crate) fn open<T: DeserializeOwned>(reply: Reply) -> Result<Events<T>, Error> {
    Ok(Events { source: source(reply)?, last: None, decode })
}

/// The reply as a stream of events as they were sent.
pub(crate) fn open_frames(reply: Reply) -> Result<Events<Frame>, Error> {
    Ok(Events { source: source(reply)?, last: None, decode: |_, frame| Ok(frame.clone()) })
}

fn source(reply: Reply) -> Result<Source, Error> {
    let Some(found) = other_than_events(&reply) else { return Ok(Source::new(reply)) };
    let body = reply.body.as_bytes().cloned().unwrap_or_default();
    let message = format!("expected events, found {found}");
    Err(Error::undecodable(message, None, reply.parts.status, reply.parts.headers, body).at(&reply.place))
}

/// What the reply is, if it would be a stream without events: JSON, or a page for people, as gateways send.
fn other_than_events(reply: &Reply) -> Option<&'static str> {
    if reply::is_json(&reply.parts.headers) {
        return Some("JSON");
    }
    let content_type = reply.parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.trim_start().to_ascii_lowercase().starts_with("text/html").then_some("an HTML page")
}

fn decode<T: DeserializeOwned>(source: &Source, frame: &Frame) -> Result<T, Error> {
    reply::decode_event(&frame.data, frame.event.as_deref()).map_err(|fault| {
        let (status, headers) = source.head();
        let data = frame.data.clone().into();
        source.place(fault.into_error::<T>(status, headers.clone(), data))
    })
}

impl<T> Events<T> {
    /// Returns the next event; nothing at the end of the stream.
    ///
    /// Giving up while waiting loses nothing.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Returns the event that came last as it was sent: its name, its id, and its data as text.
    ///
    /// After an event that did not decode it is that one.
    pub fn frame(&self) -> Option<&Frame> {
        self.last.as_ref()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let item = match ready!(self.source.poll(context)) {
            Some(Ok(frame)) => {
                let item = (self.decode)(&self.source, &frame);
                self.last = Some(frame);
                Some(item)
            }
            Some(Err(error)) => Some(Err(error)),
            None => None,
        };
        Poll::Ready(item)
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Events").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
