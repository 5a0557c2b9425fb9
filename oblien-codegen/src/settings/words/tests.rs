//! Settings as words.

use crate::settings::{TimeLibrary, TypeSettings};

#[test]
fn settings_are_written_as_they_are_given() {
    let settings = TypeSettings::new()
        .both_directions(true)
        .derive("Hash")
        .derive_for("Pet", ["Eq", "serde::Serialize"])
        .attribute("typeshare::typeshare")
        .attribute_for("Pet", ["cfg_attr(feature = \"x\", derive(Eq))", "must_use"])
        .serde_derives(true)
        .format("date-time", "chrono::DateTime<chrono::Utc>")
        .rename("it's", "x")
        .time_library(TimeLibrary::Jiff);
    let expected = [
        "--derive",
        "Hash",
        "--derive-for",
        "Pet=Eq,serde::Serialize",
        "--attribute",
        "typeshare::typeshare",
        "--attribute-for",
        "Pet=cfg_attr(feature = \"x\", derive(Eq))",
        "--attribute-for",
        "Pet=must_use",
        "--format",
        "date-time=chrono::DateTime<chrono::Utc>",
        "--rename",
        "it's=x",
        "--time-library",
        "jiff",
        "--serde-derives",
        "--both-directions",
    ];
    assert_eq!(settings.to_words(), expected);
    assert!(TypeSettings::new().to_words().is_empty());
}
