//! Calls being made: the mock server and the program, side by side.
//! Where a request ends the server, it is started again, and goes on behind the operation of that request.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::calls::Planned;
use crate::prism::Prism;

/// A program and the description that the server reads.
pub(crate) struct Played {
    pub(crate) program: PathBuf,
    pub(crate) description: PathBuf,
    pub(crate) folder: PathBuf,
}

impl Played {
    /// Makes all calls; returns what the program says of each.
    pub(crate) fn all(&self, planned: &[Planned]) -> Result<Vec<Value>, Box<dyn Error>> {
        let mut said = Vec::new();
        while said.len() < planned.len() {
            let rest = &planned[said.len()..];
            let results = self.some(rest)?;
            let Some(end) = results.iter().position(is_cut) else {
                said.extend(results);
                break;
            };
            said.extend_from_slice(&results[..end]);
            let operation = rest[end].operation;
            let spoilt = rest[end..].iter().take_while(|planned| planned.operation == operation).count();
            said.extend(std::iter::repeat_n(json!({ "outcome": "cut" }), spoilt));
        }
        Ok(said)
    }

    fn some(&self, planned: &[Planned]) -> Result<Vec<Value>, Box<dyn Error>> {
        let lines: String = planned.iter().map(|planned| format!("{}\n", planned.line)).collect();
        let (plan, results) = (self.folder.join("calls.jsonl"), self.folder.join("results.jsonl"));
        fs::write(&plan, lines)?;
        let _ = fs::remove_file(&results);
        let prism = Prism::start(&self.description, &self.folder.join("prism.log"))?;
        let status = Command::new(&self.program).arg(&prism.address).arg(&plan).arg(&results).status()?;
        if !status.success() {
            return Err(format!("the program ends with {status}").into());
        }
        let said = fs::read_to_string(results)?;
        Ok(said.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
    }
}

/// Whether the server ended under a request.
fn is_cut(said: &Value) -> bool {
    let message = said["message"].as_str().unwrap_or_default();
    said["outcome"] == "failed" && (message == "the connection failed" || message == "could not connect")
}
