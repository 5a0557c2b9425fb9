//! The inside of one workspace: `workspace(id).runtime()`, and what is reached through it.
//!
//! One token, fetched when it is needed and renewed before it ends, serves everything that comes from one of these.

use oblien_client::http::Method;
#[cfg(feature = "workspaces")]
use oblien_client::{CachedToken, Credentials, FreshToken, Scope};
use oblien_client::{Endpoint, Error, Secret};

use super::proxy::Proxy;
use crate::generated::runtime::desktop::Desktop;
use crate::generated::runtime::exec::Exec;
use crate::generated::runtime::files::Files;
use crate::generated::runtime::search::Search;
use crate::generated::runtime::terminal::Terminal;
use crate::generated::runtime::transfer::Transfer;
use crate::generated::runtime::watcher::Watcher;
use crate::generated::runtime::{GetRuntimeHealth, GetRuntimeInfo, ListRuntimes};
use crate::generated::scope::Runtime;
#[cfg(feature = "workspaces")]
use crate::generated::types::WorkspaceId;
#[cfg(feature = "workspaces")]
use crate::generated::workspace::WorkspaceHandle;
#[cfg(feature = "workspaces")]
use crate::generated::workspaces::api_access::{
    AllowsEnableRuntimeAccess, AllowsGetRuntimeAccess, AllowsGetRuntimeToken, EnableRuntimeAccess, GetRuntimeAccess,
    GetRuntimeToken,
};
use crate::generated::{API, Client};

/// The server of the description that reaches the inside of workspaces.
const PLANE: &str = "runtime";

/// The page that shows the desktop.
const VIEWER: Endpoint = Endpoint::new(Method::GET, "/desktop").server(API.plane(PLANE));

/// The longest name of a target.
const LONGEST_TARGET: usize = 64;

/// The inside of one workspace: its files, commands, terminals and ports.
///
/// A clone is cheap and shares the token. Keep one for as long as you work with the workspace.
///
/// ```no_run
/// # use oblien_generated::{Client, Error, scope};
/// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
/// let runtime = oblien.workspace("ws_abc").runtime().await?;
/// runtime.files().write("/app/hello.txt", "hello\n").send().await?;
/// let result = runtime.exec().run(["cat", "/app/hello.txt"]).send().await?;
/// println!("{result:?}");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct WorkspaceRuntime {
    /// The workspace as a whole.
    whole: Client<Runtime>,
    /// The target within it, if one was chosen.
    target: Client<Runtime>,
}

impl WorkspaceRuntime {
    /// Takes a client that holds a token of the runtime, made with [`credentials::runtime`](crate::credentials::runtime).
    ///
    /// For those who were handed such a token; others call [`WorkspaceHandle::runtime`](crate::workspace::WorkspaceHandle).
    pub fn new(client: Client<Runtime>) -> Self {
        Self { target: client.clone(), whole: client }
    }

    /// Returns the same workspace with another target for files, commands, terminals, watchers and ports.
    ///
    /// `default` and nothing mean the workspace itself. [`targets`](Self::targets) lists what there is.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) if the target is no lower-case letter followed by up to 63 of `a-z`, `0-9`, `_`, `-`.
    pub fn for_target(&self, target: &str) -> Result<Self, Error> {
        if matches!(target, "" | "default") {
            return Ok(Self::new(self.whole.clone()));
        }
        let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        let is_name = target.starts_with(|first: char| first.is_ascii_lowercase())
            && target.len() <= LONGEST_TARGET
            && target.bytes().all(is_inner);
        if !is_name {
            return Err(Error::invalid_argument(format!("`{}` is no name of a runtime target", target.escape_debug())));
        }
        Ok(Self { whole: self.whole.clone(), target: self.whole.below(PLANE, &format!("/runtimes/{target}"))? })
    }

    /// Returns the client that all this is done with, for calls that are declared by hand.
    pub fn client(&self) -> &Client<Runtime> {
        &self.target
    }

    /// Reads what the runtime is and can do.
    ///
    /// `GET /runtime` · scope `runtime`
    pub fn info(&self) -> GetRuntimeInfo {
        self.target.runtime().info()
    }

    /// Reads whether the runtime is well.
    ///
    /// `GET /health` · scope `runtime`
    pub fn health(&self) -> GetRuntimeHealth {
        self.target.runtime().health()
    }

    /// Lists the targets of the workspace.
    ///
    /// `GET /runtimes` · scope `runtime`
    pub fn targets(&self) -> ListRuntimes {
        self.whole.runtime().targets()
    }

    /// Returns the requests about files and folders.
    pub fn files(&self) -> Files<Runtime> {
        self.target.runtime().files()
    }

    /// Returns the requests that find files.
    pub fn search(&self) -> Search<Runtime> {
        self.target.runtime().search()
    }

