//! To which URLs generated builders send, with the servers of a description, its paths and its operations.
//! The client is that of `accept/servers`.

use oblien_client::transport::Scripted;
use oblien_client::{Any, ClientBuilder};

use super::compiled::servers::Client;

type Builder = ClientBuilder<Any, Client>;

fn urls(set: fn(Builder) -> Builder) -> [String; 4] {
    let client = set(Client::builder()).transport(Scripted::new()).build().unwrap();
    let main = client.main();
    let requests = [
        main.get().into_request(),
        main.get_files().into_request(),
        main.put_files().into_request(),
        main.delete_files().into_request(),
    ];
    requests.map(|request| request.unwrap().uri().to_string())
}

#[test]
fn every_operation_has_its_server_and_its_alternatives() {
    let [main, files, upload, sandbox] = urls(|builder| builder);
    assert_eq!(main, "https://eu.servers.example:443/v2/main");
    assert_eq!(files, "https://files.example/files");
    assert_eq!(upload, "https://upload.example/files");
    assert_eq!(sandbox, "https://sandbox.servers.example/files");

    let [main, files, upload, _] = urls(|builder| builder.use_server("staging").use_server("server7"));
    assert_eq!(main, "https://staging.servers.example/main");
    assert_eq!(files, "https://near.files.example/files");
    assert_eq!(upload, "https://upload.example/files");
}

#[test]
fn variables_and_names_are_set_by_the_caller() {
    let [main, ..] = urls(|builder| builder.server_variable("region", "us").server_variable("basePath", "a/b"));
    assert_eq!(main, "https://us.servers.example:443/a/b/main");
    let [main, ..] = urls(|builder| builder.use_server("server4").server_variable("tenant", "acme"));
    assert_eq!(main, "https://acme.servers.example/main");
    let [main, ..] = urls(|builder| builder.use_server("where_the_documentation_is").origin("https://docs.example"));
    assert_eq!(main, "https://docs.example/v3/main");
    let error = Client::builder().server_variable("region", "moon").transport(Scripted::new()).build().unwrap_err();
    assert_eq!(error.to_string(), "the server variable `region` is one of `eu`, `us`, not `moon`");
}
