//! Whether something may be taken in: judged in memory as a push is, and once more as it is written where something of it is sealed.

use std::iter;

use jiff::Timestamp;

use super::Registrar;
use super::deed::Deed;
use super::refusal::{Stop, faulty};
use crate::command_error::CommandError;
use crate::diagnostic::{Diagnostic, Message};
use crate::gate::{ProposalOptions, ProposedChange, Verdict, excused, judge};
use crate::receive::sealed::sealed;
use crate::source::{Edit, Excused, GitError, Revision};

/// What was judged and may be written.
pub(super) struct Passed {
    pub(super) merged: Revision,
    pub(super) edits: Vec<Edit>,
    pub(super) at: Timestamp,
    pub(super) effect: Vec<Message>,
    pub(super) excused: Vec<Excused>,
}

impl Registrar {
    /// Judges at the time of the last receipt, where that is later than the arrival, so that receipts follow each other in time;
    /// but what arrived before a deadline is not too late because of that.
    pub(super) fn judged(
        &self,
        deed: &Deed<'_>,
        change: ProposedChange,
        edits: Vec<Edit>,
        last: Option<Timestamp>,
    ) -> Result<Passed, Stop> {
        let later = last.filter(|last| *last > deed.arrived);
        let mut faults = Vec::new();
        for at in later.into_iter().chain(iter::once(deed.arrived)) {
            let (found, effect) = self.verdict(deed, &change, at, true)?;
            if !found.is_empty() {
                faults = found;
                continue;
            }
            let base = change.base.as_ref().ok_or(GitError::Unborn)?;
            let failed = |reason| {
                Stop::Failed(CommandError::Message(Message::new("receive-seal").message("reason", reason)))
            };
            let Some(written) = sealed(&edits, &deed.open.settings).map_err(failed)? else {
                let excused = Self::excused(deed, base, &change, at)?;
                return Ok(Passed { merged: change.merged, edits, at, effect, excused });
            };
            // What is written is judged as well: it is what any clone will be judged by.
            let merged = self.repository.edited(base, &written)?;
            let sealed = ProposedChange::edited(base.clone(), merged)?;
            let (found, _) = self.verdict(deed, &sealed, at, false)?;
            if !found.is_empty() {
                faults = found;
                continue;
            }
            let excused = Self::excused(deed, base, &sealed, at)?;
            return Ok(Passed { merged: sealed.merged, edits: written, at, effect, excused });
        }
        Err(faulty(self, deed.language, &faults, &deed.edits))
    }

    fn excused(
        deed: &Deed<'_>,
        base: &Revision,
        change: &ProposedChange,
        at: Timestamp,
    ) -> Result<Vec<Excused>, Stop> {
        // What waits is not on the branch yet.
        if deed.waits.is_some() {
            return Ok(Vec::new());
        }
        Ok(excused(base, &change.merged, &change.changes, at)?)
    }

    /// What is wrong, and what it makes of the call. `before_sealing`: whether it is judged as it was handed in.
    fn verdict(
        &self,
        deed: &Deed<'_>,
        change: &ProposedChange,
        at: Timestamp,
        before_sealing: bool,
    ) -> Result<(Vec<Diagnostic>, Vec<Message>), Stop> {
        let own = ProposalOptions { before_sealing, ..ProposalOptions::unknown(at) };
        let options = match &deed.holder {
            Some(holder) => ProposalOptions {
                actor: Some(format!("link: {holder}")),
                bearer: Some(holder.bearer()),
                require_owner: true,
                ..own
            },
            None => own,
        };
        let verdicts: Vec<Verdict> = judge(change, &options, Some(&self.folder_cache))?;
        let (mut faults, mut effect) = (Vec::new(), Vec::new());
        for verdict in verdicts {
            faults.extend(verdict.diagnostics.into_iter().filter(Diagnostic::is_error));
            effect.extend(verdict.effect);
        }
        Ok((faults, effect))
    }
}