    /// Returns the requests that run commands.
    pub fn exec(&self) -> Exec<Runtime> {
        self.target.runtime().exec()
    }

    /// Returns the requests about terminals.
    pub fn terminal(&self) -> Terminal<Runtime> {
        self.target.runtime().terminal()
    }

    /// Returns the requests about watchers.
    pub fn watcher(&self) -> Watcher<Runtime> {
        self.target.runtime().watcher()
    }

    /// Returns the requests that move whole folders.
    pub fn transfer(&self) -> Transfer<Runtime> {
        self.target.runtime().transfer()
    }

    /// Returns the requests about the desktop, which is the workspace's own whatever the target is.
    pub fn desktop(&self) -> Desktop<Runtime> {
        self.whole.runtime().desktop()
    }

    /// Returns the address at which a browser shows the desktop.
    ///
    /// It holds the token, as browsers cannot send it otherwise: whoever has the address has the workspace.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) if the data plane has no URL.
    pub fn desktop_url(&self, token: &Secret) -> Result<Secret, Error> {
        let mut call = self.whole.call(&VIEWER);
        call.query("token", token.expose());
        Ok(call.into_request()?.uri().to_string().into())
    }

    /// Returns a port of the workspace, to which requests of any kind go.
    ///
    /// # Errors
    /// [`is_request`](Error::is_request) for the port 0.
    pub fn proxy(&self, port: u16) -> Result<Proxy, Error> {
        Proxy::new(&self.target, port)
    }

    /// Opens the socket that carries the input and output of all terminals, and what watchers see.
    ///
    /// # Errors
    /// As [`RuntimeSocket::open`](super::socket::RuntimeSocket::open).
    #[cfg(feature = "terminal")]
    pub async fn ws(&self) -> Result<super::socket::RuntimeSocket, Error> {
        self.ws_with(super::socket::SocketOptions::default()).await
    }

    /// Opens the socket with settings of its own.
    ///
    /// # Errors
    /// As [`RuntimeSocket::open`](super::socket::RuntimeSocket::open).
    #[cfg(feature = "terminal")]
    pub async fn ws_with(&self, options: super::socket::SocketOptions) -> Result<super::socket::RuntimeSocket, Error> {
        super::socket::RuntimeSocket::open(&self.target, options).await
    }

    /// Makes the desktop of the workspace a port of this machine, once the desktop is there; 0 takes any that is free.
    ///
    /// # Errors
    /// [`is_conflict`](Error::is_conflict) if the workspace has no desktop, or if it is switched off or still starting;
    /// else as [`DesktopTunnel::listen`](super::desktop::DesktopTunnel::listen).
    #[cfg(feature = "desktop")]
    pub async fn desktop_tunnel(&self, port: u16) -> Result<super::desktop::DesktopTunnel, Error> {
        super::desktop::check(&self.desktop().status().send().await?)?;
        super::desktop::DesktopTunnel::listen(&self.whole, port).await
    }
}

#[cfg(feature = "workspaces")]
impl<S> WorkspaceHandle<S>
where
    S: Scope + AllowsGetRuntimeAccess + AllowsGetRuntimeToken + AllowsEnableRuntimeAccess,
{
    /// Reaches the inside of the workspace; switches that on first if it is off.
    ///
    /// The token is renewed before it ends and after the service refused it, once for however many calls wait for it.
    ///
    /// # Errors
    /// Any [`Error`] of the calls that read, switch on and issue access; [`is_credentials`](Error::is_credentials) if none of
    /// them answers with a token.
    pub async fn runtime(&self) -> Result<WorkspaceRuntime, Error> {
        let (client, id) = (self.client().clone(), self.id().clone());
        let source = CachedToken::new(move || issue(client.clone(), id.clone()));
        source.fetch().await?;
        let client = self.client().with_credentials::<Runtime>(Credentials::source("runtimeToken", source));
        Ok(WorkspaceRuntime::new(client.into()))
    }
}

/// Gets a token: the one that there is, or the one that comes with switching access on.
#[cfg(feature = "workspaces")]
async fn issue<S>(client: oblien_client::Client<S>, id: WorkspaceId) -> Result<FreshToken, Error>
where
    S: Scope + AllowsGetRuntimeAccess + AllowsGetRuntimeToken + AllowsEnableRuntimeAccess,
{
    let access = GetRuntimeAccess::new(&client, id.clone()).send().await?;
    let issued = match access.enabled {
        true => GetRuntimeToken::new(&client, id).send().await?,
        false => EnableRuntimeAccess::new(&client, id).send().await?,
    };
    let token = issued.token.ok_or_else(|| Error::credentials("the service answered without a token of the runtime"))?;
    Ok(FreshToken::new(token).expires_by_jwt())
}

#[cfg(all(test, feature = "workspaces"))]
mod tests;
