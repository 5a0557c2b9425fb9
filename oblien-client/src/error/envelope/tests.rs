//! The forms in which services say no, each with what is read out of it.

use serde_json::json;

use super::*;

fn read(status: u16, body: &Value) -> Envelope {
    Envelope::read(status, body.to_string().as_bytes())
}

#[test]
fn codes_are_taken_from_code_then_error_then_status() {
    let cases = [
        (409, json!({"code": "a_b", "error": "c_d"}), "a_b"),
        (409, json!({"code": "Some Human Code"}), "Some Human Code"),
        (409, json!({"code": 5, "error": "c_d"}), "c_d"),
        (409, json!({"code": "", "error": "c_d"}), "conflict"),
        (409, json!({"error": "Already there"}), "conflict"),
        (409, json!({"error": true}), "conflict"),
        (409, json!({}), "conflict"),
        (409, json!([{"code": "a_b"}]), "conflict"),
        (200, json!({"success": false}), "server_error"),
        (418, json!(null), "server_error"),
        (503, json!("text"), "server_error"),
    ];
    for (status, body, code) in cases {
        assert_eq!(read(status, &body).code, code, "{status} {body}");
    }
}

#[test]
fn code_like_texts_are_told_from_sentences() {
    let words = ["oops", "404", "not_found", "rate-limited", "a-b_c", "A_B", "POOL_LIMIT_2", "A_1"];
    let sentences = ["FORBIDDEN", "notFound", "a__b", "_a", "a_", "", "a b", "A-B", "A_b", "Oops", "ä_b", "a.b"];
    for text in words {
        assert!(is_code_like(text), "{text}");
    }
    for text in sentences {
        assert!(!is_code_like(text), "{text}");
    }
}

#[test]
fn messages_are_taken_from_message_then_error_then_errors_then_status() {
    let cases = [
        (404, json!({"message": "  gone \n", "error": "No"}), "gone"),
        (404, json!({"message": " ", "error": " No such thing "}), "No such thing"),
        (404, json!({"message": 5, "error": "x_y"}), "Resource not found"),
        (404, json!({"error": "FORBIDDEN"}), "FORBIDDEN"),
        (404, json!({"errors": ["a", " ", "b", 5, null]}), "a; b"),
        (404, json!({"errors": [{"message": "a"}, {"error": "b"}, {"other": "c"}]}), "a; b"),
        (404, json!({"errors": [{"message": "", "error": "b"}]}), "b"),
        (404, json!({"errors": {"a": "b"}}), "Resource not found"),
        (404, json!({"errors": []}), "Resource not found"),
        (500, json!({}), "Request failed with status 500"),
        (200, json!({"success": false}), "Request failed with status 200"),
    ];
    for (status, body, message) in cases {
        assert_eq!(read(status, &body).message, message, "{status} {body}");
    }
}

#[test]
fn details_are_taken_from_details_then_errors() {
    let cases = [
        (json!({"details": {"a": 1}, "errors": ["x"]}), Some(json!({"a": 1}))),
        (json!({"details": null, "errors": ["x"]}), Some(json!(["x"]))),
        (json!({"details": false, "errors": ["x"]}), Some(json!(false))),
        (json!({"details": "text"}), Some(json!("text"))),
        (json!({"errors": []}), Some(json!([]))),
        (json!({"errors": null}), None),
        (json!({}), None),
    ];
    for (body, details) in cases {
        assert_eq!(read(422, &body).details, details, "{body}");
    }
}

#[test]
fn request_ids_are_texts_in_either_spelling() {
    let cases = [
        (json!({"requestId": "a", "request_id": "b"}), Some("a")),
        (json!({"requestId": 5, "request_id": "b"}), Some("b")),
        (json!({"request_id": 5}), None),
    ];
    for (body, id) in cases {
        assert_eq!(read(500, &body).request_id.as_deref(), id, "{body}");
    }
}

#[test]
fn classes_go_by_code_first_and_by_status_second() {
    let cases = [
        (200, "authentication_error", Class::Authentication),
        (500, "unauthorized", Class::Authentication),
        (500, "invalid_credentials", Class::Authentication),
        (500, "missing_credentials", Class::Authentication),
        (500, "payment_required", Class::PaymentRequired),
        (500, "not_found", Class::NotFound),
        (402, "conflict", Class::Conflict),
        (200, "SANDBOX_LIMIT_REACHED", Class::Conflict),
        (200, "NAMESPACE_LIMIT_REACHED", Class::Conflict),
        (200, "POOL_LIMIT_REACHED", Class::Conflict),
        (400, "validation_error", Class::Validation),
        (503, "rate_limited", Class::RateLimited),
        (200, "forbidden", Class::Forbidden),
        (401, "namespace_suspended", Class::Authentication),
        (402, "server_error", Class::PaymentRequired),
        (403, "namespace_suspended", Class::Forbidden),
        (404, "no_customer", Class::NotFound),
        (409, "no_customer", Class::Conflict),
        (422, "no_customer", Class::Validation),
        (429, "no_customer", Class::RateLimited),
        (400, "bad_request", Class::Other),
        (500, "server_error", Class::Other),
        (304, "server_error", Class::Other),
    ];
    for (status, code, class) in cases {
        assert_eq!(read(status, &json!({"code": code})).class, class, "{status} {code}");
    }
}

#[test]
fn what_is_no_json_says_nothing() {
    for body in ["", "<html>bad gateway</html>", "{\"message\": \"cut", "null", "5", "[]"] {
        let envelope = Envelope::read(502, body.as_bytes());
        assert_eq!(envelope.message, "Request failed with status 502", "{body}");
        assert_eq!((envelope.details, envelope.request_id), (None, None), "{body}");
    }
}
