//! Which headers credentials become, which are chosen, and where they come from.

use http::{HeaderMap, HeaderValue};

use super::*;
use crate::{Api, Placement, Scheme};

static API: Api = Api::new(
    "Things",
    &[],
    &[
        Scheme::new("id", Placement::Header("X-Client-ID")).env("T_ID").credential("pair"),
        Scheme::new("secret", Placement::Header("X-Client-Secret")).env("T_SECRET").credential("pair"),
        Scheme::new("token", Placement::Bearer).env("T_TOKEN"),
        Scheme::new("basic", Placement::Basic),
        Scheme::new("plain", Placement::Authorization("Token")),
        Scheme::new("query", Placement::Query("api key")),
        Scheme::new("cookie", Placement::Cookie("session")),
    ],
);

const PAIR_OR_TOKEN: &[&[&str]] = &[&["id", "secret"], &["token"]];

fn pair() -> Credentials {
    Credentials::new("id", "my-id").and("secret", "my-secret")
}

fn inject(credentials: Credentials, alternatives: &[&[&str]]) -> Result<String, Error> {
    let keyring = Keyring::new(&API, credentials);
    let mut headers = HeaderMap::new();
    headers.insert("cookie", HeaderValue::from_static("theme=dark"));
    let mut query = String::new();
    keyring.inject(keyring.choose(alternatives)?, None, &mut headers, &mut query)?;
    if headers["cookie"] == "theme=dark" {
        headers.remove("cookie");
    }
    assert!(headers.values().all(HeaderValue::is_sensitive));
    let line = |(name, value): (_, &HeaderValue)| format!("{name}: {}", value.to_str().unwrap());
    let mut lines: Vec<String> = headers.iter().map(line).collect();
    lines.sort();
    lines.extend((!query.is_empty()).then_some(query));
    Ok(lines.join("\n"))
}

#[test]
fn exactly_the_headers_of_one_alternative_are_sent() {
    const OPTIONAL: &[&[&str]] = &[&[], &["token"]];
    let both = || pair().and("token", "jwt");
    let cases = [
        (pair(), PAIR_OR_TOKEN, "x-client-id: my-id\nx-client-secret: my-secret"),
        (Credentials::new("token", "jwt"), PAIR_OR_TOKEN, "authorization: Bearer jwt"),
        (both(), PAIR_OR_TOKEN, "x-client-id: my-id\nx-client-secret: my-secret"),
        (both(), &[&["token"]], "authorization: Bearer jwt"),
        (both(), &[&["token", "id"]], "authorization: Bearer jwt\nx-client-id: my-id"),
        (both(), &[], ""),
        (Credentials::none(), &[&[]], ""),
        (Credentials::none(), OPTIONAL, ""),
        (pair(), OPTIONAL, ""),
        (both(), OPTIONAL, "authorization: Bearer jwt"),
        (Credentials::new("basic", "a:b"), &[&["basic"]], "authorization: Basic YTpi"),
        (Credentials::new("plain", "a b"), &[&["plain"]], "authorization: Token a b"),
        (Credentials::new("query", "a&b"), &[&["query"]], "api+key=a%26b"),
        (Credentials::new("cookie", "x"), &[&["cookie"]], "cookie: session=x; theme=dark"),
        (Credentials::new("token", "a").and("token", "b"), &[&["token"]], "authorization: Bearer b"),
    ];
    for (credentials, alternatives, expected) in cases {
        assert_eq!(inject(credentials, alternatives).as_deref().unwrap(), expected);
    }
}

#[test]
fn credentials_that_do_not_fit_are_told_by_name() {
    let cases = [
        (Credentials::none(), "the endpoint takes id and secret, or token; the client holds none"),
        (Credentials::new("id", "my-id"), "the endpoint takes id and secret, or token; the client holds id"),
        (Credentials::new("token", ""), "the secret of `token` is empty"),
        (Credentials::new("token", "my\n"), "the secret of `token` holds characters that cannot be sent in a header"),
        (Credentials::new("other", "my"), "Things has no security scheme `other`"),
    ];
    for (credentials, message) in cases {
        let error = inject(credentials, PAIR_OR_TOKEN).unwrap_err();
        assert!(error.is_credentials());
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn one_credential_is_sent_where_no_endpoint_says_which() {
    let mut headers = HeaderMap::new();
    let mut query = String::new();
    let keyring = Keyring::new(&API, pair().and("query", "k"));
    keyring.inject(keyring.choose_any(&API).unwrap(), None, &mut headers, &mut query).unwrap();
    assert_eq!((headers.len(), query.as_str()), (2, ""));
}

struct Tokens;

impl TokenSource for Tokens {
    fn token(&self) -> Token<'_> {
        Box::pin(async { Ok(Secret::from("unused")) })
    }
}

#[test]
fn a_source_is_asked_only_if_it_is_chosen() {
    let keyring = Keyring::new(&API, Credentials::source("token", Tokens).and("id", "my-id"));
    let cases: [(&[&[&str]], &str); 3] = [
        (&[&["token"]], "authorization: Bearer jwt"),
        (&[&["id", "token"]], "authorization: Bearer jwt\nx-client-id: my-id"),
        (&[&["id"]], "x-client-id: my-id"),
    ];
    for (alternatives, expected) in cases {
        let choice = keyring.choose(alternatives).unwrap();
        assert_eq!(keyring.source(choice).is_some(), expected.contains("jwt"));
        let mut headers = HeaderMap::new();
        keyring.inject(choice, Some(&Secret::from("jwt")), &mut headers, &mut String::new()).unwrap();
        let line = |(name, value): (_, &HeaderValue)| format!("{name}: {}", value.to_str().unwrap());
        let mut lines: Vec<String> = headers.iter().map(line).collect();
        lines.sort();
        assert_eq!(lines.join("\n"), expected);
    }
}

#[test]
fn nothing_prints_a_secret() {
    assert_eq!(format!("{:?}", pair()), r#"Credentials(["id", "secret"])"#);
}

#[test]
fn the_environment_gives_the_first_credential_that_is_complete() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("T_ID", "a"), ("T_SECRET", "b")], r#"["id", "secret"]"#),
        (&[("T_ID", "a"), ("T_SECRET", "b"), ("T_TOKEN", "c")], r#"["id", "secret"]"#),
        (&[("T_ID", "a"), ("T_TOKEN", "c")], r#"["token"]"#),
        (&[("T_ID", "a"), ("T_SECRET", " "), ("T_TOKEN", "c")], r#"["token"]"#),
        (&[("T_TOKEN", "c\n")], r#"["token"]"#),
    ];
    for (variables, expected) in cases {
        let variable = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let credentials = Credentials::from_variables(&API, variable).unwrap();
        assert_eq!(format!("{credentials:?}"), format!("Credentials({expected})"));
        assert!(inject(credentials, PAIR_OR_TOKEN).is_ok());
    }
}

#[test]
fn an_environment_without_credentials_is_told_which_variables_to_set() {
    let error = Credentials::from_variables(&API, |_| Some(" ".to_owned())).unwrap_err();
    assert!(error.is_credentials());
    let expected = "no credentials for Things: set T_ID and T_SECRET, or T_TOKEN";
    assert_eq!(error.to_string(), expected);

    static BARE: Api = Api::new("Bare", &[], &[Scheme::new("token", Placement::Bearer)]);
    let error = Credentials::from_variables(&BARE, |_| None).unwrap_err();
    assert_eq!(error.to_string(), "no credential of Bare can come from the environment");
}
