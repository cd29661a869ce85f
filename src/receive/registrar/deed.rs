//! Something that is to be taken in: judged in memory, sealed, written as one commit with a receipt, or not at all.

use std::iter;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::refusal::{Stop, faulty};
use super::{Base, Open, REMEMBERED, RENEWED, Registrar, TRIES, receipts_of};
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Language, Reveal};
use crate::diagnostic::{Diagnostic, Message};
use crate::document::{Syntax, parse};
use crate::gate::{ProposalOptions, ProposedChange, Verdict, excused, judge};
use crate::proof::SignedReceipt;
use crate::receive::answer::{Answer, DigestView, Taken};
use crate::receive::request::{Holder, secret};
use crate::receive::sealed::sealed;
use crate::receive::waiting::{self, WaitingKind};
use crate::source::{Edit, Excused, GitRepository, HandedFile, Ledger, Queue, Receipt, Revision, Turn};
use data_encoding::HEXLOWER;

/// Most sentences about what it makes of the call.
const SENTENCES: usize = 20;

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

/// What was judged and may be written.
pub(super) struct Passed {
    pub(super) merged: Revision,
    pub(super) edits: Vec<Edit>,
    pub(super) at: Timestamp,
    pub(super) effect: Vec<Message>,
    pub(super) excused: Vec<Excused>,
}

impl Deed<'_> {
    /// Whose it is, as it stands on the receipt.
    fn by(&self) -> String {
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
            deed.edits.iter().all(|edit| receipt.files.iter().any(|file| file.path == edit.path))
        };
        Ok(last.into_iter().chain(own).find(holds))
    }

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
            let base = change.base.as_ref().ok_or(crate::source::GitError::Unborn)?;
            let failed = |error| Stop::Failed(CommandError::new("receive-seal").reason(error));
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

    /// The line of history. Names of people and titles are no part of it.
    pub(super) fn message(&self, deed: &Deed<'_>, what: &str) -> String {
        let message = Message::new(deed.subject).text("call", &deed.open.name).text("what", what);
        self.catalog(Language::Chinese).render(&message, Reveal::PublicOnly) + "\n"
    }

    pub(super) fn signed(
        &self,
        deed: &Deed<'_>,
        passed: &Passed,
        new: &Revision,
        ledger: &Ledger,
    ) -> Result<SignedReceipt, Stop> {
        let zoned = passed.at.to_zoned_datetime(deed.open.zone());
        let handed =
            |receipt: &&Receipt| receipt.handed.as_ref().is_some_and(|handed| handed.call == deed.open.name);
        let number = ledger.receipts.iter().filter(handed).count() + 1;
        let file = |edit: &Edit| HandedFile {
            path: edit.path.clone(),
            sha256: HEXLOWER.encode(&Sha256::digest(edit.content.as_deref().unwrap_or_default())),
        };
        let receipt = SignedReceipt {
            actor: deed.by(),
            call: deed.open.name.clone(),
            commit: new.id().to_string(),
            files: passed.edits.iter().map(file).collect(),
            key: String::new(),
            number: format!("{}-{number:04}", zoned.strftime("%Y%m%d")),
            received: zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            signature: String::new(),
        };
        let failed = |error| Stop::Failed(CommandError::new("receive-sign").reason(error));
        self.key.signed(receipt).map_err(failed)
    }

    fn remember(&mut self, digest: [u8; 32], receipt: &SignedReceipt) {
        if self.recent.len() >= REMEMBERED {
            self.recent.clear();
        }
        self.recent.insert(digest, receipt.number.clone());
    }

    /// What the unit or department is called whose link it came by.
    fn name_of(&self, deed: &Deed<'_>) -> Option<String> {
        let role = match deed.holder.as_ref()? {
            Holder::Unit(unit) => Role::Unit(unit.clone()),
            Holder::Department(id) => Role::Department(id.clone()),
        };
        let path = role.clone().in_call(&deed.open.name).to_string();
        let sent = deed.edits.iter().find(|edit| edit.path == path).and_then(|edit| edit.content.clone());
        let bytes = sent.or_else(|| {
            let base = self.base().ok()?;
            let revision = match &role {
                Role::Unit(unit) => self.stands(&base, deed.open, unit).ok()??.1,
                _ => base.tip,
            };
            revision.file(&path).ok()?
        })?;
        let document = parse(&path.as_str().into(), &bytes, Syntax::Yaml).document?;
        document.root.get("name")?.as_str().map(str::to_owned)
    }

    /// The answer for what is in the repository.
    pub(super) fn taken(
        &self,
        deed: &Deed<'_>,
        receipt: SignedReceipt,
        effect: &[Message],
        again: bool,
    ) -> Answer {
        let sentences = effect.iter().take(SENTENCES).map(|message| self.say(deed.language, message));
        let waiting = deed.waits.as_ref().map(|(kind, _)| match kind {
            WaitingKind::Unit => "unit",
            WaitingKind::Comment => "comment",
        });
        let address = deed.link.as_ref().map(|link| format!("{}link/{link}/", deed.open.address()));
        Answer::Taken(Box::new(Taken {
            call: deed.open.head(),
            received: super::view::read_back(&receipt.received, deed.open),
            name: self.name_of(deed),
            files: receipt.files.iter().map(digest_view).collect(),
            receipt_text: receipt.text(),
            receipt,
            effect: sentences.collect(),
            again,
            waiting,
            link: deed.link.clone(),
            address,
        }))
    }
}

fn digest_view(file: &HandedFile) -> DigestView {
    let groups = file.sha256.as_bytes().chunks(8).map(String::from_utf8_lossy);
    DigestView {
        name: file.path.rsplit('/').next().unwrap_or_default().to_owned(),
        digest: groups.collect::<Vec<_>>().join(" "),
    }
}
