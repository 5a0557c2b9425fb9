//! The flows of OAuth 2, as documentation: where a token is had, and which scopes it can have.
//! Part of the lowering of security; getting a token is the caller's matter.

use indexmap::IndexMap;
use openapiv3::OAuth2Flows;
use serde_json::Value;

use crate::lower::documentation;

/// A flow by its name in words, with its URLs and its scopes.
struct Flow<'a> {
    name: &'static str,
    authorization: &'a str,
    token: &'a str,
    scopes: Vec<(&'a str, &'a str)>,
}

/// Tells the flows and the scopes; nothing if there are none.
pub(super) fn told(flows: &OAuth2Flows) -> Vec<String> {
    let flows = read(flows);
    let mut text = String::new();
    for flow in &flows {
        let urls = [("authorization", flow.authorization), ("token", flow.token)];
        let urls: Vec<String> =
            urls.iter().filter(|(_, url)| !url.is_empty()).map(|(what, url)| format!("{what} at {url}")).collect();
        let urls = if urls.is_empty() { String::new() } else { format!(": {}", urls.join(", ")) };
        text.push_str(&format!("- {}{urls}\n", flow.name));
    }
    if !text.is_empty() {
        text.insert_str(0, "A token of OAuth 2, by one of these flows:\n\n");
    }
    let scopes: IndexMap<&str, &str> = flows.iter().flat_map(|flow| flow.scopes.iter().copied()).collect();
    if !scopes.is_empty() {
        text.push_str("\nIts scopes:\n\n");
    }
    for (scope, about) in scopes {
        let about = if about.is_empty() { String::new() } else { format!(": {}", documentation::title(about)) };
        text.push_str(&format!("- `{}`{about}\n", scope.replace('`', " ")));
    }
    documentation::lines(Some(&text))
}

fn read(flows: &OAuth2Flows) -> Vec<Flow<'_>> {
    let mut read = Vec::new();
    if let Some(flow) = &flows.implicit {
        let scopes = pairs(&flow.scopes);
        read.push(Flow { name: "implicit", authorization: &flow.authorization_url, token: "", scopes });
    }
    if let Some(flow) = &flows.password {
        read.push(Flow { name: "password", authorization: "", token: &flow.token_url, scopes: pairs(&flow.scopes) });
    }
    if let Some(flow) = &flows.client_credentials {
        read.push(Flow { name: "client credentials", authorization: "", token: &flow.token_url, scopes: pairs(&flow.scopes) });
    }
    if let Some(flow) = &flows.authorization_code {
        let (authorization, token) = (flow.authorization_url.as_str(), flow.token_url.as_str());
        read.push(Flow { name: "authorization code", authorization, token, scopes: pairs(&flow.scopes) });
    }
    if let Some(flow) = flows.extensions.get("x-device-authorization") {
        let text = |key: &str| flow.get(key).and_then(Value::as_str).unwrap_or_default();
        let scopes = flow.get("scopes").and_then(Value::as_object).into_iter().flatten();
        let scopes = scopes.map(|(scope, about)| (scope.as_str(), about.as_str().unwrap_or_default())).collect();
        let (authorization, token) = (text("deviceAuthorizationUrl"), text("tokenUrl"));
        read.push(Flow { name: "device authorization", authorization, token, scopes });
    }
    read
}

fn pairs(scopes: &IndexMap<String, String>) -> Vec<(&str, &str)> {
    scopes.iter().map(|(scope, about)| (scope.as_str(), about.as_str())).collect()
}
