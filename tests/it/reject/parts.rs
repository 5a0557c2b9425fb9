//! Whatever is told has all its parts: code, message, file with line and column, the line with a caret, and help.
//! Reads the texts that the cases are held to.

use std::fs;

use crate::cases::{all_good, cases};

#[test]
fn findings_have_place_source_and_help() {
    let folders = cases("accept").into_iter().chain(cases("reject"));
    all_good(folders.flat_map(|case| {
        let text = fs::read_to_string(case.join("stderr")).unwrap_or_default();
        let name = case.display().to_string();
        findings(&text)
            .iter()
            .map(|finding| check(finding).map_err(|part| format!("{name}: {part}\n{finding}")))
            .collect::<Vec<_>>()
    }));
}

/// A text for each finding; the sum of them at the end is none.
fn findings(text: &str) -> Vec<String> {
    let mut findings: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_head = line.starts_with("warning[E") || line.starts_with("error[E");
        match findings.last_mut() {
            Some(last) if !is_head => *last += &format!("{line}\n"),
            _ => findings.push(format!("{line}\n")),
        }
    }
    findings
}

fn check(finding: &str) -> Result<(), &'static str> {
    let place = finding.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).ok_or("no place")?;
    let mut numbers = place.rsplit(':').map(str::parse::<usize>);
    let is_exact = matches!((numbers.next(), numbers.next()), (Some(Ok(_)), Some(Ok(_))));
    // A file that cannot be read has no lines.
    let is_whole_file = finding.contains("could not be read") && !is_exact;
    match finding {
        _ if !is_exact && !is_whole_file => Err("no line and column"),
        text if is_exact && !text.contains('^') => Err("no caret"),
        text if !text.contains("= help: ") => Err("no help"),
        _ => Ok(()),
    }
}
