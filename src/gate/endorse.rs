//! For which paths of a proposal signatures speak.
//!
//! Who signs a commit says what it makes of its files, on top of what was there: not that somebody may take the commit and make
//! something else of it. So a signature counts for a path only where the outcome has there what the signed commit wrote, and
//! where the base has not changed that path since the two parted. It does not matter what a merge made of its parents, how many
//! it has, or whether what it brings is a deletion or something older.

use std::collections::{BTreeSet, HashMap};

use super::GateError;
use super::change::ProposedChange;
use crate::rules::{Commit, Endorsement, Signer};
use crate::source::{Entry, Mainline};

/// What the signatures of a proposal's commits are worth, one for all commits of the same accounts.
pub(super) fn endorsements(
    change: &ProposedChange,
    commits: &[Commit],
) -> Result<Vec<Endorsement>, GateError> {
    let mut found: Vec<Endorsement> = Vec::new();
    if !commits.iter().any(|commit| matches!(commit.signer, Signer::Accounts(_))) {
        return Ok(found);
    }
    let mut mainline = change.base.as_ref().map(|base| Mainline::new(base, &change.budget));
    let left = match &mut mainline {
        Some(mainline) => mainline.left_by(&change.commits)?,
        None => HashMap::new(),
    };
    let outcome: HashMap<&str, Option<Entry>> =
        change.changes.iter().map(|change| (&*change.path, change.after)).collect();
    for (object, commit) in change.commits.iter().zip(commits) {
        let Signer::Accounts(accounts) = &commit.signer else { continue };
        let mut paths = BTreeSet::new();
        for own in object.changes.iter().filter(|own| outcome.get(&*own.path) == Some(&own.after)) {
            let steps = left.get(&object.id).copied().unwrap_or_default();
            let overtaken = match &mut mainline {
                Some(mainline) => mainline.changed_within(&own.path, steps)?,
                None => false,
            };
            if !overtaken {
                paths.insert(own.path.clone());
            }
        }
        match found.iter_mut().find(|one| one.accounts == *accounts) {
            Some(one) => one.paths.extend(paths),
            None => found.push(Endorsement { accounts: accounts.clone(), paths }),
        }
    }
    Ok(found)
}
