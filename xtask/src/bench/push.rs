//! A push of one changed demand: what a server's hook needs to judge it, beside calls of different size.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::measure::Job;
use crate::corpus;
use crate::tool::Tool;

/// The demand that is changed, and the account that may change it.
pub(super) const DEMAND: &str = "submissions/bench/units/unit-000001/demand-1.yaml";
const ACTOR: &str = "github:unit-1";

/// What git writes for an object that is not there.
const NOTHING: &str = "0000000000000000000000000000000000000000";

/// A server with a corpus of that many demands on its main branch, facts kept, and a commit that changes one of them: the job
/// of its hook.
///
/// # Errors
/// When the corpus cannot be written, git fails, or the hook that keeps facts does.
pub(super) fn job(size: usize, folder: &Path, program: &str) -> Result<Job> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (work, server) = (folder.join("work"), folder.join("server.git"));
    corpus::write(&work, size)?;
    open_for_ever(&work.join("submissions/bench/call.yaml"))?;
    fs::create_dir_all(&server)?;
    git(&server, &["init", "--quiet", "--bare", "--initial-branch=main"])?;
    git(&work, &["init", "--quiet", "--initial-branch=main"])?;
    let first = commit(&work)?;
    let demand = work.join(DEMAND);
    let text = fs::read_to_string(&demand).with_context(|| DEMAND.to_owned())?;
    fs::write(&demand, text.replacen("title: ", "title: 新", 1))?;
    let second = commit(&work)?;
    let server_path = server.display().to_string();
    git(&work, &["push", "--quiet", &server_path, &format!("{first}:refs/heads/main")])?;
    git(&work, &["push", "--quiet", &server_path, "main:refs/heads/proposed"])?;
    git(&server, &["gc", "--quiet"])?;
    let received = folder.join("received");
    fs::write(&received, format!("{NOTHING} {first} refs/heads/main\n"))?;
    Job::new("zhengji hook post-receive", &server, &[program, "hook", "post-receive"])
        .reading(&received)
        .once()?;
    let pushed = folder.join("pushed");
    fs::write(&pushed, format!("{first} {second} refs/heads/main\n"))?;
    let what = "zhengji hook pre-receive, one demand changed";
    let job = Job::new(what, &server, &[program, "hook", "pre-receive", "--actor", ACTOR]);
    Ok(job.reading(&pushed).with("GIT_QUARANTINE_PATH", &server.join("objects")))
}

/// A hook goes by the clock of its server, so the windows of the call are left open.
pub(super) fn open_for_ever(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let dated = text.lines().map(|line| match line.split_once("closes: ") {
        Some((before, _)) => format!("{before}closes: 2099-12-31}}\n"),
        None => format!("{line}\n"),
    });
    Ok(fs::write(path, dated.collect::<String>())?)
}

pub(super) fn commit(work: &Path) -> Result<String> {
    git(work, &["add", "--all"])?;
    let who = ["-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "-c", "gc.auto=0"];
    git(work, &[&who[..], &["commit", "--quiet", "--message", "bench"]].concat())?;
    git(work, &["rev-parse", "HEAD"])
}

pub(super) fn git(folder: &Path, words: &[&str]) -> Result<String> {
    let tool = Tool::git(words).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let tool = tool.folder(&folder.display().to_string());
    let line = tool.line().to_owned();
    let told = tool.answer().with_context(|| format!("`{line}` failed"))?;
    Ok(told.trim().to_owned())
}
