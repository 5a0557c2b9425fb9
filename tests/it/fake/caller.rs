//! A small HTTP/1.1 client: one connection per request, nothing hidden.
//!
//! The tests of the fake speak through it.

use std::io;

use oblien_tests::{FakeOblien, Key};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A caller of one fake, with the headers it sends each time.
#[derive(Clone)]
pub(super) struct Caller<'a> {
    fake: &'a FakeOblien,
    headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) text: String,
    /// The text as JSON, null if it is none.
    pub(super) body: Value,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// The id of the workspace in the body.
    pub(super) fn workspace_id(&self) -> String {
        let id = self.body["workspace"]["id"].as_str();
        id.unwrap_or_else(|| panic!("no workspace in {self:?}")).to_owned()
    }
}

impl<'a> Caller<'a> {
    pub(super) fn nobody(fake: &'a FakeOblien) -> Self {
        Self { fake, headers: Vec::new() }
    }

    pub(super) fn admin(fake: &'a FakeOblien) -> Self {
        Self::with_key(fake, fake.admin_key())
    }

    pub(super) fn with_key(fake: &'a FakeOblien, key: &Key) -> Self {
        let mut caller = Self::nobody(fake);
        for (name, value) in key.headers() {
            caller = caller.header(name, value);
        }
        caller
    }

    pub(super) fn with_token(fake: &'a FakeOblien, token: &str) -> Self {
        Self::nobody(fake).header("authorization", &format!("Bearer {token}"))
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) async fn get(&self, target: &str) -> Answer {
        self.send("GET", target, None).await
    }

    pub(super) async fn delete(&self, target: &str) -> Answer {
        self.send("DELETE", target, None).await
    }

    pub(super) async fn post(&self, target: &str, body: Value) -> Answer {
        self.send("POST", target, Some(body)).await
    }

    pub(super) async fn put(&self, target: &str, body: Value) -> Answer {
        self.send("PUT", target, Some(body)).await
    }

    pub(super) async fn patch(&self, target: &str, body: Value) -> Answer {
        self.send("PATCH", target, Some(body)).await
    }

    pub(super) async fn send(&self, method: &str, target: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let json = self.clone().header("content-type", "application/json");
        json.send_text(method, target, &body).await.unwrap()
    }

    /// Sends a body as it is, with no header but the caller's own and its length.
    pub(super) async fn send_text(&self, method: &str, target: &str, body: &str) -> io::Result<Answer> {
        let mut stream = self.connect(method, target, body).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        read(&bytes).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Sends a body of bytes, and returns the status and the bytes of the answer.
    pub(super) async fn send_bytes(&self, method: &str, target: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let mut stream = self.connect(method, target, body).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let status = String::from_utf8_lossy(&bytes[..head]).split(' ').nth(1).unwrap().parse().unwrap();
        (status, bytes[head + 4..].to_vec())
    }

    /// Opens a stream of lines, past the head of the response.
    pub(super) async fn open(&self, target: &str) -> Lines {
        self.open_with("GET", target, "").await
    }

    /// Opens a stream that is asked for with a body.
    pub(super) async fn open_with(&self, method: &str, target: &str, body: &str) -> Lines {
        let stream = self.connect(method, target, body).await.unwrap();
        let mut lines = Lines { reader: BufReader::new(stream) };
        let status = lines.next().await.unwrap();
        assert_eq!(status, "HTTP/1.1 200 OK");
        while !lines.next().await.unwrap().is_empty() {}
        lines
    }

    async fn connect(&self, method: &str, target: &str, body: impl AsRef<[u8]>) -> io::Result<TcpStream> {
        let body = body.as_ref();
        let mut stream = TcpStream::connect(self.fake.address()).await?;
        let length = body.len();
        let mut request =
            format!("{method} {target} HTTP/1.1\r\nhost: fake\r\nconnection: close\r\ncontent-length: {length}\r\n");
        for (name, value) in &self.headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes()).await?;
        stream.write_all(body).await?;
        Ok(stream)
    }
}

/// The lines of a response that is still being written, chunk sizes among them.
pub(super) struct Lines {
    reader: BufReader<TcpStream>,
}

impl Lines {
    /// The next line without its end, none once the connection is closed.
    pub(super) async fn next(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.reader.read_line(&mut line).await.ok()?;
        (read > 0).then(|| line.trim_end().to_owned())
    }

    /// The value of the next event.
    pub(super) async fn event(&mut self) -> Option<Value> {
        loop {
            let line = self.next().await?;
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).unwrap_or(json!(data)));
            }
        }
    }

    /// All lines until the connection is closed.
    pub(super) async fn rest(mut self) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(line) = self.next().await {
            lines.push(line);
        }
        lines
    }
}

/// Reads a whole response; none if it is cut off.
fn read(bytes: &[u8]) -> Option<Answer> {
    let text = String::from_utf8(bytes.to_vec()).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<_> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut answer = Answer { status, headers, text: String::new(), body: Value::Null };
    answer.text = match answer.header("content-length").map(str::parse::<usize>) {
        Some(Ok(length)) if body.len() == length => body.to_owned(),
        Some(_) => return None,
        None => join_chunks(body)?,
    };
    answer.body = serde_json::from_str(&answer.text).unwrap_or_default();
    Some(answer)
}

fn join_chunks(mut body: &str) -> Option<String> {
    let mut text = String::new();
    loop {
        let (size, rest) = body.split_once("\r\n")?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(text);
        }
        text.push_str(rest.get(..size)?);
        body = rest.get(size + 2..)?;
    }
}
