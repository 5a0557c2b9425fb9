//! Arguments whose parts were written under names of their own, so that the argument can be given again.
//!
//! Of an object that is exploded only the names of its members stand in a query or in a header of cookies.

/// Names that parts were written under, each with the argument they are of.
#[derive(Clone, Debug, Default)]
pub(super) struct Exploded(Vec<(String, String)>);

impl Exploded {
    /// Notes the names of the parts of an argument.
    pub(super) fn note<'a>(&mut self, argument: &str, names: impl IntoIterator<Item = &'a str>) {
        let parts = names.into_iter().filter(|name| *name != argument);
        self.0.extend(parts.map(|name| (argument.to_owned(), name.to_owned())));
    }

    /// Returns the names of the parts of an argument, and forgets them.
    pub(super) fn take(&mut self, argument: &str) -> Vec<String> {
        let mut names = Vec::new();
        self.0.retain_mut(|(known, name)| {
            let is_of_it = known == argument;
            if is_of_it {
                names.push(std::mem::take(name));
            }
            !is_of_it
        });
        names
    }

    /// Forgets names under which something else was written since.
    pub(super) fn forget(&mut self, is_gone: impl Fn(&str) -> bool) {
        self.0.retain(|(_, name)| !is_gone(name));
    }
}
