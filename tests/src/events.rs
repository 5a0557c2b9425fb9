//! Server-sent events: how a stream is paced, how it ends, and who still has one open.
//!
//! A route returns a feed of values; the server turns it into a body here.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_core::Stream;
use serde_json::Value;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, Interval, interval_at, sleep, sleep_until};

/// As good as for ever, and still a time that can be added to the present.
const LONGEST: Duration = Duration::from_secs(365 * 86_400);

/// How the fake's event streams run.
#[derive(Clone, Copy, Debug)]
pub struct StreamPlan {
    events: Option<u64>,
    interval: Duration,
    heartbeat: Duration,
    done_marker: bool,
    ending: StreamEnding,
}

/// What happens after the last event of a limited stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEnding {
    /// The body ends as it should.
    Close,
    /// The connection breaks off in the middle of the body.
    Cut,
    /// Nothing but heartbeats follows.
    StayOpen,
}

impl StreamPlan {
    /// Returns the default plan: endless, an event every 50 ms, a heartbeat every 15 s.
    pub fn new() -> Self {
        Self {
            events: None,
            interval: Duration::from_millis(50),
            heartbeat: Duration::from_secs(15),
            done_marker: false,
            ending: StreamEnding::Close,
        }
    }

    /// Limits each stream to so many events.
    pub fn events(mut self, events: u64) -> Self {
        self.events = Some(events);
        self
    }

    /// Sets the pause between two events; the first one is sent at once.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval.min(LONGEST);
        self
    }

    /// Sets the pause between two heartbeats, which are comment lines.
    pub fn heartbeat(mut self, heartbeat: Duration) -> Self {
        self.heartbeat = heartbeat.clamp(Duration::from_millis(1), LONGEST);
        self
    }

    /// Sends `data: [DONE]` after the last event.
    pub fn done_marker(mut self) -> Self {
        self.done_marker = true;
        self
    }

    /// Sets what happens after the last event.
    pub fn ending(mut self, ending: StreamEnding) -> Self {
        self.ending = ending;
        self
    }
}

impl Default for StreamPlan {
    fn default() -> Self {
        Self::new()
    }
}

/// What one stream sends: what there is already, then what is made by number.
pub(crate) struct Feed {
    backlog: VecDeque<Value>,
    live: Box<dyn FnMut(u64) -> Value + Send>,
}

impl Feed {
    pub(crate) fn new(backlog: impl IntoIterator<Item = Value>, live: impl FnMut(u64) -> Value + Send + 'static) -> Self {
        Self { backlog: backlog.into_iter().collect(), live: Box::new(live) }
    }

    fn next(&mut self, number: u64) -> Value {
        let waiting = self.backlog.pop_front();
        waiting.unwrap_or_else(|| (self.live)(number))
    }
}

/// Starts a stream; it ends by its plan, when the client leaves or when the fake stops.
pub(crate) fn body(feed: Feed, plan: StreamPlan, open: &watch::Sender<usize>, mut stop: watch::Receiver<bool>) -> Body {
    let (sender, body) = pipe(open);
    tokio::spawn(async move {
        tokio::select! {
            () = sender.closed() => {}
            _ = stop.wait_for(|stop| *stop) => {}
            _ = play(feed, plan, &sender) => {}
        }
    });
    body
}

/// A body that counts as an open stream, and what is sent to it.
pub(crate) fn pipe(open: &watch::Sender<usize>) -> (Chunks, Body) {
    let (sender, receiver) = mpsc::channel(1);
    open.send_modify(|count| *count += 1);
    let open = open.clone();
    (sender, Body::from_stream(OpenStream { receiver, open }))
}

pub(crate) type Chunks = mpsc::Sender<Result<Bytes, io::Error>>;

/// The client is gone; nothing is left to do.
pub(crate) struct Gone;

pub(crate) async fn send(chunks: &Chunks, text: String) -> Result<(), Gone> {
    let chunk = Ok(Bytes::from(text));
    chunks.send(chunk).await.map_err(|_| Gone)
}

async fn play(mut feed: Feed, plan: StreamPlan, chunks: &Chunks) -> Result<(), Gone> {
    let mut heartbeat = interval_at(Instant::now() + plan.heartbeat, plan.heartbeat);
    send(chunks, ": open\n\n".to_owned()).await?;
    let mut number = 0;
    while plan.events.is_none_or(|events| number < events) {
        if number > 0 {
            pause(plan.interval, &mut heartbeat, chunks).await?;
        }
        send(chunks, format!("data: {}\n\n", feed.next(number))).await?;
        number += 1;
    }
    if plan.done_marker {
        send(chunks, "data: [DONE]\n\n".to_owned()).await?;
    }
    match plan.ending {
        StreamEnding::Close => Ok(()),
        StreamEnding::Cut => cut(chunks).await,
        StreamEnding::StayOpen => match beat(&mut heartbeat, chunks).await? {},
    }
}

/// Breaks the body off.
async fn cut(chunks: &Chunks) -> Result<(), Gone> {
    // An error discards what the connection has not written yet, and what was sent before it
    // shall arrive; the connection writes as soon as it finds the body idle.
    sleep(Duration::from_millis(20)).await;
    let error = io::ErrorKind::ConnectionReset.into();
    chunks.send(Err(error)).await.map_err(|_| Gone)
}

/// Waits, with heartbeats as they fall due.
async fn pause(wait: Duration, heartbeat: &mut Interval, chunks: &Chunks) -> Result<(), Gone> {
    let until = Instant::now() + wait;
    tokio::select! {
        () = sleep_until(until) => Ok(()),
        beaten = beat(heartbeat, chunks) => match beaten? {},
    }
}

/// Sends heartbeats for ever.
async fn beat(heartbeat: &mut Interval, chunks: &Chunks) -> Result<Infallible, Gone> {
    loop {
        heartbeat.tick().await;
        send(chunks, ": heartbeat\n\n".to_owned()).await?;
    }
}

/// The body side of a stream; while it lives, the client has not closed it.
struct OpenStream {
    receiver: mpsc::Receiver<Result<Bytes, io::Error>>,
    open: watch::Sender<usize>,
}

impl Stream for OpenStream {
    type Item = Result<Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context)
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.open.send_modify(|count| *count = count.saturating_sub(1));
    }
}
