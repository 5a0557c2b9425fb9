//! What the fake answers when it refuses: the status, the code and the envelope around them.
//!
//! Every check and every route returns one of these; the server writes it with the request id.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};

/// A refusal, boxed because most answers are none.
#[derive(Debug)]
pub(crate) struct Failure(Box<Refusal>);

#[derive(Debug)]
struct Refusal {
    status: StatusCode,
    code: String,
    message: String,
    details: Value,
    beside: Map<String, Value>,
    retry_after: Option<u64>,
}

impl Failure {
    fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Self(Box::new(Refusal {
            status,
            code: code.to_owned(),
            message: message.into(),
            details: Value::Null,
            beside: Map::new(),
            retry_after: None,
        }))
    }

    pub(crate) fn authentication(message: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "authentication_error", message)
    }

    pub(crate) fn payment_required() -> Self {
        let message = "The credit quota of the account is used up";
        Self::new(StatusCode::PAYMENT_REQUIRED, "payment_required", message)
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", message)
    }

    pub(crate) fn suspended(namespace: &str) -> Self {
        let message = format!("Namespace {namespace} is suspended");
        Self::new(StatusCode::FORBIDDEN, "namespace_suspended", message)
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", message)
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", what)
    }

    pub(crate) fn method_not_allowed() -> Self {
        let message = "This path does not answer to that method";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    }

    pub(crate) fn too_large() -> Self {
        let message = "The request body is too large";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "payload_too_large", message)
    }

    pub(crate) fn server_error(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", message)
    }

    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", message)
    }

    /// A limit that is reached: its own code, with `current` and `max` beside the message.
    pub(crate) fn limit(code: &str, current: f64, max: f64) -> Self {
        let message = format!("The limit of {max} is reached");
        let mut failure = Self::new(StatusCode::CONFLICT, code, message);
        failure.0.beside.insert("current".to_owned(), json!(current));
        failure.0.beside.insert("max".to_owned(), json!(max));
        failure
    }

    /// A value of the request that breaks a rule; `field` is its path in the body or its query name.
    pub(crate) fn invalid(field: &str, rule: impl Into<String>) -> Self {
        let rule = rule.into();
        let message = format!("{field} {rule}");
        let mut failure = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "validation_error", message);
        failure.0.details = json!([{ "field": field, "message": rule }]);
        failure
    }

    pub(crate) fn rate_limited(wait: Duration) -> Self {
        let message = "Too many requests";
        let mut failure = Self::new(StatusCode::TOO_MANY_REQUESTS, "rate_limited", message);
        failure.0.retry_after = Some(whole_seconds(wait));
        failure
    }

    pub(crate) fn respond(self, request_id: &str) -> Response {
        let refusal = *self.0;
        let mut envelope = refusal.beside;
        envelope.insert("success".to_owned(), json!(false));
        envelope.insert("error".to_owned(), json!(refusal.code));
        envelope.insert("code".to_owned(), json!(refusal.code));
        envelope.insert("message".to_owned(), json!(refusal.message));
        envelope.insert("details".to_owned(), refusal.details);
        envelope.insert("request_id".to_owned(), json!(request_id));
        let mut response = json_response(refusal.status, &Value::Object(envelope), request_id);
        if let Some(seconds) = refusal.retry_after {
            let value = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

/// Rounds up, since a client that comes back too early is refused again.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0))
}

/// A JSON answer that carries its request id as a header too.
pub(crate) fn json_response(status: StatusCode, value: &Value, request_id: &str) -> Response {
    let content_type = (header::CONTENT_TYPE, "application/json; charset=utf-8");
    let mut response = (status, [content_type], value.to_string()).into_response();
    if let Ok(id) = HeaderValue::from_str(request_id) {
        let name = HeaderName::from_static("x-request-id");
        response.headers_mut().insert(name, id);
    }
    response
}
