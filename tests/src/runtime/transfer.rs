//! `/files/transfer`: whole directories down and up, as a tar that is compressed by gzip.
//!
//! Links and devices in an archive are refused, since nothing may lead out of the folder.

use std::fs;
use std::io::{self, Read};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::json;
use tar::{Archive, Builder, EntryType, Header};

use crate::error::Failure;

use super::access::Visit;
use super::folder::{Folder, Place};
use super::patterns::Patterns;
use super::{Answer, Answered};

/// How many bytes an archive may unpack to.
const LARGEST: u64 = 64 * 1024 * 1024;

type Packer = Builder<GzEncoder<Vec<u8>>>;

pub(crate) fn download(visit: &Visit) -> Answered {
    let fields = visit.fields()?;
    let paths = fields.require("paths", fields.texts("paths")?)?;
    if paths.is_empty() {
        return Err(fields.invalid("paths", "must not be empty"));
    }
    let excluded = Patterns::of(fields.texts("exclude_patterns")?.unwrap_or_default());
    let mut packer = Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for path in paths {
        pack(&mut packer, &visit.machine.folder.place(&path)?, &excluded)?;
    }
    let archive = packer.into_inner().and_then(GzEncoder::finish).map_err(|error| unpackable(&error))?;
    Ok(Answer::Archive(archive))
}

fn pack(packer: &mut Packer, place: &Place, excluded: &Patterns) -> Result<(), Failure> {
    let metadata = place.metadata()?;
    if metadata.is_symlink() {
        return Ok(());
    }
    if metadata.is_dir() {
        if place.path != "/" {
            add(packer, place, EntryType::Directory, &[])?;
        }
        let children = place.children()?;
        return children.iter().try_for_each(|child| pack(packer, child, excluded));
    }
    if excluded.fit(&place.name()) {
        return Ok(());
    }
    add(packer, place, EntryType::Regular, &place.read()?)
}

fn add(packer: &mut Packer, place: &Place, kind: EntryType, bytes: &[u8]) -> Result<(), Failure> {
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(if kind.is_dir() { 0o755 } else { 0o644 });
    header.set_size(bytes.len() as u64);
    let added = packer.append_data(&mut header, place.path.trim_start_matches('/'), bytes);
    added.map_err(|error| place.fault(&error))
}

pub(crate) fn upload(visit: &Visit) -> Answered {
    let directory = visit.machine.folder.place(visit.query.text("dest").unwrap_or("/"))?;
    let mut archive = Archive::new(GzDecoder::new(visit.body.as_ref()).take(LARGEST));
    let mut unpacked = Vec::new();
    for entry in archive.entries().map_err(|error| unpackable(&error))? {
        let mut entry = entry.map_err(|error| unpackable(&error))?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let place = inside(&visit.machine.folder, &directory, &path)?;
        let kind = entry.header().entry_type();
        if kind.is_dir() {
            fs::create_dir_all(&place.host).map_err(|error| place.fault(&error))?;
        } else if kind.is_file() {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(|error| unpackable(&error))?;
            write(&place, &bytes)?;
            unpacked.push(place.path);
        } else {
            return Err(Failure::invalid("archive", format!("must not hold what is neither file nor directory: {path}")));
        }
    }
    unpacked.iter().for_each(|path| visit.machine.changed(path, "create"));
    Answer::with(json!({ "dest": directory.path, "files_extracted": unpacked.len() }))
}

/// The place of an entry, which may not climb out of the directory it is unpacked in.
fn inside(folder: &Folder, directory: &Place, path: &str) -> Result<Place, Failure> {
    if path.split('/').any(|step| step == "..") {
        return Err(Failure::invalid("archive", format!("must not climb: {path}")));
    }
    folder.place(&format!("{}/{path}", directory.path))
}

fn write(place: &Place, bytes: &[u8]) -> Result<(), Failure> {
    place.refuse_link()?;
    if let Some(parent) = place.host.parent() {
        fs::create_dir_all(parent).map_err(|error| place.fault(&error))?;
    }
    fs::write(&place.host, bytes).map_err(|error| place.fault(&error))
}

fn unpackable(error: &io::Error) -> Failure {
    Failure::bad_request(format!("The archive is no tar that is compressed by gzip: {error}"))
}
