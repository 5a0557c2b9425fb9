//! The same words as `heck` finds, in texts of every kind.

use heck::{ToSnakeCase, ToTrainCase, ToUpperCamelCase};

use super::*;

const TEXTS: [&str; 24] = [
    "",
    "_",
    "a",
    "listWorkspaces",
    "listHTTPHeaders_v2",
    "HTTPServer",
    "ABC",
    "aB",
    "aBC",
    "ABc",
    "A1Bc",
    "a1B2c3",
    "1st-place",
    "IPv4Address",
    "OAuth2Token",
    "x-rate-limit",
    "__proto__",
    "Größe des Straßenzugs",
    "ßeta",
    "данныеСервера",
    "漢字Text",
    "aΣb",
    "ǅabc",
    "memoryMB2GB",
];

#[test]
fn words_are_those_of_heck() {
    let pieces = ["a", "B", "Cd", "1", "_", "é", "Ü"];
    let mut texts: Vec<String> = TEXTS.map(str::to_owned).to_vec();
    for length in 0..5 {
        let count = pieces.len().pow(length);
        texts.extend(
            (0..count).map(|number| (0..length).map(|place| pieces[number / pieces.len().pow(place) % pieces.len()]).collect()),
        );
    }
    for text in texts {
        assert_eq!(words(&text).join("_"), text.to_snake_case(), "{text}");
        let capitals: Vec<String> = words(&text).iter().map(|word| capitalised(word)).collect();
        assert_eq!(capitals.concat(), text.to_upper_camel_case(), "{text}");
        assert_eq!(capitals.join("-"), text.to_train_case(), "{text}");
    }
}
