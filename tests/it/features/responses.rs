//! The rows about responses.

use super::{Row, refused, works};

const HEADERS: &str = "tests/it/accept/answers.rs::headers_are_read_by_their_types";

pub(super) const ROWS: &[Row] = &[
    works(
        "several successes of different types",
        &["statuses"],
        &[
            "tests/it/accept/statuses.rs::the_status_says_what_came_back",
            "tests/it/accept/statuses.rs::equal_successes_are_of_one_type_and_may_be_missing",
        ],
    ),
    works(
        "failures by status, range and `default`",
        &["statuses"],
        &["tests/it/accept/statuses.rs::failures_decode_as_the_description_says"],
    ),
    works(
        "an error keeps status, headers and body",
        &["statuses", "answers"],
        &[
            "oblien-client/src/reply/tests.rs::of_a_failure_what_arrived_is_kept",
            "tests/it/accept/answers.rs::headers_of_failures_are_read_too",
        ],
    ),
    works(
        "`2XX`, and `default` alone",
        &["statuses", "replies"],
        &["tests/it/accept/statuses.rs::a_range_is_every_other_status"],
    ),
    works(
        "where in the JSON decoding failed",
        &["statuses"],
        &["oblien-client/src/reply/tests.rs::what_does_not_decode_is_told_with_its_place"],
    ),
    works(
        "headers by their types",
        &["answers"],
        &[HEADERS, "oblien-client/src/header/tests.rs::lists_have_commas_or_several_headers"],
    ),
    works(
        "server-sent events, typed, by name, as they are",
        &["streams", "items", "replies"],
        &[
            "tests/it/accept/streams.rs::one_request_gives_json_or_events",
            "tests/it/accept/streams.rs::events_without_json_come_as_they_are",
            "oblien-client/src/events/tests.rs::the_name_of_an_event_stands_for_a_missing_tag",
        ],
    ),
    works(
        "NDJSON, JSON Lines, `json-seq`, `itemSchema`",
        &["streams", "items"],
        &[
            "tests/it/accept/streams.rs::one_request_gives_json_or_records",
            "tests/it/accept/streams.rs::records_are_lines_or_a_sequence",
        ],
    ),
    works(
        "WebSockets, by the status 101",
        &["answers"],
        &[
            "tests/it/accept/answers.rs::a_request_opens_a_websocket",
            "oblien-client/src/websocket/tests.rs::messages_go_both_ways",
        ],
    ),
    works(
        "bytes down, at once and as a stream",
        &["streams", "media_types"],
        &["tests/it/accept/streams.rs::bytes_come_at_once_or_as_they_come"],
    ),
    works(
        "what a request asks for (`Accept`)",
        &["statuses"],
        &["tests/it/accept/statuses.rs::what_the_description_gives_is_asked_for"],
    ),
    works("text", &["raw", "replies"], &["tests/it/accept/raw.rs::a_text_of_any_media_type_is_no_json"]),
    refused(
        "XML, by its schema",
        ("E0901", "a reply of `AddThing` is XML"),
        &["answers"],
        &["tests/it/accept/answers.rs::xml_goes_and_comes_as_it_is"],
    ),
    works(
        "lists in pages as one stream (`x-pagination`)",
        &["pages"],
        &[
            "tests/it/accept/pages.rs::cursors_lead_from_page_to_page",
            "tests/it/accept/pages.rs::numbers_and_offsets_go_up",
            "tests/it/accept/pages.rs::lists_start_where_the_caller_says",
        ],
    ),
    refused("a pagination that the operation does not have", ("E0423", "the list is not offered in pages"), &["pages"], &[]),
    works("replies have a limit of size", &[], &["oblien-client/src/reply/tests.rs::bodies_are_collected_up_to_a_limit"]),
    works(
        "webhooks and callbacks, `x-webhooks` of 3.0",
        &["incoming", "answers"],
        &[
            "tests/it/accept/methods.rs::what_the_service_sends_decodes_by_the_name_of_its_operation",
            "tests/it/accept/answers.rs::webhooks_of_3_0_are_decoded",
        ],
    ),
];
