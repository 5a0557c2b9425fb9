//! The words of the command line.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use oblien_tests::corpus;

/// What the command line asks for.
pub(crate) struct Arguments {
    /// The descriptions, each with its name in the table.
    pub(crate) documents: Vec<(String, PathBuf)>,
    pub(crate) calls: usize,
    pub(crate) table: PathBuf,
}

impl Arguments {
    pub(crate) fn read() -> Result<Self, Box<dyn Error>> {
        let (mut documents, mut sample, mut part, mut calls, mut table) = (Vec::new(), None, None, 400, None);
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--sample" => sample = Some(fs::read_to_string(words.next().ok_or("name a file after --sample")?)?),
                "--part" => part = Some(part_of(&words.next().ok_or("name a part after --part")?)?),
                "--calls" => calls = words.next().ok_or("name a number after --calls")?.parse()?,
                "--table" => table = words.next().map(PathBuf::from),
                _ => documents.extend(documents_of(Path::new(&word))?),
            }
        }
        if let Some(sample) = sample {
            let names: Vec<&str> = sample.lines().map(str::trim).collect();
            documents.retain(|(name, _)| names.contains(&name.as_str()));
        }
        if let Some((part, parts)) = part {
            let mut index = 0..;
            documents.retain(|_| index.next().is_some_and(|index| index % parts == part - 1));
        }
        if documents.is_empty() {
            return Err("name descriptions, or a folder of some".into());
        }
        let table = table.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/mock/table.tsv"));
        Ok(Self { documents, calls, table })
    }
}

/// A part of how many, `2/5`.
fn part_of(word: &str) -> Result<(usize, usize), Box<dyn Error>> {
    let (part, parts) = word.split_once('/').ok_or("a part is like 2/5")?;
    let (part, parts) = (part.parse()?, parts.parse()?);
    if part < 1 || part > parts { Err("parts are numbered from 1".into()) } else { Ok((part, parts)) }
}

/// The descriptions below a folder by their paths there, or a single one by the name of its file.
fn documents_of(path: &Path) -> Result<Vec<(String, PathBuf)>, Box<dyn Error>> {
    if !path.is_dir() {
        let name = path.file_name().ok_or("a description is a file")?.to_string_lossy().into_owned();
        return Ok(vec![(name, path.to_owned())]);
    }
    let name = |found: &PathBuf| found.strip_prefix(path).unwrap_or(found).display().to_string();
    Ok(corpus::documents(path)?.into_iter().map(|found| (name(&found), found)).collect())
}
