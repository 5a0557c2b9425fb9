//! Texts of a format, of a pattern, or of a length.
//! Part of the maker of values.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::random::Random;

/// Where a text goes, which says what may be in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Letters and digits only: paths, headers, cookies.
    Plain,
    /// Whatever text is: queries, bodies.
    Rich,
}

/// What a text has to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextRules {
    pub(crate) format: Option<&'static str>,
    pub(crate) patterns: Vec<&'static str>,
    pub(crate) least: usize,
    pub(crate) most: Option<usize>,
}

impl TextRules {
    fn allows(&self, text: &str) -> bool {
        let length = text.encode_utf16().count();
        length >= self.least && self.most.is_none_or(|most| length <= most)
    }

    /// Makes a text; `None` if it is not clear how.
    pub(crate) fn make(&self, random: &mut Random, place: Place) -> Option<String> {
        if let Some(first) = self.patterns.first() {
            return (0..40).find_map(|_| of_pattern(first, random).filter(|text| self.allows(text) && self.matches(text)));
        }
        if let Some(text) = self.format.and_then(|format| of_format(format, random)) {
            return self.allows(&text).then_some(text);
        }
        Some(self.words(random, place))
    }

    fn matches(&self, text: &str) -> bool {
        self.patterns.iter().all(|pattern| regex::Regex::new(pattern).is_ok_and(|regex| regex.is_match(text)))
    }

    fn words(&self, random: &mut Random, place: Place) -> String {
        let letters: Vec<char> = match place {
            Place::Plain => "abcdefghijkmnpqrstuvwxyz".chars().collect(),
            Place::Rich => "abcdefghijkmnpqrstuvwxyz ABC123&+é%/?=".chars().collect(),
        };
        let least = self.least.max(1);
        let most = self.most.unwrap_or(least + 11).min(least + 11).max(least);
        let length = least + random.below(most - least + 1);
        // A blank at an end is lost in some places that a text can be sent in.
        (0..length)
            .map(|index| letters[if index == 0 || index + 1 == length { random.below(24) } else { random.below(letters.len()) }])
            .collect()
    }
}

/// A text of a format, if it is one with rules.
fn of_format(format: &str, random: &mut Random) -> Option<String> {
    let number = |random: &mut Random, least, most| random.between(least, most);
    let date = |random: &mut Random| {
        format!("{:04}-{:02}-{:02}", number(random, 1971, 2037), number(random, 1, 12), number(random, 1, 28))
    };
    let time =
        |random: &mut Random| format!("{:02}:{:02}:{:02}", number(random, 0, 23), number(random, 0, 59), number(random, 0, 59));
    let hex = |random: &mut Random, length: usize| -> String {
        (0..length).map(|_| char::from(b"0123456789abcdef"[random.below(16)])).collect()
    };
    Some(match format {
        "date" | "full-date" => date(random),
        "date-time" | "datetime" => {
            let zone = random.pick(&["Z", "+02:00", "-11:30"]).copied().unwrap_or("Z");
            let fraction = random.pick(&["", ".5", ".123456"]).copied().unwrap_or_default();
            format!("{}T{}{fraction}{zone}", date(random), time(random))
        }
        "time" => format!("{}Z", time(random)),
        "duration" => format!("P{}DT{}H", number(random, 1, 20), number(random, 1, 23)),
        "uuid" => format!("{}-{}-4{}-a{}-{}", hex(random, 8), hex(random, 4), hex(random, 3), hex(random, 3), hex(random, 12)),
        "uri" | "url" | "uri-reference" | "iri" => format!("https://example.com/{}", hex(random, 6)),
        "email" | "idn-email" => format!("{}@example.com", hex(random, 6)),
        "hostname" | "idn-hostname" => format!("{}.example.com", hex(random, 6)),
        "ipv4" | "ip" => format!("10.{}.{}.{}", random.below(256), random.below(256), random.below(256)),
        "ipv6" => format!("2001:db8::{}", hex(random, 3).trim_start_matches('0').to_owned() + "1"),
        "byte" | "base64" => random.pick(&["aGVsbG8=", "AAEC", "+/8=", "eA=="]).copied().unwrap_or_default().to_owned(),
        "int32" | "int64" | "integer" | "uint64" => number(random, 0, 2_000_000_000).to_string(),
        "decimal" | "double" | "float" | "number" => format!("{}.25", number(random, 0, 1000)),
        _ => return None,
    })
}

/// A text in which a pattern is found, as far as its parts say how it looks.
fn of_pattern(pattern: &str, random: &mut Random) -> Option<String> {
    let hir = regex_syntax::Parser::new().parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, random, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, random: &mut Random, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(of_class(class, random)?),
        HirKind::Capture(capture) => write(&capture.sub, random, text)?,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + 8).min(repetition.min + 40);
            let count = random.between(repetition.min.into(), most.into());
            for _ in 0..count {
                write(&repetition.sub, random, text)?;
            }
        }
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, random, text))?,
        HirKind::Alternation(parts) => write(random.pick(parts)?, random, text)?,
    }
    Some(())
}

/// A character of a class, an ordinary one if there is any.
fn of_class(class: &Class, random: &mut Random) -> Option<char> {
    let ranges: Vec<(u32, u32)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start().into(), range.end().into())).collect(),
        Class::Bytes(class) => class.ranges().iter().map(|range| (range.start().into(), range.end().into())).collect(),
    };
    let is_in = |character: &char| ranges.iter().any(|range| (range.0..=range.1).contains(&u32::from(*character)));
    let usual: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').filter(is_in).collect();
    let printable = || (' '..='~').filter(is_in).collect::<Vec<char>>();
    let from = if usual.is_empty() { printable() } else { usual };
    random.pick(&from).copied().or_else(|| char::from_u32(ranges.first()?.0))
}
