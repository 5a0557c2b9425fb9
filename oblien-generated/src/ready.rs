//! Waiting until a workspace can be used.
//! Hand-written beside the generated code: a flow over `GET /workspace/{id}`.

use std::time::Duration;

use oblien_client::http::StatusCode;
use oblien_client::{Client, Error, Field};

use crate::generated::types::{ProvisioningPhase, ProvisioningState, Workspace, WorkspaceId};
use crate::generated::workspace::WorkspaceHandle;
use crate::generated::workspaces::{AllowsGetWorkspace, GetWorkspace};

/// How long a wait goes on unless told otherwise.
const DEADLINE: Duration = Duration::from_secs(600);
/// How long it pauses between two looks.
const INTERVAL: Duration = Duration::from_secs(2);

impl<S: AllowsGetWorkspace> WorkspaceHandle<S> {
    /// Waits until the workspace can be used, looking every 2 seconds for up to 10 minutes.
    ///
    /// Dropping the wait only ends the waiting: what the service is doing goes on.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # use oblien_generated::{Client, Error, scope};
    /// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
    /// let created = oblien.workspaces().create().image("oblien/node:24").send().await?;
    /// let ready = oblien.workspace(&created.id).wait_until_ready().with_deadline(Duration::from_secs(120)).send().await?;
    /// # Ok(()) }
    /// ```
    pub fn wait_until_ready(&self) -> WaitUntilReady<S> {
        WaitUntilReady { client: self.client().clone(), id: self.id().clone(), deadline: DEADLINE, interval: INTERVAL }
    }
}

/// A wait until a workspace can be used.
#[derive(Debug)]
#[must_use = "a wait does nothing until it is sent"]
pub struct WaitUntilReady<S> {
    client: Client<S>,
    id: WorkspaceId,
    deadline: Duration,
    interval: Duration,
}

impl<S: AllowsGetWorkspace> WaitUntilReady<S> {
    /// How long to wait at most. Default: 600 seconds.
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// How long to pause between two looks. Default: 2 seconds.
    pub fn with_interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Waits.
    ///
    /// Failures that may pass (no connection, 429, 5xx, a reply with nothing in it) do not end it.
    ///
    /// # Errors
    /// [`is_timeout`](Error::is_timeout) with the code `WORKSPACE_READY_TIMEOUT` when the deadline passes, whose source is
    /// the error of the last look if that failed;
    /// [`is_conflict`](Error::is_conflict) with `WORKSPACE_CREATION_CANCELLED` if the workspace is being deleted or
    /// `WORKSPACE_STOPPED` if it was made but is down; [`is_validation`](Error::is_validation) with the service's code or
    /// `CREATE_FAILED` if the creation failed; else the error of the look that failed for good.
    pub async fn send(self) -> Result<Workspace, Error> {
        let mut last = None;
        match tokio::time::timeout(self.deadline, self.poll(&mut last)).await {
            Ok(result) => result,
            Err(_) => {
                let message = format!("workspace `{}` was not ready after {:?}; its creation goes on", self.id, self.deadline);
                let error = Error::gave_up("WORKSPACE_READY_TIMEOUT", message);
                Err(match last {
                    Some(cause) => error.with_source(cause),
                    None => error,
                })
            }
        }
    }

    /// Looks until it is decided; keeps why the last look failed, if it did.
    async fn poll(&self, last: &mut Option<Error>) -> Result<Workspace, Error> {
        loop {
            let mut pause = self.interval;
            match GetWorkspace::new(&self.client, &self.id).send().await {
                Ok(workspace) => match judge(&workspace) {
                    Verdict::Ready => return Ok(workspace),
                    Verdict::Failed(error) => return Err(error),
                    Verdict::Waiting => *last = None,
                },
                Err(error) if may_pass(&error) => {
                    pause = pause.max(error.retry_after().unwrap_or_default());
                    *last = Some(error);
                }
                Err(error) => return Err(error),
            }
            tokio::time::sleep(pause).await;
        }
    }
}

/// What a look at a workspace says.
pub(crate) enum Verdict {
    Ready,
    Waiting,
    Failed(Error),
}

/// Judges a workspace; the order of the questions matters.
pub(crate) fn judge(workspace: &Workspace) -> Verdict {
    let provisioning = match &workspace.provisioning {
        Field::Value(provisioning) => Some(provisioning),
        Field::Null | Field::Absent => None,
    };
    let is_ready = workspace.ready == Some(true);
    let Some(provisioning) = provisioning else {
        return if is_ready || is_running(workspace) { Verdict::Ready } else { Verdict::Waiting };
    };
    if provisioning.phase == ProvisioningPhase::Deleting {
        return failed(StatusCode::CONFLICT, "WORKSPACE_CREATION_CANCELLED", "the creation was cancelled", workspace);
    }
    match provisioning.state {
        ProvisioningState::Failed => {
            let error = provisioning.error.as_ref();
            let code = error.map(|error| error.code.as_str()).filter(|code| !code.is_empty()).unwrap_or("CREATE_FAILED");
            let message = error.map_or("the creation failed", |error| &error.message);
            failed(StatusCode::UNPROCESSABLE_ENTITY, code, message, workspace)
        }
        _ if is_ready => Verdict::Ready,
        ProvisioningState::Ready => {
            failed(StatusCode::CONFLICT, "WORKSPACE_STOPPED", "it was made, but it is stopped", workspace)
        }
        _ => Verdict::Waiting,
    }
}

/// Older versions of the service report no provisioning.
fn is_running(workspace: &Workspace) -> bool {
    let info = workspace.info.as_ref();
    info.is_some_and(|info| info.is_running == Some(true) || info.status.as_deref() == Some("running"))
}

fn failed(status: StatusCode, code: &str, message: &str, workspace: &Workspace) -> Verdict {
    Verdict::Failed(Error::refused(status, code, format!("workspace `{}`: {message}", workspace.id)))
}

fn may_pass(error: &Error) -> bool {
    let is_empty = error.is_decode() && matches!(error.body_text().trim(), "" | "null");
    let is_away = error.is_connect() || error.is_interrupted() || error.is_timeout();
    let may_end = error.status().is_some_and(|status| status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error());
    is_empty || is_away || may_end
}
