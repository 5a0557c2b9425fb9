//! A server for one test: over a real socket it answers from a script, and keeps what it was sent.
//! The recorded calls and streams are played against it, byte by byte as they were recorded.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oblien_client::transport::Network;
use oblien_client::{Any, Credentials, RetryPolicy};
use oblien_generated::Client;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::spec::description::{Server, servers};

/// How long anything on the loopback interface may take until a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The answer to one request.
pub(crate) enum Answer {
    /// A body that is all there.
    Whole { status: u16, content_type: &'static str, body: Vec<u8> },
    /// A stream of events, in the pieces in which it is sent.
    Events(Vec<Vec<u8>>, Ending),
    /// A stream of records, one a line, in the pieces in which it is sent.
    Lines(Vec<Vec<u8>>, Ending),
    /// A JSON body that ends in the middle.
    Broken(&'static str),
    /// The word that the call is answered elsewhere.
    Redirect { status: u16, location: &'static str },
    /// None: the connection is closed.
    HangUp,
}

/// How a stream ends.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Ending {
    /// As it should.
    Complete,
    /// In the middle.
    Cut,
    /// Not before the caller hangs up, which [`Loopback::is_hung_up`] waits for.
    Caller,
}

impl Answer {
    /// Answers with JSON.
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self::Whole { status, content_type: "application/json", body: value.to_string().into_bytes() }
    }

    async fn write(&self, socket: &mut TcpStream) -> io::Result<()> {
        match self {
            Self::Whole { status, content_type, body } => {
                let length = body.len();
                let head = format!(
                    "HTTP/1.1 {status} Recorded\r\nconnection: close\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n"
                );
                socket.write_all(head.as_bytes()).await?;
                // A status that says that there is no body must not be followed by one.
                if *status == 204 { Ok(()) } else { socket.write_all(body).await }
            }
            Self::Events(pieces, ending) => write_pieces(socket, "text/event-stream", pieces, *ending).await,
            Self::Lines(pieces, ending) => write_pieces(socket, "application/x-ndjson", pieces, *ending).await,
            Self::Broken(body) => {
                let length = body.len() + 1;
                let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n";
                socket.write_all(format!("{head}content-length: {length}\r\n\r\n{body}").as_bytes()).await
            }
            Self::Redirect { status, location } => {
                let head = format!("HTTP/1.1 {status} Elsewhere\r\nconnection: close\r\nlocation: {location}\r\n");
                socket.write_all(format!("{head}content-length: 0\r\n\r\n").as_bytes()).await
            }
            Self::HangUp => Ok(()),
        }
    }
}

async fn write_pieces(socket: &mut TcpStream, content_type: &str, pieces: &[Vec<u8>], ending: Ending) -> io::Result<()> {
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n";
    socket.write_all(format!("{head}content-type: {content_type}\r\n\r\n").as_bytes()).await?;
    for piece in pieces {
        socket.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await?;
        socket.write_all(piece).await?;
        socket.write_all(b"\r\n").await?;
        socket.flush().await?;
    }
    if ending == Ending::Complete { socket.write_all(b"0\r\n\r\n").await } else { Ok(()) }
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// Which server it arrived at.
    pub(crate) server: Server,
    pub(crate) method: String,
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// All servers of the description at once, each at an address of its own. They stop when this is dropped.
pub(crate) struct Loopback {
    addresses: Vec<(Server, SocketAddr)>,
    shared: Arc<Shared>,
    tasks: JoinSet<()>,
}

struct Shared {
    script: Mutex<VecDeque<Answer>>,
    received: Mutex<Vec<Received>>,
    hung_up: Notify,
}

impl Loopback {
    /// Serves these answers, one a request, whichever server it is for; when they run out it hangs up.
    pub(crate) async fn serve(answers: Vec<Answer>) -> Self {
        let shared = Arc::new(Shared { script: Mutex::new(answers.into()), received: Mutex::default(), hung_up: Notify::new() });
        let mut tasks = JoinSet::new();
        let mut addresses = Vec::new();
        for server in servers() {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            addresses.push((server, listener.local_addr().unwrap()));
            tasks.spawn(accept(listener, server, shared.clone()));
        }
        Self { addresses, shared, tasks }
    }

    /// Makes a client that talks to these servers and never repeats a request by itself.
    pub(crate) fn client(&self, network: &Network, credentials: Credentials) -> Client<Any> {
        self.client_below(network, credentials, "")
    }

    /// Makes such a client that puts a path before those of every server.
    pub(crate) fn client_below(&self, network: &Network, credentials: Credentials, path: &str) -> Client<Any> {
        let builder = self.addresses.iter().fold(Client::builder().credentials(credentials), |builder, (server, address)| {
            builder.server(server.name, format!("http://{address}{}{path}", server.prefix()))
        });
        builder.transport(network.clone()).retry(RetryPolicy::none()).timeout(PATIENCE).build().unwrap()
    }

    /// Returns the requests that arrived, in order.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.shared.received.lock().unwrap().clone()
    }

    /// Returns whether a caller hangs up on a stream that goes on, and soon.
    pub(crate) async fn is_hung_up(&self) -> bool {
        tokio::time::timeout(PATIENCE, self.shared.hung_up.notified()).await.is_ok()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.tasks.abort_all();
    }
}

/// Makes what carries requests: the default transport, whatever proxies the environment names.
pub(crate) fn network() -> Network {
    Network::builder().no_proxy().build().unwrap()
}

async fn accept(listener: TcpListener, server: Server, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((socket, _)) = listener.accept().await {
        let shared = shared.clone();
        // What goes wrong with a connection shows in what the client makes of it.
        connections.spawn(async move { drop(converse(socket, server, &shared).await) });
    }
}

/// Answers the one request of a connection.
async fn converse(mut socket: TcpStream, server: Server, shared: &Shared) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let received = receive(&mut socket, server).await?;
    shared.received.lock().unwrap().push(received);
    let answer = shared.script.lock().unwrap().pop_front().unwrap_or(Answer::HangUp);
    answer.write(&mut socket).await?;
    if let Answer::Events(_, Ending::Caller) = answer {
        // Nothing more is sent on the connection: whatever comes, it is over.
        let _ = socket.read(&mut [0]).await;
        shared.hung_up.notify_one();
    }
    Ok(())
}

async fn receive(socket: &mut TcpStream, server: Server) -> io::Result<Received> {
    let mut reader = BufReader::new(socket);
    let start = line(&mut reader).await?;
    let mut words = start.split(' ').map(str::to_owned);
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut received = Received { server, method, target, headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(&mut reader).await?;
        let Some((name, value)) = line.split_once(": ") else { break };
        received.headers.push((name.to_lowercase(), value.to_owned()));
    }
    if received.headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked") {
        received.body = chunks(&mut reader).await?;
        return Ok(received);
    }
    let length = received.headers.iter().find(|(name, _)| name == "content-length");
    received.body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    reader.read_exact(&mut received.body).await?;
    Ok(received)
}

/// Reads a body that is sent piece by piece.
async fn chunks(reader: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = usize::from_str_radix(&line(reader).await?, 16).map_err(io::Error::other)?;
        let mut piece = vec![0; size];
        reader.read_exact(&mut piece).await?;
        body.extend(piece);
        line(reader).await?;
        if size == 0 {
            return Ok(body);
        }
    }
}

async fn line(reader: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line).await?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
