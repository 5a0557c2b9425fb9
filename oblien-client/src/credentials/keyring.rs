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

/// What credentials add to a request besides headers.
#[derive(Default)]
pub(crate) struct Injected {
    /// Query arguments, in form encoding.
    pub(crate) query: String,
    /// The token that was sent and the source that gave it.
    pub(crate) token: Option<(Arc<dyn TokenSource>, Secret)>,
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

    /// Puts the credentials of the first alternative that is held into a request.
    ///
    /// Alternatives with credentials come before the one without: what optional credentials buy is
    /// wanted by whoever holds them.
    pub(crate) async fn inject(&self, alternatives: &[&[&str]], headers: &mut HeaderMap) -> Result<Injected, Error> {
        let mut injected = Injected::default();
        if alternatives.is_empty() {
            return Ok(injected);
        }
        self.check()?;
        let held = |names: &&&[&str]| names.iter().all(|name| self.key(name).is_some());
        let fitting = alternatives.iter().filter(|names| !names.is_empty()).find(held);
        let anonymous = || alternatives.iter().find(|names| names.is_empty());
        let Some(names) = fitting.or_else(anonymous) else {
            return Err(self.lacking(alternatives));
        };
        for key in names.iter().filter_map(|name| self.key(name)) {
            key.inject(headers, &mut injected).await?;
        }
        Ok(injected)
    }

    /// Puts everything that is held into a request that belongs to no endpoint.
    pub(crate) async fn inject_all(&self, headers: &mut HeaderMap) -> Result<Injected, Error> {
        self.check()?;
        let mut injected = Injected::default();
        for key in &self.keys {
            key.inject(headers, &mut injected).await?;
        }
        Ok(injected)
    }

    fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.scheme.name == name)
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
    async fn inject(&self, headers: &mut HeaderMap, injected: &mut Injected) -> Result<(), Error> {
        match &self.value {
            KeyValue::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
                Ok(())
            }
            KeyValue::Elsewhere(secret) => self.place(secret, headers, injected),
            KeyValue::Source(source) => {
                let token = source.token().await?;
                self.place(&token, headers, injected)?;
                injected.token = Some((source.clone(), token));
                Ok(())
            }
        }
    }

    fn place(&self, secret: &Secret, headers: &mut HeaderMap, injected: &mut Injected) -> Result<(), Error> {
        match self.scheme.placement {
            Placement::Query(name) => push_query(&mut injected.query, name, secret.expose()),
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

fn cookies(earlier: Option<Vec<u8>>, name: &str, secret: &Secret) -> Zeroizing<Vec<u8>> {
    let mut cookies = Zeroizing::new(earlier.unwrap_or_default());
    if !cookies.is_empty() {
        cookies.extend_from_slice(b"; ");
    }
    cookies.extend_from_slice(name.as_bytes());
    cookies.push(b'=');
    cookies.extend_from_slice(secret.expose().as_bytes());
    cookies
}
