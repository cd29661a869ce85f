//! Units that came by the service in time and still wait to be confirmed when the stage is sealed. Whether they count is the
//! bureau's to say, as with every proposal that was open: none is left out in silence. In time is what came before the closing, and
//! what an amendment allowed after it.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::chain::Chain;
use super::shown;
use crate::call::StageKind;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::proof::{Accepted, Manifest, Pending};
use crate::receive::{Waiting, WaitingKind, waiting};
use crate::source::{GitRepository, Ledger, Source};

/// A version that no list names.
struct Unlisted {
    version: Pending,
    /// Whether the seal that it belongs to is still to be made.
    open: bool,
}

impl Chain<'_> {
    /// Tells each that no list names: neither the one that was given, nor that of a seal that stands. Before a seal is made somebody
    /// has to have decided about those that would count in it.
    ///
    /// # Errors
    /// When nobody has.
    pub(super) fn tell_waiting(
        &self,
        given: Option<&[Pending]>,
        first: Option<&Manifest>,
        over: &[&(Accepted, Timestamp)],
    ) -> Result<(), CommandError> {
        if self.deadline.stage != StageKind::Submission {
            return Ok(());
        }
        let mut all = waiting(self.repository)?;
        all.retain(|one| one.kind == WaitingKind::Unit && one.call == self.deadline.call);
        if all.is_empty() {
            return Ok(());
        }
        let mut listed: BTreeSet<String> =
            given.unwrap_or_default().iter().map(|one| one.head.clone()).collect();
        let mut sealed = BTreeSet::new();
        let mut standing = first.cloned();
        while let Some(manifest) = standing {
            listed.extend(manifest.pending.iter().map(|one| one.head.clone()));
            sealed.extend(manifest.amendments.iter().map(|one| one.number));
            standing = self.standing(manifest.number + 1)?;
        }
        let ledger = self.repository.moving()?.ledger()?;
        let mut unlisted = Vec::new();
        for one in &all {
            let in_time =
                one.arrived_before(&ledger, self.deadline.closes).map(|receipt| one.pending(receipt));
            unlisted.extend(in_time.map(|version| Unlisted { version, open: first.is_none() }));
        }
        unlisted.extend(self.late(&all, &ledger, over, &sealed)?);
        unlisted.retain(|one| !listed.contains(&one.version.head));
        let is_decided = given.is_some() || self.arguments.call.at.is_some();
        let id = if is_decided { "freeze-note-waits" } else { "freeze-note-undecided" };
        let is_asked = !is_decided && unlisted.iter().any(|one| one.open);
        // Where nothing is sealed, only what is still to be decided matters.
        unlisted.retain(|one| one.open || !is_asked);
        for Unlisted { version, open } in &unlisted {
            let id = if *open { id } else { "freeze-note-waits" };
            let note = Message::new(id).text("name", &version.proposal);
            super::say(self.catalog, &note.text("at", shown(version.received, &self.zone)));
        }
        if is_asked { Err(self.undecided(&unlisted)?) } else { Ok(()) }
    }

    /// Of each unit the last version that came in after the closing and counts under amendments that are over.
    fn late(
        &self,
        all: &[Waiting],
        ledger: &Ledger,
        over: &[&(Accepted, Timestamp)],
        sealed: &BTreeSet<usize>,
    ) -> Result<Vec<Unlisted>, CommandError> {
        let ends: Vec<Timestamp> = over.iter().map(|(_, ends)| *ends).collect();
        let numbers: BTreeSet<usize> = over.iter().map(|(accepted, _)| accepted.number).collect();
        let mut versions = Vec::new();
        for one in all {
            let own = one.arrived_before_any(ledger, &ends);
            let late = own.into_iter().filter(|receipt| receipt.at >= self.deadline.closes);
            versions.extend(late.map(|receipt| one.pending(receipt)));
        }
        let under = self.late_under(&versions, &numbers)?;
        let mut found: Vec<Unlisted> = Vec::new();
        for (version, under) in versions.into_iter().zip(under).filter(|(_, under)| !under.is_empty()) {
            found.retain(|earlier| earlier.version.proposal != version.proposal);
            found.push(Unlisted { version, open: !under.is_subset(sealed) });
        }
        Ok(found)
    }

    fn undecided(&self, unlisted: &[Unlisted]) -> Result<CommandError, CommandError> {
        let mut names: Vec<&str> = unlisted.iter().map(|one| &*one.version.proposal).collect();
        names.sort_unstable();
        names.dedup();
        let call = several(self.repository, &self.history.branch.name, self.deadline.call)?;
        Ok(CommandError::new("freeze-waits")
            .text("units", names.join(", "))
            .text("inbox", format!("zhengji inbox --pending{call}"))
            .text("freeze", format!("zhengji freeze --stage submission{call}")))
    }
}

/// What a command line says of a call where it has to; nothing where there is only one.
pub(in crate::cli) fn several(
    repository: &GitRepository,
    revision: &str,
    call: &str,
) -> Result<String, CommandError> {
    let calls = repository.revision(revision)?.calls()?;
    Ok(if calls.len() > 1 { format!(" --call {call}") } else { String::new() })
}
