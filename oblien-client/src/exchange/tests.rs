//! Whole calls against a scripted service: headers, retries, redirects, tokens and limits of time.

mod own_base;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use http::{Method, Response};

use super::*;
use crate::client::Client;
use crate::credentials::{Token, TokenSource};
use crate::retry::RetryPolicy;
use crate::transport::{Body, Scripted, Transport};
use crate::{Api, Credentials, Endpoint, Placement, Scheme, Secret, Sending, Server};

static API: Api = Api::new(
    "Things",
    &[Server::new("main", "https://api.example")],
    &[
        Scheme::new("id", Placement::Header("X-Client-ID")),
        Scheme::new("secret", Placement::Header("X-Client-Secret")),
        Scheme::new("token", Placement::Bearer),
        Scheme::new("key", Placement::Query("key")),
    ],
)
.success_flag("success");

const SECURITY: &[&[&str]] = &[&["id", "secret"], &["token"], &["key"]];
const GET: Endpoint = Endpoint::new(Method::GET, "/things").security(SECURITY);
const POST: Endpoint = Endpoint::new(Method::POST, "/things").security(SECURITY).json_body();
const REPEATABLE: Endpoint = POST.idempotent();
const OPEN: Endpoint = Endpoint::new(Method::GET, "/open");

fn client_with(service: impl Transport, credentials: Credentials) -> Client {
    let epoch = || SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let builder = Client::builder(&API).clock(epoch).credentials(credentials);
    builder.transport(service).user_agent("tests/1").build().unwrap()
}

fn client(service: &Scripted) -> Client {
    client_with(service.clone(), Credentials::new("token", "jwt"))
}

fn respond(status: u16, headers: &[(&str, &str)], body: impl Into<Body>) -> Response<Body> {
    let response =
        headers.iter().fold(Response::builder().status(status), |response, header| response.header(header.0, header.1));
    response.body(body.into()).unwrap()
}

/// A script of these statuses, which ends in a success.
fn statuses(statuses: &[u16]) -> Scripted {
    let script = statuses.iter().fold(Scripted::new(), |script, status| script.json(*status, "{}"));
    script.json(200, "1")
}

async fn seconds<T>(future: impl Future<Output = T>) -> (T, u64) {
    let start = Instant::now();
    let value = future.await;
    (value, start.elapsed().as_secs())
}

/// The request of a call as lines: what it asks for, its headers in order, its body.
async fn wire<T>(credentials: Credentials, send: impl FnOnce(&Client) -> Sending<T>) -> String {
    let service = Scripted::new().json(200, "null");
    let _ = send(&client_with(service.clone(), credentials)).await;
    let request = service.requests().remove(0);
    let mut lines: Vec<String> =
        request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.sort();
    lines.insert(0, format!("{} {}", request.method(), request.uri()));
    lines.push(String::from_utf8_lossy(request.body()).into_owned());
    lines.join("\n")
}

#[tokio::test]
async fn requests_carry_exactly_their_headers() {
    let pair = || Credentials::new("id", "a").and("secret", "b");
    let token = || Credentials::new("token", "jwt");
    assert_eq!(
        wire(pair(), |client| client.call(&POST).json::<()>()).await,
        "POST https://api.example/things\naccept: application/json\n\
         content-type: application/json\nuser-agent: tests/1\nx-client-id: a\n\
         x-client-secret: b\n{}"
    );
    assert_eq!(
        wire(token(), |client| client.call(&GET).events::<()>()).await,
        "GET https://api.example/things\naccept: text/event-stream\n\
         authorization: Bearer jwt\nuser-agent: tests/1\n"
    );
    assert_eq!(
        wire(pair(), |client| client.call(&OPEN).raw().with_header("accept", "image/png")).await,
        "GET https://api.example/open\naccept: image/png\nuser-agent: tests/1\n"
    );
    let key = Credentials::new("key", "a&b");
    let sent = wire(key, |client| {
        let mut call = client.call(&GET);
        call.query("limit", 5);
        call.empty()
    });
    assert_eq!(sent.await, "GET https://api.example/things?key=a%26b&limit=5\naccept: */*\nuser-agent: tests/1\n");
}

