//! The known word nearest to a misspelt one.
//! Used by the attribute's door, for keys, places and scopes.

/// Returns the known word that takes the fewest edits, if it is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    if let Some(longer) = known.iter().find(|known| word.len() > 2 && known.to_ascii_lowercase().starts_with(&word)) {
        return Some(longer);
    }
    let (distance, nearest) = known.iter().map(|known| (distance(&word, &known.to_ascii_lowercase()), *known)).min()?;
    (distance <= (nearest.len() / 4).max(1)).then_some(nearest)
}

/// Edits from one word to the other, a swap of neighbours counting as one.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let changed = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}
