//! Tables of HTML as tables of Markdown.
//! Part of the documentation.

use super::tag::Tag;
use super::to_markdown;

/// Returns the rows of a table, given what stands between its tags; the first one is the head, as Markdown has it.
pub(super) fn rows(table: &str) -> String {
    let rows = cells(table);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut markdown = String::new();
    for (index, row) in rows.iter().enumerate() {
        let shown = row.iter().map(|cell| shown(cell)).chain((row.len()..columns).map(|_| String::new()));
        markdown.push_str(&format!("| {} |\n", shown.collect::<Vec<_>>().join(" | ")));
        if index == 0 {
            markdown.push_str(&format!("{}|\n", "|---".repeat(columns)));
        }
    }
    markdown
}

/// What stands in the cells of the rows that have any.
fn cells(table: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    let mut is_within = false;
    let mut rest = table;
    while let Some(first) = rest.chars().next() {
        let tag = Tag::read(rest);
        let length = tag.as_ref().map_or(first.len_utf8(), |tag| tag.length);
        match tag.as_ref().map(|tag| (tag.name.as_str(), tag.is_end)) {
            Some(("tr", _)) => {
                rows.push(Vec::new());
                is_within = false;
            }
            Some(("td" | "th", is_end)) => {
                is_within = !is_end;
                rows.last_mut().into_iter().filter(|_| !is_end).for_each(|row| row.push(String::new()));
            }
            Some(("thead" | "tbody" | "tfoot", _)) => is_within = false,
            _ => {
                let cell = rows.last_mut().and_then(|row| row.last_mut()).filter(|_| is_within);
                cell.into_iter().for_each(|cell| cell.push_str(&rest[..length]));
            }
        }
        rest = &rest[length..];
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// A cell on one line, without what would end it.
fn shown(cell: &str) -> String {
    to_markdown(cell).split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
