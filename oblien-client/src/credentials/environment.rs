//! Credentials from environment variables, as the API's schemes name them.
//!
//! Asked by a client's builder; the look-up is passed in, so that tests need no environment.

use super::Credentials;
use crate::api::{Api, Scheme};
use crate::error::Error;

impl Credentials {
    /// Reads the first credential of the API whose variables are all set and not blank.
    pub(crate) fn from_variables(api: &'static Api, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let credentials = groups(api);
        credentials.iter().find_map(|group| read(group, &variable)).ok_or_else(|| missing(api, &credentials))
    }
}

/// The schemes of each credential that can come from the environment as a whole.
fn groups(api: &'static Api) -> Vec<Vec<&'static Scheme>> {
    let mut groups: Vec<Vec<&'static Scheme>> = Vec::new();
    for scheme in api.schemes() {
        match groups.iter_mut().find(|group| group[0].credential == scheme.credential) {
            Some(group) => group.push(scheme),
            None => groups.push(vec![scheme]),
        }
    }
    groups.retain(|group| group.iter().all(|scheme| scheme.env.is_some()));
    groups
}

fn read(group: &[&'static Scheme], variable: impl Fn(&str) -> Option<String>) -> Option<Credentials> {
    group.iter().try_fold(Credentials::none(), |credentials, scheme| {
        let value = variable(scheme.env?)?;
        (!value.trim().is_empty()).then(|| credentials.and(scheme.name, value.trim()))
    })
}

fn missing(api: &Api, groups: &[Vec<&'static Scheme>]) -> Error {
    let choices: Vec<String> = groups
        .iter()
        .map(|group| {
            let names: Vec<&str> = group.iter().filter_map(|scheme| scheme.env).collect();
            names.join(" and ")
        })
        .collect();
    let name = api.name();
    Error::credentials(match choices.is_empty() {
        true => format!("no credential of {name} can come from the environment"),
        false => format!("no credentials for {name}: set {}", choices.join(", or ")),
    })
}
