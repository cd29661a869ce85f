//! Git as the front door: with the git that people use, and repositories in the states that people have them in.

mod after_closing;
mod attacks;
mod folder_cache;
mod handing_in;
mod hook;
mod lifecycle;
pub(crate) mod proof;
mod proposal;
mod proposals;
mod revision;
mod sealed;
mod seals;
mod server;
mod standing_site;
mod states;
mod workflows;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::fixture::base;
use crate::program::{Output, output};

/// The clock of the tests, inside every stage of the base call.
pub(crate) const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];

pub(crate) const UNIT: &str = "submissions/example/units/shili-yiqi";
pub(crate) const DEMAND: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// A git repository with the valid example call on its branch `main`, and room beside it for more.
pub(crate) struct Git {
    room: TempDir,
    files: PathBuf,
}

impl Git {
    pub(crate) fn valid() -> Self {
        let git = Self::empty();
        for (path, bytes) in base() {
            git.write(&format!("submissions/example/{path}"), &bytes);
        }
        git.commit("call");
        git
    }

    pub(crate) fn empty() -> Self {
        let room = tempfile::tempdir().unwrap();
        let files = room.path().join("call");
        std::fs::create_dir(&files).unwrap();
        let git = Self { room, files };
        git.git(["init", "-q", "-b", "main"]);
        git
    }

    pub(crate) fn path(&self) -> &Path {
        &self.files
    }

    /// A path beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.files.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.files.join(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold {from}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    pub(crate) fn git(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
        self.git_in(&self.files, arguments)
    }

    /// Runs git, which must succeed.
    pub(crate) fn git_in(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> String {
        let output = self.try_git_in(folder, arguments);
        assert_eq!(output.code, 0, "{}", output.shown());
        output.stdout.trim().to_owned()
    }

    pub(crate) fn try_git_in(
        &self,
        folder: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    ) -> Output {
        output(self.command("git", folder).args(arguments))
    }

    /// Commits everything there is.
    pub(crate) fn commit(&self, message: &str) {
        self.git(["add", "-A"]);
        self.git(["commit", "-q", "--allow-empty", "-m", message]);
    }

    /// Commits one more entry of any name in a folder, which no checkout would make: a copy of the sample demand.
    pub(crate) fn forge(&self, folder: &str, name: &[u8]) {
        let blob = self.git(["rev-parse", &format!("HEAD:{DEMAND}")]);
        let hex = |text: &str| -> Vec<u8> {
            (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
        };
        let mut id = hex(&blob);
        let mut entry = [b"100644 ", name, b"\0"].concat();
        let folder = folder.trim_end_matches('/');
        let mut path = Some(folder);
        while let Some(at) = path {
            let spec = format!("HEAD:{at}");
            let mut tree =
                self.command("git", &self.files).args(["cat-file", "tree", &spec]).output().unwrap().stdout;
            if at == folder {
                tree.extend(&entry);
                tree.extend(&id);
            } else {
                let start = tree.windows(entry.len()).position(|part| part == entry).unwrap() + entry.len();
                tree[start..start + id.len()].copy_from_slice(&id);
            }
            let file = self.beside("tree");
            std::fs::write(&file, tree).unwrap();
            let file = file.to_str().unwrap();
            id = hex(&self.git(["hash-object", "-t", "tree", "-w", "--literally", file]));
            let (parent, own) = match at.rsplit_once('/') {
                Some((parent, own)) => (Some(parent), own),
                None => (Some("").filter(|_| !at.is_empty()), at),
            };
            entry = [b"40000 ", own.as_bytes(), b"\0"].concat();
            path = parent;
        }
        let tree = id.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let commit = self.git(["commit-tree", "-p", "HEAD", "-m", "forged", &tree]);
        self.git(["update-ref", "HEAD", &commit]);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_in(&self.files, arguments)
    }

    pub(crate) fn run_in(&self, folder: &Path, arguments: &[&str]) -> Output {
        output(self.command(env!("CARGO_BIN_EXE_zhengji"), folder).args(arguments))
    }

    /// A program that finds no settings but those of the test.
    pub(crate) fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .env("HOME", self.room.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "示例")
            .env("GIT_AUTHOR_EMAIL", "a@example.com")
            .env("GIT_COMMITTER_NAME", "示例")
            .env("GIT_COMMITTER_EMAIL", "a@example.com")
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("GIT_DIR");
        command
    }

    /// Compares what a person sees, with the room's path taken out.
    pub(crate) fn snapshot(&self, name: &str, output: &Output) {
        let room = std::fs::canonicalize(self.room.path()).unwrap().display().to_string();
        let text = output.shown().replace(&room, "<文件夹>");
        insta::with_settings!({
            snapshot_path => "../../snapshots/git",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            filters => vec![(r"\b(?:[0-9a-f]{8}|[0-9a-f]{10}|[0-9a-f]{40})\b", "<编号>")],
        }, {
            insta::assert_snapshot!(name, text);
        });
    }
}
