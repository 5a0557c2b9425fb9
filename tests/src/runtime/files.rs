//! `/files`: listing, reading, writing and deleting.
//!
//! Every path goes through the folder of the machine first, which it cannot leave.

use std::fs::{self, OpenOptions};
use std::io::Write as _;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::fields::Fields;

use super::access::Visit;
use super::folder::Place;
use super::listing::{Listing, is_code, kind, modified};
use super::{Answer, Answered};

pub(crate) fn list(visit: &Visit) -> Answered {
    let directory = directory(visit)?;
    let entries = Listing::read(&visit.query, &directory)?.entries(&directory)?;
    Answer::with(json!({ "path": directory.path, "count": entries.len(), "entries": entries }))
}

pub(crate) fn stream(visit: &Visit) -> Answered {
    let directory = directory(visit)?;
    let entries = Listing::read(&visit.query, &directory)?.flattened().entries(&directory)?;
    let start = json!({ "event": "start", "path": directory.path });
    let done = json!({ "event": "done", "count": entries.len() });
    Ok(Answer::Lines([vec![start], entries, vec![done]].concat()))
}

fn directory(visit: &Visit) -> Result<Place, Failure> {
    visit.machine.folder.place(visit.query.text("path").unwrap_or("/"))
}

pub(crate) fn read(visit: &Visit) -> Answered {
    let place = visit.machine.folder.place(visit.required_query("path")?)?;
    let bytes = place.read()?;
    let size = bytes.len();
    let text = String::from_utf8(bytes).map_err(|_| Failure::conflict(format!("{} is no text", place.path)))?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let start = visit.query.integer("start_line", 1..=usize::MAX)?;
    let end = visit.query.integer("end_line", 0..=usize::MAX)?;
    let first = start.unwrap_or(1);
    let last = end.unwrap_or(lines.len()).min(lines.len());
    let numbered = visit.query.flag("with_line_numbers")?;
    let wanted = lines.iter().enumerate().skip(first - 1).take((last + 1).saturating_sub(first));
    let content: String =
        wanted.map(|(index, line)| if numbered { format!("{}\t{line}", index + 1) } else { (*line).to_owned() }).collect();
    let mut answer = json!({ "path": place.path, "content": content, "size": size, "lines": lines.len() });
    if start.is_some() || end.is_some() {
        answer["start_line"] = json!(first);
        answer["end_line"] = json!(last);
    }
    add_extension(&mut answer, &place);
    Answer::with(answer)
}

pub(crate) fn write(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let place = visit.machine.folder.place(fields.required_text("path")?)?;
    let content = fields.require("content", fields.text("content")?)?;
    let append = fields.flag("append")?.unwrap_or(false);
    let mode = mode(&fields)?;
    place.refuse_link()?;
    if fields.flag("create_dirs")?.unwrap_or(false)
        && let Some(parent) = place.host.parent()
    {
        fs::create_dir_all(parent).map_err(|error| place.fault(&error))?;
    }
    let change = if place.metadata().is_ok() { "write" } else { "create" };
    let mut options = OpenOptions::new();
    options.create(true).append(append).write(true).truncate(!append);
    let mut file = options.open(&place.host).map_err(|error| place.fault(&error))?;
    file.write_all(content.as_bytes()).map_err(|error| place.fault(&error))?;
    set_mode(&place, mode)?;
    visit.machine.changed(&place.path, change);
    Answer::with(json!({ "path": place.path, "size": place.metadata()?.len() }))
}

pub(crate) fn mkdir(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let place = visit.machine.folder.place(fields.required_text("path")?)?;
    let mode = mode(&fields)?;
    let is_new = place.metadata().is_err();
    place.refuse_link()?;
    fs::create_dir_all(&place.host).map_err(|error| place.fault(&error))?;
    set_mode(&place, mode)?;
    if is_new {
        visit.machine.changed(&place.path, "create");
    }
    Answer::with(json!({ "path": place.path }))
}

pub(crate) fn stat(visit: &Visit) -> Answered {
    let place = visit.machine.folder.place(visit.required_query("path")?)?;
    let metadata = place.metadata()?;
    let mut answer = json!({
        "path": place.path,
        "name": place.name(),
        "type": kind(&metadata),
        "size": metadata.len(),
        "modified": modified(&metadata),
        "permissions": permissions(&metadata),
        "is_code": metadata.is_file() && is_code(&place),
    });
    if metadata.is_symlink()
        && let Ok(target) = fs::read_link(&place.host)
    {
        answer["symlink_target"] = json!(target.to_string_lossy());
    }
    add_extension(&mut answer, &place);
    Answer::with(answer)
}

pub(crate) fn delete(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let place = visit.machine.folder.place(fields.required_text("path")?)?;
    if place.path == "/" {
        return Err(Failure::forbidden("The root stays"));
    }
    let removed = match place.metadata()?.is_dir() {
        true => fs::remove_dir_all(&place.host),
        false => fs::remove_file(&place.host),
    };
    removed.map_err(|error| place.fault(&error))?;
    visit.machine.changed(&place.path, "remove");
    Answer::with(json!({ "path": place.path }))
}

fn add_extension(answer: &mut Value, place: &Place) {
    if let Some(extension) = place.extension() {
        answer["extension"] = json!(extension);
    }
}

/// Permissions in octal digits.
fn mode(fields: &Fields) -> Result<Option<u32>, Failure> {
    let Some(text) = fields.text("mode")? else { return Ok(None) };
    let mode = u32::from_str_radix(text, 8).ok().filter(|mode| *mode <= 0o7777);
    mode.map(Some).ok_or_else(|| fields.invalid("mode", "must be octal digits such as 0644"))
}

#[cfg(unix)]
fn set_mode(place: &Place, mode: Option<u32>) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let Some(mode) = mode else { return Ok(()) };
    fs::set_permissions(&place.host, fs::Permissions::from_mode(mode)).map_err(|error| place.fault(&error))
}

#[cfg(not(unix))]
fn set_mode(_: &Place, _: Option<u32>) -> Result<(), Failure> {
    Ok(())
}

/// As `ls -l` shows them.
fn permissions(metadata: &fs::Metadata) -> String {
    let first = match kind(metadata) {
        "directory" => 'd',
        "symlink" => 'l',
        _ => '-',
    };
    let mode = mode_of(metadata);
    let letters = "rwxrwxrwx".chars().enumerate().map(|(index, letter)| if mode >> (8 - index) & 1 == 1 { letter } else { '-' });
    [first].into_iter().chain(letters).collect()
}

#[cfg(unix)]
fn mode_of(metadata: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode()
}

#[cfg(not(unix))]
fn mode_of(_: &fs::Metadata) -> u32 {
    0o644
}
