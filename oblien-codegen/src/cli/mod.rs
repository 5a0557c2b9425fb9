//! The commands of the command line: what they are told, what they print, how they exit.
//! 0: done; 1: errors in the description, drift, or breaking changes; 2: the command line itself was wrong.

mod arguments;
mod generate;
mod input;
mod type_words;
mod usage;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use oblien_codegen::{Builder, Colour, Drift, Failure, Summary, Updated};

pub(crate) use arguments::{Command, Declare, Diff, Format, Inspect, New};
use generate::{Generate, NO_OUT};
pub(crate) use usage::USAGE;

/// Runs a command.
pub(crate) fn run(command: Command) -> ExitCode {
    match command {
        Command::Generate(arguments) => each(&arguments),
        Command::New(arguments) => new(&arguments),
        Command::Inspect(arguments) => inspect(&arguments),
        Command::Diff(arguments) => diff(&arguments),
        Command::Declare(arguments) => declare(&arguments),
        Command::Explain(code) => explain(&code),
        Command::Help => {
            say(&format!("{USAGE}\n"));
            ExitCode::SUCCESS
        }
        Command::Version => {
            say(concat!("oblien-codegen ", env!("CARGO_PKG_VERSION"), "\n"));
            ExitCode::SUCCESS
        }
    }
}

/// Does what is asked for with every client; fails if that fails with one of them.
fn each(arguments: &Generate) -> ExitCode {
    let builders = match arguments.builders(colour()) {
        Ok(builders) => builders,
        Err(failure) => return fail(&failure),
    };
    let act = if arguments.check { check } else { generate };
    // Every client has its turn, whatever became of the one before.
    let done = builders.iter().filter(|(name, builder)| act(name, builder, arguments)).count();
    if done == builders.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Generates a client; `false` if that fails, which was printed.
fn generate(name: &str, builder: &Builder, _: &Generate) -> bool {
    if builder.written_below().is_none() {
        return without_out(name);
    }
    let start = Instant::now();
    match builder.update() {
        Ok(updated) => {
            eprint!("{}", updated.warnings);
            say(&format!("{}{}, in {} ms\n", headed(name), describe_update(&updated), start.elapsed().as_millis()));
            true
        }
        Err(failure) => {
            fail(&failure);
            false
        }
    }
}

/// What there is, and what happened to the files.
fn describe_update(updated: &Updated) -> String {
    let Updated { summary, written, .. } = updated;
    let files = if written.skipped {
        format!("nothing changed, {} files", written.unchanged)
    } else {
        let (changed, removed) = (written.changed.len(), written.removed.len());
        format!("{changed} files written, {} unchanged, {removed} removed", written.unchanged)
    };
    let Summary { openapi, operations, types, scopes } = summary;
    format!("OpenAPI {openapi}, {operations} operations, {types} types, {scopes} scopes: {files}")
}

/// Compares a client with what is on disk; `false` if it differs or cannot be generated, which was printed.
fn check(name: &str, builder: &Builder, arguments: &Generate) -> bool {
    let Some(out) = builder.written_below() else { return without_out(name) };
    let checked = builder.generate().and_then(|generated| {
        eprint!("{}", generated.warnings);
        generated.compare(out)
    });
    match checked {
        Ok(None) => {
            say(&format!("{}`{}` is what `{}` gives\n", headed(name), out.display(), builder.described_by().display()));
            true
        }
        Ok(Some(drift)) => {
            eprint!("{}", describe(&drift, &arguments.as_command(name)));
            false
        }
        Err(failure) => {
            fail(&failure);
            false
        }
    }
}

/// What stands before a line about a client that has a name.
fn headed(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("{name}: ") }
}

fn without_out(name: &str) -> bool {
    eprintln!("error: {}{NO_OUT}, or `out: DIR` in the settings", headed(name));
    false
}

/// What differs first, and the command that mends it.
fn describe(drift: &Drift, command: &str) -> String {
    let file = drift.file.display();
    let difference = match drift.line {
        Some(line) => {
            format!("`{file}` differs from line {line} on:\n  description: {}\n  on disk:     {}\n", drift.expected, drift.found)
        }
        None if drift.found.is_empty() => format!("`{file}` is missing\n"),
        None => format!("`{file}` is no longer made\n"),
    };
    format!("error: {difference}run `{command}` to mend it\n")
}

fn new(arguments: &New) -> ExitCode {
    let mut crate_ = arguments.input.new_crate(&arguments.description, &arguments.directory);
    crate_ = crate_.features(arguments.features).types(arguments.types.clone());
    for (package, requirement) in &arguments.dependencies {
        crate_ = crate_.dependency(package, requirement);
    }
    if let Some(name) = &arguments.name {
        crate_ = crate_.name(name);
    }
    if let Some(path) = &arguments.client_path {
        crate_ = crate_.client_path(path);
    }
    match crate_.write() {
        Ok(files) => {
            say(&format!("{} files written below `{}`\n", files.len(), arguments.directory.display()));
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn inspect(arguments: &Inspect) -> ExitCode {
    match arguments.input.builder(&arguments.description, colour()).inspect() {
        Ok(inspection) => {
            eprint!("{}", inspection.warnings);
            say(&if arguments.json { inspection.to_json() } else { inspection.to_string() });
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn diff(arguments: &Diff) -> ExitCode {
    let builder = |description: &Path| arguments.input.builder(description, colour());
    match builder(&arguments.old).diff(&builder(&arguments.new)) {
        Ok(changes) => {
            eprint!("{}", changes.warnings);
            match arguments.format {
                Format::Text => say(&changes.to_string()),
                Format::Markdown => say(&changes.to_markdown()),
                Format::Json => say(&changes.to_json()),
            }
            if changes.is_breaking() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(failure) => fail(&failure),
    }
}

fn declare(arguments: &Declare) -> ExitCode {
    let builder = arguments.input.builder(&arguments.description, colour());
    match builder.declare(&arguments.operation, arguments.client.as_deref()) {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn explain(code: &str) -> ExitCode {
    match oblien_codegen::explain(code) {
        Some(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("error: there is no diagnostic `{code}`; codes look like `E0101`");
            ExitCode::from(2)
        }
    }
}

/// Prints what was asked for; whoever stops reading, as `head` does, has read enough.
fn say(text: &str) {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => eprintln!("error: it cannot be printed: {error}"),
        _ => {}
    }
}

/// Colours are for terminals whose user did not say no.
fn colour() -> Colour {
    let wanted = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if wanted { Colour::Always } else { Colour::Never }
}

fn fail(failure: &Failure) -> ExitCode {
    let (report, last) = (failure.report(), format!("error: {failure}\n"));
    eprint!("{report}{}", if report.ends_with(&last) { "" } else { &last });
    ExitCode::FAILURE
}
