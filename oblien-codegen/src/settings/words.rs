//! The settings of types as the command line takes them, for messages that say how to generate again.
//! Beside the settings; `cli` reads the same words.

use crate::settings::{TimeLibrary, TypeSettings};

impl TypeSettings {
    /// Returns the words of the command line that say the same; none for what is as usual.
    ///
    /// ```
    /// use oblien_codegen::TypeSettings;
    ///
    /// assert_eq!(TypeSettings::new().derive("Hash").to_words(), ["--derive", "Hash"]);
    /// ```
    #[must_use]
    pub fn to_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut option = |name: &str, value: String| words.extend([format!("--{name}"), value]);
        self.derive.iter().for_each(|path| option("derive", path.clone()));
        self.derive_for.iter().for_each(|(name, paths)| option("derive-for", format!("{name}={}", paths.join(","))));
        self.attribute.iter().for_each(|attribute| option("attribute", attribute.clone()));
        for (name, attributes) in &self.attribute_for {
            attributes.iter().for_each(|attribute| option("attribute-for", format!("{name}={attribute}")));
        }
        for (name, pairs) in [("replace", &self.replace), ("format", &self.format), ("rename", &self.rename)] {
            pairs.iter().for_each(|(left, right)| option(name, format!("{left}={right}")));
        }
        self.map_type.iter().for_each(|path| option("map-type", path.clone()));
        if self.time_library != TimeLibrary::Text {
            option("time-library", self.time_library.name().to_owned());
        }
        words.extend(self.serde_derives.then(|| "--serde-derives".to_owned()));
        words.extend(self.both_directions.then(|| "--both-directions".to_owned()));
        words
    }
}

#[cfg(test)]
mod tests;
