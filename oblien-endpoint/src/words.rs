//! Texts to words: where the case changes and at everything that is neither letter nor digit.
//! Below all names; `heck` splits alike, and a test holds the two together, so that users compile one crate less.

/// Returns the words of a text in small letters: `listHTTPHeaders_v2` is `list`, `http`, `headers`, `v2`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|character: char| !character.is_alphanumeric());
    parts.flat_map(|part| spans(part).map(|(start, end)| part[start..end].to_lowercase()).collect::<Vec<_>>()).collect()
}

/// Returns a word with its first letter in capitals.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Where words of a part start and end, which has letters and digits only.
fn spans(part: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut starts = Vec::new();
    // Of the last letter of the word that has a case.
    let mut is_upper: Option<bool> = None;
    let mut letters = part.char_indices().peekable();
    while let Some((index, letter)) = letters.next() {
        let is_followed_by_small = letters.peek().is_some_and(|(_, next)| next.is_lowercase());
        // `aB` are two words, and of `ABc` the second starts at the `B`.
        let is_start = match is_upper {
            None => false,
            Some(is_upper) => letter.is_uppercase() && (!is_upper || is_followed_by_small),
        };
        if is_start || index == 0 {
            starts.push(index);
        }
        if letter.is_uppercase() || letter.is_lowercase() {
            is_upper = Some(letter.is_uppercase());
        }
    }
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([part.len()]).collect();
    starts.into_iter().zip(ends)
}

#[cfg(test)]
mod tests;
