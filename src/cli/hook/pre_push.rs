//! `zhengji hook pre-push`: looks at what is about to leave this machine. A secret that was pushed once is out.

use clap::Args;
use jiff::Timestamp;

use super::{lines, tell};
use crate::cli::Outcome;
use crate::cli::propose::Judged;
use crate::cli::refusal::Refusal;
use crate::diagnostic::catalog::Catalog;
use crate::gate::{Change, Proposed, Screening, Terms, Verdict, id, judge, screen};
use crate::source::{GitError, GitRepository, Revision, Tip};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 远程仓库的名称，由 git 给出 Name of the remote, given by git
    remote: String,
    /// 远程仓库的地址，由 git 给出 Its address, given by git
    address: Option<String>,
}

/// The branches of a remote that proposals are merged into, the likeliest first.
const BASES: [&str; 3] = ["HEAD", "main", "master"];

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let repository = GitRepository::from_environment()?;
    let mut verdicts = Vec::new();
    for line in lines()? {
        let mut words = line.split(' ').skip(1);
        let local = words.next().and_then(id).ok_or_else(|| Refusal::new("hook-input"))?;
        if let Some(local) = local {
            verdicts.extend(judge_one(&repository, &local, &arguments.remote)?);
        }
    }
    let mut judged = Judged::of(verdicts);
    judged.keep_errors();
    Ok(tell(&judged, catalog))
}

fn judge_one(repository: &GitRepository, local: &str, remote: &str) -> Result<Vec<Verdict>, Refusal> {
    let Tip { revision, tags } = repository.tip(local)?;
    let now = Timestamp::now();
    let commits = repository.new_commits(&revision, "refs/remotes/")?;
    let screening = Screening { head: Some(revision.clone()), commits, tags, ..Screening::at(now) };
    let mut verdicts = vec![screen(repository, &screening)?];
    if let Some(base) = base(repository, remote)? {
        let terms = Terms { now, actor: None, require_owner: false, references: Vec::new(), call: None };
        // What cannot be merged leaks nothing: whoever merges it is told.
        if let Proposed::Change(change) = Change::proposed(repository, base, &revision)? {
            verdicts.extend(judge(&change, &terms, None)?);
        }
    }
    Ok(verdicts)
}

fn base(repository: &GitRepository, remote: &str) -> Result<Option<Revision>, GitError> {
    for name in BASES {
        if let Some(base) = repository.reference(&format!("refs/remotes/{remote}/{name}"))? {
            return Ok(Some(base));
        }
    }
    Ok(None)
}
