//! The default transport against services with certificates of their own.

use std::convert::Infallible;

use http::{Method, Version};
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::server::WebPkiClientVerifier;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::super::{Network, NetworkBuilder};
use super::*;
use crate::client::Client;
use crate::{Api, Endpoint, Server};

static API: Api = Api::new("Things", &[Server::new("main", "https://api.example")], &[]);
const GET: Endpoint = Endpoint::new(Method::GET, "/things");

/// An authority that certificates are issued by.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut parameters = CertificateParams::default();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap())
    }

    /// A certificate for a name or an address, and its key, as PEM.
    fn issue(&self, name: &str) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, &self.0).unwrap();
        (certificate.pem(), key.serialize_pem())
    }

    fn pem(&self) -> String {
        self.0.pem()
    }
}

/// What a service is like.
struct Service<'a> {
    authority: &'a Authority,
    name: &'a str,
    protocols: &'a [&'a str],
    asks_for_certificate: bool,
}

impl Service<'_> {
    /// Starts it, and returns its URL; it answers with the version of HTTP that it was asked in.
    async fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let acceptor = TlsAcceptor::from(Arc::new(self.config()));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let acceptor = acceptor.clone();
                tokio::spawn(async move {
                    // Whoever does not trust the service leaves here.
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    let is_second = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                    let service = service_fn(|request: http::Request<_>| answer(request.version(), request.into_body()));
                    let stream = TokioIo::new(stream);
                    match is_second {
                        true => drop(http2::Builder::new(TokioExecutor::new()).serve_connection(stream, service).await),
                        false => drop(http1::Builder::new().serve_connection(stream, service).await),
                    }
                });
            }
        });
        url
    }

    fn config(&self) -> ServerConfig {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions().unwrap();
        let builder = if self.asks_for_certificate {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_slice(self.authority.pem().as_bytes()).unwrap()).unwrap();
            builder.with_client_cert_verifier(
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap(),
            )
        } else {
            builder.with_no_client_auth()
        };
        let (certificate, key) = self.authority.issue(self.name);
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
        let mut config = builder.with_single_cert(certificates(certificate.as_bytes()).unwrap(), key).unwrap();
        config.alpn_protocols = self.protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        config
    }
}

async fn answer(version: Version, _: hyper::body::Incoming) -> Result<http::Response<String>, Infallible> {
    Ok(http::Response::builder().header("content-type", "application/json").body(format!("\"{version:?}\"")).unwrap())
}

async fn ask(network: NetworkBuilder, url: &str) -> Result<String, Error> {
    let client: Client = Client::builder(&API).base_url(url).transport(network.no_proxy().build()?).build()?;
    client.call(&GET).json::<String>().await
}

#[tokio::test]
async fn who_is_trusted_is_asked_in_the_best_version() {
    let authority = Authority::new();
    for (protocols, expected) in [(["h2", "http/1.1"].as_slice(), "HTTP/2.0"), (&["http/1.1"], "HTTP/1.1"), (&[], "HTTP/1.1")] {
        let url = Service { authority: &authority, name: "127.0.0.1", protocols, asks_for_certificate: false }.start().await;
        let network = Network::builder().root_certificates(authority.pem());
        assert_eq!(ask(network, &url).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn who_is_not_trusted_gets_nothing() {
    let authority = Authority::new();
    let others = Authority::new();
    for (trusted, name) in [(None, "127.0.0.1"), (Some(&others), "127.0.0.1"), (Some(&authority), "elsewhere.example")] {
        let url = Service { authority: &authority, name, protocols: &[], asks_for_certificate: false }.start().await;
        let network = trusted.map_or_else(Network::builder, |trusted| Network::builder().root_certificates(trusted.pem()));
        let error = ask(network, &url).await.unwrap_err();
        assert!(error.is_connect() && !error.may_have_reached_service(), "{error}");
    }
}

#[tokio::test]
async fn a_client_says_who_it_is_where_it_is_asked() {
    let authority = Authority::new();
    let url = Service { authority: &authority, name: "127.0.0.1", protocols: &[], asks_for_certificate: true }.start().await;
    let network = || Network::builder().root_certificates(authority.pem());
    assert!(ask(network(), &url).await.is_err());
    let (certificate, key) = authority.issue("client.example");
    assert_eq!(ask(network().identity(&certificate, key.clone()), &url).await.unwrap(), "HTTP/1.1");
    let shown = format!("{:?}", network().identity(&certificate, key.clone()));
    assert!(!shown.contains(key.lines().nth(1).unwrap()), "{shown}");
}

#[test]
fn what_cannot_be_read_is_an_error_that_does_not_show_it() {
    let authority = Authority::new();
    let (certificate, key) = authority.issue("client.example");
    let broken = "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n";
    let builders = [
        Network::builder().root_certificates(""),
        Network::builder().root_certificates("c2VjcmV0"),
        Network::builder().root_certificates(broken),
        Network::builder().identity(&certificate, "c2VjcmV0".to_owned()),
        Network::builder().identity("", key.clone()),
        Network::builder().identity(authority.pem(), key),
    ];
    for (number, builder) in builders.into_iter().enumerate() {
        let error = builder.build().unwrap_err();
        assert!(error.is_request(), "{number}: {error}");
        assert!(!format!("{error} {error:?}").contains("c2VjcmV0"), "{number}: {error:?}");
    }
}

#[test]
fn a_key_that_has_lost_its_lines_is_not_shown() {
    let (certificate, key) = Authority::new().issue("client.example");
    let secret = key.lines().nth(1).unwrap().to_owned();
    let bytes = format!("{:?}", secret.as_bytes());
    for broken in [key.replace('\n', ""), key.replace('\n', "\\n"), key.replace("-----END", "-----EN")] {
        let mut shown = String::new();
        let error = Network::builder().identity(&certificate, broken).build().unwrap_err();
        let mut next: Option<&dyn std::error::Error> = Some(&error);
        while let Some(error) = next {
            shown += &format!("{error} {error:?}");
            next = error.source();
        }
        assert!(!shown.contains(&secret) && !shown.contains(bytes.trim_matches(['[', ']'])), "{shown}");
    }
}

#[cfg(feature = "websocket")]
#[tokio::test]
async fn websockets_are_secured_too() {
    use futures_util::{SinkExt, StreamExt};

    use crate::websocket::{Message, WebSocketOptions};

    let authority = Authority::new();
    let service = Service { authority: &authority, name: "127.0.0.1", protocols: &["http/1.1"], asks_for_certificate: false };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let acceptor = TlsAcceptor::from(Arc::new(service.config()));
    tokio::spawn(async move {
        let stream = acceptor.accept(listener.accept().await.unwrap().0).await.unwrap();
        let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
        let message = socket.next().await.unwrap().unwrap();
        socket.send(message).await.unwrap();
    });
    let network = Network::builder().no_proxy().root_certificates(authority.pem()).build().unwrap();
    let client: Client = Client::builder(&API).base_url(url).transport(network).build().unwrap();
    let (mut sender, mut receiver) = client.call(&GET).websocket(WebSocketOptions::default()).await.unwrap().split();
    sender.send(Message::Text("hi".into())).await.unwrap();
    assert_eq!(receiver.next().await.unwrap().unwrap(), Message::Text("hi".into()));
}
