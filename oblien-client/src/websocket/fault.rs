//! What the failures of a WebSocket mean, in the terms of [`Error`].

use std::io;

use tokio_tungstenite::tungstenite::Error as Raw;
use tokio_tungstenite::tungstenite::error::{CapacityError, ProtocolError};

use crate::error::{Error, Kind};

/// The failure of a send.
pub(super) fn sending(error: Raw) -> Error {
    match error {
        Raw::ConnectionClosed | Raw::AlreadyClosed | Raw::Protocol(ProtocolError::SendAfterClosing) => {
            Error::new(Kind::StreamCut, "the WebSocket is closed, and nothing can be sent").after(0, true)
        }
        Raw::Capacity(_) | Raw::WriteBufferFull(_) => Error::new(Kind::TooLarge, "the message is too large to be sent"),
        other => receiving(other),
    }
}

/// The failure of a read.
pub(super) fn receiving(error: Raw) -> Error {
    match error {
        Raw::Io(error) => cut(error),
        Raw::Protocol(ProtocolError::ResetWithoutClosingHandshake) | Raw::ConnectionClosed | Raw::AlreadyClosed => {
            cut(io::ErrorKind::ConnectionReset.into())
        }
        Raw::Capacity(CapacityError::MessageTooLong { max_size, .. }) => {
            let message = format!("a message is larger than the limit of {max_size} bytes");
            Error::new(Kind::TooLarge, message).after(0, true)
        }
        Raw::Utf8(_) => broken("text that is not UTF-8").after(0, true),
        other => broken("what no WebSocket may send").with_source(other).after(0, true),
    }
}

fn cut(error: io::Error) -> Error {
    Error::interrupted(error).cut()
}

fn broken(what: &str) -> Error {
    Error::new(Kind::Decode, format!("the service sent {what}"))
}
