//! Open proposals that came in after the closing: what of them counts under an amendment, by the instant at which they were received.

use std::collections::BTreeSet;

use super::exceptions::{Accepted, Exceptions, Versions};
use super::{Deadline, Pending, ProofError};
use crate::call::call_folder;
use crate::source::{GitRepository, History};

/// A file of such a proposal, and the number of the amendment that excuses it.
pub(super) struct Excused {
    pub(super) path: String,
    /// Its content's id; none where it is deleted.
    pub(super) blob: Option<String>,
    pub(super) amendment: usize,
}

/// What such proposals are looked at with.
pub(super) struct Late<'a> {
    pub(super) repository: &'a GitRepository,
    pub(super) history: &'a History,
    pub(super) deadline: &'a Deadline<'a>,
    pub(super) exceptions: &'a Exceptions<'a>,
    /// Of all states.
    pub(super) versions: &'a Versions,
}

impl Late<'_> {
    /// What a proposal changes under amendments with these numbers. Its changes are those since the state that the branch was in
    /// when it was received, so that nothing else that came late counts with it.
    pub(super) fn excused(
        &self,
        one: &Pending,
        numbers: &BTreeSet<usize>,
    ) -> Result<Vec<Excused>, ProofError> {
        let at = one.received;
        let states = &self.history.states;
        let counts =
            |one: &Accepted| numbers.contains(&one.number) && one.stage() == Some(self.deadline.stage);
        let next = states.iter().position(|state| state.at > at).unwrap_or(states.len());
        let Some(base) = next.checked_sub(1).and_then(|last| states.get(last)) else { return Ok(Vec::new()) };
        if self.exceptions.in_force(next, Some(at), &counts).next().is_none() {
            return Ok(Vec::new());
        }
        let changes = self
            .repository
            .changes(&base.commit(), &one.head, &call_folder(self.deadline.call))?
            .ok_or_else(|| ProofError::NoHead(one.proposal.clone()))?;
        let brings = |path: &str| {
            let brought = changes.iter().find(|(changed, _)| changed == path)?;
            brought.1.clone()
        };
        let folder = self.deadline.stage.folder();
        let bound = changes
            .iter()
            .filter(|(path, _)| folder.is_some_and(|folder| folder.holds(self.deadline.call, path)));
        let excused = bound.filter_map(|(path, blob)| {
            let under =
                self.exceptions.excuse_brought(self.versions, path, next, Some(at), &brings, &counts)?;
            Some(Excused { path: path.clone(), blob: blob.clone(), amendment: under.number })
        });
        Ok(excused.collect())
    }
}

/// The amendments, of those with these numbers, under which each of some proposals counts that came in after the closing; none for
/// one that is too late all the same.
///
/// # Errors
/// When the commit of a proposal, or another object, is missing.
pub fn late_under(
    repository: &GitRepository,
    history: &History,
    deadline: &Deadline<'_>,
    proposals: &[Pending],
    numbers: &BTreeSet<usize>,
) -> Result<Vec<BTreeSet<usize>>, ProofError> {
    if numbers.is_empty() || proposals.is_empty() {
        return Ok(vec![BTreeSet::new(); proposals.len()]);
    }
    let versions = history.versions(&call_folder(deadline.call), history.states.len())?;
    let exceptions = Exceptions::new(repository, history, &versions, deadline.call, deadline.time_zone);
    let late = Late { repository, history, deadline, exceptions: &exceptions, versions: &versions };
    let under = |one: &Pending| {
        let excused = late.excused(one, numbers)?;
        Ok(excused.into_iter().map(|file| file.amendment).collect())
    };
    proposals.iter().map(under).collect()
}
