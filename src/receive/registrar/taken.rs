//! What is given for something that is in the repository: a signed receipt, and the answer that shows it.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::Registrar;
use super::deed::Deed;
use super::refusal::Stop;
use super::verdict::Passed;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::document::{Syntax, parse};
use crate::proof::SignedReceipt;
use crate::receive::answer::{Answer, DigestView, Taken};
use crate::receive::request::Holder;
use crate::receive::waiting::WaitingKind;
use crate::source::{Edit, HandedFile, Ledger, Receipt, Revision};

/// Most sentences about what it makes of the call.
const SENTENCES: usize = 20;

impl Registrar {
    /// The receipt of what stands in the commit `new`, with the next number of the call.
    ///
    /// # Errors
    /// When it cannot be signed.
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
        // What is taken out is nothing that somebody holds a receipt for.
        let file = |edit: &Edit| {
            let digest = HEXLOWER.encode(&Sha256::digest(edit.content.as_deref()?));
            Some(HandedFile { path: edit.path.clone(), sha256: digest })
        };
        let receipt = SignedReceipt {
            actor: deed.by(),
            call: deed.open.name.clone(),
            commit: new.id().to_string(),
            files: passed.edits.iter().filter_map(file).collect(),
            key: String::new(),
            number: format!("{}-{number:04}", zoned.strftime("%Y%m%d")),
            received: zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            signature: String::new(),
        };
        let failed = |error| Stop::Failed(CommandError::new("receive-sign").reason(error));
        self.key.signed(receipt).map_err(failed)
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
        let done = self.done(&receipt, deed.language);
        let sentences = effect.iter().take(SENTENCES).map(|message| self.say(deed.language, message));
        let waiting = deed.waits.as_ref().map(|(kind, _)| match kind {
            WaitingKind::Unit => "unit",
            WaitingKind::Comment => "comment",
        });
        let address = deed.link.as_ref().map(|link| format!("{}link/{link}/", deed.open.address()));
        Answer::Taken(Box::new(Taken {
            call: deed.open.head(),
            received: self.read_back(&receipt.received, deed.open, deed.language),
            name: self.name_of(deed),
            files: receipt.files.iter().map(digest_view).collect(),
            receipt_text: receipt.text(),
            receipt,
            effect: done.into_iter().chain(sentences).collect(),
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
