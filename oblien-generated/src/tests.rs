//! The judgement of workspaces, case by case.

use oblien_client::Value;

use crate::generated::types::Workspace;
use crate::ready::{Verdict, judge};

/// A workspace with these members besides the ones that must be there, as text, and what is judged of it.
const CASES: &[(&str, &str, &str)] = &[
    ("ready", r#"{"ready": true, "provisioning": {"state": "ready", "phase": "ready", "message": "", "error": null}}"#, "ready"),
    (
        "queued",
        r#"{"ready": false, "provisioning": {"state": "queued", "phase": "queued", "message": "", "error": null}}"#,
        "waiting",
    ),
    ("unknown state", r#"{"provisioning": {"state": "resting", "phase": "resting", "message": "", "error": null}}"#, "waiting"),
    (
        "deleting comes before all",
        r#"{"ready": true, "provisioning": {"state": "failed", "phase": "deleting", "message": "", "error": null}}"#,
        "409 WORKSPACE_CREATION_CANCELLED",
    ),
    (
        "failed comes before ready",
        r#"{"ready": true, "provisioning": {"state": "failed", "phase": "failed", "message": "", "error": {"code": "NO_IMAGE", "message": "m"}}}"#,
        "422 NO_IMAGE",
    ),
    (
        "failed without an error",
        r#"{"provisioning": {"state": "failed", "phase": "failed", "message": "", "error": null}}"#,
        "422 CREATE_FAILED",
    ),
    (
        "made but not ready",
        r#"{"ready": false, "provisioning": {"state": "ready", "phase": "ready", "message": "", "error": null}}"#,
        "409 WORKSPACE_STOPPED",
    ),
    ("no provisioning, running flag", r#"{"provisioning": null, "info": {"is_running": true}}"#, "ready"),
    ("no provisioning, running word", r#"{"info": {"status": "running"}}"#, "ready"),
    ("no provisioning, stopped", r#"{"info": {"status": "stopped", "is_running": false}}"#, "waiting"),
    ("the top-level status is not asked", r#"{"status": "running"}"#, "waiting"),
];

#[test]
fn workspaces_are_judged_in_order() {
    for (name, members, expected) in CASES {
        assert_eq!(verdict(&workspace(members)), *expected, "{name}");
    }
}

fn workspace(members: &str) -> Workspace {
    let mut value: Value =
        serde_json::from_str(r#"{"id": "ws", "status": "s", "image": "i", "created_at": "", "updated_at": ""}"#).unwrap();
    let members: Value = serde_json::from_str(members).unwrap();
    for (name, member) in members.as_object().unwrap() {
        value[name] = member.clone();
    }
    serde_json::from_value(value).unwrap()
}

fn verdict(workspace: &Workspace) -> String {
    match judge(workspace) {
        Verdict::Ready => "ready".to_owned(),
        Verdict::Waiting => "waiting".to_owned(),
        Verdict::Failed(error) => {
            let status = error.status().map(|status| status.as_u16()).unwrap_or_default();
            format!("{status} {}", error.code().unwrap_or_default())
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_was_given_up_says_why_the_last_look_failed() {
    use std::error::Error as _;
    use std::time::Duration;

    use oblien_client::transport::Scripted;

    let answers = [(503, "{}"), (200, r#"{"workspace":{"id":"w","status":"s","image":"i","created_at":"","updated_at":""}}"#)];
    for (count, has_cause) in [(1, true), (2, false)] {
        let service = answers.iter().take(count).fold(Scripted::new(), |service, (status, text)| service.json(*status, *text));
        let client = crate::Client::<crate::scope::Any>::builder().credentials(crate::credentials::token("t"));
        let client = client.transport(service.stall().stall()).retry(oblien_client::RetryPolicy::none()).build().unwrap();
        let wait = client.workspace("w").wait_until_ready().with_deadline(Duration::from_secs(5));
        let error = wait.send().await.unwrap_err();
        assert_eq!(error.code(), Some("WORKSPACE_READY_TIMEOUT"), "{error:?}");
        let cause = error.source().and_then(|source| source.downcast_ref::<crate::Error>());
        assert_eq!(cause.map(|cause| cause.status().unwrap().as_u16()), has_cause.then_some(503), "{error:?}");
    }
}
