//! Files, commands and searches through the runtime of a workspace, and how long its token serves.

use std::time::Duration;

use futures_util::future::join_all;
use oblien_generated::types::{ExecEvent, FileStreamLine};
use oblien_generated::{WorkspaceRuntime, credentials};
use oblien_tests::{Clock, FakeOblien};
use serde_json::json;

use super::{connect, lines, start};
use crate::spec::recorded::canned;
use crate::wire::loopback::{Answer, Loopback, network};

/// 2026-09-01T10:00:00Z.
const START: u64 = 1_788_256_800;
const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn files_commands_and_searches_reach_the_workspace_and_its_targets() {
    let (_fake, oblien, id) = start().await;
    let whole = oblien.workspace(&id).runtime().await.unwrap();
    whole.search().init().send().await.unwrap();
    for (target, path) in [("", "/app/whole.txt"), ("linux", "/app/linux.txt")] {
        let inside = whole.for_target(target).unwrap();
        inside.files().write(path, "one\nneedle\n").create_dirs(true).send().await.unwrap();
        assert_eq!(inside.files().read(path).start_line(2).send().await.unwrap().content.trim_end(), "needle", "{target}");
        let found = inside.search().content("needle").path(path.trim_end_matches(".txt").rsplit_once('/').unwrap().0).send();
        assert!(found.await.unwrap().results.contains_key(path), "{target}");
        assert_eq!(printed(&inside, path).await, "one\nneedle\n", "{target}");
    }
    let mut listed = whole.files().stream().path("/app").send().await.unwrap();
    let mut names = Vec::new();
    while let Some(line) = listed.next().await {
        names.push(match line.unwrap() {
            FileStreamLine::FileEntry(entry) => entry.name,
            FileStreamLine::FileStreamMark(mark) => mark.event,
            other => panic!("{other:?}"),
        });
    }
    assert_eq!(names, ["start", "linux.txt", "whole.txt", "done"]);
}

/// What a command prints that prints a file, read while it runs.
async fn printed(inside: &WorkspaceRuntime, path: &str) -> String {
    let mut events = inside.exec().stream(["cat", path]).send().await.unwrap();
    let mut printed = Vec::new();
    while let Some(event) = events.next().await {
        if let ExecEvent::StdoutChunk(chunk) = event.unwrap() {
            printed.extend(chunk.bytes().unwrap());
        }
    }
    String::from_utf8(printed).unwrap()
}

#[tokio::test]
async fn a_token_that_is_over_is_renewed_once_for_all_who_call() {
    type End = fn(&FakeOblien, &str);
    let ends: [(&str, End); 2] = [
        ("expired", |fake, _| fake.clock().advance(HOUR * 2)),
        ("revoked", |fake, id| fake.revoke_token(&fake.runtime_token(id).unwrap())),
    ];
    for (name, end) in ends {
        let fake = FakeOblien::builder().workspace_tokens(HOUR).clock(Clock::frozen_at(START)).start().await.unwrap();
        let id = fake.add_workspace(None);
        let runtime = connect(&fake).workspace(&id).runtime().await.unwrap();
        end(&fake, &id);
        fake.take_requests();
        let calls = (0..5).map(|_| runtime.health().send());
        for result in join_all(calls.map(IntoFuture::into_future)).await {
            assert_eq!(result.unwrap().status, "ok", "{name}");
        }
        let seen = lines(&fake);
        assert_eq!(seen.iter().filter(|line| line.ends_with("/runtime-api-access/token")).count(), 1, "{name}: {seen:?}");
        runtime.health().send().await.unwrap();
        assert_eq!(lines(&fake), ["GET /health"], "{name}: the new token is kept");
    }
}

#[tokio::test]
async fn a_new_token_that_is_refused_too_is_an_error_and_each_call_goes_to_its_host() {
    let access = || Answer::json(200, canned("workspaces.apiAccess.status"));
    let token = |token: &str| Answer::json(200, &json!({ "success": true, "enabled": true, "token": token }));
    let refusal = || Answer::json(401, &json!({ "success": false, "error": "unauthorized" }));
    let server = Loopback::serve(vec![access(), token("one"), refusal(), access(), token("two"), refusal()]).await;
    let client = server.client(&network(), credentials::token("account"));
    let runtime = client.workspace("ws_abc").runtime().await.unwrap();
    assert!(runtime.health().send().await.unwrap_err().is_unauthorized());
    let sent: Vec<_> = server
        .received()
        .into_iter()
        .map(|request| {
            let (_, bearer) = request.headers.into_iter().find(|(name, _)| name == "authorization").unwrap();
            format!("{} {} {bearer}", request.server.name, request.target)
        })
        .collect();
    let read = "control /workspace/ws_abc/runtime-api-access Bearer account";
    let issue = "control /workspace/ws_abc/runtime-api-access/token Bearer account";
    assert_eq!(sent, [read, issue, "runtime /health Bearer one", read, issue, "runtime /health Bearer two"]);
}
