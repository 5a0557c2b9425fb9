//! Results as a table: to read on the terminal and to put into a README as it is.

use crate::measure::Usage;

/// A table in Markdown.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a table with these columns; the first is text, the others are numbers.
    pub fn new(columns: &[&str]) -> Self {
        Self { rows: vec![columns.iter().map(|&column| column.to_owned()).collect()] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Prints the table.
    pub fn print(&self) {
        let columns = self.rows[0].len();
        let width = |column: usize| self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0).max(3)).collect();
        for (index, row) in self.rows.iter().enumerate() {
            let cell = |(column, width): (usize, &usize)| {
                let text = row.get(column).map_or("", String::as_str);
                if column == 0 { format!(" {text:<width$} |") } else { format!(" {text:>width$} |") }
            };
            println!("|{}", widths.iter().enumerate().map(cell).collect::<String>());
            if index == 0 {
                let rule = |(column, width): (usize, &usize)| {
                    format!("{}{}|", "-".repeat(width + 1), if column == 0 { "-" } else { ":" })
                };
                println!("|{}", widths.iter().enumerate().map(rule).collect::<String>());
            }
        }
        println!();
    }
}

/// Seconds, with as many digits as mean something.
pub fn seconds(usage: Usage) -> String {
    if usage.cpu < 10.0 { format!("{:.2}", usage.cpu) } else { format!("{:.1}", usage.cpu) }
}

/// MiB.
pub fn mebibytes(usage: Usage) -> String {
    format!("{:.0}", usage.peak)
}

/// What of one is how much of the other, in bold.
pub fn ratio(part: f64, whole: f64) -> String {
    format!("**{:.2}**", part / whole)
}
