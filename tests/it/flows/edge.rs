//! The edge of the CDN: permits that a client makes itself.

use oblien_generated::credentials;
use serde_json::{Value, json};

use crate::spec::recorded::canned;
use crate::wire::loopback::{Answer, Loopback, network};

#[tokio::test]
async fn a_permit_serves_while_it_lives_and_is_made_again_when_it_is_refused() {
    let permit = |text: &str| {
        let mut permit = canned("cdn.token").clone();
        permit["token"] = json!(text);
        Answer::json(200, &permit)
    };
    let limits = || Answer::json(200, canned("cdn.getLimits"));
    let refusal = Answer::json(401, &json!({ "success": false, "error": "expired" }));
    let server = Loopback::serve(vec![permit("one"), limits(), limits(), refusal, permit("two"), limits()]).await;
    let account = server.client(&network(), credentials::token("account"));
    let edge = account.cdn().edge_with(|permit| permit.tag("avatar").namespace("tenant-a"));
    assert!(server.received().is_empty(), "a permit is made when it is needed");
    for _ in 0..3 {
        edge.cdn().get_limits().send().await.unwrap();
    }
    let sent = server.received();
    let lines: Vec<_> = sent
        .iter()
        .map(|request| {
            let (_, bearer) = request.headers.iter().find(|(name, _)| name == "authorization").unwrap();
            format!("{} {} {bearer}", request.server.name, request.method)
        })
        .collect();
    let (asked, first, second) = ("control POST Bearer account", "cdn GET Bearer one", "cdn GET Bearer two");
    assert_eq!(lines, [asked, first, first, first, asked, second]);
    for request in sent.iter().filter(|request| request.method == "POST") {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        assert_eq!(body, json!({ "tag": "avatar", "namespace": "tenant-a" }), "every permit says the same");
    }
}

#[tokio::test]
async fn a_permit_that_is_refused_is_the_error_of_the_call() {
    let server = Loopback::serve(vec![Answer::json(403, &json!({ "success": false, "error": "forbidden" }))]).await;
    let edge = server.client(&network(), credentials::token("account")).cdn().edge();
    assert!(edge.cdn().get_limits().send().await.unwrap_err().is_forbidden());
    assert_eq!(server.received().len(), 1, "nothing is sent to the edge");
}
