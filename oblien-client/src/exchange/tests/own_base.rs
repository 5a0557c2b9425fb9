//! Endpoints below a URL of their own: where they are called, and that no credentials follow by themselves.

use super::*;

const BETA: Endpoint = Endpoint::new(Method::GET, "/cities/{city}").base("https://beta.example/v1/");
const TRUSTED: Endpoint = BETA.security(&[&["token"]]);
const AT_HOME: Endpoint = GET.base("https://api.example/v2");

fn beta(client: &Client, endpoint: &'static Endpoint) -> Sending<()> {
    let mut call = client.call(endpoint);
    call.path("São Paulo");
    call.empty()
}

#[tokio::test]
async fn it_is_called_below_its_own_url_without_credentials() {
    let held = || Credentials::new("id", "a").and("secret", "b").and("token", "jwt");
    assert_eq!(
        wire(held(), |client| beta(client, &BETA)).await,
        "GET https://beta.example/v1/cities/S%C3%A3o%20Paulo\naccept: */*\nuser-agent: tests/1\n"
    );
}

#[tokio::test]
async fn exactly_the_credentials_that_it_names_are_sent() {
    let held = || Credentials::new("id", "a").and("secret", "b").and("token", "jwt");
    assert_eq!(
        wire(held(), |client| beta(client, &TRUSTED)).await,
        "GET https://beta.example/v1/cities/S%C3%A3o%20Paulo\naccept: */*\nauthorization: Bearer jwt\nuser-agent: tests/1\n"
    );
    assert_eq!(
        wire(held(), |client| client.call(&AT_HOME).empty()).await,
        "GET https://api.example/v2/things\naccept: */*\nuser-agent: tests/1\nx-client-id: a\nx-client-secret: b\n"
    );
    let error = beta(&client_with(Scripted::new(), Credentials::new("id", "a")), &TRUSTED).await.unwrap_err();
    assert!(error.is_credentials(), "{error}");
}

#[tokio::test]
async fn settings_of_the_client_do_not_move_it() {
    let service = Scripted::new().json(200, "null");
    let client: Client = Client::builder(&API).base_url("https://other.example").transport(service.clone()).build().unwrap();
    beta(&client, &BETA).await.unwrap();
    assert_eq!(service.requests()[0].uri(), "https://beta.example/v1/cities/S%C3%A3o%20Paulo");
}

#[tokio::test]
async fn a_request_that_was_led_elsewhere_takes_no_credentials_there() {
    for elsewhere in ["https://evil.example/v1/cities/x", "https://beta.example:444/v1/cities/x"] {
        let service = Scripted::new();
        let client = client(&service);
        let mut call = client.call(&TRUSTED);
        call.path("x");
        let mut request = call.into_request().unwrap();
        assert!(request.headers().is_empty());
        *request.uri_mut() = elsewhere.parse().unwrap();
        assert!(client.execute(request).await.unwrap_err().is_credentials());
        assert!(service.requests().is_empty());
    }
    let moved = Scripted::new().respond(respond(302, &[("location", "https://api.example/things")], ""));
    let error = beta(&client(&moved), &TRUSTED).await.unwrap_err();
    assert!(error.to_string().contains("another origin"), "{error}");
}

#[tokio::test]
async fn a_url_that_is_no_base_fails_every_call() {
    const RELATIVE: Endpoint = OPEN.base("/v1");
    const SECRETIVE: Endpoint = OPEN.base("https://user:secret@beta.example");
    for (endpoint, why) in [(&RELATIVE, "is not absolute"), (&SECRETIVE, "must not hold a user name or a password")] {
        let error = client(&Scripted::new()).call(endpoint).empty().await.unwrap_err();
        assert!(error.is_request(), "{error}");
        assert_eq!(error.to_string(), format!("GET /open: the endpoint's own base URL {why}"));
    }
}
