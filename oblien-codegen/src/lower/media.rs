//! Media types: which kind of content each is, and which of several is chosen.
//! Part of the lowering; bodies and replies are judged by it alike.

/// What content of a media type is to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    /// Server-sent events.
    Events,
    /// JSON values, one after another.
    Records,
    /// Parts, as forms with files are sent.
    Parts,
    /// Pairs, as forms without files are sent.
    Form,
    Text,
    Bytes,
}

impl Kind {
    /// Decides by the media type alone.
    pub(super) fn of(media_type: &str) -> Self {
        let essence = essence(media_type);
        if is_records(&essence) {
            return Self::Records;
        }
        match essence.as_str() {
            "application/json" | "text/json" => Self::Json,
            "text/event-stream" => Self::Events,
            "application/x-www-form-urlencoded" => Self::Form,
            "multipart/form-data" | "multipart/mixed" | "multipart/related" => Self::Parts,
            _ if essence.ends_with("+json") => Self::Json,
            _ if essence.starts_with("text/") || is_text_of_xml(&essence) => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type has parameters that may say which of several contents it is; a set of characters does not.
pub(super) fn has_parameters(media_type: &str) -> bool {
    let is_charset =
        |parameter: &str| parameter.split('=').next().is_some_and(|name| name.trim().eq_ignore_ascii_case("charset"));
    media_type.split(';').skip(1).any(|parameter| !parameter.trim().is_empty() && !is_charset(parameter))
}

/// Whether content is XML.
pub(super) fn is_xml(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

/// Whether content is XML that is no picture, font or the like.
fn is_text_of_xml(essence: &str) -> bool {
    essence.starts_with("application/") && is_xml(essence)
}

/// Whether a media type stands for several.
pub(super) fn is_wildcard(media_type: &str) -> bool {
    media_type.contains('*')
}

/// Whether it may be anything, and therefore JSON where its schema says so.
pub(super) fn is_anything(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), "*/*" | "*" | "application/*")
}

/// How much JSON is wanted in a media type: `application/json` itself before all that are made of it; less is better.
pub(super) fn json_rank(media_type: &str) -> u8 {
    match essence(media_type).as_str() {
        "application/json" if !has_parameters(media_type) => 0,
        "application/problem+json" => 2,
        essence if is_wildcard(essence) => 3,
        _ => 1,
    }
}

fn is_records(essence: &str) -> bool {
    const NAMES: [&str; 9] = [
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/x-json-stream",
        "application/stream+json",
        "application/json-seq",
    ];
    NAMES.contains(&essence) || ["+ndjson", "+jsonl", "+json-seq"].iter().any(|suffix| essence.ends_with(suffix))
}
