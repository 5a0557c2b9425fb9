//! TLS of the default transport: whom it trusts, and who it says it is.
//!
//! Certificates come as PEM, as files hold them; what cannot be read is an error when the transport is built.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};

use crate::error::Error;
use crate::secret::Secret;

/// What was said about certificates.
#[derive(Clone, Default)]
pub(super) struct Tls {
    /// Those that are trusted beside the ones of the web.
    roots: Vec<Vec<u8>>,
    identity: Option<Identity>,
}

/// Certificates that say who the client is, and their key.
#[derive(Clone)]
struct Identity {
    certificates: Vec<u8>,
    key: Secret,
}

impl Tls {
    pub(super) fn trust(&mut self, certificates: &[u8]) {
        self.roots.push(certificates.to_vec());
    }

    pub(super) fn identify(&mut self, certificates: &[u8], key: Secret) {
        self.identity = Some(Identity { certificates: certificates.to_vec(), key });
    }

    /// Reads the certificates, and makes the settings of every connection.
    pub(super) fn config(&self) -> Result<ClientConfig, Error> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for certificate in self.roots.iter().map(|pem| certificates(pem)).collect::<Result<Vec<_>, _>>()?.concat() {
            roots.add(certificate).map_err(|error| unusable("a root certificate cannot be used", error))?;
        }
        let builder = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| unusable("TLS cannot be set up", error))?
            .with_root_certificates(roots);
        let Some(identity) = &self.identity else { return Ok(builder.with_no_client_auth()) };
        // What the parser says can hold what it read.
        let key = PrivateKeyDer::from_pem_slice(identity.key.expose().as_bytes()).map_err(|_| {
            Error::request("the key of the client's certificate is no private key in PEM, or its lines are not apart")
        })?;
        builder
            .with_client_auth_cert(certificates(&identity.certificates)?, key)
            .map_err(|error| unusable("the client's certificate cannot be used", error))
    }
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let read: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .map_err(|error| unusable("a certificate cannot be read", error))?;
    if read.is_empty() { Err(Error::request("there is no certificate in the PEM that was given")) } else { Ok(read) }
}

fn unusable(message: &str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::request(message).with_source(error)
}

#[cfg(test)]
mod tests;
