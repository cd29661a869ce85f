//! What there is to be seen: the calls, a unit's own things, a receipt.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::deed::Deed;
use super::refusal::{Stop, refuse};
use super::unit_files::{UnitFiles, text};
use super::{Open, Registrar, receipts_of};
use crate::call::{Admission, StageKind};
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::proof::SignedReceipt;
use crate::receive::answer::{Answer, BeginView, CallView, DemandView, DeskView, ReceiptView};
use crate::receive::request::Holder;
use crate::receive::waiting::{self, WaitingKind};
use crate::source::{Edit, Ledger, Source};

/// Most receipts that a page lists.
const RECEIPTS: usize = 100;

impl Registrar {
    pub(super) fn begin(&self, now: Timestamp, language: Language) -> Result<Answer, Stop> {
        let base = self.base()?;
        let mut calls = Vec::new();
        for name in base.tip.calls()? {
            let Ok(open) = self.open(&base, &name, language) else { continue };
            let (is_open, closes) = open.stage(StageKind::Submission, None, now);
            calls.push(CallView {
                call: open.head(),
                invited_only: open.receive.new_units == Admission::Invited,
                comments: open.receive.comments && open.stage(StageKind::Consultation, None, now).0,
                is_open,
                closes,
            });
        }
        Ok(Answer::Begin(BeginView { calls }))
    }

    pub(super) fn desk(&mut self, link: &str, now: Timestamp, language: Language) -> Result<Answer, Stop> {
        let (call, holder) = self.holder(link, language)?;
        let base = self.base()?;
        let open = self.open(&base, &call, language)?;
        let unit = match &holder {
            Holder::Unit(unit) => unit,
            Holder::Department(id) => {
                self.not_too_often(&call, &holder, "receive-page-too-often", language)?;
                return self.department(&open, &base, (id, link), now, language);
            }
        };
        let stands = self.stands(&base, &open, unit)?;
        let is_waiting = matches!(stands, Some((true, _)));
        let files = match &stands {
            Some((_, revision)) => waiting::files(revision, &open.name, WaitingKind::Unit, unit)?,
            None => Vec::new(),
        };
        let handed = UnitFiles::of(&files);
        let department = handed.of_unit("department");
        let (is_open, closes) = open.stage(StageKind::Submission, department.as_deref(), now);
        let demands = handed.demands().map(|(id, demand)| DemandView {
            id: id.to_owned(),
            title: text(demand, "title").unwrap_or_else(|| id.to_owned()),
            is_withdrawn: demand.root.get("withdrawn").is_some(),
        });
        let file = |edit: &Edit| {
            let name = edit.path.rsplit('/').next()?.to_owned();
            Some((name, String::from_utf8(edit.content.clone()?).ok()?))
        };
        let sent_back = match &stands {
            Some((true, revision)) => self.sent_back(&open, unit, &revision.id().to_string())?,
            _ => None,
        };
        Ok(Answer::Desk(Box::new(DeskView {
            call: open.head(),
            unit: unit.clone(),
            name: handed.of_unit("name"),
            is_open,
            closes,
            is_waiting,
            sent_back,
            demands: demands.collect(),
            receipts: self.receipts(&open, &holder, language)?,
            // After the closing a link opens nothing that is not public.
            files: if is_open { files.iter().filter_map(file).collect() } else { BTreeMap::new() },
        })))
    }

    /// The receipts of a holder, the newest first.
    pub(super) fn receipts(
        &self,
        open: &Open,
        holder: &Holder,
        language: Language,
    ) -> Result<Vec<ReceiptView>, Stop> {
        let ledger = self.repository.moving()?.ledger()?;
        let by = holder.to_string();
        let view = |receipt: SignedReceipt| ReceiptView {
            received: self.read_back(&receipt.received, open, language),
            files: receipt.files.len(),
            number: receipt.number,
        };
        Ok(receipts_of(&ledger, &open.name, &by).rev().take(RECEIPTS).map(view).collect())
    }

    /// A receipt that was given before.
    pub(super) fn receipt(&self, link: &str, number: &str, language: Language) -> Result<Answer, Stop> {
        let (call, holder) = self.holder(link, language)?;
        let base = self.base()?;
        let open = self.open(&base, &call, language)?;
        let by = holder.to_string();
        let ledger: Ledger = self.repository.moving()?.ledger()?;
        let found: Option<SignedReceipt> =
            receipts_of(&ledger, &open.name, &by).find(|receipt| receipt.number == number);
        let Some(receipt) = found else {
            return Err(refuse(self, language, 404, &Message::new("receive-no-receipt")));
        };
        let waits = match &holder {
            Holder::Unit(unit) => matches!(self.stands(&base, &open, unit)?, Some((true, _)))
                .then(|| (WaitingKind::Unit, unit.clone())),
            Holder::Department(_) => None,
        };
        let deed = Deed {
            open: &open,
            edits: Vec::new(),
            holder: Some(holder),
            waits,
            subject: "receive-commit-hand-in",
            link: Some(link.trim().to_owned()),
            made_from: None,
            is_new: false,
            arrived: Timestamp::UNIX_EPOCH,
            language,
        };
        Ok(self.taken(&deed, receipt, &[], false))
    }
}

impl Registrar {
    /// A time as people read it: `2021-04-20 17:50:03（北京时间）`.
    pub(super) fn read_back(&self, received: &str, open: &Open, language: Language) -> String {
        let local = received.get(..19).unwrap_or(received).replace('T', " ");
        let zone = &open.settings.time_zone;
        // The name of a zone has a slash, which no key of a message may have.
        let key = zone.replace('/', "-");
        self.say(
            language,
            &Message::new("receive-at").text("local", local).text("zone", zone).text("key", key),
        )
    }
}
