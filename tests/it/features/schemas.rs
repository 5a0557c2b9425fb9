//! The rows about schemas and the types that are made of them.

use super::{Row, refused, works, works_so};

const PRESENCE: &str = "tests/it/accept/values.rs::absent_null_and_value_differ";
const NULLS: &str = "tests/it/accept/values.rs::null_may_be_a_type_or_an_alternative";
const WORDS: &str = "tests/it/accept/values.rs::words_and_numbers_stay_as_they_are_written";
const VARIANTS: &str = "tests/it/accept/values.rs::the_variant_that_loses_nothing_is_read";
const TAGS: &str = "tests/it/accept/values.rs::tags_are_the_words_of_the_schemas";
const BASES: &str = "tests/it/accept/values.rs::a_base_is_any_of_what_is_made_of_it";
const BESIDE: &str = "tests/it/accept/values.rs::an_object_beside_alternatives_is_each_of_them";
const MERGED: &str = "tests/it/accept/values.rs::what_is_put_together_is_read_as_a_whole";
const MIXED: &str = "tests/it/accept/types.rs::objects_that_are_unions_are_read_as_a_whole";
const SCALARS: &str = "tests/it/accept/values.rs::scalars_keep_every_digit";
const OPEN: &str = "tests/it/accept/values.rs::objects_keep_what_they_may_hold_besides";
const RESERVED: &str = "tests/it/accept/values.rs::names_of_rust_are_names_like_others";
const SCHEMAS: &str = "tests/it/accept/types.rs::every_kind_of_schema_reads_its_values";

pub(super) const ROWS: &[Row] = &[
    works(
        "absent, null and a value (`nullable` of 3.0)",
        &["presence"],
        &[PRESENCE, "tests/it/accept/requests.rs::absent_null_and_value_are_sent_as_they_are"],
    ),
    works("`type: [string, null]`, `anyOf` and `oneOf` with null", &["nulls"], &[NULLS]),
    works("`nullable` beside `allOf`, null in lists and maps", &["presence", "nulls"], &[PRESENCE, NULLS]),
    works(
        "enumerations of awkward words",
        &["words"],
        &[WORDS, "tests/it/accept/requests.rs::words_are_sent_as_they_are_written"],
    ),
    works("enumerations of integers", &["words"], &[WORDS]),
    works_so("enumerations of numbers, of several types, of booleans", "plain values", &["words"], &[WORDS]),
    works("words and numbers that no enumeration knows", &["words"], &[WORDS]),
    works("`oneOf` with a discriminator, several words for one schema, no mapping", &["variants"], &[VARIANTS]),
    works("tags that no union knows", &["variants"], &[VARIANTS]),
    works_so(
        "`oneOf` without a discriminator",
        "by `const` members, else the variant that loses the least",
        &["variants"],
        &[VARIANTS],
    ),
    works_so("`anyOf` of objects", "a variant each, and one for several at once", &["variants", "mixed"], &[VARIANTS, MIXED]),
    works("unions of scalars, lists, maps and objects", &["variants"], &[VARIANTS]),
    works("`allOf` with members beside it, of any depth", &["merged"], &[MERGED]),
    works(
        "members that several parts of an `allOf` describe, with objects and lists in them at any depth",
        &["together"],
        &["tests/it/accept/values.rs::what_several_parts_say_of_a_member_holds_together"],
    ),
    works("`allOf` of unions, objects with alternatives", &["merged", "mixed"], &[MERGED, MIXED]),
    works("objects with alternatives of which some are no objects, are unions, are empty", &["mixed"], &[BESIDE]),
    refused(
        "an object that is one of several in more than 32 combinations",
        ("E0901", "has more alternatives at once than a union can list"),
        &["mixed"],
        &[BESIDE],
    ),
    works("tags that are numbers or booleans, tags of unions of unions", &["tags"], &[TAGS]),
    works(
        "a discriminator in the base of an `allOf`, or in the base of that",
        &["merged", "bases"],
        &[MERGED, BASES, "tests/it/accept/requests.rs::what_is_made_of_a_base_is_sent_in_its_place"],
    ),
    works(
        "`additionalProperties` beside members",
        &["open"],
        &[OPEN, "tests/it/accept/requests.rs::members_without_a_name_are_sent"],
    ),
    works("`additionalProperties` and `patternProperties` beside `oneOf` and `anyOf`", &["mixed"], &[BESIDE]),
    works_so(
        "`patternProperties`, `unevaluatedProperties`",
        "kept; names are not checked",
        &["open", "schemas"],
        &[OPEN, SCHEMAS],
    ),
    works("`prefixItems`, `const`, several types", &["open", "schemas"], &[OPEN, SCHEMAS]),
    works("`true` and `false` as schemas", &["open"], &[OPEN]),
    works(
        "types that hold themselves, boxed where they must be",
        &["open", "inline_circles"],
        &[OPEN, "tests/it/accept/types.rs::objects_that_lead_back_to_themselves_are_read"],
    ),
    refused("a list or map of nothing but itself", ("E0901", "is a list or map of itself"), &["open"], &[OPEN]),
    works(
        "`uuid`, `date-time`, `date`",
        &["scalars"],
        &[SCALARS, "tests/it/accept/requests.rs::scalars_are_encoded_where_they_go"],
    ),
    works(
        "`byte`, `contentEncoding`, `binary`",
        &["scalars", "raw"],
        &[SCALARS, "tests/it/accept/raw.rs::bytes_and_streams_are_bodies"],
    ),
    works("integers of every width, 5000000000 without a format", &["scalars"], &[SCALARS]),
    works("integers as wide as their limits", &["scalars"], &[SCALARS]),
    refused("integers beyond 64 bits", ("E0901", "an integer may have more than 64 bits here"), &["scalars"], &[SCALARS]),
    works("decimals as text, numbers", &["scalars"], &[SCALARS]),
    works("durations, addresses, URIs", &["scalars"], &[SCALARS]),
    works_so(
        "limits of values",
        "in the documentation; nothing is checked",
        &["shapes"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works_so(
        "`default`",
        "in the documentation; what is left out the service fills in",
        &["open"],
        &[OPEN, "tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works(
        "`readOnly` and `writeOnly`",
        &["directions", "schemas"],
        &["tests/it/accept/requests.rs::what_is_only_read_need_not_be_sent", SCHEMAS],
    ),
    works(
        "reading and writing only where a type travels that way",
        &["directions"],
        &["tests/it/accept/mod.rs::descriptions_give_the_expected_client"],
    ),
    works(
        "names that Rust has: `gen`, `Result`, `Option`, `Vec`, `Self`, `Box`, `String`",
        &["reserved", "names"],
        &[RESERVED, "tests/it/accept/requests.rs::arguments_may_have_names_of_rust"],
    ),
];
