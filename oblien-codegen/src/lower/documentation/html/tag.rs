//! Tags and elements of HTML as they are written, and what stands in them.
//! Part of the documentation.

/// How far the end of a tag is looked for: many that nothing closes must not take the square of the text.
pub(in crate::lower::documentation) const LONGEST_TAG: usize = 2_000;

/// How far the end of an element is looked for.
const LONGEST_ELEMENT: usize = 20_000;

/// A tag as it is written.
pub(super) struct Tag<'a> {
    /// In small letters.
    pub(super) name: String,
    pub(super) is_end: bool,
    attributes: &'a str,
    /// All of it, from one bracket to the other.
    pub(super) length: usize,
}

impl<'a> Tag<'a> {
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let is_end = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let name_length = inner.find(|next: char| !next.is_ascii_alphanumeric()).filter(|&length| length > 0)?;
        let behind = &inner[name_length..];
        let end = end_of_tag(behind)?;
        let attributes = behind[..end].trim_end_matches('/');
        // `<p:name>` and `<b-c>` are no tags of HTML.
        (attributes.is_empty() || attributes.starts_with(char::is_whitespace)).then(|| Self {
            name: inner[..name_length].to_ascii_lowercase(),
            is_end,
            attributes,
            length: text.len() - behind.len() + end + 1,
        })
    }

    pub(super) fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((name, value)) = rest.split_once('=') {
            let name = name.split_whitespace().next_back().unwrap_or_default();
            let value = value.trim_start();
            let quote = value.chars().next().filter(|first| ['"', '\''].contains(first));
            let (value, behind) = match quote {
                Some(quote) => value[1..].split_once(quote)?,
                None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = behind;
        }
        None
    }
}

/// Where the bracket is that ends a tag: not within quotes, and not behind another tag's start.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, next) in beginning(text, LONGEST_TAG).bytes().enumerate() {
        match (quote, next) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(next),
            (Some(open), _) if open == next => quote = None,
            _ => {}
        }
    }
    None
}

/// How long the comment at the start of a text is.
pub(super) fn comment_length(text: &str) -> Option<usize> {
    let comment = text.strip_prefix("<!--")?;
    let end = beginning(comment, LONGEST_ELEMENT).find("-->")?;
    Some("<!--".len() + end + "-->".len())
}

/// What stands before the end of an element, and how long that is with its end.
pub(super) fn up_to_end<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let text = beginning(text, LONGEST_ELEMENT);
    let mut from = 0;
    while let Some(at) = text[from..].find("</").map(|at| from + at) {
        match Tag::read(&text[at..]) {
            Some(tag) if tag.name == name => return Some((&text[..at], at + tag.length)),
            _ => from = at + 2,
        }
    }
    None
}

/// The text as far as it is looked through.
pub(in crate::lower::documentation) fn beginning(text: &str, longest: usize) -> &str {
    let cut = (0..=longest.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..cut.unwrap_or(0)]
}

/// The words of an element, without the tags in it, on one line.
pub(super) fn words(text: &str) -> String {
    without_tags(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = Tag::read(rest).map_or(1, |tag| tag.length);
        if length == 1 {
            plain.push('<');
        }
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

/// The characters that HTML cannot write as they are.
pub(super) fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
