//! The rows about requests.

use super::{Row, refused, works, works_so};

const QUERIES: &str = "tests/it/accept/parameters.rs::query_arguments_have_their_styles";
const PATHS: &str = "tests/it/accept/parameters.rs::path_variables_have_their_styles";
const PLACES: &str = "tests/it/accept/parameters.rs::headers_and_cookies_have_their_styles";
const PARTS: &str = "tests/it/accept/forms.rs::parts_are_files_values_and_json";
const PAIRS: &str = "tests/it/accept/forms.rs::members_are_pairs_in_the_styles_of_the_description";
const SCHEMES: &str = "tests/it/accept/security.rs::every_scheme_is_sent_in_its_place";

pub(super) const ROWS: &[Row] = &[
    works(
        "lists in a query, `form` with and without `explode`",
        &["parameter_styles", "parameters"],
        &[QUERIES, "oblien-client/src/call/styled/tests.rs::query_styles_are_those_of_the_table"],
    ),
    works(
        "`spaceDelimited`, `pipeDelimited`",
        &["parameter_styles"],
        &[QUERIES, "oblien-client/src/call/target/tests.rs::lists_are_written_in_their_style"],
    ),
    works("`deepObject`, objects in `form`, at any depth", &["parameter_styles"], &[QUERIES]),
    works("`allowReserved`, `allowEmptyValue`", &["parameter_styles"], &[QUERIES]),
    works(
        "`matrix`, `label` and expressions in a path",
        &["parameter_styles"],
        &[PATHS, "tests/it/accept/parameters.rs::variables_may_be_written_as_expressions"],
    ),
    works(
        "a variable that stands twice in a path",
        &["odd"],
        &["tests/it/accept/methods.rs::a_variable_that_stands_twice_is_one_argument"],
    ),
    works(
        "a query or a fragment behind a path",
        &["methods", "fixed"],
        &[
            "tests/it/accept/methods.rs::what_stands_behind_a_path_is_sent_as_it_is_meant",
            "tests/it/accept/methods.rs::a_query_of_a_path_is_sent_whole",
        ],
    ),
    works(
        "values of a path are encoded and call no other endpoint",
        &["parameter_styles", "scalars"],
        &[
            PATHS,
            "tests/it/accept/requests.rs::scalars_are_encoded_where_they_go",
            "oblien-client/src/call/target/tests.rs::values_that_would_call_another_endpoint_are_refused",
        ],
    ),
    works(
        "parameters in headers",
        &["parameter_styles", "reserved"],
        &[PLACES, "tests/it/accept/requests.rs::arguments_may_have_names_of_rust"],
    ),
    works("parameters in cookies", &["parameter_styles"], &[PLACES]),
    works("parameters with `content`", &["parameter_styles"], &[QUERIES, PLACES]),
    works(
        "parameters with `content` of other types than JSON and text: the caller writes the text",
        &["parameter_styles"],
        &["tests/it/accept/parameters.rs::parameters_of_other_media_types_are_texts"],
    ),
    works(
        "the whole query (`querystring`)",
        &["parameter_styles"],
        &["tests/it/accept/parameters.rs::a_query_string_is_the_whole_query"],
    ),
    works(
        "`multipart/form-data`: files, several of one name, types of parts, objects",
        &["forms"],
        &[PARTS, "tests/it/accept/forms.rs::a_file_among_alternatives_is_a_file"],
    ),
    refused("headers of parts that are no files", ("E0901", "has headers of its own"), &["parts"], &[]),
    works(
        "`multipart/mixed`, `multipart/related`",
        &["forms"],
        &["tests/it/accept/forms.rs::alternatives_of_parts_are_parts_one_may_set"],
    ),
    refused(
        "parts by their place (`prefixEncoding`, `itemEncoding`)",
        ("E0901", "`prefixEncoding` is not supported"),
        &["parts"],
        &[],
    ),
    works(
        "`application/x-www-form-urlencoded`: lists, objects, styles",
        &["forms"],
        &[PAIRS, "tests/it/accept/forms.rs::a_map_is_a_form"],
    ),
    works("bytes up, at once and as a stream", &["raw"], &["tests/it/accept/raw.rs::bytes_and_streams_are_bodies"]),
    works(
        "several media types of a body",
        &["raw", "forms"],
        &[
            "tests/it/accept/raw.rs::the_caller_says_which_of_several_media_types_it_is",
            "tests/it/accept/raw.rs::json_comes_first_and_a_type_of_anything_is_json_if_its_schema_is",
        ],
    ),
    works(
        "parameters of media types, bodies that may be left out",
        &["media_types"],
        &["tests/it/accept/raw.rs::a_media_type_is_sent_with_its_body_alone"],
    ),
    works("text as a body", &["raw"], &["tests/it/accept/raw.rs::text_is_text"]),
    refused(
        "XML as a body, by its schema",
        ("E0901", "the body of `AddThing` is XML"),
        &["answers"],
        &["tests/it/accept/answers.rs::xml_goes_and_comes_as_it_is"],
    ),
    works_so(
        "a body where HTTP gives it no meaning (`GET`)",
        "sent, with a warning",
        &["odd"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works(
        "every method, `QUERY` and others of 3.2",
        &["methods"],
        &["tests/it/accept/methods.rs::every_method_is_sent_as_it_is_written"],
    ),
    works(
        "what is required is asked for by the compiler",
        &["bodies"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works_so(
        "members that are `required` and that no schema describes",
        "of any value, and may be left out, as descriptions often name what is gone",
        &["required_undescribed"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works("security by operation: and, or, none, optional", &["security"], &[SCHEMES]),
    works("an API key that is described as a parameter, too: a credential, and no argument", &["security"], &[SCHEMES]),
    works(
        "API keys in header, query and cookie; basic, bearer, OAuth 2, OpenID Connect, other words of `Authorization`",
        &["security"],
        &[SCHEMES],
    ),
    works(
        "scopes of OAuth and `x-scopes`",
        &["roles", "replies"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    refused(
        "digest and other answers to challenges",
        ("E0901", "the security scheme `digest` is not one the client can fill in"),
        &["security"],
        &[SCHEMES],
    ),
    works_so(
        "certificates (`mutualTLS`)",
        "given to the transport; the documentation says where",
        &["security"],
        &[SCHEMES, "oblien-client/src/transport/network/tls/tests.rs::a_client_says_who_it_is_where_it_is_asked"],
    ),
    works("secrets do not print", &["limits"], &["oblien-client/src/secret/tests.rs::prints_nothing_of_its_text"]),
    works(
        "servers with variables, of operations, relative",
        &["servers"],
        &[
            "tests/it/accept/servers.rs::every_operation_has_its_server_and_its_alternatives",
            "tests/it/accept/servers.rs::variables_and_names_are_set_by_the_caller",
        ],
    ),
    works(
        "limits of time, attempts, `Retry-After`, safe repetition",
        &[],
        &[
            "oblien-client/src/exchange/tests.rs::time_is_limited_by_attempt_and_over_all",
            "oblien-client/src/retry/tests.rs::the_service_says_how_long_to_wait_within_a_limit",
            "oblien-client/src/exchange/tests.rs::what_is_not_safe_to_repeat_is_repeated_only_if_it_was_not_let_in",
        ],
    ),
];
