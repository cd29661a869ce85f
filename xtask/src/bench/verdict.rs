//! How long a proposal waits for its verdict, from the start of the job: the steps of the workflow that `zhengji init` writes, run
//! as a runner does, with the program of `cargo xtask dist` from a mirror on this machine. What is not in it is what a forge needs to
//! start a job, and its network.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::push::{self, DEMAND};
use crate::corpus;
use crate::prerequisites::{self, PYTHON};
use crate::tool::{root, target};

/// Demands of the call; one of them is proposed anew.
const DEMANDS: usize = 10_000;

/// The account of the unit whose demand it is.
const LOGIN: &str = "unit-1";

const WORKFLOW: &str = "init/repository/.github/workflows/check.yml";
const STEPS: [&str; 3] = ["install zhengji", "fetch base and proposal as objects", "check"];
const VERSION: &str = env!("CARGO_PKG_VERSION");
const ROUNDS: usize = 5;

/// What a runner gives to each step.
struct Runner {
    room: PathBuf,
    server: PathBuf,
    mirror: String,
    key: String,
}

/// Measures the steps, and gives the figures as lines.
pub(super) fn run(folder: &Path) -> Result<String> {
    let archive = target().join("dist").join(VERSION).join("SHA256SUMS.sig");
    let key = std::env::var("ZHENGJI_SIGNING_KEY").unwrap_or_default();
    let key = fs::read_to_string(format!("{key}.pub"));
    let (true, Ok(key)) = (archive.is_file(), key) else {
        bail!("first `cargo xtask dist`, with ZHENGJI_SIGNING_KEY set: the program comes from there, signed");
    };
    let server = proposed(folder)?;
    let (mut child, mirror) = mirror()?;
    let runner = Runner { room: folder.join("runner"), server, mirror, key: key.trim().to_owned() };
    let rounds: Result<Vec<_>> = (0..ROUNDS).map(|_| runner.job()).collect();
    child.kill()?;
    child.wait()?;
    let rounds = rounds?;
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64()
    };
    let mut out = format!("one demand proposed in a call of {DEMANDS}, median of {ROUNDS}\n");
    for (index, name) in STEPS.iter().enumerate() {
        let times = rounds.iter().filter_map(|round| round.get(index).copied()).collect();
        writeln!(out, "{name}: {:.2} s", median(times))?;
    }
    let whole: Vec<Duration> = rounds.iter().map(|round| round.iter().sum()).collect();
    let slowest = whole.iter().max().copied().unwrap_or_default().as_secs_f64();
    writeln!(out, "from the start to the verdict: {:.2} s, slowest {slowest:.2} s", median(whole))?;
    Ok(out)
}

/// A forge's repository with the call, and a proposal of one changed demand.
fn proposed(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (work, server) = (folder.join("work"), folder.join("server.git"));
    corpus::write(&work, DEMANDS)?;
    push::open_for_ever(&work.join("submissions/bench/call.yaml"))?;
    fs::create_dir_all(&server)?;
    push::git(&server, &["init", "--quiet", "--bare", "--initial-branch=main"])?;
    push::git(&work, &["init", "--quiet", "--initial-branch=main"])?;
    let place = server.display().to_string();
    push::commit(&work)?;
    push::git(&work, &["push", "--quiet", &place, "main:refs/heads/main"])?;
    let demand = work.join(DEMAND);
    let text = fs::read_to_string(&demand).with_context(|| DEMAND.to_owned())?;
    fs::write(&demand, text.replacen("title: ", "title: 新", 1))?;
    push::commit(&work)?;
    push::git(&work, &["push", "--quiet", &place, "main:refs/pull/1/head"])?;
    push::git(&server, &["gc", "--quiet"])?;
    Ok(server)
}

