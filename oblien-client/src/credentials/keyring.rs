//! Credentials made ready for one API, and how they get into a request.
//!
//! A client's credentials become a keyring once; every attempt of a call takes its keys from it.

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::{Credentials, Held, TokenSource};
use crate::api::{Api, Placement, Scheme};
use crate::base64;
use crate::encoding::push_query;
use crate::error::Error;
use crate::secret::Secret;

/// The credentials of a client, checked and encoded.
#[derive(Default)]
pub(crate) struct Keyring {
    keys: Vec<Key>,
    /// What is wrong with the credentials; told when a call needs some.
    fault: Option<String>,
}

struct Key {
    scheme: &'static Scheme,
    value: KeyValue,
}

enum KeyValue {
    /// Sent as it stands in this header.
    Header(HeaderName, HeaderValue),
    /// Sent where no header can be made ahead of time.
    Elsewhere(Secret),
    Source(Arc<dyn TokenSource>),
}

/// Which of the keys go into a request.
#[derive(Clone, Copy)]
pub(crate) enum Choice<'a> {
    /// Those of these schemes; possibly none.
    Schemes(&'a [&'a str]),
    /// Those of one credential.
    Credential(&'static str),
}

impl Choice<'_> {
    fn includes(self, key: &Key) -> bool {
        match self {
            Self::Schemes(names) => names.contains(&key.scheme.name),
            Self::Credential(name) => key.scheme.credential == name,
        }
    }
}

impl Keyring {
    /// Makes credentials ready; what is wrong with them is kept until asked for.
    pub(crate) fn new(api: &'static Api, credentials: Credentials) -> Self {
        let mut keyring = Self::default();
        for (name, held) in credentials.held {
            match key(api, name, held) {
                Ok(key) => keyring.keys.push(key),
                Err(fault) => keyring.fault = Some(fault),
            }
        }
        keyring
    }

    /// Returns an error if the credentials cannot be used as they are.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.fault {
            Some(fault) => Err(Error::credentials(fault)),
            None => Ok(()),
        }
    }

    pub(crate) fn scheme_names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.scheme.name).collect()
    }

    /// Chooses the first of an endpoint's alternatives that is held as a whole.
    ///
    /// Alternatives with credentials come before the one without: what optional credentials buy is
    /// wanted by whoever holds them.
    pub(crate) fn choose<'a>(&self, alternatives: &'a [&'a [&'a str]]) -> Result<Choice<'a>, Error> {
        if alternatives.is_empty() {
            return Ok(Choice::Schemes(&[]));
        }
        self.check()?;
        let held = |names: &&&[&str]| !names.is_empty() && names.iter().all(|name| self.holds(name));
        let anonymous = || alternatives.iter().find(|names| names.is_empty());
        match alternatives.iter().find(held).or_else(anonymous) {
            Some(names) => Ok(Choice::Schemes(names)),
            None => Err(self.lacking(alternatives)),
        }
    }

    /// Chooses for a request that says nothing about it: the first credential of the API that is held as a whole.
    pub(crate) fn choose_any(&self, api: &'static Api) -> Result<Choice<'static>, Error> {
        self.check()?;
        if self.keys.is_empty() {
            return Ok(Choice::Schemes(&[]));
        }
        let is_whole = |credential: &str| {
            let mut schemes = api.schemes().iter().filter(|scheme| scheme.credential == credential);
            schemes.all(|scheme| self.holds(scheme.name))
        };
        let first = api.schemes().iter().find(|scheme| is_whole(scheme.credential));
        first.map(|scheme| Choice::Credential(scheme.credential)).ok_or_else(|| {
            let held = self.scheme_names().join(", ");
            Error::credentials(format!("the client holds {held}, which is no credential by itself"))
        })
    }

    /// Returns the source of the token among the chosen, if there is one.
    pub(crate) fn source(&self, choice: Choice<'_>) -> Option<&Arc<dyn TokenSource>> {
        self.keys.iter().filter(|key| choice.includes(key)).find_map(|key| match &key.value {
            KeyValue::Source(source) => Some(source),
            _ => None,
        })
    }

    /// Puts the chosen into a request: into its headers, or into a query in form encoding.
    pub(crate) fn inject(
        &self,
        choice: Choice<'_>,
        token: Option<&Secret>,
        headers: &mut HeaderMap,
        query: &mut String,
    ) -> Result<(), Error> {
        for key in self.keys.iter().filter(|key| choice.includes(key)) {
            match (&key.value, token) {
                (KeyValue::Header(name, value), _) => {
                    headers.insert(name.clone(), value.clone());
                }
                (KeyValue::Elsewhere(secret), _) => key.place(secret, headers, query)?,
                (KeyValue::Source(_), Some(token)) => key.place(token, headers, query)?,
                (KeyValue::Source(_), None) => {}
            }
        }
        Ok(())
    }

    fn holds(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.scheme.name == name)
    }

    fn lacking(&self, alternatives: &[&[&str]]) -> Error {
        let wanted: Vec<String> = alternatives.iter().map(|names| names.join(" and ")).collect();
        let held = match self.keys.is_empty() {
            true => "none".to_owned(),
            false => self.scheme_names().join(", "),
        };
        let wanted = wanted.join(", or ");
        Error::credentials(format!("the endpoint takes {wanted}; the client holds {held}"))
    }
}

