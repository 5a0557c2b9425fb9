//! The attribute of an argument that says where in the request it goes.
//! Part of the attribute's door.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{Attribute, LitStr, Meta};

use crate::argument::{FormStyle, ListStyle, Literal, Location, Style, StyleKind};
use crate::declaration::keys::{as_text, literal, split, value};
use crate::fault::Fault;
use crate::nearest::nearest;

/// Where an argument goes, by the name of its attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Path,
    Query,
    QueryString,
    Header,
    Cookie,
    Field,
    Members,
    Body,
    Part,
    Parts,
}

const KINDS: &[(&str, Kind)] = &[
    ("query", Kind::Query),
    ("header", Kind::Header),
    ("cookie", Kind::Cookie),
    ("field", Kind::Field),
    ("body", Kind::Body),
    ("part", Kind::Part),
    ("parts", Kind::Parts),
    ("members", Kind::Members),
    ("path", Kind::Path),
    ("querystring", Kind::QueryString),
];
const STYLES: &[(&str, ListStyle)] =
    &[("explode", ListStyle::Explode), ("comma", ListStyle::Comma), ("space", ListStyle::Space), ("pipe", ListStyle::Pipe)];

/// The attribute, read.
pub(crate) struct Placement {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// The name on the wire, or the media type of a body.
    pub(crate) text: Option<LitStr>,
    pub(crate) style: Option<(ListStyle, Span)>,
    pub(crate) form_style: Option<FormStyle>,
    /// The style of a value of any shape, by its name in OpenAPI, and what is said besides.
    pub(crate) kind_of_style: Option<StyleKind>,
    pub(crate) is_reserved: bool,
    pub(crate) may_be_empty: bool,
    pub(crate) group: Option<String>,
    /// The name of a file, and its media type.
    pub(crate) file: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) constant: Option<Literal>,
    /// Whether the argument is required although its type is an `Option`.
    pub(crate) is_required: bool,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// What may stand in the parentheses.
    fn words(self) -> &'static str {
        match self {
            Self::Path => {
                "the name of the variable, and the style of a list or an object: `#[path(\"workspaceId\", matrix, explode)]`; \
                 the styles are `simple`, `label`, `matrix` and `json`"
            }
            Self::Query => {
                "a name, or how a list is written: `#[query(\"ids\", comma)]`; the styles are `explode`, `comma`, `space` and `pipe`, \
                 and of a value of any shape `form`, `space_delimited`, `pipe_delimited`, `deep_object` and `json`, which take \
                 `explode`, `reserved` and `allow_empty` besides"
            }
            Self::QueryString => "how the value is written: `#[querystring(form)]` or `#[querystring(json)]`",
            Self::Header => {
                "the name of the header, and the style of a list or an object: `#[header(\"X-Tag\", simple)]`; the styles are `simple` \
                 and `json`, and `simple` takes `explode` besides"
            }
            Self::Cookie => {
                "the name of the cookie, and the style of a list or an object: `#[cookie(\"session\", form)]`; the styles are `form`, \
                 `cookie` and `json`, and the first two take `explode` besides"
            }
            Self::Field => {
                "a name, an object around it, or both: `#[field(\"memoryMb\", group = \"config\")]`; in a form, how a list or an object is written: `explode`, `comma`, `space`, `pipe`, `json` or `deep`"
            }
            Self::Members => "an object around them: `#[members(group = \"config\")]`",
            Self::Part => {
                "a name, and of a file what it is: `#[part(\"picture\", file = \"a.png\", media_type = \"image/png\")]`"
            }
            Self::Parts => "nothing: the names come with the files",
            Self::Body => "the media type of bytes: `#[body(\"application/gzip\")]`",
        }
    }
}

/// Reads the attributes of an argument that are ours; others are faults, as nothing would become of them.
pub(crate) fn read(attributes: &[Attribute], argument: &str, faults: &mut Vec<Fault>) -> Option<Placement> {
    let mut found: Option<Placement> = None;
    for attribute in attributes {
        let Some(name) = attribute.path().segments.last().map(|last| &last.ident) else { continue };
        if is_lint(name) {
            continue;
        }
        let text = name.to_string();
        let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == text) else {
            let known: Vec<_> = KINDS.iter().map(|(known, _)| *known).collect();
            faults.push(Fault::unknown_place(name.span(), &text, nearest(&text, &known)));
            // It was meant as a place: nothing more is said about the argument.
            found = found.or_else(|| Some(Placement::new(Kind::Query, name.span())));
            continue;
        };
        if found.is_some() {
            faults.push(Fault::two_places(name.span(), argument));
            continue;
        }
        found = Some(Placement::read(*kind, name, &attribute.meta, faults));
    }
    found
}

fn is_lint(name: &Ident) -> bool {
    ["allow", "expect", "warn", "deny", "forbid"].iter().any(|lint| name == lint)
}

impl Placement {
    fn new(kind: Kind, span: Span) -> Self {
        Self {
            kind,
            span,
            text: None,
            style: None,
            form_style: None,
            kind_of_style: None,
            is_reserved: false,
            may_be_empty: false,
            group: None,
            file: None,
            media_type: None,
            constant: None,
            is_required: false,
        }
    }

