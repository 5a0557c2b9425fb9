//! The mock server, Prism: it checks requests against a description and makes random answers from it.
//! A process of Node beside this one, on a port of the loopback.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A mock server under way; it ends with this value.
pub(crate) struct Prism {
    process: Child,
    pub(crate) address: String,
}

impl Prism {
    /// Starts a server for a description, and waits until it answers.
    pub(crate) fn start(description: &Path, log: &Path) -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mock");
        let program = folder.join("node_modules/@stoplight/prism-cli/dist/index.js");
        if !program.is_file() {
            return Err("the mock server is not installed: `npm install --prefix tests/mock --no-package-lock`".to_owned());
        }
        let port = free_port().map_err(|error| error.to_string())?;
        let output = std::fs::File::create(log).map_err(|error| error.to_string())?;
        let errors = output.try_clone().map_err(|error| error.to_string())?;
        let process = Command::new("node")
            .arg(program)
            .args(["mock", "-d", "--errors", "-v", "warn", "-h", "127.0.0.1", "-p", &port.to_string()])
            .arg(description)
            .stdout(output)
            .stderr(Stdio::from(errors))
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut prism = Self { process, address: format!("http://127.0.0.1:{port}") };
        prism.wait(port).map(|()| prism)
    }

    fn wait(&mut self, port: u16) -> Result<(), String> {
        for _ in 0..600 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(());
            }
            if self.process.try_wait().is_ok_and(|ended| ended.is_some()) {
                return Err("the mock server does not take the description".to_owned());
            }
            sleep(Duration::from_millis(200));
        }
        Err("the mock server does not start within two minutes".to_owned())
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
