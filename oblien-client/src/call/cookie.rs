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
    /// Adds cookies to those that are there, in place of earlier ones of their names.
    pub(super) fn add_cookies(&mut self, pairs: &[(&str, &str)], commas: Commas) {
        match add(self.headers.get(COOKIE), pairs, commas) {
            Ok(cookies) => drop(self.headers.insert(COOKIE, cookies)),
            Err(fault) => self.fail(fault),
        }
    }
}

fn add(earlier: Option<&HeaderValue>, pairs: &[(&str, &str)], commas: Commas) -> Result<HeaderValue, String> {
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
        !pair.is_empty() && pairs.iter().all(|(given, _)| name != Some(given))
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
