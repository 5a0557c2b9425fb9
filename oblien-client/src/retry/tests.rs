//! What is tried again, after what wait, and when the budget is empty.

use bytes::Bytes;
use http::Response;

use super::*;

fn refusal(status: u16, wait: Option<u64>) -> Error {
    let parts = Response::builder().status(status).body(()).unwrap().into_parts().0;
    Error::service(parts, Bytes::new(), wait.map(Duration::from_secs))
}

fn timeout() -> Error {
    Error::timeout("the timeout", Duration::from_secs(1), true)
}

/// The policy without waits of its own.
fn policy() -> RetryPolicy {
    RetryPolicy::default().backoff(Duration::ZERO, Duration::ZERO)
}

#[test]
fn what_is_tried_again_goes_by_the_failure_and_by_the_call() {
    // The failure; tried again if safe to repeat; tried again if not.
    let cases = [
        (Error::connect("x"), true, true),
        (refusal(429, None), true, true),
        (refusal(408, None), true, false),
        (refusal(500, None), true, false),
        (refusal(502, None), true, false),
        (refusal(503, None), true, false),
        (refusal(503, Some(1)), true, false),
        (refusal(504, None), true, false),
        (timeout(), true, false),
        (Error::interrupted("x"), true, false),
        (refusal(501, None), false, false),
        (refusal(400, None), false, false),
        (refusal(401, None), false, false),
        (refusal(404, None), false, false),
        (refusal(409, None), false, false),
        (refusal(200, None), false, false),
        (Error::request("x"), false, false),
        (Error::credentials("x"), false, false),
        (Error::too_large(1), false, false),
    ];
    for (error, if_safe, if_not) in cases {
        assert_eq!(policy().next(&error, 1, true).is_some(), if_safe, "{error}");
        assert_eq!(policy().next(&error, 1, false).is_some(), if_not, "{error}");
    }
}

#[test]
fn attempts_are_counted() {
    let error = Error::connect("x");
    for (most, made, expected) in [(3, 1, true), (3, 2, true), (3, 3, false), (1, 1, false), (0, 1, false)] {
        let policy = policy().max_attempts(most);
        assert_eq!(policy.next(&error, made, true).is_some(), expected, "{made} of {most}");
    }
    assert_eq!(RetryPolicy::none().next(&error, 1, true), None);
}

#[test]
fn the_service_says_how_long_to_wait_within_a_limit() {
    let policy = policy().longest_wait(Duration::from_secs(60));
    for (wait, expected) in [(0, Some(0)), (7, Some(7)), (60, Some(60)), (61, None)] {
        let next = policy.next(&refusal(429, Some(wait)), 1, false);
        assert_eq!(next, expected.map(Duration::from_secs), "{wait}");
    }
}

#[test]
fn waits_are_random_below_a_bound_that_doubles() {
    let policy = RetryPolicy::default().max_attempts(u32::MAX).backoff(Duration::from_millis(100), Duration::from_secs(1));
    let bounds = [(1, 100), (2, 200), (3, 400), (4, 800), (5, 1000), (60, 1000)];
    for (attempts, bound) in bounds {
        let bound = Duration::from_millis(bound);
        assert_eq!(policy.bound(attempts), bound);
        let waits: Vec<Duration> = (0..50).filter_map(|_| policy.next(&timeout(), attempts, true)).collect();
        assert!(waits.iter().all(|wait| *wait <= bound), "{waits:?}");
        assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
    }
}

#[test]
fn the_budget_empties_with_failures_and_refills_with_successes() {
    let budget = Budget::new(&RetryPolicy::default().budget(12));
    let passing = Error::connect("x");
    assert_eq!(budget.take(&timeout()), Some(10));
    assert_eq!(budget.take(&passing), None);
    budget.give_back(None);
    budget.give_back(None);
    assert_eq!(budget.take(&passing), None);
    budget.give_back(None);
    assert_eq!(budget.take(&passing), Some(5));
    budget.give_back(Some(5));
    assert_eq!(budget.take(&passing), Some(5));
    for _ in 0..3 {
        budget.give_back(Some(10));
    }
    assert_eq!([budget.take(&timeout()), budget.take(&passing)], [Some(10), None]);
}

#[test]
fn a_budget_without_end_does_not_overflow() {
    let budget = Budget::new(&RetryPolicy::default().budget(u32::MAX));
    let taken = budget.take(&Error::connect("x"));
    budget.give_back(None);
    budget.give_back(taken);
    assert_eq!(budget.take(&Error::connect("x")), Some(5));
}

#[test]
fn waits_are_read_as_seconds_or_as_a_date() {
    let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
    let cases = [
        ("120", Some(120)),
        (" 0 ", Some(0)),
        ("99999999999999999999999", Some(u64::from(u32::MAX))),
        ("Sun, 06 Nov 1994 08:49:57 GMT", Some(20)),
        ("Sunday, 06-Nov-94 08:49:57 GMT", Some(20)),
        ("Sun Nov  6 08:49:57 1994", Some(20)),
        ("Sun, 06 Nov 1994 08:49:30 GMT", Some(0)),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
    ];
    for (text, expected) in cases {
        let mut headers = http::HeaderMap::new();
        headers.insert(http::header::RETRY_AFTER, text.parse().unwrap());
        assert_eq!(retry_after(&headers, now), expected.map(Duration::from_secs), "{text}");
    }
    assert_eq!(retry_after(&http::HeaderMap::new(), now), None);
}
