//! The frames of a tunnel: one byte of type, four of the stream's number, four of length, and that much payload.
//!
//! Numbers are big-endian. One message of the WebSocket is one frame.

use oblien_client::Bytes;

/// How long a payload may be, in bytes.
pub(super) const PAYLOAD_LIMIT: usize = 4 << 20;

const HEADER: usize = 9;

/// How long a message of the WebSocket may be, in bytes: room for a frame that says too much to be told so.
pub(super) const MESSAGE_LIMIT: usize = PAYLOAD_LIMIT + 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) stream: u32,
    pub(super) payload: Bytes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The broker asks for a connection.
    Open,
    Data,
    Close,
    /// A stream ends by a failure; the payload says which, as text.
    Error,
    /// A type that may come to be known later.
    Unknown(u8),
}

impl Frame {
    pub(super) fn new(kind: Kind, stream: u32, payload: impl Into<Bytes>) -> Self {
        Self { kind, stream, payload: payload.into() }
    }

    /// Writes the frame.
    pub(super) fn encode(&self) -> Bytes {
        let mut bytes = Vec::with_capacity(HEADER + self.payload.len());
        bytes.push(self.kind.number());
        bytes.extend_from_slice(&self.stream.to_be_bytes());
        // Payloads are cut to pieces far below the limit before.
        bytes.extend_from_slice(&(self.payload.len() as u32).to_be_bytes());
        bytes.extend_from_slice(&self.payload);
        bytes.into()
    }

    /// Reads the frame that a message is, as a whole.
    pub(super) fn decode(mut message: Bytes) -> Result<Self, String> {
        let found = message.len();
        let Some((header, _)) = message.split_first_chunk::<HEADER>() else {
            return Err(format!("a frame of {found} bytes is shorter than its header of {HEADER}"));
        };
        let [kind, stream_and_length @ ..] = *header;
        let stream = u32::from_be_bytes([stream_and_length[0], stream_and_length[1], stream_and_length[2], stream_and_length[3]]);
        let length = u32::from_be_bytes([stream_and_length[4], stream_and_length[5], stream_and_length[6], stream_and_length[7]]);
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let payload = message.split_off(HEADER);
        if length > PAYLOAD_LIMIT {
            return Err(format!("a frame of stream {stream} says it has {length} bytes, more than the limit of {PAYLOAD_LIMIT}"));
        }
        if length != payload.len() {
            return Err(format!("a frame of stream {stream} says it has {length} bytes and has {}", payload.len()));
        }
        Ok(Self { kind: Kind::from(kind), stream, payload })
    }
}

impl Kind {
    fn number(self) -> u8 {
        match self {
            Self::Open => 1,
            Self::Data => 2,
            Self::Close => 3,
            Self::Error => 4,
            Self::Unknown(number) => number,
        }
    }
}

impl From<u8> for Kind {
    fn from(number: u8) -> Self {
        match number {
            1 => Self::Open,
            2 => Self::Data,
            3 => Self::Close,
            4 => Self::Error,
            other => Self::Unknown(other),
        }
    }
}

/// What the payload of an open frame says: the port, and about the request as far as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) port: u16,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) client_ip: String,
}

impl Opening {
    /// Reads two bytes of port, and behind them `METHOD path client-ip`, whose path may hold spaces.
    pub(super) fn decode(payload: &[u8]) -> Option<Self> {
        let (port, text) = payload.split_first_chunk::<2>()?;
        let text = String::from_utf8_lossy(text);
        let (method, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let (path, client_ip) = rest.rsplit_once(' ').unwrap_or((rest, ""));
        let port = u16::from_be_bytes(*port);
        Some(Self { port, method: method.to_owned(), path: path.to_owned(), client_ip: client_ip.to_owned() })
    }
}