#[tokio::test(start_paused = true)]
async fn what_is_safe_to_repeat_is_tried_three_times() {
    for endpoint in [&GET, &REPEATABLE] {
        let service = statuses(&[503, 500]);
        assert_eq!(client(&service).call(endpoint).json::<u8>().await.unwrap(), 1);
        assert_eq!(service.requests().len(), 3);

        let service = statuses(&[503, 500, 502]);
        let error = client(&service).call(endpoint).json::<u8>().await.unwrap_err();
        assert_eq!(error.status().unwrap(), 502);
        assert_eq!(error.attempts(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_not_safe_to_repeat_is_repeated_only_if_it_was_not_let_in() {
    let unsent = Error::connect("refused");
    let cases = [
        (statuses(&[503]), 1),
        (Scripted::new().fail(Error::interrupted("reset")), 1),
        (Scripted::new().stall(), 1),
        (statuses(&[429]), 2),
        (Scripted::new().fail(unsent).json(200, "1"), 2),
    ];
    for (service, requests) in cases {
        let result = client(&service).call(&POST).json::<u8>().await;
        assert_eq!(service.requests().len(), requests, "{result:?}");
        assert_eq!(result.is_ok(), requests == 2);
        assert!(result.err().is_none_or(|error| error.may_have_reached_service()));
    }
    let service = statuses(&[503]);
    assert!(client(&service).call(&POST).json::<u8>().with_idempotent().await.is_ok());
    let service = statuses(&[503]);
    assert!(client(&service).call(&GET).json::<u8>().without_retries().await.is_err());
}

#[tokio::test(start_paused = true)]
async fn repeated_requests_are_the_same() {
    let service = statuses(&[429, 429]);
    let mut call = client(&service).call(&POST);
    call.field("name", "x");
    call.query("dry_run", true);
    call.header("x-note", "n");
    call.json::<u8>().await.unwrap();
    let text = |request: &http::Request<bytes::Bytes>| format!("{request:?}");
    let requests: Vec<String> = service.requests().iter().map(text).collect();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| *request == requests[0]), "{requests:?}");
    assert!(requests[0].contains(r#"{\"name\":\"x\"}"#) && !requests[0].contains("jwt"));
}

#[tokio::test(start_paused = true)]
async fn the_service_is_waited_for_as_it_asks() {
    let cases = [("7", 7), ("Sun, 06 Nov 1994 08:49:57 GMT", 20), ("0", 0)];
    for (wait, expected) in cases {
        let refusal = respond(429, &[("retry-after", wait)], "");
        let service = Scripted::new().respond(refusal).json(200, "1");
        let (result, waited) = seconds(client(&service).call(&POST).json::<u8>()).await;
        assert_eq!((result.unwrap(), waited), (1, expected), "{wait}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_does_not_fit_is_an_error_at_once() {
    for (wait, deadline) in [(30, 20), (61, 300)] {
        let refusal = respond(429, &[("retry-after", &wait.to_string())], "");
        let service = Scripted::new().respond(refusal);
        let sending = client(&service).call(&GET).json::<u8>();
        let (result, waited) = seconds(sending.with_deadline(Duration::from_secs(deadline))).await;
        let error = result.unwrap_err();
        assert!(error.is_rate_limited());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(wait)));
        assert_eq!(waited, 0);
    }
}

#[tokio::test(start_paused = true)]
async fn time_is_limited_by_attempt_and_over_all() {
    let service = Scripted::new().stall().stall().stall();
    let sending = client(&service).call(&GET).json::<u8>().with_timeout(Duration::from_secs(4));
    let (result, waited) = seconds(sending).await;
    let error = result.unwrap_err();
    assert!(error.is_timeout() && error.may_have_reached_service());
    assert!(error.to_string().contains("the timeout of 4s passed"), "{error}");
    assert!((12..15).contains(&waited), "{waited}");

    let service = Scripted::new().stall().stall().stall();
    let sending = client(&service).call(&GET).json::<u8>();
    let sending = sending.with_timeout(Duration::from_secs(4)).with_deadline(Duration::from_secs(6));
    let (result, waited) = seconds(sending).await;
    let error = result.unwrap_err();
    assert!(error.to_string().contains("the deadline of 6s passed"), "{error}");
    assert_eq!((waited, error.attempts()), (6, 2));

    let forever = client(&statuses(&[])).call(&GET).json::<u8>().with_deadline(Duration::MAX);
    assert_eq!(forever.with_timeout(Duration::MAX).await.unwrap(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_earlier_attempt_may_have_reached_the_service() {
    let service = Scripted::new().fail(Error::interrupted("reset")).fail(Error::connect("refused"));
    let policy = RetryPolicy::default().max_attempts(2);
    let builder = Client::builder(&API).retry(policy).transport(service);
    let client: Client = builder.credentials(Credentials::new("token", "jwt")).build().unwrap();
    let error = client.call(&GET).empty().await.unwrap_err();
    assert!(error.is_connect() && error.may_have_reached_service(), "{error:?}");

    let service = Scripted::new().fail(Error::connect("refused"));
    let error = client_with(service, Credentials::new("token", "jwt")).call(&GET).empty();
    let error = error.without_retries().await.unwrap_err();
    assert!(!error.may_have_reached_service(), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_service_in_trouble_is_not_hit_harder() {
    let service = (0..40).fold(Scripted::new(), |script, _| script.json(503, "{}"));
    let policy = RetryPolicy::default().budget(20);
    let builder = Client::builder(&API).retry(policy).transport(service.clone());
    let client: Client = builder.credentials(Credentials::new("token", "jwt")).build().unwrap();
    for _ in 0..10 {
        client.call(&GET).empty().await.unwrap_err();
    }
    assert_eq!(service.requests().len(), 14);
}

/// Gives `token-1`, and another one each time one is rejected.
#[derive(Default)]
struct Renewed {
    rejections: AtomicU32,
    rejected: Mutex<Vec<String>>,
}

impl TokenSource for Arc<Renewed> {
    fn token(&self) -> Token<'_> {
        let number = self.rejections.load(Ordering::Relaxed) + 1;
        Box::pin(async move { Ok(Secret::from(format!("token-{number}"))) })
    }

    fn rejected(&self, token: &Secret) {
        self.rejections.fetch_add(1, Ordering::Relaxed);
        self.rejected.lock().unwrap().push(token.expose().to_owned());
    }
}

#[tokio::test(start_paused = true)]
async fn a_rejected_token_is_renewed_once() {
    let source = Arc::new(Renewed::default());
    let service = Scripted::new().json(401, "{}").json(200, "1").json(401, "{}").json(401, "{}");
    let client = client_with(service.clone(), Credentials::source("token", source.clone()));
    let sending = client.call(&POST).json::<u8>().without_retries();
    assert_eq!(sending.await.unwrap(), 1);
    let error = client.call(&POST).json::<u8>().await.unwrap_err();
    assert!(error.is_unauthorized());
    let sent: Vec<String> =
        service.requests().iter().map(|request| request.headers()["authorization"].to_str().unwrap().to_owned()).collect();
    assert_eq!(sent, ["Bearer token-1", "Bearer token-2", "Bearer token-2", "Bearer token-3"]);
    assert_eq!(*source.rejected.lock().unwrap(), ["token-1", "token-2", "token-3"]);
}

#[tokio::test(start_paused = true)]
async fn a_fixed_token_is_not_sent_again() {
    let service = Scripted::new().json(401, "{}").json(200, "1");
    assert!(client(&service).call(&GET).empty().await.unwrap_err().is_unauthorized());
    assert_eq!(service.requests().len(), 1);
}

struct Empty;

impl TokenSource for Empty {
    fn token(&self) -> Token<'_> {
        Box::pin(async { Err(Error::credentials("signed out")) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_source_without_a_token_fails_the_call_before_it_is_sent() {
    let service = Scripted::new().json(200, "1");
    let client = client_with(service.clone(), Credentials::source("token", Empty));
    let error = client.call(&GET).empty().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /things: signed out");
    assert!(error.is_credentials() && !error.may_have_reached_service());
    assert_eq!(service.requests().len(), 0);
}

#[tokio::test]
async fn redirects_are_followed_at_home() {
    let cases = [(307, "POST", r#"{"a":1}"#, Some("application/json")), (302, "GET", "", None), (303, "GET", "", None)];
    for (status, method, body, content_type) in cases {
        let redirect = respond(status, &[("location", "/elsewhere?x=1")], "");
        let service = Scripted::new().respond(redirect).json(200, "1");
        let mut call = client(&service).call(&POST);
        call.field("a", &1);
        assert_eq!(call.json::<u8>().await.unwrap(), 1);
        let request = &service.requests()[1];
        assert_eq!(request.method(), method);
        assert_eq!(request.uri(), "https://api.example/elsewhere?x=1");
        assert_eq!(request.body(), body);
        assert_eq!(request.headers()["authorization"], "Bearer jwt");
        let found = request.headers().get("content-type").map(|value| value.to_str().unwrap());
        assert_eq!(found, content_type);
    }
}

#[tokio::test]
async fn redirects_elsewhere_and_in_circles_are_errors() {
    let redirect = respond(307, &[("location", "https://evil.example/?t=secret")], "");
    let service = Scripted::new().respond(redirect);
    let error = client(&service).call(&GET).empty().await.unwrap_err();
    assert!(error.is_redirect() && error.status().unwrap() == 307, "{error:?}");
    assert_eq!(error.to_string(), "GET /things: redirected to another origin (https://evil.example), which is not followed");
    assert!(!format!("{error:?}").contains("secret"));
    assert_eq!(service.requests().len(), 1);

    let circle = |script: Scripted, _| script.respond(respond(302, &[("location", "/x")], ""));
    let service = (0..20).fold(Scripted::new(), circle);
    let error = client(&service).call(&GET).empty().await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    assert_eq!(service.requests().len(), 11);
}

/// A body of two chunks that cannot be sent again.
fn streamed() -> Body {
    let body = http_body_util::Full::new(bytes::Bytes::from_static(b"streamed"));
    Body::stream(body)
}

#[tokio::test(start_paused = true)]
async fn a_streamed_body_is_sent_once() {
    for answer in [respond(503, &[], ""), respond(429, &[], ""), respond(307, &[("location", "/x")], "")] {
        let service = Scripted::new().respond(answer).json(200, "1");
        let client = client(&service);
        let mut request = client.call(&REPEATABLE).into_request().unwrap();
        *request.body_mut() = streamed();
        client.execute(request).await.unwrap_err();
        assert_eq!(service.requests().len(), 1);
        assert_eq!(service.requests()[0].body(), "streamed");
    }
}

#[tokio::test]
async fn a_flag_makes_a_failure_of_a_success() {
    let body = r#"{"success": false, "error": "POOL_LIMIT_REACHED", "message": "full"}"#;
    for endpoint in [&GET, &POST] {
        let service = Scripted::new().json(200, body).json(200, body).json(200, body);
        let client = client(&service);
        for result in [
            client.call(endpoint).json::<()>().await,
            client.call(endpoint).empty().await,
            client.call(endpoint).events::<()>().await.map(|_| ()),
        ] {
            let error = result.unwrap_err();
            assert!(error.is_conflict() && error.is_service());
            assert_eq!((error.status().unwrap().as_u16(), error.message()), (200, "full"));
        }
        assert_eq!(service.requests().len(), 3);
    }
}

#[tokio::test]
async fn whole_responses_keep_status_and_headers() {
    let service = Scripted::new().respond(respond(201, &[("etag", "\"1\"")], "5"));
    let response = client(&service).call(&GET).json::<u8>().into_response().await.unwrap();
    assert_eq!((response.status().as_u16(), *response.body()), (201, 5));
    assert_eq!(response.headers()["etag"], "\"1\"");
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_awaited_nor_twice() {
    let service = Scripted::new().json(200, "1");
    let mut sending = client(&service).call(&GET).json::<u8>();
    assert_eq!((service.requests().len(), format!("{sending:?}")), (0, "Sending(\"ready\")".into()));
    assert_eq!((&mut sending).await.unwrap(), 1);
    assert!(sending.await.unwrap_err().is_request());
}

#[tokio::test]
async fn headers_that_cannot_be_sent_fail_the_call() {
    let service = Scripted::new().json(200, "1");
    let sending = client(&service).call(&GET).json::<u8>().with_header("x-note", "sec\nret");
    let error = sending.await.unwrap_err();
    assert!(error.is_request() && !error.to_string().contains("sec"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn what_a_redirect_answered_is_not_asked_for_again() {
    let redirect = || respond(303, &[("location", "/things/1")], "");
    let service = Scripted::new().respond(redirect()).json(429, "{}").json(200, "1");
    let error = client(&service).call(&POST).json::<u32>().await.unwrap_err();
    assert!(error.is_rate_limited(), "{error:?}");
    let methods: Vec<_> = service.requests().iter().map(|request| request.method().clone()).collect();
    assert_eq!(methods, [Method::POST, Method::GET], "a second POST would make a second thing");

    let service = Scripted::new().respond(redirect()).json(429, "{}").respond(redirect()).json(200, "1");
    assert_eq!(client(&service).call(&REPEATABLE).json::<u32>().await.unwrap(), 1);
}

struct Unreachable(AtomicU32);

impl TokenSource for Unreachable {
    fn token(&self) -> Token<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Err(Error::connect("refused")) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_source_that_cannot_be_reached_is_asked_as_often_as_a_service() {
    let source = std::sync::Arc::new(Unreachable(AtomicU32::new(0)));
    struct Shared(std::sync::Arc<Unreachable>);
    impl TokenSource for Shared {
        fn token(&self) -> Token<'_> {
            self.0.token()
        }
    }
    let client = client_with(Scripted::new(), Credentials::source("token", Shared(source.clone())));
    let error = client.call(&GET).json::<u32>().await.unwrap_err();
    assert_eq!((source.0.load(Ordering::Relaxed), error.attempts()), (3, 0));
}

#[tokio::test]
async fn the_secret_stands_before_an_argument_of_its_name() {
    let service = Scripted::new().json(200, "1");
    let client = client_with(service.clone(), Credentials::new("key", "k"));
    let mut call = client.call(&GET);
    call.query("key", "forged");
    call.json::<u32>().await.unwrap();
    assert_eq!(service.requests()[0].uri(), "https://api.example/things?key=k&key=forged");
}
