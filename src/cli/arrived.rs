//! When files arrived: for `check --arrivals`, and for the pages of a site that is built from a revision.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::CallArguments;
use super::checked::{CheckedCall, check_call_with};
use super::freeze;
use crate::command_error::CommandError;
use crate::proof::{ProofError, arrivals, settings_at, versions_of_demands};
use crate::source::{Branch, GitError, GitRepository, History};

fn history(repository: &GitRepository, branch: Branch, call: &str) -> Result<History, GitError> {
    let forge = settings_at(repository, &branch, call)?.map(|settings| settings.arrival.forge_committers);
    repository.history(branch, &forge.unwrap_or_default())
}

/// Judges every call that is meant at the tip of a branch, which need not be checked out.
pub(super) fn examine_arrived(arguments: &CallArguments) -> Result<Vec<CheckedCall>, CommandError> {
    let repository = GitRepository::discover(&arguments.directory)?;
    let branch = repository.branch(arguments.rev.as_deref())?;
    let at_tip = CallArguments { rev: Some(branch.name), ..arguments.clone() };
    at_tip.each()?.iter().map(examine_one).collect()
}

/// Reads the tip of a branch and judges it with the times of arrival.
fn examine_one(arguments: &CallArguments) -> Result<CheckedCall, CommandError> {
    let repository = GitRepository::discover(&arguments.directory)?;
    let branch = repository.branch(arguments.rev.as_deref())?;
    let at_tip = CallArguments { rev: Some(branch.name.clone()), ..arguments.clone() };
    check_call_with(&at_tip, &|call| {
        let history = history(&repository, branch.clone(), call)?;
        if history.states.is_empty() {
            return Err(freeze::refused(ProofError::NoReceipts(branch.name.clone()), &TimeZone::UTC));
        }
        let settings = settings_at(&repository, &branch, call)?;
        let zone = settings.map(|settings| settings.time_zone).unwrap_or_default();
        Ok(Some(arrivals(&repository, &history, call, &zone)?))
    })
}

/// When the versions of each demand came in, for a site that is built from a branch whose receipts are here; nothing for the
/// work tree, where nobody has received anything.
pub(super) fn versions(
    arguments: &CallArguments,
    call: &str,
) -> Result<BTreeMap<String, Vec<Timestamp>>, CommandError> {
    let Some(rev) = &arguments.rev else { return Ok(BTreeMap::new()) };
    let repository = GitRepository::discover(&arguments.directory)?;
    let branch = repository.branch(Some(rev))?;
    match history(&repository, branch, call) {
        Ok(history) => Ok(versions_of_demands(&history, call)?),
        // Part of a history proves no times; the site does without them.
        Err(GitError::ShallowHistory) => Ok(BTreeMap::new()),
        Err(error) => Err(error.into()),
    }
}
