//! The URLs of a client's servers, made of what the API declares and what the caller has set.
//!
//! Variables are filled in, relative URLs are put below an origin, and alternatives take their places.

use super::Base;
use crate::api::Api;
use crate::error::Error;
use crate::server::{Server, ServerVariable};

/// What the caller has set about servers, in the order of setting.
#[derive(Debug, Default)]
pub(super) struct ServerSettings {
    pub(super) urls: Vec<(Option<String>, String)>,
    pub(super) variables: Vec<(String, String)>,
    pub(super) used: Vec<String>,
    pub(super) origin: Option<String>,
}

impl ServerSettings {
    /// The servers by their index; one whose declared URL is of no use is an error only when called.
    pub(super) fn bases(&self, api: &'static Api) -> Result<Vec<Option<Base>>, Error> {
        self.check(api)?;
        (0..api.servers().len()).map(|index| self.base(api, index)).collect()
    }

    fn check(&self, api: &'static Api) -> Result<(), Error> {
        let named = self.urls.iter().filter_map(|(name, _)| name.as_ref()).chain(&self.used);
        if let Some(name) = named.into_iter().find(|name| find(api, name).is_none()) {
            let known: Vec<&str> = api.servers().iter().map(|server| server.name).collect();
            let (api, known) = (api.name(), known.join("`, `"));
            return Err(Error::request(format!("{api} has no server `{name}`; it has `{known}`")));
        }
        if let Some(origin) = self.origin.as_deref().filter(|origin| is_relative(origin)) {
            return Err(Error::request(format!("the origin `{}` is not absolute", origin.escape_default())));
        }
        self.variables.iter().try_for_each(|(name, value)| check_variable(api, name, value))
    }

    /// The URL of a server: that of the alternative in its place, replaced by the caller or as declared.
    fn base(&self, api: &'static Api, index: usize) -> Result<Option<Base>, Error> {
        let Some(server) = self.chosen(api, index) else { return Ok(None) };
        let is_meant = |(name, _): &&(Option<String>, String)| match name {
            Some(name) => name == server.name,
            None => index == 0,
        };
        if let Some((_, url)) = self.urls.iter().rev().find(is_meant) {
            return Base::parse(server.name, &self.filled(server, url)?).map(Some);
        }
        match (self.filled(server, server.url), self.origin.as_deref()) {
            (Err(_), _) => Ok(None),
            (Ok(url), Some(origin)) if is_relative(&url) => Base::parse(server.name, &below(origin, &url)).map(Some),
            // What the caller has set is to blame for a URL that was made with it.
            (Ok(url), _) if self.is_set(server) => Base::parse(server.name, &url).map(Some),
            (Ok(url), _) => Ok(Base::parse(server.name, &url).ok()),
        }
    }

    /// The server that is used in the place of this index.
    fn chosen(&self, api: &'static Api, index: usize) -> Option<&'static Server> {
        let used = self.used.iter().rev().filter_map(|name| find(api, name));
        used.into_iter().find(|server| server.alternative == index).or_else(|| api.servers().get(index))
    }

    fn is_set(&self, server: &Server) -> bool {
        self.variables.iter().any(|(name, _)| server.variables.iter().any(|variable| variable.name == name))
    }

    /// A URL with the value of every variable in the place of its name.
    fn filled(&self, server: &Server, url: &str) -> Result<String, Error> {
        let mut url = url.to_owned();
        for variable in server.variables {
            let in_braces = format!("{{{}}}", variable.name);
            if url.contains(&in_braces) {
                let value = self.value(variable).ok_or_else(|| missing(server, variable))?;
                url = url.replace(&in_braces, value);
            }
        }
        Ok(url)
    }

    fn value<'a>(&'a self, variable: &'a ServerVariable) -> Option<&'a str> {
        let set = self.variables.iter().rev().find(|(name, _)| name == variable.name);
        set.map(|(_, value)| value.as_str()).or(variable.default)
    }

    /// Why a server has no URL.
    pub(super) fn fault(&self, api: &'static Api, index: usize) -> Option<String> {
        let server = self.chosen(api, index)?;
        match self.filled(server, server.url) {
            Err(error) => Some(error.message().to_owned()),
            Ok(url) if is_relative(&url) => {
                Some(format!("the URL `{url}` of server `{}` is relative; set `origin` or `base_url` of the client", server.name))
            }
            Ok(_) => None,
        }
    }
}

fn missing(server: &Server, variable: &ServerVariable) -> Error {
    let (server, name) = (server.name, variable.name);
    Error::request(format!(
        "the URL of server `{server}` has a variable `{name}` without a default; set it with `server_variable`"
    ))
}

fn find(api: &'static Api, name: &str) -> Option<&'static Server> {
    api.servers().iter().find(|server| server.name == name)
}

fn check_variable(api: &Api, name: &str, value: &str) -> Result<(), Error> {
    let mut named = api.servers().iter().flat_map(|server| server.variables).filter(|variable| variable.name == name).peekable();
    if named.peek().is_none() {
        let api = api.name();
        return Err(Error::request(format!("no server of {api} has a variable `{name}`")));
    }
    let allowed: Vec<&ServerVariable> = named.collect();
    let fits = |variable: &&&ServerVariable| variable.allowed.is_empty() || variable.allowed.contains(&value);
    if allowed.iter().find(fits).is_none() {
        let known = allowed.iter().flat_map(|variable| variable.allowed).copied().collect::<Vec<_>>().join("`, `");
        return Err(Error::request(format!(
            "the server variable `{name}` is one of `{known}`, not `{}`",
            value.escape_default()
        )));
    }
    Ok(())
}

fn is_relative(url: &str) -> bool {
    !url.contains("://")
}

/// A relative URL below the origin, or below the folder of a document's URL.
fn below(origin: &str, url: &str) -> String {
    let origin = origin.trim();
    let scheme_end = origin.find("://").map_or(0, |at| at + 3);
    let path_start = origin[scheme_end..].find('/').map_or(origin.len(), |at| scheme_end + at);
    if let Some(rest) = url.strip_prefix("//") {
        return format!("{}{rest}", &origin[..scheme_end]);
    }
    let (root, path) = origin.split_at(path_start);
    if url.starts_with('/') {
        return format!("{root}{url}");
    }
    let mut folder: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if !path.ends_with('/') {
        folder.pop();
    }
    for part in url.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folder.pop()),
            part => folder.push(part),
        }
    }
    format!("{root}/{}", folder.join("/"))
}

#[cfg(test)]
mod tests;
