//! The rules of an endpoint, each one function; all faults are reported at once.
//! Between the two doors and the emitter.

use std::collections::HashSet;

use crate::argument::{Argument, Location, Place};
use crate::endpoint::{BodyEncoding, Endpoint, EndpointDraft};
use crate::fault::Fault;
use crate::nearest::nearest;
use crate::path_template::{PathTemplate, TemplateError};
use crate::reply::Reply;

/// The methods that are written without quotes.
pub const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"];

impl EndpointDraft {
    /// Checks all rules.
    ///
    /// # Errors
    /// Every fault that was found, at least one.
    pub fn check(self) -> Result<Endpoint, Vec<Fault>> {
        let mut faults = Vec::new();
        check_method(&self, &mut faults);
        check_path_text(&self, &mut faults);
        let template = parse_template(&self, &mut faults);
        check_names(&self.arguments, &mut faults);
        check_bodies(&self, &mut faults);
        check_headers(&self.arguments, &mut faults);
        check_places(&self, &mut faults);
        check_replies(&self, &mut faults);
        if let Some(template) = template {
            check_variables(&self, &template, &mut faults);
            if faults.is_empty() {
                return Ok(Endpoint { draft: self, template, is_inert: false });
            }
        }
        Err(faults)
    }
}

fn check_method(draft: &EndpointDraft, faults: &mut Vec<Fault>) {
    if draft.method.is_empty() {
        let fault = if draft.path.is_empty() { Fault::no_method_and_path } else { Fault::no_method };
        faults.push(fault(draft.name.span()));
    } else if draft.is_other_method {
        if !is_token(&draft.method) {
            faults.push(Fault::not_a_method(draft.method_span, &draft.method));
        }
    } else if !METHODS.contains(&draft.method.as_str()) {
        let nearest = nearest(&draft.method, &METHODS);
        faults.push(Fault::unknown_method(draft.method_span, &draft.method, nearest));
    }
}

fn check_path_text(draft: &EndpointDraft, faults: &mut Vec<Fault>) {
    if draft.path.is_empty() {
        if !draft.method.is_empty() {
            faults.push(Fault::no_path(draft.name.span()));
        }
    } else if !draft.path.starts_with('/') {
        faults.push(Fault::path_without_slash(draft.path_span, &draft.path));
    }
    if draft.path.contains(['?', '#']) {
        faults.push(Fault::path_with_query(draft.path_span, &draft.path));
    }
}

fn parse_template(draft: &EndpointDraft, faults: &mut Vec<Fault>) -> Option<PathTemplate> {
    let fault = match PathTemplate::parse(&draft.path) {
        Ok(template) => return Some(template),
        Err(TemplateError::UnbalancedBrace) => Fault::unclosed_brace(draft.path_span, &draft.path),
        Err(TemplateError::EmptyVariable) => Fault::empty_variable(draft.path_span, &draft.path),
    };
    faults.push(fault);
    None
}

fn check_variables(draft: &EndpointDraft, template: &PathTemplate, faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    // One that stands in several places has one value.
    for variable in template.variables() {
        if seen.insert(variable) && !draft.arguments.iter().any(|argument| argument.is_path() && argument.wire == variable) {
            faults.push(Fault::variable_without_argument(draft.path_span, variable));
        }
    }
    for argument in draft.arguments.iter().filter(|argument| argument.is_path()) {
        if !seen.contains(argument.wire.as_str()) {
            faults.push(Fault::argument_without_variable(argument.name.span(), &argument.wire));
        }
    }
}

fn check_names(arguments: &[Argument], faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    for argument in arguments.iter().filter(|argument| argument.cfgs.is_empty()) {
        if !seen.insert(argument.name.to_string()) {
            faults.push(Fault::argument_twice(argument.name.span(), &argument.name.to_string()));
        }
    }
}

