//! What a request takes with the generated client, against the same written by hand.
//!
//! Prints a table for building a request, for a call without a network, and for a call over loopback.

mod allocations;
mod by_hand;
mod contest;
mod generated;
mod models;
mod over_reqwest;
mod replies;
mod server;

use std::error::Error;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use oblien_client::transport::{Exchange, Network};
use oblien_client::{Body, Bytes, Request, Transport, http};
use tokio::runtime::Runtime;

use by_hand::ByHand;
use contest::{Block, Contestant, Cost, contest};
use generated::Generated;
use over_reqwest::OverReqwest;
use replies::Case;

/// Why a measurement was not made.
pub type Failure = Box<dyn Error>;

/// What all contestants send.
pub const ID: &str = "ws_0123456789abcdef01234567";
/// The name of the workspace that is created.
pub const NAME: &str = "A workspace of the measurement";
/// The id of the key.
pub const KEY: &str = "key_0123456789abcdef";
/// The secret of the key.
pub const SECRET: &str = "secret_0123456789abcdef0123456789abcdef";

const LIMIT: Option<Duration> = Some(Duration::from_secs(60));

fn main() -> ExitCode {
    let is_server = std::env::args().nth(1).as_deref() == Some(server::WORD);
    let result = if is_server { server::serve() } else { run() };
    if let Err(failure) = &result {
        eprintln!("{failure}");
    }
    ExitCode::from(u8::from(result.is_err()))
}

fn run() -> Result<(), Failure> {
    println!("| what | by | CPU µs | allocations | bytes | generated ÷ it: CPU | allocations |");
    println!("|---|---|--:|--:|--:|--:|--:|");
    for (case, name) in Case::ALL {
        build(case, name)?;
        without_network(case, name)?;
        over_loopback(case, name)?;
    }
    Ok(())
}

/// Only makes the request.
fn build(case: Case, name: &str) -> Result<(), Failure> {
    let url = "http://127.0.0.1:1";
    let ready: Arc<dyn Transport> = Arc::new(Ready(Bytes::new()));
    let generated = Generated::new(url, ready.clone())?;
    let by_hand = ByHand::new(url, ready, None);
    let blocks: [Block; 2] = [
        Box::new(|times| (0..times).try_for_each(|_| generated.request(case).map(|request| drop(black_box(request))))),
        Box::new(|times| (0..times).try_for_each(|_| by_hand.request(case).map(|request| drop(black_box(request))))),
    ];
    print(&format!("{name}: request built"), &["generated", "by hand"], &contest(101, 2000, &blocks)?);
    Ok(())
}

/// Makes a call that a transport of no network answers at once.
fn without_network(case: Case, name: &str) -> Result<(), Failure> {
    let runtime = runtime()?;
    let url = "http://127.0.0.1:1";
    let ready: Arc<dyn Transport> = Arc::new(Ready(Bytes::from(case.reply())));
    let generated = Generated::new(url, ready.clone())?;
    let by_hand = ByHand::new(url, ready.clone(), None);
    let limited = ByHand::new(url, ready, LIMIT);
    let blocks = [calls(&runtime, &generated, case), calls(&runtime, &by_hand, case), calls(&runtime, &limited, case)];
    let times = if case == Case::List { 100 } else { 1000 };
    let costs = contest(101, times, &blocks)?;
    print(&format!("{name}: call without a network"), &["generated", "by hand", "by hand, with a time limit"], &costs);
    Ok(())
}

/// Makes a call over loopback, one after another on one connection.
fn over_loopback(case: Case, name: &str) -> Result<(), Failure> {
    let runtime = runtime()?;
    let server = server::Server::start()?;
    let network = || -> Result<Arc<dyn Transport>, Failure> { Ok(Arc::new(Network::builder().no_proxy().build()?)) };
    let generated = Generated::new(&server.url, network()?)?;
    let by_hand = ByHand::new(&server.url, network()?, None);
    let limited = ByHand::new(&server.url, network()?, LIMIT);
    let over_reqwest = OverReqwest::new(&server.url)?;
    let blocks = [
        calls(&runtime, &generated, case),
        calls(&runtime, &by_hand, case),
        calls(&runtime, &limited, case),
        calls(&runtime, &over_reqwest, case),
    ];
    let names = ["generated", "by hand", "by hand, with a time limit", "by hand over reqwest"];
    print(&format!("{name}: call over loopback"), &names, &contest(201, 100, &blocks)?);
    Ok(())
}

fn calls<'a, C: Contestant>(runtime: &'a Runtime, contestant: &'a C, case: Case) -> Block<'a> {
    Box::new(move |times| {
        runtime.block_on(async {
            for _ in 0..times {
                contestant.call(case).await?;
            }
            Ok(())
        })
    })
}

fn runtime() -> Result<Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

fn print(what: &str, names: &[&str], costs: &[Cost]) {
    for (name, cost) in names.iter().zip(costs) {
        let Cost { micros, allocations, bytes, ratio } = cost;
        let count = costs[0].allocations / allocations;
        println!("| {what} | {name} | {micros:.2} | {allocations:.0} | {bytes:.0} | **{ratio:.2}** | **{count:.2}** |");
    }
}

/// A transport that has the reply already.
struct Ready(Bytes);

impl Transport for Ready {
    fn send(&self, _: Request) -> Exchange<'_> {
        Box::pin(async {
            let mut response = http::Response::new(Body::from(self.0.clone()));
            let json = http::HeaderValue::from_static("application/json");
            response.headers_mut().insert(http::header::CONTENT_TYPE, json);
            Ok(response)
        })
    }
}
