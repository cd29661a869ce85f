//! What becomes of something that waited: somebody who may has seen it.

use jiff::Timestamp;

use super::deed::Deed;
use super::refusal::Stop;
use super::verdict::Passed;
use super::{Base, Registrar, TRIES};
use crate::call::{Admission, Receive, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Language;
use crate::gate::{ProposedChange, settings};
use crate::proof::{Manifest, is_seal, tag_name};
use crate::receive::answer::Answer;
use crate::receive::registrar::Open;
use crate::receive::request::Holder;
use crate::receive::waiting::Waiting;
use crate::source::{GitRepository, Receipt};

/// Who takes things in that waited, as receipts name him: whoever is at the server.
const KEEPER: &str = "server";

impl Registrar {
    /// Puts it on the branch, where it passes as it then stands; else the reasons in words.
    ///
    /// # Errors
    /// When it cannot be judged.
    pub(crate) fn accept(
        &mut self,
        waiting: &Waiting,
        language: Language,
    ) -> Result<Result<(), Vec<String>>, CommandError> {
        match self.accepted(waiting, None, language) {
            Ok(_) => Ok(Ok(())),
            Err(Stop::Failed(error)) => Err(error),
            Err(Stop::Moved) => Err(CommandError::new("receive-busy")),
            Err(Stop::Refused(refusal)) => {
                let faults = refusal.faults.iter().map(|fault| fault.message.clone());
                Ok(Err(std::iter::once(refusal.message.clone()).chain(faults).collect()))
            }
        }
    }

    /// `by` is the department that confirms it, with its link: it gets a receipt.
    pub(super) fn accepted(
        &mut self,
        waiting: &Waiting,
        by: Option<(&Holder, &str)>,
        language: Language,
    ) -> Result<Option<Answer>, Stop> {
        let turn = self.turn()?;
        for _ in 0..TRIES {
            let Base { reference, tip } = self.base()?;
            let ledger = self.repository.ledger_at(&reference, &tip)?;
            let own = settings(&tip, &waiting.call)?
                .ok_or_else(|| CommandError::new("receive-no-call").text("call", &waiting.call));
            let own = own.map_err(Stop::Failed)?;
            // What has arrived is taken in even where the call has stopped taking anything in.
            let closed = Receive { address: String::new(), new_units: Admission::Invited, comments: false };
            let receive = own.receive.clone().unwrap_or(closed);
            let open = Open { name: waiting.call.clone(), settings: own, receive };
            let edits = waiting.files()?;
            let merged = self.repository.edited(&tip, &edits)?;
            let change = ProposedChange::edited(tip.clone(), merged)?;
            if change.is_nothing() {
                self.forget(waiting, turn.arrived, KEEPER)?;
                return Ok(None);
            }
            let sealed = self.sealed(waiting)?;
            let deed = Deed {
                open: &open,
                edits: edits.clone(),
                holder: by.map(|(holder, _)| holder.clone()),
                waits: None,
                subject: "receive-commit-accept",
                link: by.map(|(_, link)| link.to_owned()),
                made_from: None,
                is_new: false,
                arrived: sealed.unwrap_or(turn.arrived),
                language,
            };
            let last = ledger.last_of(&reference).map(|receipt| receipt.at);
            let passed = self.judged(&deed, change, edits, last)?;
            // What is judged by the time of its seal is written down when it comes to the branch.
            let now = last.map_or(turn.arrived, |last| last.max(turn.arrived));
            let at = if sealed.is_some() { now } else { passed.at };
            let passed = Passed { at, ..passed };
            let message = self.message(&deed, &waiting.name());
            let new = self.repository.write_edited(
                &tip,
                &passed.merged,
                &passed.edits,
                Some(&waiting.tip),
                &message,
            )?;
            let receipt = match by {
                Some(_) => Some(self.signed(&deed, &passed, &new, &ledger)?),
                None => None,
            };
            let actor = by.map_or_else(|| KEEPER.to_owned(), |(holder, _)| format!("link: {holder}"));
            let line = Receipt {
                at: passed.at,
                reference,
                old: tip.id().to_string(),
                new: new.id().to_string(),
                actor: Some(actor.clone()),
                excused: passed.excused,
                handed: receipt.as_ref().map(|receipt| receipt.handed(None)),
            };
            if self.repository.moving()?.advance(&line, "zhengji: inbox")? {
                self.behind += 1;
                self.forget(waiting, passed.at, &actor)?;
                return Ok(receipt.map(|receipt| self.taken(&deed, receipt, &passed.effect, false)));
            }
        }
        Err(Stop::Failed(CommandError::new("receive-busy")))
    }

    /// When that arrived which waits, where the last seal of the stage holds it to the letter: it counts already, so it is not too
    /// late for the branch. None where no seal that was made here holds it.
    fn sealed(&self, waiting: &Waiting) -> Result<Option<Timestamp>, Stop> {
        let mut last = None;
        for number in 1.. {
            let tag = tag_name(&waiting.call, StageKind::Submission, number);
            let own = self.repository.made_here(&tag)?;
            if own.is_none() || own != self.repository.tag_id(&tag) || !is_seal(&self.repository, &tag)? {
                break;
            }
            last = Some(tag);
        }
        let Some(tag) = last else { return Ok(None) };
        let frozen = self.repository.frozen(&tag)?;
        let Some(manifest) = frozen.and_then(|frozen| Manifest::read(&frozen.manifest)) else {
            return Ok(None);
        };
        let mut arrived = None;
        for file in waiting.files()? {
            let id = waiting.tip.entry(&file.path)?.map(|entry| entry.id.to_string());
            let held =
                manifest.entries().find(|entry| entry.path == file.path && Some(&entry.blob) == id.as_ref());
            let Some(held) = held else { return Ok(None) };
            arrived = arrived.max(Some(held.arrived));
        }
        Ok(arrived)
    }

    /// Takes it away without putting it anywhere.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(crate) fn dismiss(&mut self, waiting: &Waiting) -> Result<(), CommandError> {
        Ok(self.forget(waiting, Timestamp::now(), KEEPER)?)
    }

    fn forget(&self, waiting: &Waiting, at: Timestamp, actor: &str) -> Result<(), crate::source::GitError> {
        let line = Receipt {
            at,
            reference: waiting.reference(),
            old: waiting.tip.id().to_string(),
            new: GitRepository::nothing(),
            actor: Some(actor.to_owned()),
            excused: Vec::new(),
            handed: None,
        };
        self.repository.moving()?.forget(&line)
    }
}