fn check_bodies(draft: &EndpointDraft, faults: &mut Vec<Fault>) {
    let mut bodies = draft.arguments.iter().filter(|argument| argument.is_body());
    let Some(first) = bodies.next() else { return };
    let is_meant = draft.is_other_method && draft.method == "GET";
    if matches!(draft.method.as_str(), "GET" | "HEAD" | "TRACE") && !is_meant {
        faults.push(Fault::body_without_meaning(first.name.span(), &draft.method));
    }
    let mut whole = is_whole_body(first);
    for argument in bodies {
        if whole || is_whole_body(argument) {
            faults.push(Fault::two_bodies(argument.name.span(), &argument.name.to_string()));
        }
        whole |= is_whole_body(argument);
    }
    if let (Some(styled), true) = (draft.arguments.iter().find(is_styled), draft.encoding != BodyEncoding::Form) {
        faults.push(Fault::style_without_form(styled.name.span(), &styled.name.to_string()));
    }
    if matches!(draft.encoding, BodyEncoding::Multipart(_)) {
        return;
    }
    let is_part = |argument: &&Argument| matches!(argument.place, Place::Part { .. } | Place::Parts);
    let is_member = |argument: &&Argument| matches!(argument.place, Place::Field { .. } | Place::Members { .. });
    if let (Some(part), Some(_)) = (draft.arguments.iter().find(is_part), draft.arguments.iter().find(is_member)) {
        faults.push(Fault::part_among_members(part.name.span(), &part.name.to_string()));
    }
}

fn is_styled(argument: &&Argument) -> bool {
    matches!(argument.place, Place::StyledField { .. })
}

fn is_whole_body(argument: &Argument) -> bool {
    matches!(argument.place, Place::Body | Place::Raw { .. } | Place::Streamed { .. })
}

fn check_headers(arguments: &[Argument], faults: &mut Vec<Fault>) {
    for argument in arguments.iter().filter(|argument| is_header(&argument.place)) {
        if !is_token(&argument.wire) {
            faults.push(Fault::not_a_header(argument.name.span(), &argument.wire));
        }
    }
}

fn is_header(place: &Place) -> bool {
    matches!(place, Place::Header | Place::Styled { location: Location::Header, .. })
}

/// Two values of one name in one place: the second would replace the first.
fn check_places(draft: &EndpointDraft, faults: &mut Vec<Fault>) {
    let mut seen: HashSet<_> = draft.query.iter().map(|(name, _)| ("query", None, name.clone())).collect();
    for argument in &draft.arguments {
        let (place, group) = match &argument.place {
            Place::Path | Place::Styled { location: Location::Path, .. } => ("path", None),
            Place::Query | Place::QueryList(_) | Place::Styled { location: Location::Query, .. } => ("query", None),
            Place::Header | Place::Styled { location: Location::Header, .. } => ("header", None),
            Place::Cookie | Place::Styled { location: Location::Cookie, .. } => ("cookie", None),
            Place::Styled { location: Location::QueryString, .. } => ("querystring", None),
            Place::Field { group } => ("field", group.clone()),
            Place::StyledField { .. } => ("field", None),
            // A form may have several parts of one name.
            Place::Part { .. }
            | Place::Parts
            | Place::Members { .. }
            | Place::Body
            | Place::Raw { .. }
            | Place::Streamed { .. } => continue,
        };
        let wire = if place == "header" { argument.wire.to_ascii_lowercase() } else { argument.wire.clone() };
        // Under conditions two arguments may exclude each other.
        if argument.cfgs.is_empty() && !seen.insert((place, group, wire)) {
            faults.push(Fault::argument_in_place_twice(argument.name.span(), place, &argument.wire));
        }
    }
}

/// What is said of replies fits together.
fn check_replies(draft: &EndpointDraft, faults: &mut Vec<Fault>) {
    if let (Some(member), None) = (&draft.switch, &draft.stream) {
        faults.push(Fault::switch_without_stream(draft.name.span(), member));
    }
    if let Reply::ByStatus { replies, .. } = &draft.reply {
        let mut seen = HashSet::new();
        let is_last = |index: usize| index + 1 == replies.len();
        if !replies
            .iter()
            .enumerate()
            .all(|(index, reply)| seen.insert(reply.status) && (reply.status.is_some() || is_last(index)))
        {
            faults.push(Fault::status_twice(draft.name.span(), &draft.name.to_string()));
        }
    }
    let streams = draft.stream.is_some() || matches!(draft.reply, Reply::Bytes);
    let named = draft.arguments.iter().find(|argument| !argument.required && argument.name == "stream");
    if let Some(argument) = named.filter(|_| streams) {
        faults.push(Fault::setter_named_stream(argument.name.span()));
    }
}

/// Whether a text can be the name of a header or a method, by RFC 9110 section 5.6.2.
#[must_use]
pub fn is_token(text: &str) -> bool {
    let is_token_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token_byte)
}
