//! Something that is to be taken in: judged in memory, sealed, written as one commit with a receipt, or not at all.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::refusal::Stop;
use super::{Base, Open, REMEMBERED, RENEWED, Registrar, TRIES, receipts_of};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Language, Reveal};
use crate::gate::ProposedChange;
use crate::proof::SignedReceipt;
use crate::receive::answer::Answer;
use crate::receive::request::{Holder, secret};
use crate::receive::waiting::{self, WaitingKind};
use crate::source::{Edit, GitRepository, Ledger, Queue, Receipt, Revision, Turn};

/// Whose comments are.
pub(super) const PUBLIC: &str = "public";

/// Something that is to be taken in.
pub(super) struct Deed<'a> {
    pub(super) open: &'a Open,
    /// What changes.
    pub(super) edits: Vec<Edit>,
    /// Whose link it came by; none for the public.
    pub(super) holder: Option<Holder>,
    /// Where it waits, if it does.
    pub(super) waits: Option<(WaitingKind, String)>,
    /// What its commit says.
    pub(super) subject: &'static str,
    /// The secret of the link of whoever handed it in.
    pub(super) link: Option<String>,
    /// The file that the edits were made from, as it stood then: they would undo what was written there since. None where it does
    /// not matter what stood there.
    pub(super) made_from: Option<Edit>,
    /// Whether it is a new one.
    pub(super) is_new: bool,
    pub(super) arrived: Timestamp,
    pub(super) language: Language,
}

impl Deed<'_> {
    /// Whose it is, as it stands on the receipt.
    pub(super) fn by(&self) -> String {
        self.holder.as_ref().map_or_else(|| PUBLIC.to_owned(), ToString::to_string)
    }

    fn new_digest(&self) -> Option<String> {
        let link = self.link.as_deref().filter(|_| self.is_new)?;
        secret(link).map(|secret| secret.digest())
    }

    fn waits_at(&self) -> Option<String> {
        let (kind, id) = self.waits.as_ref()?;
        Some(waiting::reference(&self.open.name, *kind, id))
    }

    fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        part(self.open.name.as_bytes());
        part(self.by().as_bytes());
        for edit in &self.edits {
            part(edit.path.as_bytes());
            part(edit.content.as_deref().unwrap_or_default());
        }
        digest.finalize().into()
    }
}

impl Registrar {
    /// Waits for the turn among all that pushes and hands in; it ends with the value.
    pub(super) fn turn(&self) -> Result<Turn, Stop> {
        let failed = |error| Stop::Failed(CommandError::new("receive-queue").reason(error));
        let turn = Queue::of(&self.repository).enter().map_err(failed)?;
        turn.wait().map_err(failed)?;
        Ok(turn)
    }

    /// Takes it in, when its turn has come.
    pub(super) fn take(&mut self, deed: &Deed<'_>) -> Result<Answer, Stop> {
        let _turn = self.turn()?;
        let digest = deed.digest();
        for _ in 0..TRIES {
            let Base { reference, tip } = self.base()?;
            let ledger = self.repository.ledger_at(&reference, &tip)?;
            let place = deed.waits_at().unwrap_or_else(|| reference.clone());
            let before = if deed.waits.is_some() { self.repository.reference(&place)? } else { None };
            if let Some(from) = &deed.made_from
                && tip.file(&from.path)? != from.content
            {
                return Err(Stop::Moved);
            }
            let edits = Self::whole(deed, before.as_ref())?;
            let merged = self.repository.edited(&tip, &edits)?;
            let change = ProposedChange::edited(tip.clone(), merged)?;
            if let Some(receipt) = self.known(deed, &digest, &ledger, &change, before.as_ref())? {
                return Ok(self.taken(deed, receipt, &[], true));
            }
            let last = ledger.last_of(&reference).map(|receipt| receipt.at);
            let passed = self.judged(deed, change, edits, last)?;
            let what = deed.waits.as_ref().map_or_else(|| deed.by(), |(_, id)| id.clone());
            let message = self.message(deed, &what);
            let new = self.repository.write_edited(
                &tip,
                &passed.merged,
                &passed.edits,
                before.as_ref(),
                &message,
            )?;
            let receipt = self.signed(deed, &passed, &new, &ledger)?;
            let line = Receipt {
                at: passed.at,
                reference: place,
                old: match (&deed.waits, &before) {
                    (None, _) => tip.id().to_string(),
                    (Some(_), Some(before)) => before.id().to_string(),
                    (Some(_), None) => GitRepository::nothing(),
                },
                new: new.id().to_string(),
                actor: Some(format!("link: {}", deed.by())),
                excused: passed.excused.clone(),
                handed: Some(receipt.handed(deed.new_digest())),
            };
            if self.repository.moving()?.advance(&line, "zhengji: receive")? {
                self.remember(digest, &receipt);
                self.behind += 1;
                if self.behind >= RENEWED {
                    self.rest();
                }
                return Ok(self.taken(deed, receipt, &passed.effect, false));
            }
        }
        Err(Stop::Failed(CommandError::new("receive-busy")))
    }

    /// All files of it: of what waits also those that were handed in before.
    fn whole(deed: &Deed<'_>, before: Option<&Revision>) -> Result<Vec<Edit>, Stop> {
        let mut edits = deed.edits.clone();
        if let (Some((kind, id)), Some(before)) = (&deed.waits, before) {
            for old in waiting::files(before, &deed.open.name, *kind, id)? {
                if !edits.iter().any(|edit| edit.path == old.path) {
                    edits.push(old);
                }
            }
        }
        edits.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(edits)
    }

    /// The receipt of what is there already: whoever did not hear of it asks again.
    fn known(
        &self,
        deed: &Deed<'_>,
        digest: &[u8; 32],
        ledger: &Ledger,
        change: &ProposedChange,
        before: Option<&Revision>,
    ) -> Result<Option<SignedReceipt>, Stop> {
        let by = deed.by();
        let mut own = receipts_of(ledger, &deed.open.name, &by).rev();
        let last = own.next();
        // Where something else came after it, the same again is a change.
        let sent = self.recent.get(digest);
        if let Some(last) = last.as_ref().filter(|last| Some(&last.number) == sent) {
            return Ok(Some(last.clone()));
        }
        let same = match (&deed.waits, before) {
            (None, _) => change.is_nothing(),
            (Some(_), None) => false,
            (Some(_), Some(before)) => {
                let mut same = true;
                for edit in &deed.edits {
                    same &= before.file(&edit.path)? == edit.content;
                }
                same
            }
        };
        if !same {
            return Ok(None);
        }
        let holds = |receipt: &SignedReceipt| {
            let mut handed = deed.edits.iter().filter(|edit| edit.content.is_some());
            handed.all(|edit| receipt.files.iter().any(|file| file.path == edit.path))
        };
        Ok(last.into_iter().chain(own).find(holds))
    }

    /// The line of history. Names of people and titles are no part of it.
    pub(super) fn message(&self, deed: &Deed<'_>, what: &str) -> String {
        let message = Message::new(deed.subject).text("call", &deed.open.name).text("what", what);
        self.catalog(Language::Chinese).render(&message, Reveal::PublicOnly) + "\n"
    }

    fn remember(&mut self, digest: [u8; 32], receipt: &SignedReceipt) {
        if self.recent.len() >= REMEMBERED {
            self.recent.clear();
        }
        self.recent.insert(digest, receipt.number.clone());
    }
}
