//! When tokens are fetched, how often, and who gets what, with time that stands still.

use std::sync::atomic::{AtomicU32, Ordering};

use http::Method;

use super::*;
use crate::client::Client;
use crate::transport::{Exchange, Request, Transport};
use crate::{Api, Credentials, Endpoint, Placement, Scheme, Server};

static API: Api =
    Api::new("Things", &[Server::new("main", "https://things.example")], &[Scheme::new("token", Placement::Bearer)]);
const GET: Endpoint = Endpoint::new(Method::GET, "/things").security(&[&["token"]]);

type Make = fn(u32) -> Result<FreshToken, Error>;

/// A source whose fetches take a second each and are counted from 1.
fn source(make: Make) -> (CachedToken, Arc<AtomicU32>) {
    let count = Arc::new(AtomicU32::new(0));
    let counted = count.clone();
    let source = CachedToken::new(move || {
        let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            make(number)
        }
    });
    (source, count)
}

fn named(number: u32) -> FreshToken {
    FreshToken::new(format!("token-{number}"))
}

async fn token(source: &CachedToken) -> Result<String, Error> {
    source.token().await.map(|secret| secret.expose().to_owned())
}

async fn pass(seconds: u64) {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
}

#[tokio::test(start_paused = true)]
async fn a_token_is_kept_until_its_margin() {
    // The life, the margin asked for, and the second after which there is another one.
    for (life, margin, renewal) in [(900, 60, 840), (60, 60, 48), (900, 300, 720), (900, 0, 900)] {
        LIFE.store(life, Ordering::Relaxed);
        let make = |number| Ok(named(number).expires_in(Duration::from_secs(LIFE.load(Ordering::Relaxed))));
        let (source, count) = source(make);
        let source = source.margin(Duration::from_secs(margin));
        assert_eq!(token(&source).await.unwrap(), "token-1");
        pass(renewal - 1).await;
        assert_eq!(token(&source).await.unwrap(), "token-1");
        pass(1).await;
        assert_eq!(token(&source).await.unwrap(), "token-2", "{life} {margin}");
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }
}

static LIFE: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

#[tokio::test(start_paused = true)]
async fn a_token_without_end_is_kept() {
    let (source, count) = source(|number| Ok(named(number)));
    for _ in 0..3 {
        pass(1_000_000).await;
        assert_eq!(token(&source).await.unwrap(), "token-1");
    }
    source.forget();
    source.fetch().await.unwrap();
    assert_eq!((token(&source.clone()).await.unwrap(), count.load(Ordering::Relaxed)), ("token-2".to_owned(), 2));
}

