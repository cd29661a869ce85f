//! One proposal, when its turn has come.

use std::iter;

use jiff::Timestamp;

use super::refused;
use super::session::Answer;
use crate::cli::hook::client::Client;
use crate::cli::hook::{excused_message, received_at, say, tell};
use crate::cli::propose::ProposalReport;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::{ProposalOptions, Proposed, ProposedChange, PushTerms, Update, excused, judge};
use crate::source::{Advance, Excused, GitRepository, Ledger, Receipt, Revision};

/// How often a proposal is judged anew because somebody pushed to the branch itself meanwhile.
const TRIES: usize = 100;

pub(super) struct Taker<'a> {
    pub(super) repository: &'a GitRepository,
    pub(super) terms: &'a PushTerms,
    pub(super) client: &'a Client,
    pub(super) catalog: &'a Catalog,
}

/// A proposal as it would stand on the branch.
enum Judged {
    Passed { merged: Box<Revision>, at: Timestamp, excused: Vec<Excused> },
    Refused(Answer),
}

impl Taker<'_> {
    /// Judges what is proposed to a branch, merges it where it passes, and says so.
    pub(super) fn take(&self, update: &Update, branch: &str) -> Result<Answer, CommandError> {
        let refuse = |id| refused(self.catalog, &Message::new(id).text("branch", branch));
        let reference = format!("refs/heads/{branch}");
        let Some(new) = &update.new else { return Ok(refuse("hook-proposal-deletion")) };
        if !self.terms.protected.contains(&reference) || self.repository.reference(&reference)?.is_none() {
            return Ok(refuse("hook-proposal-no-branch"));
        }
        if self.repository.is_checked_out(&reference)? {
            return Ok(refuse("hook-proposal-checked-out"));
        }
        let head = self.repository.tip(new)?.revision;
        for _ in 0..TRIES {
            let Some(tip) = self.repository.reference(&reference)? else { break };
            let ledger = self.repository.ledger_at(&reference, &tip)?;
            if self.repository.contains(&tip, &head)? {
                self.tell_again(&ledger, &reference, &head)?;
                let id = tip.id().to_string();
                return Ok(Answer::Moved { reference, old: id.clone(), new: id });
            }
            let last = ledger.last_of(&reference).map(|receipt| receipt.at);
            let (merged, at, excused) = match self.judge(&tip, &head, last)? {
                Judged::Passed { merged, at, excused } => (merged, at, excused),
                Judged::Refused(answer) => return Ok(answer),
            };
            // From here on it is in, or was never there.
            let _held = self.client.hold();
            let new = self.commit(&tip, &head, &merged, branch)?;
            let receipt = Receipt {
                at,
                reference: reference.clone(),
                old: tip.id().to_string(),
                new: new.id().to_string(),
                actor: self.terms.actor.clone(),
                excused,
                handed: None,
            };
            let moving = self.repository.moving()?;
            // The first receipt of a branch is waited for by nobody: it may have come while this was judged, and is followed in time.
            if moving.ledger()?.last_of(&receipt.reference).map(|receipt| receipt.at) != last {
                continue;
            }
            if moving.advance(&receipt, "zhengji: proposal")? {
                let message = Message::new("hook-proposal-merged")
                    .text("branch", branch)
                    .text("at", received_at(at))
                    .text("commit", receipt.new.get(..10).unwrap_or_default());
                say(&self.catalog.render(&message, Reveal::PublicOnly));
                for excused in &receipt.excused {
                    say(&self.catalog.render(&excused_message(excused), Reveal::PublicOnly));
                }
                return Ok(Answer::Moved { reference, old: receipt.old, new: receipt.new });
            }
        }
        Ok(refuse("hook-proposal-busy"))
    }

    /// Judges at the time of the last receipt, where that is later than the arrival, so that receipts follow each other in time;
    /// but what arrived before a deadline is not too late because of that.
    fn judge(
        &self,
        tip: &Revision,
        head: &Revision,
        last: Option<Timestamp>,
    ) -> Result<Judged, CommandError> {
        let change = match ProposedChange::proposed(self.repository, tip.clone(), head)? {
            Proposed::Change(change) => change,
            Proposed::Conflict(paths) => {
                return Ok(self.refuse(&ProposalReport::conflict(tip.name(), paths)));
            }
        };
        let arrived = self.terms.now;
        let later = last.filter(|last| *last > arrived);
        let mut outcome = None;
        for at in later.into_iter().chain(iter::once(arrived)) {
            let options = ProposalOptions {
                actor: self.terms.actor.clone(),
                require_owner: self.terms.require_owner,
                ..ProposalOptions::unknown(at)
            };
            let verdicts = judge(&change, &options, Some(&self.terms.folder_cache))?;
            let mut report = ProposalReport::of(verdicts);
            report.keep_errors();
            let passed = !report.is_faulty();
            outcome = Some((report, at));
            if passed {
                break;
            }
        }
        let Some((report, at)) = outcome else { return Ok(self.refuse(&ProposalReport::of(Vec::new()))) };
        if report.is_faulty() {
            return Ok(self.refuse(&report));
        }
        tell(&report, true, self.catalog, &mut anstream::stderr().lock());
        let excused = excused(tip, &change.merged, &change.changes, at)?;
        Ok(Judged::Passed { merged: Box::new(change.merged), at, excused })
    }

    /// In words what is wrong, and in short by which rules.
    fn refuse(&self, report: &ProposalReport) -> Judged {
        tell(report, true, self.catalog, &mut anstream::stderr().lock());
        let mut rules: Vec<&str> = report.diagnostics.iter().map(|fault| fault.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        Judged::Refused(refused(self.catalog, &Message::new("hook-proposal-refused").list("rules", rules)))
    }

    /// The commit that the branch moves to: the proposal itself where it builds on the tip, else a merge.
    fn commit(
        &self,
        tip: &Revision,
        head: &Revision,
        merged: &Revision,
        branch: &str,
    ) -> Result<Revision, CommandError> {
        if self.repository.advance(tip, head)? == Advance::Forward {
            return Ok(head.clone());
        }
        let id = head.id().to_string();
        let message = Message::new("hook-proposal-commit")
            .text("branch", branch)
            .text("commit", id.get(..10).unwrap_or_default());
        let message = self.catalog.render(&message, Reveal::PublicOnly) + "\n";
        Ok(self.repository.write_merge(tip, head, merged, &message)?)
    }

    /// What was in already: somebody did not hear of it, and asks again.
    fn tell_again(&self, ledger: &Ledger, reference: &str, head: &Revision) -> Result<(), CommandError> {
        let mut first = None;
        for receipt in ledger.receipts.iter().rev().filter(|receipt| receipt.reference == reference) {
            let state = self.repository.tip(&receipt.new)?.revision;
            if !self.repository.contains(&state, head)? {
                break;
            }
            first = Some(receipt.at);
        }
        let message = match first {
            Some(at) => Message::new("hook-proposal-again").text("at", received_at(at)),
            None => Message::new("hook-nothing"),
        };
        say(&self.catalog.render(&message, Reveal::PublicOnly));
        Ok(())
    }
}
