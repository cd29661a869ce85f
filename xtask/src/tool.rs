//! The programs that stages call. None of them gets a standard input, so none can wait for an answer.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// A command together with the line a person would type for it.
pub(crate) struct Tool {
    command: Command,
    line: String,
}

impl Tool {
    /// `cargo WORDS`, by the cargo that runs this task, in the root of the repository.
    pub(crate) fn cargo(words: &[&str]) -> Self {
        let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self::new(Command::new(program), "cargo", words)
    }

    /// `git WORDS`, never asking for a password.
    pub(crate) fn git(words: &[&str]) -> Self {
        let mut tool = Self::new(Command::new("git"), "git", words);
        tool.command.env("GIT_TERMINAL_PROMPT", "0");
        tool
    }

    /// Another program, in the root of the repository.
    pub(crate) fn program(name: &str, words: &[&str]) -> Self {
        Self::new(Command::new(name), name, words)
    }

    /// A program at a known place, in the root of the repository.
    pub(crate) fn at(program: &Path, words: &[&str]) -> Self {
        Self::new(Command::new(program), &program.display().to_string(), words)
    }

    fn new(mut command: Command, name: &str, words: &[&str]) -> Self {
        command.args(words).current_dir(root()).stdin(Stdio::null());
        Self { command, line: format!("{name} {}", words.join(" ")) }
    }

    /// Sets a variable of the environment, shown in the line.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self.line = format!("{name}={value} {}", self.line);
        self
    }

    /// Runs it in another folder, told relative to the root of the repository.
    pub(crate) fn folder(mut self, folder: &str) -> Self {
        self.command.current_dir(root().join(folder));
        self.line = format!("cd {folder} && {}", self.line);
        self
    }

    /// Lets it find programs in this folder before all others; not shown, since it only says where they are.
    pub(crate) fn path_first(mut self, folder: &Path) -> Self {
        let rest = env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(folder.to_path_buf()).chain(env::split_paths(&rest));
        // A folder with a colon in its name could not be found anyway.
        self.command.env("PATH", env::join_paths(all).unwrap_or(rest));
        self
    }

    /// Gives it something to read.
    pub(crate) fn input(mut self, file: std::fs::File) -> Self {
        self.command.stdin(Stdio::from(file));
        self
    }

    /// Runs it in a folder wherever that is.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// The command itself, for what is more than a run.
    pub(crate) fn command(self) -> Command {
        self.command
    }

    /// Sets the target folder; not shown, since it only says where work is kept.
    pub(crate) fn target(mut self, folder: &Path) -> Self {
        self.command.env("CARGO_TARGET_DIR", folder);
        self
    }

    /// The line a person would type.
    pub(crate) fn line(&self) -> &str {
        &self.line
    }

    /// Runs it with its output shown; true when it succeeded.
    pub(crate) fn run(mut self) -> Result<bool> {
        let status = self.command.status().with_context(|| format!("cannot start `{}`", self.line))?;
        Ok(status.success())
    }

    /// Its standard output, when it can be started and succeeds.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it unseen for at most `limit`; true when it succeeded in that time.
    pub(crate) fn succeeds_within(mut self, limit: Duration) -> bool {
        let started = Instant::now();
        let Ok(mut child) = self.command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
            return false;
        };
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if started.elapsed() < limit => sleep(Duration::from_millis(50)),
                Ok(None) | Err(_) => {
                    // Too late or lost: ended if it still runs, and in any case no success.
                    let _ = child.kill();
                    let _ = child.wait();
                    return false;
                }
            }
        }
    }
}

/// The root of the repository: the folder above this package.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder all builds share, as cargo sees it.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where the system finds a program, if it does.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Whether nextest, the test runner, is installed.
pub(crate) fn has_nextest() -> bool {
    Tool::cargo(&["nextest", "--version"]).answer().is_some()
}
