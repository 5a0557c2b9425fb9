//! A service on loopback in a process of its own, so that what it takes is not counted.
//!
//! It reads as little of a request as it must and answers with bytes that were made before.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::Failure;
use crate::replies::Case;

/// The word on the command line that makes a copy of this program serve.
pub const WORD: &str = "serve";

/// A running service; it ends when this is dropped.
pub struct Server {
    process: Child,
    /// Its URL.
    pub url: String,
}

impl Server {
    /// Starts a copy of this program that serves.
    pub fn start() -> Result<Self, Failure> {
        let mut process =
            Command::new(std::env::current_exe()?).arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let stdout = process.stdout.take().ok_or("no output")?;
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stdout), &mut line)?;
        Ok(Self { process, url: line.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The copy's part: serves until whoever started it is gone.
pub fn serve() -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    std::thread::spawn(|| {
        let _ = std::io::stdin().read(&mut [0]);
        std::process::exit(0);
    });
    let answers = Arc::new([Case::Get, Case::Create, Case::List].map(|case| answer(&case.reply())));
    for stream in listener.incoming() {
        let (stream, answers) = (stream?, answers.clone());
        std::thread::spawn(move || converse(stream, &answers));
    }
    Ok(())
}

fn answer(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

fn converse(mut stream: TcpStream, answers: &[Vec<u8>; 3]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(600)))?;
    let mut buffer = vec![0; 16 << 10];
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..])?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        let Some(size) = size(&buffer[..filled]) else { continue };
        let case = match &buffer[..size] {
            head if head.starts_with(b"POST ") => Case::Create,
            head if head.starts_with(b"GET /workspace?") => Case::List,
            _ => Case::Get,
        };
        stream.write_all(&answers[case as usize])?;
        buffer.copy_within(size..filled, 0);
        filled -= size;
    }
}

/// The size of the first request, once all of it is there.
fn size(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&bytes[..head]).ok()?;
    let length =
        text.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let size = head + length.map_or(0, |(_, length)| length.trim().parse().unwrap_or(0));
    (bytes.len() >= size).then_some(size)
}
