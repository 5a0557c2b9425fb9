//! What senders and the reader of a socket share: the connection of the moment, or why there is none.

use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use oblien_client::Error;
use oblien_client::websocket::{Message, WebSocketSender};
use tokio::sync::{Mutex, watch};

/// How long a socket that is closed is waited for.
const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

pub(super) struct Line(watch::Sender<Phase>);

#[derive(Clone)]
enum Phase {
    Up(Arc<Mutex<WebSocketSender>>),
    /// Lost, and to be made again.
    Down,
    /// Being closed from here; what is being sent still goes out.
    Closing,
    /// Closed from here.
    Closed,
    /// Ended for good.
    Ended(Error),
}

impl Phase {
    /// Whether there is a connection, or will be.
    fn is_going(&self) -> bool {
        matches!(self, Self::Up(_) | Self::Down)
    }

    /// Whether this connection is still there.
    fn holds(&self, sender: &Arc<Mutex<WebSocketSender>>) -> bool {
        match self {
            Self::Up(current) => Arc::ptr_eq(current, sender),
            Self::Closing => true,
            Self::Down | Self::Closed | Self::Ended(_) => false,
        }
    }
}

impl Line {
    pub(super) fn new(sender: WebSocketSender) -> Self {
        Self(watch::Sender::new(Phase::Up(Arc::new(Mutex::new(sender)))))
    }

    /// Sends a message, once there is a connection; fails if that is lost before it is through.
    pub(super) async fn send(&self, message: Message) -> Result<(), Error> {
        let mut watched = self.0.subscribe();
        let sender = up(&mut watched).await?;
        let mut sending = pin!(async { sender.lock().await.send(message).await });
        let mut lost = pin!(watched.wait_for(|phase| !phase.holds(&sender)));
        std::future::poll_fn(|context| {
            if let Poll::Ready(result) = sending.as_mut().poll(context) {
                return Poll::Ready(result);
            }
            lost.as_mut().poll(context).map(|_| Err(Error::stream_cut("the socket lost its connection while something was sent")))
        })
        .await
    }

    /// Takes the connection away; returns whether there may be another one.
    pub(super) fn lose(&self) -> bool {
        self.turn(Phase::is_going, Phase::Down)
    }

    /// Puts a new connection in place; returns whether it is still wanted.
    pub(super) fn restore(&self, sender: WebSocketSender) -> bool {
        self.turn(|phase| matches!(phase, Phase::Down), Phase::Up(Arc::new(Mutex::new(sender))))
    }

    /// Ends it for good, unless it is over already.
    pub(super) fn end(&self, reason: Error) {
        self.turn(Phase::is_going, Phase::Ended(reason));
    }

    /// Closes it from here, after what is being sent now.
    pub(super) async fn close(&self, (code, reason): (u16, &str)) {
        let phase = self.0.borrow().clone();
        let is_first = self.turn(Phase::is_going, Phase::Closing);
        if let Phase::Up(sender) = phase
            && is_first
        {
            // One that fails to be closed, or does not keep up, is closed all the same.
            let closing = async { sender.lock().await.close(code, reason).await };
            let _ = tokio::time::timeout(CLOSE_PATIENCE, closing).await;
        }
        self.turn(|phase| matches!(phase, Phase::Closing), Phase::Closed);
    }

    /// Waits until it is closed from here.
    pub(super) async fn closed(&self) {
        // The sender of the channel is here, so it does not go away.
        let _ = self.0.subscribe().wait_for(|phase| !phase.is_going()).await;
    }

    fn turn(&self, is_possible: impl Fn(&Phase) -> bool, next: Phase) -> bool {
        self.0.send_if_modified(|phase| {
            let is_possible = is_possible(phase);
            if is_possible {
                *phase = next;
            }
            is_possible
        })
    }
}

/// Waits for a connection.
async fn up(watched: &mut watch::Receiver<Phase>) -> Result<Arc<Mutex<WebSocketSender>>, Error> {
    let closed = || Error::stream_cut("the socket is closed, and nothing can be sent");
    match watched.wait_for(|phase| !matches!(phase, Phase::Down)).await.as_deref() {
        Ok(Phase::Up(sender)) => Ok(sender.clone()),
        Ok(Phase::Ended(error)) => Err(error.clone()),
        Ok(Phase::Down | Phase::Closing | Phase::Closed) | Err(_) => Err(closed()),
    }
}