#[tokio::test(start_paused = true)]
async fn many_who_wait_share_one_fetch_and_its_error() {
    let makes: [Make; 2] = [|number| Ok(named(number)), |number| Err(Error::credentials(format!("refusal {number}")))];
    for (make, expected) in makes.into_iter().zip(["token-1", "refusal 1"]) {
        let (source, count) = source(make);
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let source = source.clone();
                tokio::spawn(async move { token(&source).await })
            })
            .collect();
        for task in tasks {
            let said = task.await.unwrap().unwrap_or_else(|error| error.to_string());
            assert_eq!(said, expected);
        }
        assert_eq!(count.load(Ordering::Relaxed), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_is_not_kept_for_those_who_come_later() {
    let (source, _) = source(|number| if number == 1 { Err(Error::credentials("not yet")) } else { Ok(named(number)) });
    assert!(token(&source).await.unwrap_err().is_credentials());
    assert_eq!(token(&source).await.unwrap(), "token-2");
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_leaves_the_fetch_to_the_next() {
    let (source, count) = source(|number| Ok(named(number)));
    let impatient = tokio::time::timeout(Duration::from_millis(500), token(&source));
    let (impatient, patient) = tokio::join!(biased; impatient, token(&source));
    assert!(impatient.is_err());
    assert_eq!((patient.unwrap(), count.load(Ordering::Relaxed)), ("token-2".to_owned(), 2));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_renewed_is_used_while_it_holds() {
    let make = |number| match number {
        1 => Ok(named(1).expires_in(Duration::from_secs(900))),
        _ => Err(Error::credentials("away")),
    };
    let (source, count) = source(make);
    token(&source).await.unwrap();
    pass(840).await;
    for _ in 0..3 {
        assert_eq!(token(&source).await.unwrap(), "token-1");
    }
    assert_eq!(count.load(Ordering::Relaxed), 2, "it is not asked for again at once");
    pass(5).await;
    assert_eq!(token(&source).await.unwrap(), "token-1");
    assert_eq!(count.load(Ordering::Relaxed), 3);
    pass(60).await;
    assert_eq!(token(&source).await.unwrap_err().to_string(), "away");
}

#[tokio::test(start_paused = true)]
async fn ends_come_from_dates_and_from_claims() {
    // Issued at 1000, ends at 1900.
    const JWT: &str = "e30.eyJpYXQiOjEwMDAsImV4cCI6MTkwMH0.c2ln";
    let at = |second| SystemTime::UNIX_EPOCH + Duration::from_secs(second);
    let cases = [
        (FreshToken::new("x").expires_at(at(1500)), 1000, Some(500)),
        (FreshToken::new("x").expires_at(at(1500)), 2000, Some(0)),
        (FreshToken::new("x").expires_by_jwt(), 1000, None),
        (FreshToken::new(JWT).expires_by_jwt(), 1100, Some(800)),
        (FreshToken::new(JWT).expires_by_jwt(), 5000, Some(900)),
        (FreshToken::new(JWT).expires_by_jwt(), 10, Some(900)),
        // Ends at 1900 and does not say when it was issued.
        (FreshToken::new("e30.eyJleHAiOjE5MDB9.").expires_by_jwt(), 1800, Some(100)),
        (FreshToken::new("e30.eyJleHAiOjE5MDB9.").expires_by_jwt(), 2000, Some(0)),
    ];
    for (token, now, life) in cases {
        assert_eq!(token.life(at(now)), life.map(Duration::from_secs), "{token:?} at {now}");
    }
    let clock = || SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    let (source, count) = source(|_| Ok(FreshToken::new(JWT).expires_by_jwt()));
    let source = source.clock(clock);
    for expected in [1, 1, 2] {
        token(&source).await.unwrap();
        assert_eq!(count.load(Ordering::Relaxed), expected);
        pass(500).await;
    }
}

/// Takes a second for its answer, and refuses the first token.
#[derive(Clone, Default)]
struct Slow(Arc<Mutex<Vec<String>>>);

impl Transport for Slow {
    fn send(&self, request: Request) -> Exchange<'_> {
        Box::pin(async move {
            let token = request.headers()["authorization"].to_str().unwrap().to_owned();
            self.0.lock().unwrap().push(token.clone());
            pass(1).await;
            let status = if token == "Bearer token-1" { 401 } else { 200 };
            Ok(http::Response::builder().status(status).body("1".into()).unwrap())
        })
    }
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_rejected_together_renew_once() {
    let (source, count) = source(|number| Ok(named(number)));
    let service = Slow::default();
    let builder = Client::builder(&API).credentials(Credentials::source("token", source.clone()));
    let client: Client = builder.transport(service.clone()).build().unwrap();
    let (one, other) = tokio::join!(client.call(&GET).json::<u8>(), client.call(&GET).json::<u8>());
    assert_eq!((one.unwrap(), other.unwrap(), count.load(Ordering::Relaxed)), (1, 1, 2));
    let sent = service.0.lock().unwrap().clone();
    assert_eq!(sent, ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"]);

    source.rejected(&Secret::from("token-1"));
    assert_eq!(token(&source).await.unwrap(), "token-2", "a late rejection of an old token is no news");
    assert_eq!(format!("{source:?}"), "CachedToken { is_held: true, margin: 60s, .. }");
}
