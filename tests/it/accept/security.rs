//! Which credentials generated builders send, for every kind of scheme and every way to combine them.
//! The client is that of `accept/security`.

use oblien_client::transport::Scripted;
use oblien_client::{Credentials, Error, Sending};

use super::compiled::security::{Client, calls::Calls, credentials};

/// What a call sends: the query and the headers of credentials, or the error.
async fn sent(held: Credentials, call: fn(&Calls) -> Sending<()>) -> String {
    let transport = Scripted::new().json(204, "");
    let client = Client::builder().credentials(held).transport(transport.clone()).build().unwrap();
    match call(&client.calls()).await {
        Ok(()) => {}
        Err(error) => return error.to_string(),
    }
    let request = &transport.requests()[0];
    let headers = ["authorization", "x-key", "cookie"].iter().filter_map(|name| request.headers().get(*name));
    let parts = request.uri().query().into_iter().chain(headers.map(|value| value.to_str().unwrap()));
    parts.collect::<Vec<_>>().join(" | ")
}

#[tokio::test]
async fn every_scheme_is_sent_in_its_place() -> Result<(), Error> {
    type Case = (Credentials, fn(&Calls) -> Sending<()>, &'static str);
    let both = || Credentials::new("key", "k").and("cookie", "c");
    let cases: Vec<Case> = vec![
        (credentials::oauth("t"), |calls| calls.get_default().send(), "Bearer t"),
        (credentials::oauth("t"), |calls| calls.get_open().send(), ""),
        (Credentials::none(), |calls| calls.get_optional().send(), ""),
        (credentials::key("k"), |calls| calls.get_optional().send(), "k"),
        (both(), |calls| calls.get_both().send(), "k | session=c"),
        (credentials::basic("a:b"), |calls| calls.get_both().send(), "Basic YTpi"),
        (credentials::oauth("t").and("query", "q"), |calls| calls.get_scopes().send(), "api_key=q | Bearer t"),
        (credentials::oidc("o"), |calls| calls.get_scopes().send(), "Bearer o"),
        (credentials::custom("c"), |calls| calls.get_custom().send(), "Token c"),
        (credentials::bearer("b"), |calls| calls.get_certificate().send(), "Bearer b"),
        (Credentials::none(), |calls| calls.get_certificate().send(), ""),
        // The header is a credential alone; the query argument is one that is not asked for together with the cookie.
        (both(), |calls| calls.get_keyed().api_key("a").send(), "api_key=a | k | session=c"),
        (credentials::bearer("b"), |calls| calls.get_digest().send(), "Bearer b"),
        (
            credentials::key("k"),
            |calls| calls.get_both().send(),
            "GET /both: the endpoint takes key and cookie, or basic; the client holds key",
        ),
    ];
    for (held, call, expected) in cases {
        assert_eq!(sent(held, call).await, expected);
    }
    Ok(())
}
