//! A push of one changed demand: what a server's hook needs to judge it, beside calls of different size.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::measure::Job;

/// The demand that is changed, and the account that may change it.
const DEMAND: &str = "submissions/bench/units/unit-000001/demand-1.yaml";
const ACTOR: &str = "github:unit-1";

const NOBODY: &str = "0000000000000000000000000000000000000000";

/// A server with the corpus on its main branch, facts kept, and a commit that changes one demand: the job of its hook.
///
/// # Errors
/// When git fails, or the hook would refuse the push for another reason than its content.
pub(super) fn job(corpus: &Path, folder: &Path, program: &str) -> Result<Job> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (work, server) = (folder.join("work"), folder.join("server.git"));
    copy(&corpus.join("submissions"), &work.join("submissions"))?;
    open_for_ever(&work.join("submissions/bench/call.yaml"))?;
    fs::create_dir_all(&server)?;
    git(&server, &["init", "--quiet", "--bare", "--initial-branch=main"])?;
    // Who pushes is no matter of this measurement; that somebody is known costs the same.
    git(&server, &["config", "zhengji.requireOwner", "false"])?;
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
    let lines = folder.join("received");
    fs::write(&lines, format!("{NOBODY} {first} refs/heads/main\n"))?;
    let kept = Command::new(program)
        .args(["hook", "post-receive"])
        .current_dir(&server)
        .stdin(fs::File::open(&lines)?)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !kept.success() {
        bail!("the hook that keeps facts failed in {server_path}");
    }
    let lines = folder.join("pushed");
    fs::write(&lines, format!("{first} {second} refs/heads/main\n"))?;
    let what = "zhengji hook pre-receive, one demand changed";
    let job = Job::new(what, &server, &[program, "hook", "pre-receive", "--actor", ACTOR]);
    Ok(job.reading(&lines).with("GIT_QUARANTINE_PATH", &server.join("objects")))
}

/// A hook goes by the clock of its server, so the windows of the call are left open.
fn open_for_ever(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let dated = text.lines().map(|line| match line.split_once("closes: ") {
        Some((before, _)) => format!("{before}closes: 2099-12-31}}\n"),
        None => format!("{line}\n"),
    });
    Ok(fs::write(path, dated.collect::<String>())?)
}

fn commit(work: &Path) -> Result<String> {
    git(work, &["add", "--all"])?;
    let who = ["-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "-c", "gc.auto=0"];
    git(work, &[&who[..], &["commit", "--quiet", "--message", "bench"]].concat())?;
    git(work, &["rev-parse", "HEAD"])
}

fn git(folder: &Path, words: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .context("git cannot be started")?;
    if !output.status.success() {
        bail!("git {} failed: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
