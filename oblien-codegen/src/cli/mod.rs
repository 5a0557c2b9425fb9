//! The commands of the command line: what they are told, what they print, how they exit.
//! 0: done; 1: errors in the description, drift, or breaking changes; 2: the command line itself was wrong.

mod arguments;
mod type_words;

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Instant;

use oblien_codegen::{Builder, Colour, Drift, Failure, NewCrate, Summary, Updated};

pub(crate) use arguments::{Command, Declare, Diff, Format, Generate, Inspect, New, USAGE};

/// Runs a command.
pub(crate) fn run(command: Command) -> ExitCode {
    match command {
        Command::Generate(arguments) if arguments.check => check(&arguments),
        Command::Generate(arguments) => generate(&arguments),
        Command::New(arguments) => new(&arguments),
        Command::Inspect(arguments) => inspect(&arguments),
        Command::Diff(arguments) => diff(&arguments),
        Command::Declare(arguments) => declare(&arguments),
        Command::Explain(code) => explain(&code),
        Command::Help => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Command::Version => {
            println!("oblien-codegen {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
    }
}

fn generate(arguments: &Generate) -> ExitCode {
    let start = Instant::now();
    match builder(arguments).update() {
        Ok(updated) => {
            eprint!("{}", updated.warnings);
            println!("{}, in {} ms", describe_update(&updated), start.elapsed().as_millis());
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
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

fn check(arguments: &Generate) -> ExitCode {
    match builder(arguments).check() {
        Ok(None) => {
            println!("`{}` is what `{}` gives", arguments.out.display(), arguments.description.display());
            ExitCode::SUCCESS
        }
        Ok(Some(drift)) => {
            eprint!("{}", describe(&drift, arguments));
            ExitCode::FAILURE
        }
        Err(failure) => fail(&failure),
    }
}

/// What differs first, and the command that mends it.
fn describe(drift: &Drift, arguments: &Generate) -> String {
    let file = drift.file.display();
    let difference = match drift.line {
        Some(line) => {
            format!("`{file}` differs from line {line} on:\n  description: {}\n  on disk:     {}\n", drift.expected, drift.found)
        }
        None if drift.found.is_empty() => format!("`{file}` is missing\n"),
        None => format!("`{file}` is no longer made\n"),
    };
    format!("error: {difference}run `{}` to mend it\n", arguments.as_command())
}

fn new(arguments: &New) -> ExitCode {
    let types = arguments.types.settings.clone();
    let mut crate_ = NewCrate::new(&arguments.description, &arguments.directory).features(arguments.features).types(types);
    if let Some(name) = &arguments.name {
        crate_ = crate_.name(name);
    }
    if let Some(path) = &arguments.client_path {
        crate_ = crate_.client_path(path);
    }
    match crate_.write() {
        Ok(files) => {
            println!("{} files written below `{}`", files.len(), arguments.directory.display());
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn inspect(arguments: &Inspect) -> ExitCode {
    match oblien_codegen::inspect(&arguments.description) {
        Ok(inspection) => {
            eprint!("{}", inspection.warnings);
            print!("{}", if arguments.json { inspection.to_json() } else { inspection.to_string() });
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn diff(arguments: &Diff) -> ExitCode {
    match oblien_codegen::diff(&arguments.old, &arguments.new) {
        Ok(changes) => {
            match arguments.format {
                Format::Text => print!("{changes}"),
                Format::Markdown => print!("{}", changes.to_markdown()),
                Format::Json => print!("{}", changes.to_json()),
            }
            if changes.is_breaking() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(failure) => fail(&failure),
    }
}

fn declare(arguments: &Declare) -> ExitCode {
    match oblien_codegen::declare(&arguments.description, &arguments.operation, arguments.client.as_deref()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(failure) => fail(&failure),
    }
}

fn explain(code: &str) -> ExitCode {
    match oblien_codegen::explain(code) {
        Some(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("error: there is no diagnostic `{code}`; codes look like `E0101`");
            ExitCode::from(2)
        }
    }
}

fn builder(arguments: &Generate) -> Builder {
    let builder = Builder::new(&arguments.description)
        .out_dir(&arguments.out)
        .colour(colour())
        .features(arguments.features)
        .only_tags(arguments.tags.iter())
        .only_operations(arguments.operations.iter())
        .only_paths(arguments.paths.iter())
        .types(arguments.types.settings.clone());
    match &arguments.single_file {
        Some(name) => builder.single_file(name),
        None => builder,
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
