//! Decodes and encodes a list of 50 items with serde's derive and with the codec of the runtime, in turns.
//!
//! The two crates of models are written by the harness, and so is the manifest.

use std::hint::black_box;

use nix::time::{ClockId, clock_gettime};
use serde::Serialize;
use serde::de::DeserializeOwned;
use {models_derive as derive, models_table as table};

const TURNS: usize = 301;
const TIMES: usize = 20;

/// Every member is there.
fn flat(index: usize, id: usize) -> String {
    format!(
        r#"{{"id_{id}":"ws_{index}_0123456789abcdef","name":"workspace number {index}","count":{},"ratio":{index}.5,"active":true,"tags":["alpha","beta","gamma"],"config":true,"items":{index}}}"#,
        index * 1000
    )
}

/// Objects within objects.
fn nested(index: usize) -> String {
    let (first, second) = (flat(index, 0), flat(index + 1, 0));
    format!(
        r#"{{"id_1":"ws_{index}_0123456789abcdef","name":"workspace number {index}","count":{},"ratio":{index}.5,"active":true,"tags":["alpha","beta","gamma"],"config":{first},"items":[{first},{second}]}}"#,
        index * 1000
    )
}

/// As services do that add members: some are absent, some unknown, in another order.
fn sparse(index: usize) -> String {
    format!(r#"{{"active":false,"added_later":{{"a":[1,2,3]}},"id_0":"ws_{index}","count":{index},"unknown":"abc","tags":[]}}"#)
}

fn list(item: impl Fn(usize) -> String) -> String {
    format!("[{}]", (0..50).map(item).collect::<Vec<_>>().join(","))
}

fn micros() -> f64 {
    let time = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap();
    time.tv_sec() as f64 * 1e6 + time.tv_nsec() as f64 / 1e3
}

fn compare(what: &str, mut by_derive: impl FnMut(), mut by_table: impl FnMut()) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for _ in 0..TURNS {
        let start = micros();
        (0..TIMES).for_each(|_| by_derive());
        let middle = micros();
        (0..TIMES).for_each(|_| by_table());
        taken.push(((middle - start) / TIMES as f64, (micros() - middle) / TIMES as f64));
    }
    let median = |value: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = taken.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[TURNS / 2]
    };
    let (derive, table, ratio) = (median(|taken| taken.0), median(|taken| taken.1), median(|taken| taken.1 / taken.0));
    println!("| {what} | {derive:.1} | {table:.1} | **{ratio:.2}** |");
}

fn decode<T: DeserializeOwned>(text: &str) {
    black_box(serde_json::from_slice::<Vec<T>>(black_box(text.as_bytes())).unwrap());
}

fn encode<T: Serialize>(values: &[T]) {
    black_box(serde_json::to_vec(black_box(values)).unwrap());
}

/// Decodes values, and makes sure that they are written as they were read.
fn values<T: DeserializeOwned + Serialize>(text: &str) -> Vec<T> {
    let values: Vec<T> = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&values).unwrap(), text);
    values
}

fn main() {
    let (flat, nested, sparse) = (list(|index| flat(index, 0)), list(nested), list(sparse));
    println!("| list of 50 items | serde's derive, µs | `codec::object!`, µs | ratio |");
    println!("|---|--:|--:|--:|");
    compare("decode, flat", || decode::<derive::Model0>(&flat), || decode::<table::Model0>(&flat));
    compare("decode, nested", || decode::<derive::Model1>(&nested), || decode::<table::Model1>(&nested));
    compare("decode, sparse", || decode::<derive::Model0>(&sparse), || decode::<table::Model0>(&sparse));
    let (one, other) = (values::<derive::Model0>(&flat), values::<table::Model0>(&flat));
    compare("encode, flat", || encode(&one), || encode(&other));
    let (one, other) = (values::<derive::Model1>(&nested), values::<table::Model1>(&nested));
    compare("encode, nested", || encode(&one), || encode(&other));
}
