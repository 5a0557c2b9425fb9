//! From the creation of a workspace to what runs inside of it.

use std::time::Duration;

use oblien_tests::{Clock, FakeOblien, Provisioning};

use super::{connect, lines};

const SHORT: Duration = Duration::from_millis(1);

#[tokio::test]
async fn a_workspace_is_waited_for_and_used() {
    let builder = FakeOblien::builder().provisioning(Provisioning::Polls(3)).failing_image("oblien/bad", "IMAGE_PULL_FAILED", 1);
    let fake = builder.start().await.unwrap();
    let oblien = connect(&fake);
    for (image, code) in [("oblien/node:24", None), ("oblien/bad", Some("IMAGE_PULL_FAILED"))] {
        let created = oblien.workspaces().create().image(image).send().await.unwrap();
        assert_ne!(created.ready, Some(true), "{image}");
        let workspace = oblien.workspace(&created.id);
        let result = workspace.wait_until_ready().with_interval(SHORT).send().await;
        match (result, code) {
            (Ok(ready), None) => {
                assert_eq!((ready.id, ready.ready), (created.id.clone(), Some(true)));
                let looks = lines(&fake).iter().filter(|line| **line == format!("GET /workspace/{}", created.id)).count();
                assert_eq!(looks, 3);
                let result = workspace.runtime().await.unwrap().exec().run(["echo", "hi"]).send().await.unwrap();
                assert_eq!(result.stdout.as_deref(), Some("hi\n"));
            }
            (Err(error), Some(code)) => assert!(error.is_validation() && error.code() == Some(code), "{error:?}"),
            (result, _) => panic!("{image}: {result:?}"),
        }
    }
}

#[tokio::test]
async fn a_wait_ends_with_the_creation_or_its_own_deadline() {
    let clock = Clock::frozen_at(1_788_256_800);
    let builder = FakeOblien::builder().provisioning(Provisioning::Time(Duration::from_secs(90))).clock(clock);
    let fake = builder.start().await.unwrap();
    let oblien = connect(&fake);
    let created = oblien.workspaces().create().send().await.unwrap();
    let workspace = oblien.workspace(&created.id);
    let wait = || workspace.wait_until_ready().with_interval(SHORT);
    let error = wait().with_deadline(Duration::from_millis(20)).send().await.unwrap_err();
    assert!(error.is_timeout() && error.code() == Some("WORKSPACE_READY_TIMEOUT"), "{error:?}");
    fake.clock().advance(Duration::from_secs(91));
    fake.take_requests();
    assert_eq!(wait().send().await.unwrap().ready, Some(true));
    assert_eq!(lines(&fake).len(), 1);
}
