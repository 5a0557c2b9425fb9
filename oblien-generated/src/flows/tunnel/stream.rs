//! One stream of a tunnel: a connection to this machine, copied from and to frames.

use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use oblien_client::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::mpsc;

use super::frame::{Frame, Kind};

const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
const CHUNK: usize = 64 << 10;

/// A stream that ended, and how if it failed.
pub(super) struct Ended {
    pub(super) stream: u32,
    pub(super) count: u64,
    pub(super) message: Option<String>,
}

/// Connects and copies until the local service ends; then says so to the broker and to the agent.
pub(super) async fn run(
    mut ended: Ended,
    port: u16,
    incoming: mpsc::Receiver<Bytes>,
    outgoing: mpsc::Sender<Frame>,
    endings: mpsc::UnboundedSender<Ended>,
) {
    let result = copy(ended.stream, port, incoming, &outgoing).await;
    let last = match result {
        Ok(()) => Frame::new(Kind::Close, ended.stream, Bytes::new()),
        Err(error) => {
            let message = format!("127.0.0.1:{port}: {error}");
            ended.message = Some(message.clone());
            Frame::new(Kind::Error, ended.stream, message)
        }
    };
    // If nobody listens any more, the tunnel is over.
    let _ = outgoing.send(last).await;
    let _ = endings.send(ended);
}

async fn copy(stream: u32, port: u16, incoming: mpsc::Receiver<Bytes>, outgoing: &mpsc::Sender<Frame>) -> io::Result<()> {
    let connecting = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
    let connected = tokio::time::timeout(CONNECT_PATIENCE, connecting).await;
    let connection = connected.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
    let (reader, writer) = connection.into_split();
    let mut writing = std::pin::pin!(write(incoming, writer));
    let mut reading = std::pin::pin!(read(stream, reader, outgoing));
    let mut is_written = false;
    std::future::poll_fn(|context| {
        // A service that takes no more may still have something to say.
        is_written = is_written || writing.as_mut().poll(context).is_ready();
        reading.as_mut().poll(context)
    })
    .await
}

/// Sends what the local service says, in pieces, until it says no more.
async fn read(stream: u32, mut reader: OwnedReadHalf, outgoing: &mpsc::Sender<Frame>) -> io::Result<()> {
    let mut buffer = vec![0; CHUNK];
    loop {
        let length = reader.read(&mut buffer).await?;
        if length == 0 {
            return Ok(());
        }
        let frame = Frame::new(Kind::Data, stream, buffer[..length].to_vec());
        outgoing.send(frame).await.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
    }
}

/// Gives the local service what the broker sends, for as long as the agent knows the stream.
async fn write(mut incoming: mpsc::Receiver<Bytes>, mut writer: OwnedWriteHalf) -> io::Result<()> {
    while let Some(bytes) = incoming.recv().await {
        writer.write_all(&bytes).await?;
    }
    Ok(())
}
