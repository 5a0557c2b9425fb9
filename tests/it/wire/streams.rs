//! What comes of streams piece by piece: records around one that is none, and how far a body has come.
//! The replay compares the same recorded calls as a whole.

use std::sync::{Arc, Mutex};

use oblien_client::{Body, Error};
use oblien_generated::types::FileStreamLine;
use oblien_generated::{Client, credentials, scope};

use crate::spec::recorded::{Case, cases};

use super::arguments::Arguments;
use super::flows;
use super::loopback::{Answer, Ending, Loopback, network};

/// Something by its name, and an error by what it is.
const RECORDS: [(&str, &[&str]); 4] = [
    ("ndjson/missing-trailing-newline", &["a", "lost"]),
    ("ndjson/bad-line-throws", &["a", "not decoded", "b"]),
    ("ndjson/fail-cut", &["a", "cut"]),
    ("ndjson/fail-200-success-false", &["refused"]),
];

async fn serve(answers: Vec<Answer>) -> (Loopback, Client<scope::Runtime>) {
    let server = Loopback::serve(answers).await;
    let client = server.client(&network(), credentials::runtime("t")).cast();
    (server, client)
}

/// Reads a listing to its end.
async fn listed(answers: Vec<Answer>) -> Vec<Result<FileStreamLine, Error>> {
    let (_server, client) = serve(answers).await;
    let mut records = client.runtime().files().stream().send().await.unwrap();
    let mut items = Vec::new();
    while let Some(item) = records.next().await {
        items.push(item);
    }
    items
}

#[tokio::test]
async fn records_around_a_failure_come_out() {
    for (name, expected) in RECORDS {
        let case = cases().iter().find(|case| case.id() == name).expect(name);
        let items = listed(flows::answers(case).expect(name)).await;
        let names = items.iter().map(|item| match item {
            Ok(FileStreamLine::FileEntry(entry)) => entry.name.as_str(),
            Err(error) if error.is_decode() => "not decoded",
            Err(error) if error.is_stream_cut() => "cut",
            Err(error) if error.is_service() => "refused",
            other => panic!("{name}: {other:?}"),
        });
        assert_eq!(names.collect::<Vec<_>>(), expected, "{name}");
    }
}

#[tokio::test]
async fn a_listing_that_failed_says_so() {
    let lines = b"{\"event\":\"start\",\"path\":\"/app\"}\n{\"event\":\"error\",\"error\":\"gone\"}\n".to_vec();
    let items = listed(vec![Answer::Lines(vec![lines], Ending::Complete)]).await;
    let marks = items.iter().map(|item| match item {
        Ok(FileStreamLine::FileStreamMark(mark)) => (mark.event.as_str(), mark.extra.contains_key("error")),
        other => panic!("{other:?}"),
    });
    assert_eq!(marks.collect::<Vec<_>>(), [("start", false), ("error", true)]);
}

#[tokio::test]
async fn progress_is_told_as_recorded() {
    let followed: Vec<_> = cases().iter().filter(|case| case.member("progress").is_array()).collect();
    assert_eq!(followed.len(), 3);
    for case in followed {
        let recorded = case.member("progress").as_array().unwrap().iter();
        let expected: Vec<_> = recorded.map(|row| (row["loadedBytes"].as_u64().unwrap(), row["totalBytes"].as_u64())).collect();
        assert_eq!(progress(case).await, expected, "{}", case.id());
    }
}

/// Makes a call, and notes how far its body was each time it was told.
async fn progress(case: &'static Case) -> Vec<(u64, Option<u64>)> {
    let (_server, client) = serve(flows::answers(case).unwrap()).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let note = told.clone();
    let follow = |body: Body| body.with_progress(move |progress| note.lock().unwrap().push((progress.bytes, progress.total)));
    let transfer = client.runtime().transfer();
    let options = Arguments::of(case).options();
    match case.accessor() {
        "runtime.transfer.upload" => {
            let body = options.body("body", "totalBytes").unwrap();
            transfer.upload(follow(body)).send().await.unwrap();
        }
        _ => {
            let body = transfer.download(options.texts("paths").unwrap()).stream().await.unwrap();
            let mut body = follow(body);
            while let Some(piece) = body.chunk().await {
                piece.unwrap();
            }
        }
    }
    std::mem::take(&mut *told.lock().unwrap())
}
