//! The HTTP side: a front that records and breaks things, and a router over the operations.
//!
//! A request goes record → fault → route → guard → handler → response.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection};
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, get, on};
use axum::{Router, serve};
use http::{HeaderValue, StatusCode, header, request::Parts};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::error::{Failure, json_response};
use crate::events;
use crate::faults::{Fault, Faults};
use crate::guard::{Asked, admit};
use crate::recording::Recording;
use crate::reply::{Outcome, Reply};
use crate::routes::{Effect, OPERATIONS, Operation};
use crate::runtime::machine::Surroundings;
use crate::runtime::{ROUTES, respond};
use crate::state::World;
use crate::truncation::truncate;
use crate::wire::{Listener, Scissors};

const LARGEST_BODY: usize = 1024 * 1024;

/// What the handle and the server of one fake share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) world: Mutex<World>,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) recording: Recording,
    pub(crate) open_streams: watch::Sender<usize>,
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) answered: AtomicU64,
}

impl Shared {
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings { clock: self.clock.clone(), stop: self.stop.subscribe() }
    }

    pub(crate) fn request_id(&self) -> String {
        format!("req_{:06}", self.answered.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn refuse(&self, failure: Failure) -> Response {
        failure.respond(&self.request_id())
    }
}

/// Serves until the fake is told to stop and its connections are done.
pub(crate) async fn run(sockets: TcpListener, shared: Arc<Shared>) {
    let mut stop = shared.stop.subscribe();
    let service = router(shared).into_make_service_with_connect_info::<Scissors>();
    let server = serve(Listener::new(sockets), service);
    let server = server.with_graceful_shutdown(async move {
        // An error means that the fake is gone, which is a reason to stop as well.
        let _ = stop.wait_for(|stop| *stop).await;
    });
    // It has no error to return: failed accepts are retried.
    let _ = server.await;
}

fn router(shared: Arc<Shared>) -> Router {
    let mut router = Router::new();
    for operation in OPERATIONS {
        let Ok(filter) = MethodFilter::try_from(operation.method.clone()) else {
            continue;
        };
        let handler = move |State(shared): State<Arc<Shared>>, parameters: Parameters, parts: Parts, body: Bytes| async move {
            match read_parameters(parameters) {
                Ok(parameters) => answer(&shared, operation, Asked { parts, parameters, body, now: shared.clock.now() }),
                Err(failure) => shared.refuse(failure),
            }
        };
        router = router.route(operation.path, on(filter, handler));
    }
    add_runtime(router)
        .fallback(unknown_path)
        .method_not_allowed_fallback(unknown_method)
        .layer(from_fn_with_state(Arc::clone(&shared), front))
        .with_state(shared)
}

/// Adds the data plane, whose paths may stand behind that of a target.
fn add_runtime(mut router: Router<Arc<Shared>>) -> Router<Arc<Shared>> {
    for route in ROUTES {
        let Ok(filter) = MethodFilter::try_from(route.method.clone()) else {
            continue;
        };
        let handler = move |State(shared): State<Arc<Shared>>, parameters: Parameters, parts: Parts, body: Bytes| async move {
            match read_parameters(parameters) {
                Ok(parameters) => {
                    let asked = Asked { parts, parameters, body, now: shared.clock.now() };
                    respond::answer(&shared, route.handler, asked).await
                }
                Err(failure) => shared.refuse(failure),
            }
        };
        router = router.route(route.path, on(filter, handler));
        if route.has_targets() {
            router = router.route(&format!("{TARGET}{}", route.path), on(filter, handler));
        }
    }
    router.route("/ws", get(open_socket)).route(&format!("{TARGET}/ws"), get(open_socket))
}

const TARGET: &str = "/runtimes/{target}";

type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

async fn open_socket(State(shared): State<Arc<Shared>>, parameters: Parameters, parts: Parts, upgrade: Upgrade) -> Response {
    match read_parameters(parameters) {
        Ok(parameters) => {
            let asked = Asked { parts, parameters, body: Bytes::new(), now: shared.clock.now() };
            respond::connect(&shared, upgrade, asked)
        }
        Err(failure) => shared.refuse(failure),
    }
}

async fn unknown_path(State(shared): State<Arc<Shared>>) -> Response {
    shared.refuse(Failure::not_found("There is nothing at this path"))
}

async fn unknown_method(State(shared): State<Arc<Shared>>) -> Response {
    shared.refuse(Failure::method_not_allowed())
}

/// Sees every request first: keeps it, and does to it what a test has ordered.
async fn front(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return shared.refuse(Failure::too_large());
    };
    shared.recording.add(&parts, &body);
    let fault = shared.faults.next();
    let request = Request::from_parts(parts, Body::from(body));
    match fault {
        None => next.run(request).await,
        Some(Fault::Answer(answer)) => answer.respond(),
        Some(Fault::RateLimit(wait)) => shared.refuse(Failure::rate_limited(wait)),
        Some(Fault::CutBody(bytes)) => truncate(next.run(request).await, bytes),
        Some(Fault::Delay(delay)) => {
            sleep(&shared, delay).await;
            next.run(request).await
        }
        Some(Fault::Drop) => {
            scissors.cut();
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Waits, but not longer than the fake lives.
async fn sleep(shared: &Shared, delay: Duration) {
    let mut stop = shared.stop.subscribe();
    tokio::select! {
        () = tokio::time::sleep(delay) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}

type Parameters = Result<RawPathParams, RawPathParamsRejection>;

fn read_parameters(parameters: Parameters) -> Result<Vec<(String, String)>, Failure> {
    let parameters = parameters.map_err(|_| Failure::bad_request("The path is not UTF-8"))?;
    Ok(parameters.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn answer(shared: &Shared, operation: &Operation, asked: Asked) -> Response {
    // A statement of its own: the lock must be gone before a stream asks for it again.
    let outcome = handle(&mut shared.world(), operation, asked);
    match outcome {
        Ok(Reply::Json(status, value)) => json_response(status, &value, &shared.request_id()),
        Ok(Reply::Events(feed)) => stream(shared, feed),
        Err(failure) => shared.refuse(failure),
    }
}

fn handle(world: &mut World, operation: &Operation, asked: Asked) -> Outcome {
    world.settle(asked.now);
    let call = admit(world, operation, asked)?;
    let reply = (operation.handler)(world, &call)?;
    if operation.effect != Effect::Read {
        world.note(&call, &format!("{} {}", operation.method, operation.path));
    }
    Ok(reply)
}

fn stream(shared: &Shared, feed: events::Feed) -> Response {
    let plan = shared.world().settings.streams;
    let stop = shared.stop.subscribe();
    let body = events::body(feed, plan, &shared.open_streams, stop);
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    let content_type = HeaderValue::from_static("text/event-stream");
    headers.insert(header::CONTENT_TYPE, content_type);
    let cache = HeaderValue::from_static("no-cache");
    headers.insert(header::CACHE_CONTROL, cache);
    response
}
