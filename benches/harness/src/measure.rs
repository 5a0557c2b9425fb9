//! What one command takes: CPU time, user and system together, and the peak memory of its largest process.
//!
//! The operating system adds up all children of a process, so each command runs below a fresh copy of this program, which
//! reports the sums of its own children and ends. CPU time rather than time on the clock, because machines are shared.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

use crate::Failure;

/// The word on the command line that makes a copy of this program measure one command.
pub const WORD: &str = "measure";

/// What a command took.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// CPU time in seconds.
    pub cpu: f64,
    /// Peak memory of the largest process in MiB.
    pub peak: f64,
}

/// Runs a command and says what it took; what it prints is added to the log.
///
/// # Errors
/// If it cannot be started or does not succeed.
pub fn measure(command: &Command, log: &Path) -> Result<Usage, Failure> {
    let mut below = Command::new(std::env::current_exe()?);
    below.arg(WORD).arg(log).arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        below.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => below.env(name, value),
            None => below.env_remove(name),
        };
    }
    let output = below.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    match (output.status.success(), numbers.next(), numbers.next()) {
        (true, Some(Ok(cpu)), Some(Ok(peak))) => Ok(Usage { cpu, peak }),
        _ => Err(format!("`{}` failed, see {}", command.get_program().display(), log.display()).into()),
    }
}

/// The copy's part: runs the command that the arguments name and prints what it took.
///
/// # Errors
/// As [`measure`].
pub fn measure_below(mut arguments: impl Iterator<Item = OsString>) -> Result<(), Failure> {
    let (Some(log), Some(program)) = (arguments.next(), arguments.next()) else {
        return Err("a log file and a command are needed".into());
    };
    let log: File = OpenOptions::new().create(true).append(true).open(log)?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    if !command.status()?.success() {
        return Err("the command failed".into());
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    // Linux counts in KiB, macOS in bytes.
    let unit = if cfg!(target_os = "macos") { 1024.0 * 1024.0 } else { 1024.0 };
    println!("{} {}", seconds(usage.user_time()) + seconds(usage.system_time()), usage.max_rss() as f64 / unit);
    Ok(())
}
