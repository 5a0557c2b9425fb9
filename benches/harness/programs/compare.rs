//! Decodes and encodes a list of 50 items with serde's derive, with the codec of the runtime, and with generated derives, in turns.
//!
//! The crates of models are written by the harness, and so is the manifest.

use std::hint::black_box;

use nix::time::{ClockId, clock_gettime};
use serde::Serialize;
use serde::de::DeserializeOwned;
use {models_derive as derive, models_generated as generated, models_table as table};

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

/// Compares what is done by the derive, by tables and by generated derives.
fn compare(what: &str, mut ways: [&mut dyn FnMut(); 3]) {
    let taken: Vec<[f64; 3]> = (0..TURNS).map(|_| ways.each_mut().map(|way| time(*way))).collect();
    let median = |value: &dyn Fn(&[f64; 3]) -> f64| {
        let mut values: Vec<f64> = taken.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[TURNS / 2]
    };
    let [derive, table, generated] = [0, 1, 2].map(|way| median(&|taken| taken[way]));
    let [by_table, by_generated] = [1, 2].map(|way| median(&|taken| taken[way] / taken[0]));
    println!("| {what} | {derive:.1} | {table:.1} | **{by_table:.2}** | {generated:.1} | **{by_generated:.2}** |");
}

/// How long something takes once.
fn time(way: &mut dyn FnMut()) -> f64 {
    let start = micros();
    (0..TIMES).for_each(|_| way());
    (micros() - start) / TIMES as f64
}

/// Compares decoding a list.
fn compare_decoding<D: DeserializeOwned, T: DeserializeOwned, G: DeserializeOwned>(what: &str, text: &str) {
    compare(what, [&mut || decode::<D>(text), &mut || decode::<T>(text), &mut || decode::<G>(text)]);
}

/// Compares encoding a list.
fn compare_encoding<D, T, G>(what: &str, text: &str)
where
    D: DeserializeOwned + Serialize,
    T: DeserializeOwned + Serialize,
    G: DeserializeOwned + Serialize,
{
    let (derive, table, generated) = (values::<D>(text), values::<T>(text), values::<G>(text));
    compare(what, [&mut || encode(&derive), &mut || encode(&table), &mut || encode(&generated)]);
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
    println!("| list of 50 items | serde's derive, µs | `codec::object!`, µs | ratio | `serde-derives`, µs | ratio |");
    println!("|---|--:|--:|--:|--:|--:|");
    compare_decoding::<derive::Model0, table::Model0, generated::Model0>("decode, flat", &flat);
    compare_decoding::<derive::Model1, table::Model1, generated::Model1>("decode, nested", &nested);
    compare_decoding::<derive::Model0, table::Model0, generated::Model0>("decode, sparse", &sparse);
    compare_encoding::<derive::Model0, table::Model0, generated::Model0>("encode, flat", &flat);
    compare_encoding::<derive::Model1, table::Model1, generated::Model1>("encode, nested", &nested);
}