/// The folder of releases over HTTP, until it is killed. Gives its address.
fn mirror() -> Result<(Child, String)> {
    prerequisites::system(&[&PYTHON])?;
    let python = PYTHON.program().context("Python 3 is gone")?;
    let mut child = Command::new(python)
        .args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1"])
        .current_dir(target().join("dist"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().context("no standard output")?).read_line(&mut line)?;
    // `Serving HTTP on 127.0.0.1 port 40123 (http://127.0.0.1:40123/) ...`
    let address =
        line.split_once('(').and_then(|(_, rest)| rest.split_once("/)")).map(|(address, _)| address);
    let address = address.with_context(|| format!("the mirror says: {line}"))?.to_owned();
    Ok((child, address))
}

impl Runner {
    /// All steps in a new folder. Gives the time of each.
    fn job(&self) -> Result<Vec<Duration>> {
        if self.room.exists() {
            fs::remove_dir_all(&self.room)?;
        }
        fs::create_dir_all(self.room.join("work"))?;
        let workflow = fs::read_to_string(root().join(WORKFLOW))?;
        let times =
            STEPS.iter().map(|name| self.step(name, &script(&workflow, name)?)).collect::<Result<_>>()?;
        let report = fs::read_to_string(self.room.join("summary"))?;
        if report.trim().is_empty() {
            bail!("there is no report");
        }
        Ok(times)
    }

    fn step(&self, name: &str, script: &str) -> Result<Duration> {
        let file = |name: &str| self.room.join(name);
        let found = fs::read_to_string(file("path")).unwrap_or_default();
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", found.trim());
        let begun = Instant::now();
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(file("work"))
            .stdin(Stdio::null())
            .env("PATH", path.trim_start_matches(':'))
            .env("TMPDIR", &self.room)
            .env("GITHUB_PATH", file("path"))
            .env("GITHUB_OUTPUT", file("output"))
            .env("GITHUB_STEP_SUMMARY", file("summary"))
            .env(
                "GITHUB_SERVER_URL",
                format!("file://{}", self.server.parent().unwrap_or(&self.server).display()),
            )
            .env("GITHUB_REPOSITORY", self.server.file_name().unwrap_or_default())
            .env("ZHENGJI_VERSION", VERSION)
            .env("ZHENGJI_MIRROR", &self.mirror)
            .env("ZHENGJI_KEY", &self.key)
            .env("TOKEN", "none")
            .env("BASE_REF", "main")
            .env("NUMBER", "1")
            .env("LOGIN", LOGIN)
            .env("GROUP_REF", "")
            .output()?;
        let time = begun.elapsed();
        if !output.status.success() {
            bail!(
                "the step `{name}` fails:\n{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(time)
    }
}

/// What a step of a workflow runs, without its indentation.
fn script(workflow: &str, name: &str) -> Result<String> {
    let heading = format!("- name: {name}");
    let mut lines = workflow
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip_while(|line| line.trim() != "run: |")
        .skip(1)
        .peekable();
    let first = lines.peek().with_context(|| format!("{WORKFLOW} has no step `{name}`"))?;
    let indent = first.len() - first.trim_start().len();
    let own =
        lines.take_while(|line| line.trim().is_empty() || line.len() - line.trim_start().len() >= indent);
    Ok(own.fold(String::new(), |text, line| text + line.get(indent..).unwrap_or_default() + "\n"))
}

#[cfg(test)]
mod tests {
    use super::{STEPS, WORKFLOW, script};
    use crate::tool::root;

    #[test]
    fn the_steps_stand_in_the_workflow() {
        let workflow = std::fs::read_to_string(root().join(WORKFLOW)).unwrap();
        let scripts = STEPS.map(|name| script(&workflow, name).unwrap());
        assert!(
            scripts[0].starts_with("if [ \"$(zhengji -V") && scripts[0].ends_with("\nfi\n\n"),
            "{}",
            scripts[0]
        );
        assert!(scripts[1].ends_with("git symbolic-ref HEAD refs/heads/base\n\n"), "{}", scripts[1]);
        assert!(scripts[2].ends_with("exit \"$code\"\n\n"), "{}", scripts[2]);
        assert!(script(&workflow, "no such step").is_err());
    }
}
