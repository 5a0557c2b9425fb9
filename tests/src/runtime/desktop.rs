//! `/desktop`: whether it may be reached, and the login behind it.
//!
//! Nothing is to be seen there: the viewer and the VNC connection are not served.

use serde_json::{Value, json};

use crate::credentials::random_text;
use crate::error::Failure;

use super::access::Visit;
use super::{Answer, Answered};

/// The desktop of one machine.
#[derive(Debug, Default)]
pub(crate) struct Desktop {
    is_enabled: bool,
    password: Option<String>,
}

impl Desktop {
    fn wire(&self) -> Value {
        let transports = if self.is_enabled { json!(["browser", "vnc"]) } else { json!([]) };
        json!({
            "supported": true,
            "enabled": self.is_enabled,
            "available": self.is_enabled,
            "credentials": self.password.is_some(),
            "transports": transports,
        })
    }
}

pub(crate) fn status(visit: &Visit) -> Answered {
    Answer::bare(visit.machine.inside().desktop.wire())
}

/// The login is made when access is allowed for the first time.
pub(crate) fn enable(visit: &Visit) -> Answered {
    let desktop = &mut visit.machine.inside().desktop;
    desktop.is_enabled = true;
    desktop.password.get_or_insert_with(random_text);
    Answer::bare(desktop.wire())
}

pub(crate) fn disable(visit: &Visit) -> Answered {
    let desktop = &mut visit.machine.inside().desktop;
    desktop.is_enabled = false;
    Answer::bare(desktop.wire())
}

pub(crate) fn credentials(visit: &Visit) -> Answered {
    match &visit.machine.inside().desktop.password {
        Some(password) => Answer::bare(json!({ "username": "oblien", "password": password })),
        None => Err(Failure::not_found("The desktop has no login")),
    }
}
