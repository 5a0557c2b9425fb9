//! Cookies of a call: they share one header, and none can bring in another.

use http::HeaderValue;
use http::header::COOKIE;

use super::Call;

/// Whether the values of cookies may hold commas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commas {
    /// As the standard has it.
    Refused,
    /// Between the parts of a value: all services take them.
    Allowed,
}

impl Call {
    /// Adds the cookies of an argument to those that are there, in place of earlier ones of it or of their names.
    pub(super) fn add_cookies(&mut self, argument: &str, pairs: &[(&str, &str)], commas: Commas) {
        let gone = self.exploded_cookies.take(argument);
        match add(self.headers.get(COOKIE), &gone, pairs, commas) {
            Ok(cookies) if cookies.is_empty() => drop(self.headers.remove(COOKIE)),
            Ok(cookies) => drop(self.headers.insert(COOKIE, cookies)),
            Err(fault) => self.fail(fault),
        }
        self.exploded_cookies.forget(|name| pairs.iter().any(|(given, _)| *given == name));
        self.exploded_cookies.note(argument, pairs.iter().map(|(name, _)| *name));
    }
}

fn add(earlier: Option<&HeaderValue>, gone: &[String], pairs: &[(&str, &str)], commas: Commas) -> Result<HeaderValue, String> {
    for (name, value) in pairs {
        if name.is_empty() || !name.bytes().all(|byte| is_octet(byte) && byte != b',' && byte != b'=') {
            return Err(format!("`{}` is no name of a cookie", name.escape_default()));
        }
        if !value.bytes().all(|byte| is_octet(byte) && (byte != b',' || commas == Commas::Allowed)) {
            return Err(unsendable(name));
        }
    }
    let earlier = earlier.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_kept = |pair: &&str| {
        let name = pair.split_once('=').map(|(name, _)| name);
        let is_gone = gone.iter().any(|gone| name == Some(gone));
        !(pair.is_empty() || is_gone) && pairs.iter().all(|(given, _)| name != Some(given))
    };
    let kept = earlier.split("; ").filter(is_kept).map(str::to_owned);
    let added = pairs.iter().map(|(name, value)| format!("{name}={value}"));
    let cookies: Vec<String> = kept.chain(added).collect();
    HeaderValue::try_from(cookies.join("; ")).map_err(|_| unsendable(pairs.first().map_or("", |(name, _)| name)))
}

fn is_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b';' | b'\\')
}

fn unsendable(name: &str) -> String {
    format!("the value of cookie `{name}` holds characters that cannot be sent")
}
