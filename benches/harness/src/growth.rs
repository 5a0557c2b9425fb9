//! Whether generating grows in proportion: made-up descriptions of 100 to 20,000 operations.

use std::fmt::{self, Write as _};
use std::fs;

use crate::Failure;
use crate::generators;
use crate::measure::measure;
use crate::places;
use crate::rounds::{count, rounds};
use crate::table::{Table, mebibytes, seconds};

const SIZES: [usize; 4] = [100, 1_000, 5_000, 20_000];

/// Measures our generator on every size.
///
/// # Errors
/// If it fails.
pub fn run() -> Result<(), Failure> {
    let ours = generators::ours()?;
    let folder = places::scratch().join("growth");
    fs::create_dir_all(&folder)?;
    let mut documents = Vec::new();
    for size in SIZES {
        let document = folder.join(format!("{size}.yaml"));
        fs::write(&document, description(size)?)?;
        documents.push(document);
    }
    let usages = rounds(count(3), &documents, |document| {
        let output = document.with_extension("");
        let _ = fs::remove_dir_all(&output);
        measure(&ours.command(document, &output), &folder.join("log"))
    });
    let mut table = Table::new(&["operations", "CPU s", "peak MiB", "ms an operation", "KiB an operation"]);
    for (size, usage) in SIZES.iter().zip(usages) {
        let usage = usage?;
        let each = |amount: f64, unit: f64| format!("**{:.2}**", amount * unit / *size as f64);
        let each = [each(usage.cpu, 1000.0), each(usage.peak, 1024.0)];
        table.row([size.to_string(), seconds(usage), mebibytes(usage)].into_iter().chain(each));
    }
    table.print();
    Ok(())
}

/// A description of so many operations: 20 under a tag, half of them with a body, each with a type of its own.
fn description(size: usize) -> Result<String, fmt::Error> {
    let mut text =
        "openapi: 3.0.3\ninfo: {title: Growth, version: '1'}\nservers: [{url: 'https://growth.example'}]\npaths:\n".to_owned();
    for index in 0..size / 2 {
        let (tag, list) = (index / 10, "schema: {type: integer}");
        writeln!(text, "  /things{index}/{{id}}:")?;
        writeln!(text, "    parameters:\n      - {{name: id, in: path, required: true, schema: {{type: string}}}}")?;
        for (method, id, rest) in [("get", "read", ""), ("put", "write", "BODY")] {
            writeln!(
                text,
                "    {method}:\n      operationId: {id}Thing{index}\n      tags: [group{tag}]\n      summary: Does {id}."
            )?;
            writeln!(
                text,
                "      parameters:\n        - {{name: page, in: query, {list}}}\n        - {{name: limit, in: query, {list}}}"
            )?;
            let content = format!("content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{index}'}}}}}}");
            if rest == "BODY" {
                writeln!(text, "      requestBody: {{required: true, {content}}}")?;
            }
            writeln!(text, "      responses:\n        '200': {{description: The thing., {content}}}")?;
        }
    }
    text.push_str("components:\n  schemas:\n");
    for index in 0..size / 2 {
        writeln!(
            text,
            "    Thing{index}:\n      type: object\n      description: Thing {index}.\n      required: [id]\n      properties:"
        )?;
        writeln!(
            text,
            "        id: {{type: string}}\n        name: {{type: string}}\n        count: {{type: integer, format: int64}}"
        )?;
        writeln!(
            text,
            "        state: {{type: string, enum: [on, off{index}, idle]}}\n        tags: {{type: array, items: {{type: string}}}}"
        )?;
        if index > 0 {
            writeln!(text, "        parent: {{$ref: '#/components/schemas/Thing{}'}}", index - 1)?;
        }
    }
    Ok(text)
}
