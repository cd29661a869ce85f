//! `zhengji hook --self-test`: pushes a commit that no gate may let in to a copy of the repository with the hook that is
//! installed, and sees whether it comes in. Git ignores a hook that may not be executed, and says so to nobody who could
//! mend it.

use std::fmt::Display;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::Timestamp;

use crate::cli::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::source::{CALLS, GitError, GitRepository};

/// Who commits the bad commit.
const IDENTITY: [(&str, &str); 4] = [
    ("GIT_AUTHOR_NAME", "zhengji"),
    ("GIT_AUTHOR_EMAIL", "self-test@zhengji.invalid"),
    ("GIT_COMMITTER_NAME", "zhengji"),
    ("GIT_COMMITTER_EMAIL", "self-test@zhengji.invalid"),
];

/// What our own hook says about a link where no link may be.
const SAID: &str = "[path]";

pub(super) fn run(directory: &Path, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(directory)?;
    let say = |message: &Message| anstream::println!("{}", catalog.render(message, Reveal::PublicOnly));
    let hook = repository.hooks().join("pre-receive");
    let place = |id: &'static str| Message::new(id).text("path", hook.display());
    let Ok(found) = fs::metadata(&hook) else {
        say(&place("hook-self-test-no-hook"));
        return Ok(Outcome::Faults);
    };
    if !may_be_executed(&found) {
        say(&place("hook-self-test-not-executable"));
        return Ok(Outcome::Faults);
    }
    let Some(branch) = repository.default_branch()?.filter(|name| name.starts_with("refs/heads/")) else {
        return Err(GitError::Unborn.into());
    };
    // Nothing may have been pushed yet: then the bad commit is the first.
    let tip = repository.reference(&branch)?.map(|tip| tip.id().to_string());
    let room = Room::new().map_err(failed(&std::env::temp_dir().display()))?;
    let refused = Trial { room: &room, hook: &hook, branch: &branch, tip: tip.as_deref() }
        .run(repository.git_directory())?;
    let message = match &refused {
        Refused::AsItShould => place("hook-self-test-passed"),
        Refused::Not => place("hook-self-test-open"),
        Refused::Otherwise(said) => place("hook-self-test-otherwise").lines("reason", said),
    };
    say(&message);
    Ok(if matches!(refused, Refused::AsItShould) { Outcome::Clean } else { Outcome::Faults })
}

#[cfg(unix)]
fn may_be_executed(found: &fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o111 != 0
}

/// Git for Windows asks for no such permission.
#[cfg(not(unix))]
fn may_be_executed(_: &fs::Metadata) -> bool {
    true
}

#[cfg(unix)]
fn link(hook: &Path, place: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(hook, place)
}

/// Windows lets only administrators make links.
#[cfg(not(unix))]
fn link(hook: &Path, place: &Path) -> io::Result<()> {
    fs::copy(hook, place).map(drop)
}

/// How the bad commit fared.
enum Refused {
    /// The hook named what is wrong with it.
    AsItShould,
    /// It came in.
    Not,
    /// It did not, and not for what is wrong with it: perhaps nothing comes in at all.
    Otherwise(String),
}

struct Trial<'a> {
    room: &'a Room,
    hook: &'a Path,
    branch: &'a str,
    /// None in a repository that is still empty.
    tip: Option<&'a str>,
}

