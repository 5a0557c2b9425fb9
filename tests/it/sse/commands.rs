//! The output of a command through the generated client, from the fake: events that are told by their names.

use oblien_generated::types::{ExecEvent, TaskStatus};
use oblien_generated::{Client, credentials, scope};
use oblien_tests::FakeOblien;

fn client(fake: &FakeOblien, token: &str) -> Client<scope::Runtime> {
    let builder = Client::builder().server("runtime", fake.base_url()).credentials(credentials::runtime(token));
    builder.transport(crate::wire::loopback::network()).build().unwrap()
}

#[tokio::test]
async fn the_name_of_an_event_tells_which_one_it_is() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let client = client(&fake, &fake.runtime_token(&id).unwrap());
    let mut events = client.runtime().exec().stream(["echo a; echo b >&2; exit 3"]).send().await.unwrap();
    let ExecEvent::TaskStarted(started) = events.next().await.unwrap().unwrap() else { panic!("it has not begun") };
    let ExecEvent::StdoutChunk(chunk) = events.next().await.unwrap().unwrap() else { panic!("no output") };
    assert_eq!(chunk.data, "YQo=");
    let ExecEvent::StderrChunk(chunk) = events.next().await.unwrap().unwrap() else { panic!("no error output") };
    assert_eq!(chunk.data, "Ygo=");
    let ExecEvent::TaskExit(exit) = events.next().await.unwrap().unwrap() else { panic!("no end") };
    assert_eq!((exit.exit_code, exit.status), (3, Some(TaskStatus::Exited)));
    assert!(events.next().await.is_none());

    let mut replayed = client.runtime().exec().subscribe(started.task_id).send().await.unwrap();
    let ExecEvent::TaskReplay(all) = replayed.next().await.unwrap().unwrap() else { panic!("nothing is replayed") };
    assert_eq!((all.stdout.as_deref(), all.stderr.as_deref()), (Some("YQo="), Some("Ygo=")));
}

#[tokio::test]
async fn one_address_serves_both_planes() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let key = fake.admin_key();
    let credentials = credentials::key_pair(key.client_id.as_str(), key.client_secret.as_str());
    let builder = Client::<scope::Admin>::builder().base_url(fake.base_url()).server("runtime", fake.base_url());
    let admin = builder.credentials(credentials).transport(crate::wire::loopback::network()).build().unwrap();
    let access = admin.workspace(id).api_access().enable().send().await.unwrap();
    let inside: Client<scope::Runtime> = admin.with_credentials(credentials::runtime(access.token.unwrap()));
    inside.runtime().files().write("/app/a.txt", "text").create_dirs(true).send().await.unwrap();
    assert_eq!(inside.runtime().files().read("/app/a.txt").send().await.unwrap().content, "text");
    let missing = inside.runtime().files().read("/none").send().await.unwrap_err();
    assert!(missing.is_not_found(), "{missing:?}");
}
