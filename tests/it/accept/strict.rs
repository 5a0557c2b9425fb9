//! What is broken or lost is an error in strict mode: the same findings as without it, of every case that has some.

use std::path::Path;

use crate::cases::{all_good, builder, cases};

/// Findings that break and lose nothing, which strict mode lets pass.
const ADVICE: [&str; 3] = ["E0407", "E0417", "E0608"];

#[test]
fn strict_mode_refuses_what_is_broken_or_lost() {
    all_good(cases("accept").iter().map(|case| play(case)));
}

fn play(case: &Path) -> Result<(), String> {
    let warned = findings(&builder(case).generate().unwrap().warnings);
    let is_advice = |finding: &String| ADVICE.iter().any(|code| finding.starts_with(code));
    let expected = warned.iter().any(|finding| !is_advice(finding));
    let refused = match builder(case).strict(true).generate() {
        Ok(_) if !expected => return Ok(()),
        Ok(_) => return Err(format!("{}: strict mode takes what is warned of", case.display())),
        Err(failure) => failure.report().to_owned(),
    };
    let (said, errors) = (findings(&refused), refused.lines().filter(|line| line.starts_with("error[")).count());
    // An overlay that does not fit ends the run before the description is looked at.
    let is_whole = said == warned || said.iter().all(|finding| finding.starts_with("E06") && warned.contains(finding));
    if is_whole && errors == said.iter().filter(|finding| !is_advice(finding)).count() && errors > 0 {
        return Ok(());
    }
    Err(format!("{}: strict mode says something else:\n{refused}", case.display()))
}

/// The code, the message and the place of each finding.
fn findings(report: &str) -> Vec<String> {
    let head = |line: &str| Some(line.strip_prefix("warning[").or_else(|| line.strip_prefix("error["))?.to_owned());
    let lines: Vec<&str> = report.lines().collect();
    let place = |index: usize| lines.get(index + 1).map_or("", |line| line.trim_start());
    let found = lines.iter().enumerate().filter_map(|(index, line)| Some(format!("{}\n{}", head(line)?, place(index))));
    found.collect()
}