impl Key {
    fn place(&self, secret: &Secret, headers: &mut HeaderMap, query: &mut String) -> Result<(), Error> {
        match self.scheme.placement {
            Placement::Query(name) => push_query(query, name, secret.expose()),
            Placement::Cookie(_) if secret.expose().contains(|next: char| next == ';' || next.is_whitespace()) => {
                let name = self.scheme.name;
                return Err(Error::credentials(format!("the secret of `{name}` holds characters that no cookie can hold")));
            }
            Placement::Cookie(name) => {
                let earlier = headers.get(COOKIE).map(|value| value.as_bytes().to_vec());
                let cookies = cookies(earlier, name, secret);
                headers.insert(COOKIE, sensitive(self.scheme, &cookies).map_err(Error::credentials)?);
            }
            _ => {
                if let Some((name, value)) = header(self.scheme, secret).map_err(Error::credentials)? {
                    headers.insert(name, value);
                }
            }
        }
        Ok(())
    }
}

fn key(api: &'static Api, name: &str, held: Held) -> Result<Key, String> {
    let Some(scheme) = api.scheme(name) else {
        return Err(format!("{} has no security scheme `{name}`", api.name()));
    };
    let value = match held {
        Held::Source(source) => KeyValue::Source(source),
        Held::Secret(secret) if secret.is_empty() => {
            return Err(format!("the secret of `{name}` is empty"));
        }
        Held::Secret(secret) => match header(scheme, &secret)? {
            Some((name, value)) => KeyValue::Header(name, value),
            None => KeyValue::Elsewhere(secret),
        },
    };
    Ok(Key { scheme, value })
}

/// The header of a scheme, if its secret is a header by itself.
fn header(scheme: &Scheme, secret: &Secret) -> Result<Option<(HeaderName, HeaderValue)>, String> {
    let (name, text) = match scheme.placement {
        Placement::Header(name) => (header_name(name)?, Zeroizing::new(secret.expose().to_owned())),
        Placement::Bearer => (AUTHORIZATION, Zeroizing::new(format!("Bearer {}", secret.expose()))),
        Placement::Basic => {
            let encoded = Zeroizing::new(base64::encode(secret.expose().as_bytes()));
            (AUTHORIZATION, Zeroizing::new(format!("Basic {}", *encoded)))
        }
        Placement::Authorization(scheme) => (AUTHORIZATION, Zeroizing::new(format!("{scheme} {}", secret.expose()))),
        Placement::Query(_) | Placement::Cookie(_) => return Ok(None),
    };
    Ok(Some((name, sensitive(scheme, text.as_bytes())?)))
}

fn header_name(name: &str) -> Result<HeaderName, String> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))
}

/// A header value that is kept out of logs and compression tables.
fn sensitive(scheme: &Scheme, bytes: &[u8]) -> Result<HeaderValue, String> {
    let unsendable = |_| {
        let name = scheme.name;
        format!("the secret of `{name}` holds characters that cannot be sent in a header")
    };
    let mut value = HeaderValue::from_bytes(bytes).map_err(unsendable)?;
    value.set_sensitive(true);
    Ok(value)
}

/// The cookies with the secret first, where none of the same name can stand for it.
fn cookies(earlier: Option<Vec<u8>>, name: &str, secret: &Secret) -> Zeroizing<Vec<u8>> {
    let mut cookies = Zeroizing::new(Vec::new());
    cookies.extend_from_slice(name.as_bytes());
    cookies.push(b'=');
    cookies.extend_from_slice(secret.expose().as_bytes());
    if let Some(earlier) = earlier.filter(|earlier| !earlier.is_empty()) {
        cookies.extend_from_slice(b"; ");
        cookies.extend_from_slice(&earlier);
    }
    cookies
}