impl Trial<'_> {
    fn run(&self, server: &Path) -> Result<Refused, CommandError> {
        let copy = self.room.0.join("copy.git");
        let told = |output: Output| String::from_utf8_lossy(&output.stdout).trim().to_owned();
        git(&self.room.0, &["clone", "--quiet", "--bare", &server.to_string_lossy(), "copy.git"])?;
        // A clone of an empty repository need not know what its first branch will be called.
        git(&copy, &["symbolic-ref", "HEAD", self.branch])?;
        for (key, value) in settings(server)? {
            git(&copy, &["config", "--add", &key, &value])?;
        }
        // The hook itself and not a copy: a script may find its own files beside it.
        let installed = fs::canonicalize(self.hook).map_err(failed(&self.hook.display()))?;
        let hooks = copy.join("hooks");
        fs::create_dir_all(&hooks)
            .and_then(|()| link(&installed, &hooks.join("pre-receive")))
            .map_err(failed(&hooks.display()))?;

        // A link in a folder of calls, on top of the tip where there is one. Nothing is checked out.
        let work = self.room.0.join("work.git");
        git(&self.room.0, &["clone", "--quiet", "--bare", "copy.git", "work.git"])?;
        fs::write(work.join("target"), "/etc/passwd").map_err(failed(&work.display()))?;
        let link = told(git(&work, &["hash-object", "-w", "target"])?);
        if let Some(tip) = self.tip {
            git(&work, &["read-tree", tip])?;
        }
        // Where nothing stands yet there is no call to be judged but the one that comes in.
        let name = if self.tip.is_some() { "zhengji-self-test.yaml" } else { "zhengji-self-test/call.yaml" };
        let entry = format!("120000,{link},{CALLS}/{name}");
        git(&work, &["update-index", "--add", "--cacheinfo", &entry])?;
        let tree = told(git(&work, &["write-tree"])?);
        let parents = self.tip.map(|tip| ["-p", tip]);
        let arguments: Vec<&str> = ["commit-tree", "-m", "self-test"]
            .into_iter()
            .chain(parents.into_iter().flatten())
            .chain([tree.as_str()])
            .collect();
        let commit = told(git(&work, &arguments)?);
        let target = format!("{commit}:{}", self.branch);
        let output = run_git(&work, &["push", &copy.to_string_lossy(), &target])?;
        let now = told(run_git(&copy, &["for-each-ref", "--format=%(objectname)", self.branch])?);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(match (output.status.success() || now != self.tip.unwrap_or_default(), said.contains(SAID)) {
            (true, _) => Refused::Not,
            (false, true) => Refused::AsItShould,
            (false, false) => Refused::Otherwise(said),
        })
    }
}

/// What the server's configuration says to zhengji.
fn settings(server: &Path) -> Result<Vec<(String, String)>, CommandError> {
    let listed = run_git(server, &["config", "--local", "--null", "--get-regexp", "^zhengji\\."])?;
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    let pair = |entry: &str| entry.split_once('\n').map(|(key, value)| (key.to_owned(), value.to_owned()));
    Ok(text.split('\0').filter_map(pair).collect())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, CommandError> {
    let output = run_git(folder, arguments)?;
    if output.status.success() {
        return Ok(output);
    }
    Err(CommandError::new("hook-self-test-git").reason(String::from_utf8_lossy(&output.stderr).trim_end()))
}

/// Git's answer, whatever it is.
fn run_git(folder: &Path, arguments: &[&str]) -> Result<Output, CommandError> {
    command(folder, arguments).output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => CommandError::new("git-no-program"),
        _ => failed(&"git")(error),
    })
}

/// What the system says about a file or a program. It is no output that could not be written, as an error of the system
/// otherwise is.
fn failed(what: &dyn Display) -> impl FnOnce(io::Error) -> CommandError {
    let what = what.to_string();
    move |error| CommandError::new("hook-self-test-failed").text("what", what).text("reason", error)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments).envs(IDENTITY);
    // It may itself be called from a hook.
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("GIT_")
            && !name_text.starts_with("GIT_CONFIG")
            && !IDENTITY.iter().any(|(own, _)| *own == name_text)
        {
            command.env_remove(&name);
        }
    }
    command
}

/// A folder of its own that is taken away in the end.
struct Room(PathBuf);

impl Room {
    fn new() -> io::Result<Self> {
        let name = format!("zhengji-self-test-{}-{}", std::process::id(), Timestamp::now().as_nanosecond());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // What cannot be taken away is the system's to clean: it lies in its folder for that.
        let _ = fs::remove_dir_all(&self.0);
    }
}
