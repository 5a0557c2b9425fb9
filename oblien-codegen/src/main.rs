//! The command line: `oblien-codegen generate SPEC --out DIR`.
//! A thin shell over the builder, like a build script.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::Command::parse(lexopt::Parser::from_env()) {
        Ok(command) => cli::run(command),
        Err(error) => {
            eprintln!("error: {error}\n\n{}", cli::USAGE);
            ExitCode::from(2)
        }
    }
}
