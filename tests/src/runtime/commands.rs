//! The built-in commands: `echo`, `cat`, `ls`, `pwd`, `cd`, `env`, `sleep`, `true`, `false`, `exit`, `sh -c`.
//!
//! They see the files of the workspace and nothing of the machine that runs the fake.

use std::time::Duration;

use super::shell::Shell;

/// What `env` shows.
const ENVIRONMENT: [&str; 4] = ["HOME=/root", "PATH=/usr/bin:/bin", "SHELL=/bin/sh", "USER=root"];

/// The names of the one shell there is.
pub(crate) const SHELLS: [&str; 4] = ["sh", "bash", "/bin/sh", "/bin/bash"];

impl Shell {
    /// Runs a command, and returns its code.
    pub(crate) async fn run(&mut self, words: &[String]) -> i32 {
        let Some((name, arguments)) = words.split_first() else { return 0 };
        let command = name.rsplit('/').next().unwrap_or_default();
        match command {
            "echo" => self.echo(arguments),
            "cat" => self.cat(arguments).await,
            "ls" => self.ls(arguments),
            "pwd" => self.line(&self.directory),
            "cd" => self.cd(arguments),
            "env" => self.line(&ENVIRONMENT.join("\n")),
            "sleep" => self.sleep(arguments).await,
            "true" => 0,
            "false" => 1,
            "exit" => self.exit(arguments),
            "sh" | "bash" => self.sh(arguments).await,
            _ => self.complain(name, "command not found", 127),
        }
    }

    fn line(&self, text: &str) -> i32 {
        self.write(format!("{text}\n"));
        0
    }

    fn echo(&self, arguments: &[String]) -> i32 {
        match arguments.split_first() {
            Some((first, rest)) if first == "-n" => {
                self.write(rest.join(" "));
                0
            }
            _ => self.line(&arguments.join(" ")),
        }
    }

    async fn cat(&mut self, arguments: &[String]) -> i32 {
        if arguments.is_empty() {
            while let Some(bytes) = self.read().await {
                self.write(bytes);
            }
            return 0;
        }
        let mut code = 0;
        for path in arguments {
            match self.folder.place(&self.absolute(path)).and_then(|place| place.read()) {
                Ok(bytes) => self.write(bytes),
                Err(_) => code = self.complain("cat", &format!("{path}: No such file"), 1),
            }
        }
        code
    }

    fn ls(&self, arguments: &[String]) -> i32 {
        let shows_hidden = arguments.iter().any(|argument| argument.starts_with('-') && argument.contains('a'));
        let mut paths: Vec<&str> = arguments.iter().filter(|argument| !argument.starts_with('-')).map(String::as_str).collect();
        if paths.is_empty() {
            paths.push(&self.directory);
        }
        let mut code = 0;
        for path in paths {
            match self.folder.place(&self.absolute(path)).and_then(|place| place.children()) {
                Ok(children) => {
                    let names = children.iter().map(|child| child.name());
                    let shown = names.filter(|name| shows_hidden || !name.starts_with('.'));
                    self.write(shown.map(|name| format!("{name}\n")).collect::<String>());
                }
                Err(_) => code = self.complain("ls", &format!("{path}: No such directory"), 2),
            }
        }
        code
    }

    fn cd(&mut self, arguments: &[String]) -> i32 {
        let path = self.absolute(arguments.first().map_or("/root", String::as_str));
        let place = self.folder.place(&path);
        let is_directory = |metadata: std::fs::Metadata| metadata.is_dir();
        match place {
            Ok(place) if place.metadata().is_ok_and(is_directory) => {
                self.directory = place.path;
                0
            }
            _ => self.complain("cd", &format!("{path}: No such directory"), 1),
        }
    }

    async fn sleep(&self, arguments: &[String]) -> i32 {
        let seconds = arguments.first().and_then(|text| text.parse::<f64>().ok());
        match seconds.map(Duration::try_from_secs_f64) {
            Some(Ok(time)) => {
                tokio::time::sleep(time).await;
                0
            }
            _ => self.complain("sleep", "how many seconds?", 1),
        }
    }

    fn exit(&mut self, arguments: &[String]) -> i32 {
        self.has_exited = true;
        arguments.first().and_then(|code| code.parse().ok()).unwrap_or(0)
    }

    /// `exit` inside ends what is inside.
    async fn sh(&mut self, arguments: &[String]) -> i32 {
        match arguments {
            [option, script, ..] if option == "-c" || option == "-lc" => {
                let directory = self.directory.clone();
                let code = self.run_script(script).await;
                (self.has_exited, self.directory) = (false, directory);
                code
            }
            _ => self.complain("sh", "only `sh -c` is built in", 2),
        }
    }

    fn absolute(&self, path: &str) -> String {
        if path.starts_with('/') { path.to_owned() } else { format!("{}/{path}", self.directory) }
    }
}
