//! Real JSON through the types that are made of schemas of every kind, and back without loss.
//! A case with `values.jsonl` has a value of its type `All` a line, and what has to be seen of it in Rust: if that is not
//! said, no part of it may be one that the client does not know. The case of its name with `_derived` is the same with derives.

use std::fmt::Debug;
use std::fs;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::compiled::{
    bases, merged, merged_derived, mixed, nulls, nulls_derived, open, open_derived, presence, presence_derived, reserved,
    reserved_derived, scalars, scalars_derived, tags, together, variants, variants_derived, words, words_derived,
};
use crate::cases::{all_good, folder};

#[test]
fn absent_null_and_value_differ() {
    pass::<presence::types::All, presence_derived::types::All>("presence");
}

#[test]
fn null_may_be_a_type_or_an_alternative() {
    pass::<nulls::types::All, nulls_derived::types::All>("nulls");
}

#[test]
fn words_and_numbers_stay_as_they_are_written() {
    pass::<words::types::All, words_derived::types::All>("words");
}

#[test]
fn the_variant_that_loses_nothing_is_read() {
    pass::<variants::types::All, variants_derived::types::All>("variants");
}

#[test]
fn tags_are_the_words_of_the_schemas() {
    lines::<tags::types::All>("tags");
}

#[test]
fn a_base_is_any_of_what_is_made_of_it() {
    lines::<bases::types::All>("bases");
}

#[test]
fn an_object_beside_alternatives_is_each_of_them() {
    lines::<mixed::types::All>("mixed");
}

#[test]
fn what_is_put_together_is_read_as_a_whole() {
    pass::<merged::types::All, merged_derived::types::All>("merged");
}

#[test]
fn what_several_parts_say_of_a_member_holds_together() {
    lines::<together::types::All>("together");
}

#[test]
fn scalars_keep_every_digit() {
    pass::<scalars::types::All, scalars_derived::types::All>("scalars");
}

#[test]
fn objects_keep_what_they_may_hold_besides() {
    pass::<open::types::All, open_derived::types::All>("open");
}

#[test]
fn names_of_rust_are_names_like_others() {
    pass::<reserved::types::All, reserved_derived::types::All>("reserved");
}

/// Reads and writes every line of a case, by tables and by derives.
fn pass<Table, Derived>(case: &str)
where
    Table: DeserializeOwned + Serialize + Debug,
    Derived: DeserializeOwned + Serialize + Debug,
{
    lines::<Table>(case);
    lines::<Derived>(case);
}

/// Reads and writes every line of a case, from a text and from a tree, which take different ways through the codec.
fn lines<T: DeserializeOwned + Serialize + Debug>(case: &str) {
    let lines = fs::read_to_string(folder("accept").join(case).join("values.jsonl")).unwrap();
    assert!(!lines.is_empty(), "{case} has no values");
    all_good(lines.lines().enumerate().map(|(index, line)| {
        let line: Value = serde_json::from_str(line).unwrap();
        check::<T>(&line["value"], line["shows"].as_str()).map_err(|fault| format!("{case}/values.jsonl:{}: {fault}", index + 1))
    }));
}

fn check<T: DeserializeOwned + Serialize + Debug>(value: &Value, shows: Option<&str>) -> Result<(), String> {
    let from_text = serde_json::from_str::<T>(&value.to_string()).map_err(|error| error.to_string())?;
    let from_tree = serde_json::from_value::<T>(value.clone()).map_err(|error| error.to_string())?;
    for read in [&from_text, &from_tree] {
        let written = serde_json::to_value(read).map_err(|error| error.to_string())?;
        if written != *value {
            return Err(format!("lost something\n  read:    {value}\n  written: {written}"));
        }
    }
    let shown = format!("{from_text:?}");
    match shows {
        Some(expected) if !shown.contains(expected) => Err(format!("{expected} is not in {shown}")),
        None if shown.contains("Unknown(") => Err(format!("something is not known in {shown}")),
        _ => Ok(()),
    }
}
