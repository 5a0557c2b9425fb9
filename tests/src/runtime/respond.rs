//! From answers to responses: JSON at once, a command when it has ended, its output while it runs.
//!
//! The last step of a request to the data plane.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

use crate::error::{Failure, json_response};
use crate::events::{Chunks, Gone, pipe, send};
use crate::guard::Asked;
use crate::server::Shared;

use super::access::{Visit, admit};
use super::machine::Surroundings;
use super::shell::Channel;
use super::task::{End, Progress, Task};
use super::{Answer, Answered, socket};

/// Answers a request to an operation.
pub(crate) async fn answer(shared: &Shared, handler: fn(&Visit) -> Answered, asked: Asked) -> Response {
    let around = shared.surroundings();
    // A statement of its own: the lock is not held while the handler works.
    let visit = admit(&mut settled(shared, &asked), asked, &around);
    match visit.and_then(|visit| handler(&visit)) {
        Ok(answer) => respond(shared, answer, &around).await,
        Err(failure) => shared.refuse(failure),
    }
}

/// Opens the WebSocket of a machine.
pub(crate) fn connect(shared: &Shared, upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>, asked: Asked) -> Response {
    let around = shared.surroundings();
    let visit = admit(&mut settled(shared, &asked), asked, &around);
    match (visit, upgrade) {
        (Ok(visit), Ok(upgrade)) => upgrade.on_upgrade(move |socket| socket::converse(visit.machine, socket)),
        (Err(failure), _) => shared.refuse(failure),
        (Ok(_), Err(_)) => shared.refuse(Failure::bad_request("This is a WebSocket")),
    }
}

fn settled<'a>(shared: &'a Shared, asked: &Asked) -> std::sync::MutexGuard<'a, crate::state::World> {
    let mut world = shared.world();
    world.settle(asked.now);
    world
}

async fn respond(shared: &Shared, answer: Answer, around: &Surroundings) -> Response {
    match answer {
        Answer::Json(status, value) => json_response(status, &value, &shared.request_id()),
        Answer::Lines(values) => {
            let lines: String = values.iter().map(|value| format!("{value}\n")).collect();
            of_type("application/x-ndjson", Body::from(lines))
        }
        Answer::Archive(bytes) => of_type("application/gzip", Body::from(bytes)),
        Answer::Ended(task) => {
            wait(&task, around).await;
            json_response(StatusCode::OK, &task.wire(), &shared.request_id())
        }
        Answer::Output(task, is_new) => {
            let (chunks, body) = pipe(&shared.open_streams);
            tokio::spawn(follow(task, is_new, chunks, around.clone()));
            of_type("text/event-stream", body)
        }
    }
}

fn of_type(content_type: &'static str, body: Body) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// Waits for the end of a command, but not longer than the fake lives.
async fn wait(task: &Task, around: &Surroundings) {
    let (mut progress, mut stop) = (task.watch(), around.stop.clone());
    tokio::select! {
        _ = progress.wait_for(|progress| progress.end.is_some()) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}

/// Sends the output of a command until it ends, the caller leaves or the fake stops.
async fn follow(task: Arc<Task>, is_new: bool, chunks: Chunks, mut around: Surroundings) {
    tokio::select! {
        () = chunks.closed() => {}
        _ = around.stop.wait_for(|stop| *stop) => {}
        _ = tell(&task, is_new, &chunks) => {}
    }
}

async fn tell(task: &Task, is_new: bool, chunks: &Chunks) -> Result<(), Gone> {
    let mut progress = task.watch();
    let before = replayed(&progress.borrow());
    if is_new {
        event(chunks, "task_id", json!({ "task_id": task.id })).await?;
    } else if let Some((output, end)) = before {
        event(chunks, "output", output).await?;
        return exit(task, end, chunks).await;
    }
    let mut told = 0;
    loop {
        let (written, end) = news(&progress.borrow_and_update(), told);
        for (channel, bytes) in &written {
            let name = if *channel == Channel::Output { "stdout" } else { "stderr" };
            event(chunks, name, json!({ "data": STANDARD.encode(bytes) })).await?;
        }
        told += written.len();
        if let Some(end) = end {
            return exit(task, end, chunks).await;
        }
        // The task holds the sender, so there is no error to come.
        let _ = progress.changed().await;
    }
}

/// What was written behind so many pieces, and the end if it has come.
fn news(progress: &Progress, told: usize) -> (Vec<(Channel, Vec<u8>)>, Option<End>) {
    (progress.written[told..].to_vec(), progress.end)
}

/// All that a command wrote and how it ended, if it has.
fn replayed(progress: &Progress) -> Option<(Value, End)> {
    let end = progress.end?;
    let all = |channel| STANDARD.encode(progress.all(channel));
    Some((json!({ "stdout": all(Channel::Output), "stderr": all(Channel::Errors) }), end))
}

async fn exit(task: &Task, end: End, chunks: &Chunks) -> Result<(), Gone> {
    event(chunks, "exit", json!({ "exit_code": end.code, "pid": task.pid(), "status": end.status })).await
}

async fn event(chunks: &Chunks, name: &str, data: Value) -> Result<(), Gone> {
    send(chunks, format!("event: {name}\ndata: {data}\n\n")).await
}
