//! The examples of the client of Oblien do what they say, as programs of their own, against the fake.
//! Not here: `tunnel` and `webhooks`, whose calls the fake does not serve.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use oblien_tests::{FakeOblien, StreamPlan};

/// The examples that are run here.
const NAMES: [&str; 7] = ["quickstart", "tenant_tokens", "exec_stream", "upload_progress", "terminal", "paging", "blocking"];

/// Builds the examples once, with the features that the whole workspace is tested with; returns the folder they are in.
fn built() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let examples = NAMES.iter().flat_map(|name| ["--example", name]);
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--workspace"])
            .args(examples)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("CARGO_TARGET_DIR", target)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        target.join("debug/examples")
    })
}

/// Runs an example against a fake, with something to read from its input; returns what came of it.
async fn run(fake: &FakeOblien, name: &'static str, arguments: &[&str], input: &'static str) -> Output {
    let key = fake.admin_key();
    let mut command = Command::new(built().join(name));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env("OBLIEN_CLIENT_ID", &key.client_id).env("OBLIEN_CLIENT_SECRET", &key.client_secret);
    for variable in ["OBLIEN_BASE_URL", "OBLIEN_RUNTIME_URL", "OBLIEN_CDN_URL"] {
        command.env(variable, fake.base_url());
    }
    // The fake answers on this test's own runtime, which must not be held up.
    let waiting = tokio::task::spawn_blocking(move || {
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    });
    waiting.await.unwrap()
}

/// What an example printed, if it went well.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn quickstart_leaves_nothing_behind() {
    let fake = FakeOblien::start().await.unwrap();
    let text = said(&run(&fake, "quickstart", &[], "").await);
    assert!(text.contains("hello from inside\n") && text.trim_end().ends_with("is gone"), "{text}");
    let deleted = fake.requests().iter().filter(|request| request.method == "DELETE").count();
    assert_eq!(deleted, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tenant_tokens_reach_their_namespace_only() {
    let fake = FakeOblien::builder().namespace("tenant-abc").start().await.unwrap();
    let own = fake.add_workspace(Some("tenant-abc"));
    let others = fake.add_workspace(None);
    let text = said(&run(&fake, "tenant_tokens", &["tenant-abc", &others], "").await);
    assert!(text.contains("1 workspaces") && text.contains(&own) && text.contains("refused: "), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn exec_stream_ends_as_its_command_does() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let text = said(&run(&fake, "exec_stream", &[&id, "echo", "grüße"], "").await);
    assert_eq!(text, "grüße\n");
    let output = run(&fake, "exec_stream", &[&id, "sh", "-c", "exit 7"], "").await;
    assert_eq!(output.status.code(), Some(7));
}

#[tokio::test(flavor = "multi_thread")]
async fn upload_progress_draws_until_all_is_sent() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let archive = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site.tar.gz");
    let mut packer = tar::Builder::new(GzEncoder::new(fs::File::create(&archive).unwrap(), Compression::none()));
    let mut header = tar::Header::new_gnu();
    header.set_size(200_000);
    packer.append_data(&mut header, "index.html", &vec![b'x'; 200_000][..]).unwrap();
    packer.into_inner().unwrap().finish().unwrap();

    let size = fs::metadata(&archive).unwrap().len();
    let text = said(&run(&fake, "upload_progress", &[&id, archive.to_str().unwrap(), "/app"], "").await);
    let bars: Vec<_> = text.lines().next().unwrap().split('\r').skip(1).collect();
    assert!(bars.len() > 3, "a bar for each piece: {text}");
    assert_eq!(*bars.last().unwrap(), format!("[{}] {size} of {size} bytes", "#".repeat(40)));
    assert!(text.ends_with("1 files in /app\n"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn terminal_is_typed_in_until_it_ends() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let text = said(&run(&fake, "terminal", &[&id], "echo typed here\nexit\n").await);
    assert!(text.contains("typed here"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn paging_asks_for_no_more_than_it_needs() {
    let fake = FakeOblien::start().await.unwrap();
    for _ in 0..60 {
        fake.add_workspace(None);
    }
    let text = said(&run(&fake, "paging", &[], "").await);
    assert!(text.contains("60 workspaces\n"), "{text}");
    let pages = fake.requests().iter().filter(|request| request.target.contains("page=")).count();
    assert_eq!(pages, 3, "two for all, and one for the first few: {text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn blocking_needs_no_runtime() {
    let fake = FakeOblien::builder().streams(StreamPlan::new().events(3)).start().await.unwrap();
    let id = fake.add_workspace(None);
    let text = said(&run(&fake, "blocking", &[&id], "").await);
    assert!(text.starts_with("written by a script\n"), "{text}");
    assert_eq!(text.matches("percent of a CPU").count(), 3);
}
