//! Texts about the keys of the attribute.
//! Made by the attribute's door.

use proc_macro2::Span;
use quote::ToTokens;

use crate::declaration::BaseFault;
use crate::fault::Fault;

impl Fault {
    pub(crate) fn unknown_key(span: Span, key: &str, nearest: Option<&str>, known: &[&str]) -> Self {
        let help = match nearest {
            Some(nearest) => format!("write `{nearest}`"),
            None => format!("the keys are {}", listed(known)),
        };
        Self::new(span, format!("`{key}` is no key of `oblien_endpoint`"), help)
    }

    pub(crate) fn key_twice(span: Span, key: &str) -> Self {
        Self::new(span, format!("the key `{key}` is there twice"), "keep one of them")
    }

    pub(crate) fn misread_key(tokens: &impl ToTokens, key: &str, example: &str) -> Self {
        match key == example {
            true => Self::over(tokens, format!("`{key}` takes no value"), format!("write `{key}` alone")),
            false => Self::over(tokens, format!("the key `{key}` is not written like this"), format!("write `{example}`")),
        }
    }

    pub(crate) fn misread(tokens: &impl ToTokens, usage: &str) -> Self {
        Self::over(tokens, "this is neither a method and a path nor a key", format!("write `{usage}`"))
    }

    /// Something stands between a method and its path.
    pub(crate) fn method_apart_from_path(tokens: &impl ToTokens, method: &str, path: &str) -> Self {
        Self::over(tokens, "only a space stands between a method and its path", format!("write `{method} \"{path}\"`"))
    }

    pub(crate) fn key_of_trait(span: Span, key: &str) -> Self {
        Self::new(span, format!("`{key}` is a key of a trait of endpoints"), "write the whole path at the endpoint")
    }

    pub(crate) fn key_of_whole_trait(span: Span, key: &str) -> Self {
        Self::new(span, format!("`{key}` is about all endpoints of the trait"), "write it at the attribute of the trait")
    }

    pub(crate) fn key_of_function(span: Span, key: &str) -> Self {
        Self::new(
            span,
            format!("`{key}` is about one endpoint, and this is a trait of them"),
            format!("write `{key}` at the methods that it is about"),
        )
    }

    pub(crate) fn base_and_server(span: Span) -> Self {
        Self::new(
            span,
            "`base` and `server` both say where the endpoint is",
            "keep `server` if the API knows the place, by its name there, and `base` if it does not",
        )
    }

    pub(crate) fn base_url(span: Span, url: &str, fault: BaseFault) -> Self {
        let (what, help) = match fault {
            BaseFault::Relative => ("is not absolute", format!("write `https://{}`", url.trim_start_matches('/'))),
            BaseFault::Scheme => ("is neither `https` nor `http`", "write `https://` and the host".to_owned()),
            BaseFault::Variable => (
                "holds a variable, and is the same for all calls",
                "write what varies into the path, as in `GET \"/{region}/things\"`; for another host declare another endpoint"
                    .to_owned(),
            ),
            BaseFault::Secret => (
                "holds a user name or a password",
                "take it away, and name the client's credentials that are sent there: `security(\"bearer\")`".to_owned(),
            ),
            BaseFault::Query => (
                "holds a query or a fragment",
                "end it before `?` or `#`, and declare what is asked for as arguments: `#[query] limit: Option<u32>`".to_owned(),
            ),
            BaseFault::Character => (
                "holds a character that the base of a URL cannot hold",
                "use letters, digits and `-._~/`; a host in other letters is written in its `xn--` form".to_owned(),
            ),
            BaseFault::Host => {
                ("has no valid host", "write the host behind `//`, as in `https://beta.example.com/v1`".to_owned())
            }
            BaseFault::Port => ("has no valid port", "write a number up to 65535 behind the colon, or leave it out".to_owned()),
        };
        Self::new(span, format!("the base `{url}` {what}"), help)
    }

    pub(crate) fn unknown_scope(span: Span, scope: &str, nearest: Option<&str>, known: &[&str]) -> Self {
        let meant = nearest.map_or_else(String::new, |nearest| format!("write `{nearest}`; "));
        Self::new(span, format!("`{scope}` is no scope of Oblien"), format!("{meant}the scopes are {}", listed(known)))
    }

    pub(crate) fn unknown_server(span: Span, server: &str, nearest: Option<&str>, known: &[&str]) -> Self {
        let meant = nearest.map_or_else(String::new, |nearest| format!("write `{nearest}`; "));
        let help = format!("{meant}the servers are {}; for any other place write its URL: `base = \"https://…\"`", listed(known));
        Self::new(span, format!("`{server}` is no server of Oblien"), help)
    }

    pub(crate) fn scope_twice(span: Span, scope: &str) -> Self {
        Self::new(span, format!("the scope `{scope}` is there twice"), "keep one of them")
    }

    pub(crate) fn any_scope(span: Span) -> Self {
        Self::new(
            span,
            "`any` is the scope of a client that is only known at run time",
            "take it away: such a client may always call; without the key `scopes` every client may",
        )
    }
}

/// `a`, `b` and `c`.
fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
