//! `zhengji hook pre-push`: looks at what is about to leave this machine. A secret that was pushed once is out.

use std::rc::Rc;

use clap::Args;
use jiff::Timestamp;

use super::{lines, tell};
use crate::cli::Outcome;
use crate::cli::propose::ProposalReport;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::gate::{ProposalOptions, Proposed, ProposedChange, Screening, Verdict, id, judge, screen};
use crate::source::{Budget, GitError, GitRepository, Revision, Tip};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 远程仓库的名称，由 git 给出 Name of the remote, given by git
    remote: String,
    /// 远程仓库的地址，由 git 给出 Its address, given by git
    address: Option<String>,
}

/// The branches of a remote that proposals are merged into, the likeliest first.
const BASES: [&str; 3] = ["HEAD", "main", "master"];

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::from_environment()?;
    let remote = repository.remote(&arguments.remote, arguments.address.as_deref())?;
    let budget: Rc<Budget> = Rc::default();
    let mut verdicts = Vec::new();
    let mut searched = false;
    for line in lines()? {
        // The first word is what was asked to be pushed, and may hold anything.
        let [known, remote_name, local, ..] = line.rsplitn(4, ' ').collect::<Vec<_>>()[..] else {
            return Err(CommandError::new("hook-input"));
        };
        let (Some(local), Some(known)) = (id(local), id(known)) else {
            return Err(CommandError::new("hook-input"));
        };
        if let Some(local) = local {
            searched = true;
            let name = known.is_none().then(|| remote_name.to_owned());
            verdicts.extend(judge_one(&repository, &local, name, remote.as_deref(), &budget)?);
        }
    }
    let mut judged = ProposalReport::of(verdicts);
    judged.keep_errors();
    Ok(tell(&judged, searched, catalog, &mut anstream::stdout().lock()))
}

fn judge_one(
    repository: &GitRepository,
    local: &str,
    name: Option<String>,
    remote: Option<&str>,
    budget: &Rc<Budget>,
) -> Result<Vec<Verdict>, CommandError> {
    let Tip { revision, tags } = repository.tip(local)?;
    let now = Timestamp::now();
    let heads = vec![revision.clone()];
    let commits = repository.new_commits(&heads, "refs/remotes/", budget)?;
    let names = name.into_iter().collect();
    let screening =
        Screening { heads, commits, tags, names, budget: Rc::clone(budget), ..Screening::at(now) };
    let mut verdicts = vec![screen(repository, &screening)?];
    if let Some(base) = base(repository, remote)? {
        let options = ProposalOptions::unknown(now);
        // What cannot be merged leaks nothing: whoever merges it is told.
        if let Proposed::Change(change) = ProposedChange::proposed(repository, base, &revision)? {
            verdicts.extend(judge(&change, &options, None)?);
        }
    }
    Ok(verdicts)
}

/// The branch that a proposal to this remote is most likely to be merged into; none where nothing of the remote is here.
fn base(repository: &GitRepository, remote: Option<&str>) -> Result<Option<Revision>, GitError> {
    let Some(remote) = remote else { return Ok(None) };
    for name in BASES {
        if let Some(base) = repository.reference(&format!("refs/remotes/{remote}/{name}"))? {
            return Ok(Some(base));
        }
    }
    Ok(None)
}
