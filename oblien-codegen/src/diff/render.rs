//! Changes as text for a terminal, as Markdown for a pull request, as JSON for programs.
//! Part of the comparison of two descriptions.

use std::fmt;

use crate::diff::{Change, Changes};

impl Changes {
    /// Returns the changes as Markdown, under a heading for those that break and one for those that do not.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        if self.changes.is_empty() {
            return "No change that callers see.\n".to_owned();
        }
        let (breaking, compatible): (Vec<_>, Vec<_>) = self.changes.iter().partition(|change| change.breaking);
        [("Breaking", breaking), ("Compatible", compatible)]
            .into_iter()
            .filter(|(_, changes)| !changes.is_empty())
            .map(|(title, changes)| format!("## {title}\n\n{}", changes.into_iter().map(markdown_line).collect::<String>()))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Returns the changes as JSON: `breaking` for the whole, and the list under `changes`.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!("{:#}\n", serde_json::json!({ "breaking": self.is_breaking(), "changes": self.changes }))
    }
}

fn markdown_line(change: &Change) -> String {
    format!("- `{}`: {} ({})\n", change.subject, change.message, change.code)
}

impl fmt::Display for Changes {
    /// A line a change, and a line that counts them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in &self.changes {
            let mark = if change.breaking { "breaking  " } else { "compatible" };
            writeln!(formatter, "{mark}  {}: {} [{}]", change.subject, change.message, change.code)?;
        }
        let breaking = self.changes.iter().filter(|change| change.breaking).count();
        writeln!(formatter, "{} changes, {breaking} of them breaking", self.changes.len())
    }
}
