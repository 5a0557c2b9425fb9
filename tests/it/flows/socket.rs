//! Terminals and watchers over the one socket of a workspace.

use std::time::Duration;

use oblien_generated::flows::socket::{FileChange, RuntimeSocket, SocketEvent};
use tokio::time::timeout;

use super::start;

const SOON: Duration = Duration::from_secs(5);

async fn next(socket: &mut RuntimeSocket) -> SocketEvent {
    timeout(SOON, socket.next()).await.unwrap().unwrap().unwrap()
}

/// Reads what a terminal shows until it ends with a text.
async fn shown(socket: &mut RuntimeSocket, number: u8, end: &str) -> String {
    let mut shown = String::new();
    while !shown.ends_with(end) {
        match next(socket).await {
            SocketEvent::Output { terminal, data } if terminal == number => shown += std::str::from_utf8(&data).unwrap(),
            other => panic!("{other:?}"),
        }
    }
    shown
}

#[tokio::test]
async fn a_terminal_takes_input_and_sizes_and_says_how_it_ended() {
    let (_fake, oblien, id) = start().await;
    let runtime = oblien.workspace(&id).runtime().await.unwrap();
    let mut socket = runtime.ws().await.unwrap();
    let sender = socket.sender();
    let terminal = runtime.terminal().create().cols(80).rows(24).send().await.unwrap();
    let number = terminal.id.to_string().parse().unwrap();
    assert_eq!(shown(&mut socket, number, "$ ").await, "$ ");
    sender.resize(&terminal.id, 40, 10).await.unwrap();
    for (typed, expected) in [("echo hi\n", "echo hi\r\nhi\n$ "), ("pwd\n", "pwd\r\n/root\n$ "), ("exit 5\r", "exit 5\r\n")] {
        sender.input(&terminal.id, typed).await.unwrap();
        let end = &expected[expected.len() - 2..];
        let mut text = shown(&mut socket, number, end).await;
        while text.len() < expected.len() {
            text += &shown(&mut socket, number, end).await;
        }
        assert_eq!(text, expected);
    }
    let ended = next(&mut socket).await;
    assert!(matches!(ended, SocketEvent::Exit { terminal, code: Some(5) } if terminal == number), "{ended:?}");
    let listed = runtime.terminal().list().send().await.unwrap();
    assert_eq!((listed[0].cols, listed[0].rows, listed[0].exit_code), (40, 10, Some(5)));
    sender.close().await;
    assert!(timeout(SOON, socket.next()).await.unwrap().is_none());
    assert!(sender.input(&terminal.id, "x").await.unwrap_err().is_stream_cut());
}

#[tokio::test]
async fn a_watcher_tells_what_happens_to_files() {
    let (_fake, oblien, id) = start().await;
    let runtime = oblien.workspace(&id).runtime().await.unwrap();
    runtime.files().mkdir("/app").send().await.unwrap();
    let mut socket = runtime.ws().await.unwrap();
    let made = runtime.watcher().create("/app").send().await.unwrap();
    match next(&mut socket).await {
        SocketEvent::Watching { watcher, root, directories } => {
            assert_eq!((watcher, root.as_str(), directories), (made.id.to_string(), "/app", Some(1)));
        }
        other => panic!("{other:?}"),
    }
    for expected in [FileChange::Create, FileChange::Write, FileChange::Remove] {
        match expected {
            FileChange::Remove => drop(runtime.files().delete("/app/a").send().await.unwrap()),
            _ => drop(runtime.files().write("/app/a", "x").send().await.unwrap()),
        }
        match next(&mut socket).await {
            SocketEvent::Changed { watcher, path, change } => {
                assert_eq!((watcher, path.as_str(), change), (made.id.to_string(), "/app/a", expected));
            }
            other => panic!("{other:?}"),
        }
    }
}
