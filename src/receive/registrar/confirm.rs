//! New units that wait for their department: it confirms them, or sends them back with a reason. It sees those that name it, and no
//! other.

use jiff::Timestamp;

use super::paper::Paper;
use super::refusal::{Stop, refuse};
use super::unit_files::{UnitFiles, text};
use super::{Base, Open, REASON, Registrar};
use crate::call::{Call, StageKind};
use crate::command_error::CommandError;
use crate::detect::{is_marked, is_personal};
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::document::Document;
use crate::receive::answer::{Answer, PaperView, WaitingView};
use crate::receive::request::Holder;
use crate::receive::waiting::{Waiting, WaitingKind, waiting};
use crate::schema::{Kind, SchemaSet};
use crate::source::{Ledger, SentBack, SentBacks};

impl Registrar {
    /// `seen`: the commit that was on the page, where it was said. What came since nobody has seen.
    pub(super) fn confirm(
        &mut self,
        link: &str,
        unit: &str,
        seen: Option<&str>,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let (open, holder, waiting) = self.waiting_unit(link, unit, language)?;
        if seen.is_some_and(|seen| seen != waiting.tip.id().to_string()) {
            return Err(refuse(self, language, 409, &Message::new("receive-confirm-unseen")));
        }
        let department = match &holder {
            Holder::Department(id) => Some(id.as_str()),
            Holder::Unit(_) => None,
        };
        let accepted = match self.accepted(&waiting, Some((&holder, link.trim())), language) {
            // What came in time and was not confirmed in time is not the department's to take in any more.
            Err(Stop::Refused(_)) if !open.stage(StageKind::Submission, department, arrived).0 => {
                return Err(refuse(self, language, 422, &Message::new("receive-confirm-late")));
            }
            accepted => accepted?,
        };
        // Without a receipt it stands on the branch already, as it waited.
        Ok(accepted.unwrap_or_else(|| Answer::Noted { link: link.trim().to_owned() }))
    }

    pub(super) fn send_back(
        &mut self,
        link: &str,
        unit: &str,
        reason: &str,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let (open, holder, waiting) = self.waiting_unit(link, unit, language)?;
        let no = |id| refuse(self, language, 422, &Message::new(id));
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > REASON {
            return Err(no("receive-send-back-reason"));
        }
        if is_marked(reason) || is_personal(reason) {
            return Err(no("receive-send-back-never"));
        }
        let line = SentBack {
            at: arrived,
            call: open.name,
            unit: waiting.id.clone(),
            tip: waiting.tip.id().to_string(),
            by: holder.to_string(),
            reason: reason.to_owned(),
        };
        let failed = |error| Stop::Failed(CommandError::new("receive-links").reason(error));
        SentBacks::of(&self.repository).append(&line).map_err(failed)?;
        Ok(Answer::Noted { link: link.trim().to_owned() })
    }

    /// A unit that waits for the department of a link.
    fn waiting_unit(
        &self,
        link: &str,
        unit: &str,
        language: Language,
    ) -> Result<(Open, Holder, Waiting), Stop> {
        let (call, holder, id) = self.department_of(link, language)?;
        let base: Base = self.base()?;
        let open = self.open(&base, &call, language)?;
        let none = || refuse(self, language, 404, &Message::new("receive-no-waiting"));
        let waiting = self.waiting_for(&open, &id)?.into_iter().find(|(one, _)| one.id == unit);
        let (waiting, _) = waiting.ok_or_else(none)?;
        Ok((open, holder, waiting))
    }

    /// The units that wait for a department, each with what it has handed in.
    fn waiting_for(&self, open: &Open, department: &str) -> Result<Vec<(Waiting, UnitFiles)>, Stop> {
        let mut found = Vec::new();
        for one in waiting(&self.repository)? {
            if one.kind != WaitingKind::Unit || one.call != open.name {
                continue;
            }
            let handed = UnitFiles::of(&one.files()?);
            if handed.of_unit("department").as_deref() == Some(department) {
                found.push((one, handed));
            }
        }
        Ok(found)
    }

    /// The same for the department's page.
    pub(super) fn waiting_views(
        &self,
        open: &Open,
        department: &str,
        (call, schemas): (&Call, &SchemaSet),
        language: Language,
    ) -> Result<Vec<WaitingView>, Stop> {
        let [units, demands] = [Kind::Unit, Kind::Demand].map(|kind| Paper::new(kind, call, schemas));
        let all = self.waiting_for(open, department)?;
        let ledger = if all.is_empty() { None } else { Some(self.repository.moving()?.ledger()?) };
        let view = |(one, handed): (Waiting, UnitFiles)| {
            let last = ledger.as_ref().and_then(|ledger: &Ledger| ledger.last_of(&one.reference()));
            let received = last.map(|receipt| {
                let zoned = receipt.at.to_zoned_datetime(open.zone());
                self.read_back(&zoned.strftime("%Y-%m-%dT%H:%M:%S").to_string(), open, language)
            });
            let demand = |demand: &Document| {
                let title = text(demand, "title")?;
                let withdrawn = Message::new("receive-waiting-withdrawn").name("title", &title);
                let title = match demand.root.get("withdrawn") {
                    Some(_) => self.say(language, &withdrawn),
                    None => title,
                };
                Some(PaperView { title, answers: demands.answers(&demand.root) })
            };
            Ok(WaitingView {
                tip: one.tip.id().to_string(),
                name: handed.of_unit("name").unwrap_or_else(|| one.id.clone()),
                uscc: handed.of_unit("uscc").unwrap_or_default(),
                answers: handed.unit().map(|unit| units.answers(&unit.root)).unwrap_or_default(),
                demands: handed.demands().filter_map(|(_, one)| demand(one)).collect(),
                received: received.unwrap_or_default(),
                sent_back: self.sent_back(open, &one.id, &one.tip.id().to_string())?,
                unit: one.id,
            })
        };
        all.into_iter().map(view).collect()
    }

    /// Why a unit was sent back that waits at `tip`.
    pub(super) fn sent_back(&self, open: &Open, unit: &str, tip: &str) -> Result<Option<String>, Stop> {
        let failed = |error| Stop::Failed(CommandError::new("receive-links").reason(error));
        let all = SentBacks::of(&self.repository).read().map_err(failed)?;
        let last = all.get(&(open.name.clone(), unit.to_owned()));
        Ok(last.filter(|last| last.tip == tip).map(|last| last.reason.clone()))
    }
}