    fn read(kind: Kind, name: &Ident, meta: &Meta, faults: &mut Vec<Fault>) -> Self {
        let span = name.span();
        let mut placement = Self::new(kind, span);
        match meta {
            Meta::Path(_) => {}
            Meta::List(list) => {
                for words in split(list.tokens.clone()) {
                    if placement.set(&words).is_none() {
                        let tokens: TokenStream = words.into_iter().collect();
                        let word = crate::declaration::reply::shown(&tokens);
                        let span = tokens.into_iter().next().map_or(span, |token| token.span());
                        faults.push(Fault::unknown_place_word(span, &word, kind.name(), kind.words()));
                    }
                }
            }
            Meta::NameValue(_) => faults.push(Fault::unknown_place_word(span, "=", kind.name(), kind.words())),
        }
        placement
    }

    /// Takes one word in, if the kind knows it.
    fn set(&mut self, words: &[TokenTree]) -> Option<()> {
        match words {
            [text] if as_text(text).is_some() && self.text.is_none() && !matches!(self.kind, Kind::Members | Kind::Parts) => {
                self.text = as_text(text);
            }
            [TokenTree::Ident(word)] if self.takes_style(word) => {
                self.kind_of_style = StyleKind::ALL.into_iter().find(|kind| word == kind.word());
            }
            [TokenTree::Ident(word)] if self.is_styled_place() && word == "reserved" => self.is_reserved = true,
            [TokenTree::Ident(word)] if self.kind == Kind::Query && word == "allow_empty" => self.may_be_empty = true,
            [TokenTree::Ident(word)] if self.is_styled_place() && word == "explode" => {
                self.style = Some((ListStyle::Explode, word.span()));
            }
            [TokenTree::Ident(word)] if self.kind == Kind::Query && style(word).is_some() => {
                self.style = style(word).map(|style| (style, word.span()));
            }
            [TokenTree::Ident(word)] if self.kind == Kind::Field && FormStyle::named(&word.to_string()).is_some() => {
                self.form_style = FormStyle::named(&word.to_string());
            }
            [TokenTree::Ident(word)] if matches!(self.kind, Kind::Field | Kind::Query) && word == "required" => {
                self.is_required = true
            }
            [TokenTree::Ident(word), rest @ ..] if matches!(self.kind, Kind::Field | Kind::Members) && word == "group" => {
                let group: LitStr = value(rest.iter().cloned().collect(), |input| input.parse()).ok()?;
                self.group = Some(group.value());
            }
            [TokenTree::Ident(word), rest @ ..] if self.kind == Kind::Part && (word == "file" || word == "media_type") => {
                let text: LitStr = value(rest.iter().cloned().collect(), |input| input.parse()).ok()?;
                let place = if word == "file" { &mut self.file } else { &mut self.media_type };
                *place = Some(text.value());
            }
            [TokenTree::Ident(word), rest @ ..] if self.takes_constant() && word == "value" => {
                self.constant = Some(value(rest.iter().cloned().collect(), literal).ok()?);
            }
            _ => return None,
        }
        Some(())
    }

    /// Where a value of any shape goes, and how; `None` if no style was named.
    pub(crate) fn styled(&self) -> Option<(Location, Style)> {
        let location = match self.kind {
            Kind::Path => Location::Path,
            Kind::Query => Location::Query,
            Kind::QueryString => Location::QueryString,
            Kind::Header => Location::Header,
            Kind::Cookie => Location::Cookie,
            _ => return None,
        };
        let kind = match self.kind {
            Kind::QueryString => self.kind_of_style.unwrap_or(StyleKind::Form),
            _ => self.kind_of_style?,
        };
        let explode = self.style.is_some_and(|(style, _)| style == ListStyle::Explode);
        Some((location, Style { kind, explode, reserved: self.is_reserved, allow_empty: self.may_be_empty }))
    }

    fn is_styled_place(&self) -> bool {
        matches!(self.kind, Kind::Path | Kind::Query | Kind::Header | Kind::Cookie)
    }

    /// Whether a word is a style that values have in this place.
    fn takes_style(&self, word: &Ident) -> bool {
        use StyleKind::{Cookie, DeepObject, Form, Json, Label, Matrix, PipeDelimited, Simple, SpaceDelimited};
        let known: &[StyleKind] = match self.kind {
            Kind::Path => &[Simple, Label, Matrix, Json],
            Kind::Query => &[Form, SpaceDelimited, PipeDelimited, DeepObject, Json],
            Kind::QueryString => &[Form, Json],
            Kind::Header => &[Simple, Json],
            Kind::Cookie => &[Form, Cookie, Json],
            _ => &[],
        };
        known.iter().any(|kind| word == kind.word())
    }

    fn takes_constant(&self) -> bool {
        matches!(self.kind, Kind::Query | Kind::Header | Kind::Cookie | Kind::Field)
    }
}

fn style(word: &Ident) -> Option<ListStyle> {
    STYLES.iter().find(|(name, _)| word == name).map(|(_, style)| *style)
}
