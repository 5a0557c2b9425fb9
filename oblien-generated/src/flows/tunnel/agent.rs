//! One connection of a tunnel: frames in, streams to this machine, frames out.
//!
//! The broker has no flow control of its own. A stream whose service does not read holds the others up for a while
//! and is then given up.

use std::collections::HashMap;
use std::time::Duration;

use oblien_client::websocket::{Message, WebSocket, WebSocketReceiver, WebSocketSender};
use oblien_client::{Bytes, Error};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::TunnelEvent;
use super::frame::{Frame, Kind, Opening};
use super::stream::{self, Ended};

/// How many frames wait for a stream, and how many for the broker.
const QUEUE: usize = 64;

/// How long a stream may leave its queue full.
const STALL: Duration = Duration::from_secs(30);

/// How many streams there may be at once.
const STREAMS: usize = 1024;

/// Serves the broker until the connection ends, and returns why it did.
pub(super) async fn serve(websocket: WebSocket, port: Option<u16>, event: &mut (impl FnMut(TunnelEvent) + Send)) -> Error {
    let (sender, mut receiver) = websocket.split();
    let (outgoing, frames) = mpsc::channel(QUEUE);
    // Dropping it ends the writer and all streams.
    let mut tasks = JoinSet::new();
    tasks.spawn(write(sender, frames));
    let (ended, mut endings) = mpsc::unbounded_channel();
    let mut agent = Agent { port, outgoing, ended, tasks, streams: HashMap::new(), count: 0 };
    loop {
        let message = std::future::poll_fn(|context| {
            while let std::task::Poll::Ready(Some(ended)) = endings.poll_recv(context) {
                agent.forget(ended, event);
            }
            while let std::task::Poll::Ready(Some(_)) = agent.tasks.poll_join_next(context) {}
            receiver.poll_message(context)
        });
        match message.await {
            Some(Ok(message)) => agent.take(message, event).await,
            Some(Err(error)) => return error,
            None => return ending(&receiver),
        }
    }
}

/// Sends frames in their order, until nobody has any more or the connection ends.
async fn write(mut sender: WebSocketSender, mut frames: mpsc::Receiver<Frame>) {
    while let Some(frame) = frames.recv().await {
        // The reader learns of the end too, and by more than this.
        if sender.send(Message::Binary(frame.encode())).await.is_err() {
            return;
        }
    }
}

fn ending(receiver: &WebSocketReceiver) -> Error {
    let said = receiver.closing().map(|closing| format!(" (code {}: {})", closing.code, closing.reason.escape_debug()));
    Error::stream_cut(format!("the broker closed the tunnel{}", said.unwrap_or_default()))
}

struct Agent {
    port: Option<u16>,
    outgoing: mpsc::Sender<Frame>,
    ended: mpsc::UnboundedSender<Ended>,
    tasks: JoinSet<()>,
    streams: HashMap<u32, Stream>,
    /// Tells streams apart that had the same number one after another.
    count: u64,
}

struct Stream {
    count: u64,
    data: mpsc::Sender<Bytes>,
    task: tokio::task::AbortHandle,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Agent {
    async fn take(&mut self, message: Message, event: &mut impl FnMut(TunnelEvent)) {
        let bytes = match message {
            Message::Binary(bytes) => bytes,
            Message::Text(text) => text.into(),
            _ => return,
        };
        let frame = match Frame::decode(bytes) {
            Ok(frame) => frame,
            Err(message) => return event(TunnelEvent::Malformed { message }),
        };
        match frame.kind {
            Kind::Open => self.open(&frame, event),
            Kind::Data => self.feed(frame, event).await,
            Kind::Error => {
                if self.streams.remove(&frame.stream).is_some() {
                    let message = String::from_utf8_lossy(&frame.payload).into_owned();
                    event(TunnelEvent::StreamFailed { stream: frame.stream, message });
                }
            }
            // The broker says so when a request is through; its answer is still to come from here.
            Kind::Close | Kind::Unknown(_) => {}
        }
    }

    fn open(&mut self, frame: &Frame, event: &mut impl FnMut(TunnelEvent)) {
        let stream = frame.stream;
        let Some(opening) = Opening::decode(&frame.payload) else {
            let message = format!("an open frame of stream {stream} names no port");
            return event(TunnelEvent::Malformed { message });
        };
        // One of the same number is over, since the broker uses it again.
        self.streams.remove(&stream);
        if self.streams.len() >= STREAMS {
            return self.fail(stream, format!("there are {STREAMS} streams already"), event);
        }
        let port = self.port.unwrap_or(opening.port);
        let Opening { method, path, client_ip, .. } = opening;
        event(TunnelEvent::Request { stream, method, path, client_ip });
        let (data, incoming) = mpsc::channel(QUEUE);
        self.count += 1;
        let ended = Ended { stream, count: self.count, message: None };
        let task = self.tasks.spawn(stream::run(ended, port, incoming, self.outgoing.clone(), self.ended.clone()));
        self.streams.insert(stream, Stream { count: self.count, data, task });
    }

    /// Hands data to its stream; of one that is over it is what was still on its way.
    async fn feed(&mut self, frame: Frame, event: &mut impl FnMut(TunnelEvent)) {
        let Some(stream) = self.streams.get(&frame.stream) else { return };
        let sent = tokio::time::timeout(STALL, stream.data.send(frame.payload)).await;
        if sent.is_err() {
            self.streams.remove(&frame.stream);
            self.fail(frame.stream, format!("the local service has read nothing for {STALL:?}"), event);
        }
    }

    fn fail(&mut self, stream: u32, message: String, event: &mut impl FnMut(TunnelEvent)) {
        let (outgoing, frame) = (self.outgoing.clone(), Frame::new(Kind::Error, stream, message.clone()));
        // On its own, since a broker that does not read must not keep us from reading.
        self.tasks.spawn(async move { drop(outgoing.send(frame).await) });
        event(TunnelEvent::StreamFailed { stream, message });
    }

    fn forget(&mut self, ended: Ended, event: &mut impl FnMut(TunnelEvent)) {
        if self.streams.get(&ended.stream).is_some_and(|stream| stream.count == ended.count) {
            self.streams.remove(&ended.stream);
        }
        if let Some(message) = ended.message {
            event(TunnelEvent::StreamFailed { stream: ended.stream, message });
        }
    }
}
