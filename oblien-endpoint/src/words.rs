//! Texts to words: where the case changes and at everything that is neither letter nor digit.
//! Below all names; `heck` splits alike, and a test holds the two together, so that users compile one crate less.

/// Returns the words of a text in small letters: `listHTTPHeaders_v2` is `list`, `http`, `headers`, `v2`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each(text, |word| {
        let mut small = String::with_capacity(word.len());
        push_small(word, &mut small);
        words.push(small);
    });
    words
}

/// Hands over the words of a text, as they are written there.
pub(crate) fn each(text: &str, mut word: impl FnMut(&str)) {
    for part in text.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let mut rest = 0;
        starts(part, |start| {
            word(&part[rest..start]);
            rest = start;
        });
        word(&part[rest..]);
    }
}

/// Adds a word in small letters.
pub(crate) fn push_small(word: &str, text: &mut String) {
    match word.is_ascii() {
        true => text.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))),
        false => text.push_str(&word.to_lowercase()),
    }
}

/// Adds a word with its first letter in capitals and the others small.
pub(crate) fn push_capitalised(word: &str, text: &mut String) {
    let start = text.len();
    push_small(word, text);
    match text.as_bytes().get(start) {
        Some(first) if first.is_ascii() => text[start..start + 1].make_ascii_uppercase(),
        _ => {
            let capitalised = capitalised(&text[start..]);
            text.replace_range(start.., &capitalised);
        }
    }
}

/// Returns a word with its first letter in capitals.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Hands over where words start within a part, which has letters and digits only.
fn starts(part: &str, mut start: impl FnMut(usize)) {
    // Of the last letter of the word that has a case.
    let mut is_upper: Option<bool> = None;
    let mut letters = part.char_indices().peekable();
    while let Some((index, letter)) = letters.next() {
        let is_followed_by_small = letters.peek().is_some_and(|(_, next)| next.is_lowercase());
        // `aB` are two words, and of `ABc` the second starts at the `B`.
        if is_upper.is_some_and(|is_upper| letter.is_uppercase() && (!is_upper || is_followed_by_small)) {
            start(index);
        }
        if letter.is_uppercase() || letter.is_lowercase() {
            is_upper = Some(letter.is_uppercase());
        }
    }
}

#[cfg(test)]
mod tests;
