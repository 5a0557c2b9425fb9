//! Calls every operation of generated clients against a mock server, which checks the requests and answers at random.
//!
//! `cargo run --release --example mock -- FOLDER|DOCUMENT… [--sample FILE] [--part 2/5] [--calls N] [--table FILE]`
//!
//! The server is Prism: `npm install --prefix tests/mock --no-package-lock`. Of a folder all descriptions below it are taken, or
//! those that a sample names, a line each, and of these one part of so many where a run of all takes too long. N is how many calls are made of a description, at least two of each operation; 400
//! unless it is said. The rows go into `target/mock/table.tsv` unless a file is named; the table that is kept is
//! `tests/mock.tsv`. What was wrong is in a file of findings beside each program, below `target/mock`.

mod arguments;
mod calls;
mod compare;
mod description;
mod document;
mod judge;
mod limits;
mod maker;
mod marks;
mod played;
mod prism;
mod program;
mod served;
mod table;
mod valid;
mod workspace;

use std::error::Error;
use std::process::ExitCode;

use arguments::Arguments;
use document::Document;
use table::Row;
use workspace::Workspace;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::read()?;
    let limits = limits::read()?;
    let workspace = Workspace::open()?;
    let prepared: Vec<Result<Document, Box<Row>>> =
        arguments.documents.iter().map(|(name, path)| Document::prepare(name, path, &workspace)).collect();
    let members: Vec<&str> = prepared.iter().flatten().map(|document| document.member.as_str()).collect();
    workspace.build(&members)?;
    let mut rows = Vec::new();
    for document in prepared {
        let row = document.map_or_else(|row| *row, |document| document.play(&workspace, arguments.calls, &limits));
        println!("{}", row.summary());
        rows.push(row);
    }
    table::write(&rows, &arguments.table)?;
    println!("{}", table::total(&rows));
    for limit in limits.iter().filter(|limit| limit.used.get() == 0) {
        println!("the limit `{}` ({}) explains nothing of this run", limit.name, limit.kind);
    }
    Ok(if rows.iter().all(Row::is_good) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
