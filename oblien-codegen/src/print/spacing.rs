//! Blank lines between the members of an item, which the formatter does not print.
//! The last pass of printing; it works on the lines of one formatted item.

/// Puts a blank line before every member of an `impl` or a `trait` but the first.
pub(super) fn space(text: &str) -> String {
    let first = text.lines().find(|line| !line.starts_with(['#', '/'])).unwrap_or_default();
    if !(first.starts_with("impl") || first.starts_with("pub trait")) {
        return text.to_owned();
    }
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut previous = "";
    for line in text.lines() {
        if ends_member(previous) && starts_member(line) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

/// Documentation may end with anything.
fn ends_member(line: &str) -> bool {
    line.ends_with(['}', ';']) && !line.trim_start().starts_with("///")
}

fn starts_member(line: &str) -> bool {
    let Some(line) = line.strip_prefix("    ") else { return false };
    ["///", "#[", "pub ", "fn ", "const ", "type "].iter().any(|start| line.starts_with(start))
}
