//! Runs the program as people do.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::fixture::{Files, base};

/// A repository with one call in a folder of its own.
pub(crate) struct Repository(TempDir);

pub(crate) struct Output {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Output {
    /// Everything a person would see, for snapshots.
    pub(crate) fn shown(&self) -> String {
        format!("exit code {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr)
    }
}

impl Repository {
    pub(crate) fn new(call: &Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = Self(folder);
        for (path, bytes) in call {
            repository.write(&format!("submissions/example/{path}"), bytes);
        }
        repository
    }

    pub(crate) fn valid() -> Self {
        Self::new(&base())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Replaces text in a file that must hold it.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.join(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold {from}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        run(self.path(), arguments)
    }
}

pub(crate) fn run(folder: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Output {
    shown(&command(folder, arguments).output().unwrap())
}

pub(crate) fn command(folder: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengji"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES");
    command
}

/// Runs a command to its end.
pub(crate) fn output(command: &mut Command) -> Output {
    shown(&command.output().unwrap())
}

fn shown(output: &std::process::Output) -> Output {
    Output {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

impl Repository {
    /// Runs the program with lines on its standard input.
    pub(crate) fn answer(&self, arguments: &[&str], answers: &[u8]) -> Output {
        use std::io::Write;
        use std::process::Stdio;

        let mut child = command(self.path(), arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        // A program that stops early closes the pipe; what it printed says why.
        let _ = input.write_all(answers);
        drop(input);
        shown(&child.wait_with_output().unwrap())
    }
}
