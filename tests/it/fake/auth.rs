//! Who may call what: the matrix of credentials and routes.

use std::time::Duration;

use oblien_tests::{FakeOblien, Key, Scope, ScopeKind};
use serde_json::json;

use super::caller::Caller;

/// The routes of the matrix; `{own}` and `{other}` are workspaces of two namespaces.
const ROUTES: [(&str, &str); 10] = [
    ("GET", "/workspace"),
    ("POST", "/workspace"),
    ("GET", "/workspace/{own}"),
    ("GET", "/workspace/{own}/stats"),
    ("POST", "/workspace/{own}/ping"),
    ("GET", "/workspace/{other}"),
    ("POST", "/workspace/{other}/ping"),
    ("GET", "/workspace/quota"),
    ("POST", "/tokens"),
    ("GET", "/nowhere"),
];

#[tokio::test]
async fn each_credential_gets_its_status_on_each_route() {
    let fake = FakeOblien::builder().namespace("mine").start().await.unwrap();
    let own = fake.add_workspace(Some("mine"));
    let other = fake.add_workspace(Some("theirs"));
    let minute = Duration::from_secs(60);
    let key = |scope| Caller::with_key(&fake, &fake.key(scope));
    let enabled = Caller::admin(&fake).post(&format!("/workspace/{own}/runtime-api-access/enable"), json!({})).await;
    let workspace_token = enabled.body["token"].as_str().unwrap().to_owned();
    let admin = fake.admin_key();
    let wrong = Key::new(&admin.client_id, "wrong");

    #[rustfmt::skip] // a table
    let matrix = [
        ("admin key",        Caller::admin(&fake),                            [200, 201, 200, 200, 200, 200, 200, 200, 422, 404]),
        ("namespace key",    key(Scope::namespace("mine")),                   [200, 201, 200, 200, 200, 403, 403, 403, 403, 404]),
        ("workspace key",    key(Scope::workspace(&own)),                     [200, 403, 200, 200, 200, 403, 403, 403, 403, 404]),
        ("billing key",      key(Scope::Billing),                             [403, 403, 403, 403, 403, 403, 403, 403, 403, 404]),
        ("namespace token",  Caller::with_token(&fake, &fake.token(Scope::namespace("mine"), minute)),
                                                                              [200, 201, 200, 200, 200, 403, 403, 403, 403, 404]),
        ("workspace token",  Caller::with_token(&fake, &fake.token(Scope::workspace(&own), minute)),
                                                                              [200, 403, 200, 200, 200, 403, 403, 403, 403, 404]),
        ("30-day token",     Caller::with_token(&fake, &workspace_token),     [403, 403, 200, 200, 403, 403, 403, 403, 403, 404]),
        ("nobody",           Caller::nobody(&fake),                           [401, 401, 401, 401, 401, 401, 401, 401, 401, 404]),
        ("wrong secret",     Caller::with_key(&fake, &wrong),                 [401, 401, 401, 401, 401, 401, 401, 401, 401, 404]),
        ("invented token",   Caller::with_token(&fake, "e30.e30.c2ln"),       [401, 401, 401, 401, 401, 401, 401, 401, 401, 404]),
    ];
    for (credential, caller, statuses) in matrix {
        for ((method, path), status) in ROUTES.into_iter().zip(statuses) {
            let path = path.replace("{own}", &own).replace("{other}", &other);
            let body = (method == "POST").then(|| json!({}));
            let answer = caller.send(method, &path, body).await;
            assert_eq!(answer.status, status, "{credential} on {method} {path}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_refusal_comes_in_the_envelope() {
    let fake = FakeOblien::start().await.unwrap();
    let answer = Caller::nobody(&fake).get("/workspace").await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.body["success"], json!(false));
    assert_eq!(answer.body["code"], json!("authentication_error"));
    assert_eq!(answer.body["error"], json!("authentication_error"));
    assert!(answer.body["message"].is_string());
    assert_eq!(answer.body["details"], json!(null));
    assert_eq!(answer.body["request_id"].as_str(), answer.header("x-request-id"));
}

#[tokio::test]
async fn half_a_key_pair_is_no_credential() {
    let fake = FakeOblien::start().await.unwrap();
    let [id, secret] = fake.admin_key().headers();
    for (name, value) in [id, secret] {
        let caller = Caller::nobody(&fake).header(name, value);
        assert_eq!(caller.get("/workspace").await.status, 401, "{name} alone");
    }
}

#[tokio::test]
async fn a_token_wins_over_a_key_pair_beside_it() {
    let fake = FakeOblien::builder().namespace("mine").start().await.unwrap();
    let token = fake.token(Scope::namespace("mine"), Duration::from_secs(60));
    let both = |value: &str| Caller::admin(&fake).header("authorization", value);
    assert_eq!(both(&format!("Bearer {token}")).get("/workspace/quota").await.status, 403);
    assert_eq!(both("Bearer nonsense").get("/workspace/quota").await.status, 401);
    // An empty token, or another scheme, is no token.
    assert_eq!(both("Bearer ").get("/workspace/quota").await.status, 200);
    assert_eq!(both("Basic abc").get("/workspace/quota").await.status, 200);
}

#[tokio::test]
async fn what_is_revoked_works_no_more() {
    let fake = FakeOblien::start().await.unwrap();
    let key = fake.key(Scope::Admin);
    let token = fake.token(Scope::namespace("any"), Duration::from_secs(60));
    assert_eq!(Caller::with_key(&fake, &key).get("/workspace").await.status, 200);
    assert_eq!(Caller::with_token(&fake, &token).get("/workspace").await.status, 200);
    fake.revoke_key(&key);
    fake.revoke_token(&token);
    assert_eq!(Caller::with_key(&fake, &key).get("/workspace").await.status, 401);
    assert_eq!(Caller::with_token(&fake, &token).get("/workspace").await.status, 401);
}

#[tokio::test]
async fn lists_are_filtered_and_creations_forced() {
    let fake = FakeOblien::builder().namespace("mine").start().await.unwrap();
    let own = fake.add_workspace(Some("mine"));
    fake.add_workspace(Some("theirs"));
    fake.add_workspace(None);
    let ids = |body: &serde_json::Value| {
        let list = body["workspaces"].as_array().unwrap().iter();
        list.map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&Caller::admin(&fake).get("/workspace").await.body).len(), 3);
    let tenant = Caller::with_key(&fake, &fake.key(Scope::namespace("mine")));
    assert_eq!(ids(&tenant.get("/workspace").await.body), [own.as_str()]);
    assert_eq!(ids(&tenant.get("/workspace?namespace=theirs").await.body), [own.as_str()]);
    let bound = Caller::with_key(&fake, &fake.key(Scope::workspace(&own)));
    assert_eq!(ids(&bound.get("/workspace").await.body), [own]);

    let made = tenant.post("/workspace", json!({ "namespace": "theirs" })).await;
    assert_eq!(made.body["workspace"]["namespace"], json!("mine"));
}

#[tokio::test]
async fn accounts_do_not_see_each_other() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let stranger = fake.add_account("acct_other", &[]);
    let stranger = Caller::with_key(&fake, &stranger);
    assert_eq!(stranger.get(&format!("/workspace/{id}")).await.status, 404);
    assert_eq!(stranger.get("/workspace").await.body["total"], json!(0));
}

