//! The program that makes the calls of one client, as text.
//! Written from what the generator says of the client, beside the client itself.

use oblien_codegen::{AnswerSurface, ArgumentSurface, OperationSurface, Surface};

/// Writes the program.
pub(crate) fn program(surface: &Surface) -> String {
    let operations = surface.operations.iter().enumerate();
    let calls: String = operations.clone().map(|(index, operation)| call(index, operation)).collect();
    let arms: String =
        operations.map(|(index, _)| format!("        \"{index}\" => Box::pin(call{index}(client, values)),\n")).collect();
    let (connect, start) = (connect(surface), "//! Makes calls of the client beside it. Written by a test tool.\n");
    format!(
        "{start}#![allow(warnings)]\nmod client;\nuse client::*;\nuse oblien_mock_player::{{Calling, Fault, Recorder, Reply, Values}};\n\n\
         fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    oblien_mock_player::play(connect, call)\n}}\n\n{connect}\n\
         fn call<'a>(client: &'a Client, operation: &str, values: &'a Values) -> Calling<'a> {{\n    match operation {{\n{arms}        \
         other => {{\n            let message = format!(\"{{other}}: no such operation\");\n            \
         Box::pin(async {{ Err(Fault::Argument(message)) }})\n        }}\n    }}\n}}\n\n{calls}"
    )
}

fn connect(surface: &Surface) -> String {
    let servers: String = surface.servers.iter().map(|(name, _)| format!(".server({name:?}, address)")).collect();
    format!(
        "fn connect(address: &str, schemes: &str, transport: Recorder) -> Result<Client, oblien_client::Error> {{\n    \
         let credentials = oblien_mock_player::credentials(schemes);\n    \
         let builder = Client::builder(){servers}.retry(oblien_client::RetryPolicy::none()).timeout(std::time::Duration::from_secs(20));\n    \
         builder.credentials(credentials).transport(transport).build()\n}}\n"
    )
}

fn call(index: usize, operation: &OperationSurface) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = operation.arguments.iter().partition(|argument| argument.required);
    let given: String = required.iter().map(|argument| format!(", {}", value(argument, true))).collect();
    let setters: String = optional.iter().map(|argument| setter(argument)).collect();
    format!(
        "async fn call{index}(client: &Client, values: &Values) -> Result<Reply, Fault> {{\n    \
         let request = {}::new(client{given});\n{setters}{}}}\n\n",
        operation.path,
        ending(operation)
    )
}

fn setter(argument: &ArgumentSurface) -> String {
    let name = &argument.name;
    if argument.constant {
        return format!("    let request = if values.has({name:?}) {{ request.{name}() }} else {{ request }};\n");
    }
    if is_read(argument) {
        let value = value(argument, false);
        return format!("    let request = match {value} {{ Some(value) => request.{name}(value), None => request }};\n");
    }
    let value = value(argument, true);
    format!("    let request = if values.has({name:?}) {{ request.{name}({value}) }} else {{ request }};\n")
}

/// Whether a value is read from JSON: files and bytes are made by hand.
fn is_read(argument: &ArgumentSurface) -> bool {
    !matches!(argument.kind, "bytes" | "file" | "parts")
}

fn value(argument: &ArgumentSurface, required: bool) -> String {
    let (name, ty) = (&argument.name, &argument.path);
    let method = if required { "get" } else { "find" };
    match argument.kind {
        "bytes" => format!("values.body({name:?})"),
        "parts" => format!("values.parts({name:?})"),
        "file" if ty.contains("Vec<") => format!("values.files({name:?})"),
        "file" => format!("values.file({name:?})"),
        _ => format!("values.{method}::<{ty}>({name:?})?"),
    }
}

/// The statement that sends, and reads what comes back.
fn ending(operation: &OperationSurface) -> String {
    if let [AnswerSurface { variant: None, kind, .. }] = operation.answers.as_slice() {
        return format!("    let value = request.send().await?;\n    Ok({})\n", reply(kind));
    }
    let module = operation.path.rsplit_once("::").map_or("crate", |(module, _)| module);
    let arms: String = operation
        .answers
        .iter()
        .map(|answer| {
            let variant = answer.variant.as_deref().unwrap_or_default();
            let bound = if answer.kind == "nothing" { "" } else { "(value)" };
            format!("        {module}::{}::{variant}{bound} => {},\n", operation.reply, reply(answer.kind))
        })
        .collect();
    format!("    Ok(match request.send().await? {{\n{arms}        _ => Reply::Other,\n    }})\n")
}

fn reply(kind: &str) -> &'static str {
    match kind {
        "json" => "Reply::json(&value)",
        "text" => "Reply::Text(value)",
        "events" => "Reply::events(value).await?",
        "records" => "Reply::records(value).await?",
        _ => "Reply::Other",
    }
}
