//! What a shell reads: words in quotes or not, and what stands between commands.
//!
//! Only what the built-in commands need. Pipes, files, variables and jobs are refused by name.

/// When a command runs, given how the one before it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Always,
    Worked,
    Failed,
}

/// One command of a script.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) when: When,
    pub(crate) words: Vec<String>,
    /// Whether what it writes goes to the error output (`>&2`).
    pub(crate) to_errors: bool,
}

/// Reads a script.
///
/// # Errors
/// The text that is not understood.
pub(crate) fn parse(script: &str) -> Result<Vec<Step>, String> {
    let mut reader = Reader { rest: script, steps: Vec::new(), step: empty(When::Always) };
    while !reader.rest.is_empty() {
        reader.read()?;
    }
    reader.finish(When::Always);
    Ok(reader.steps)
}

fn empty(when: When) -> Step {
    Step { when, words: Vec::new(), to_errors: false }
}

struct Reader<'a> {
    rest: &'a str,
    steps: Vec<Step>,
    step: Step,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), String> {
        const BETWEEN: [(&str, When); 4] =
            [("&&", When::Worked), ("||", When::Failed), (";", When::Always), ("\n", When::Always)];
        if let Some((text, when)) = BETWEEN.into_iter().find(|(text, _)| self.rest.starts_with(text)) {
            self.rest = &self.rest[text.len()..];
            self.finish(when);
            return Ok(());
        }
        if let Some(rest) = self.rest.strip_prefix(">&2").or_else(|| self.rest.strip_prefix("1>&2")) {
            (self.rest, self.step.to_errors) = (rest, true);
            return Ok(());
        }
        if let Some(rest) = self.rest.strip_prefix(char::is_whitespace) {
            self.rest = rest;
            return Ok(());
        }
        let word = self.word()?;
        self.step.words.push(word);
        Ok(())
    }

    fn word(&mut self) -> Result<String, String> {
        let mut word = String::new();
        while let Some(character) = self.rest.chars().next() {
            if character.is_whitespace() || is_between(self.rest) || self.rest.starts_with(">&2") {
                break;
            }
            self.rest = &self.rest[character.len_utf8()..];
            match character {
                '\'' | '"' => word.push_str(self.quoted(character)?),
                '\\' => {
                    let escaped = self.rest.chars().next();
                    self.rest = &self.rest[escaped.map_or(0, char::len_utf8)..];
                    word.extend(escaped);
                }
                '|' | '&' | '<' | '>' | '$' | '`' | '(' | ')' => return Err(character.to_string()),
                _ => word.push(character),
            }
        }
        Ok(word)
    }

    fn quoted(&mut self, quote: char) -> Result<&str, String> {
        let (quoted, rest) = self.rest.split_once(quote).ok_or_else(|| format!("unclosed {quote}"))?;
        self.rest = rest;
        match quoted.find(['$', '`']).filter(|_| quote == '"') {
            Some(at) => Err(quoted[at..].chars().take(1).collect()),
            None => Ok(quoted),
        }
    }

    fn finish(&mut self, when: When) {
        let step = std::mem::replace(&mut self.step, empty(when));
        match step.words.is_empty() {
            // An empty line changes nothing about when the next command runs.
            true if when == When::Always => self.step.when = step.when,
            true => {}
            false => self.steps.push(step),
        }
    }
}

fn is_between(rest: &str) -> bool {
    rest.starts_with([';', '\n']) || rest.starts_with("&&") || rest.starts_with("||")
}

#[cfg(test)]
mod tests;