#[tokio::test]
async fn a_suspended_namespace_can_be_inspected_stopped_and_deleted() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(Some("mine"));
    let tenant = Caller::with_key(&fake, &fake.key(Scope::namespace("mine")));
    fake.suspend_namespace("mine");
    let path = |rest: &str| format!("/workspace/{id}{rest}");
    let refused = [
        ("POST", "/workspace".to_owned()),
        ("PUT", path("")),
        ("POST", path("/start")),
        ("POST", path("/restart")),
        ("POST", path("/resume")),
        ("PATCH", path("/network")),
    ];
    for (method, path) in refused {
        let answer = tenant.send(method, &path, Some(json!({}))).await;
        assert_eq!((answer.status, answer.code()), (403, "namespace_suspended"), "{method} {path}");
    }
    assert_eq!(tenant.get(&path("")).await.status, 200);
    assert_eq!(tenant.get("/workspace").await.status, 200);
    assert_eq!(tenant.post(&path("/stop"), json!({})).await.status, 200);
    fake.activate_namespace("mine");
    assert_eq!(tenant.post(&path("/start"), json!({})).await.status, 200);
    fake.suspend_namespace("mine");
    assert_eq!(tenant.delete(&path("")).await.status, 200);
}

#[tokio::test]
async fn the_table_of_operations_is_what_the_guard_holds() {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(Some("mine"));
    for operation in FakeOblien::operations() {
        let path = operation.path.replace("{workspaceId}", &id).replace(['{', '}'], "");
        for scope in [Scope::namespace("mine"), Scope::workspace(&id), Scope::Billing] {
            let kind = match scope {
                Scope::Namespace(_) => ScopeKind::Namespace,
                Scope::Workspace(_) => ScopeKind::Workspace,
                _ => ScopeKind::Billing,
            };
            if operation.scopes.contains(&kind) {
                continue;
            }
            let caller = Caller::with_key(&fake, &fake.key(scope));
            let answer = caller.send(operation.method.as_str(), &path, None).await;
            assert_eq!(answer.status, 403, "{kind:?} on {} {path}", operation.method);
        }
    }
}
