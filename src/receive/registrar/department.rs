//! What lies on a department's desk.

use jiff::Timestamp;

use super::kept::Of;
use super::paper::Paper;
use super::refusal::{Stop, refuse};
use super::{Base, Open, Registrar};
use crate::call::layout::Role;
use crate::call::{Call, Department, StageKind, Vocabulary, Wan};
use crate::check::{Assembled, Judgement, Options};
use crate::cores::AllCores;
use crate::desk::JudgedCall;
use crate::diagnostic::catalog::Language;
use crate::diagnostic::{Diagnostic, Message};
use crate::gate::{earlier_demands, stamped_tables};
use crate::intake::OpenedCall;
use crate::paper::desk::{self, Desk, DeskDemand, DeskQuota, DeskUnit};
use crate::receive::answer::{Answer, AnswerView, DepartmentView, LetterView, QuotaView, RowView, StampView};
use crate::receive::desk_boxes::tells;
use crate::receive::request::Holder;
use crate::schema::{Kind, SchemaSet};

/// A call that was judged as a whole: what is wrong with a unit may lie in another one's files.
pub(super) struct Judged {
    pub(super) schemas: SchemaSet,
    pub(super) call: Call,
    diagnostics: Vec<Diagnostic>,
}

impl Judged {
    pub(super) fn of(open: &Open, base: &Base, now: Timestamp) -> Result<Self, Stop> {
        let OpenedCall { schemas, files, .. } = Registrar::opened(open, base)?;
        let assembled = Assembled::new(&open.name, &files);
        let earlier = earlier_demands(&base.tip, &assembled.call, &schemas)?;
        let stamped = stamped_tables(&base.tip, &assembled.call, &schemas);
        let options = Options { earlier: &earlier, stamped: Some(&stamped), ..Options::new(&schemas, now) };
        let Judgement { call, diagnostics, .. } = assembled.judgement(&files, &options, &AllCores);
        Ok(Self { schemas, call, diagnostics })
    }
}

impl Registrar {
    /// The page of a department. The judgement is that of the branch as it stands now; no earlier one is shown.
    pub(super) fn department(
        &mut self,
        open: &Open,
        base: &Base,
        (id, link): (&str, &str),
        now: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let of = Of::new(base.tip.id(), now);
        let judgement = self.judged_call.get(&open.name, of, || Judged::of(open, base, now))?;
        let Judged { schemas, call, diagnostics } = &*judgement;
        let department = self.folder(call, id, language)?;
        let judged = JudgedCall {
            call,
            settings: &open.settings,
            schemas,
            diagnostics,
            now,
            catalog: self.catalog(language),
        };
        let desk = judged.desk(department);
        let chinese = Vocabulary::new(schemas, &open.settings, Language::Chinese);
        let paper = Paper::new(Kind::Demand, call, schemas);
        let row = |demand: DeskDemand| {
            let own = call.demands.get(&demand.id);
            let path = Role::of_demand(&demand.id).map(|role| role.in_call(&call.name).to_string());
            let document = path.and_then(|path| call.document(&path));
            let answers = document.map(|document| paper.answers(&document.root)).unwrap_or_default();
            let told = own.map(|own| desk::told(call, own, &chinese)).unwrap_or_default();
            let total = own.and_then(|own| own.budget_total.as_ref()).map(|amount| Wan(amount.value));
            let money = total.map(|total| self.say(language, &total.said()));
            row(demand, tells(&told), money, answers)
        };
        let Desk { name, demands, quotas, units, opinion_limit, notices, stamp, digest, state, .. } = desk;
        let is_submitting = open.stage(StageKind::Submission, Some(id), now).0;
        let [approved_by, approved_on, table_digest, stamped_scan] = stamp;
        Ok(Answer::Department(Box::new(DepartmentView {
            call: open.head(),
            link: link.trim().to_owned(),
            name,
            is_open: open.stage(StageKind::Recommendation, Some(id), now).0,
            notices,
            quotas: quotas.into_iter().map(quota).collect(),
            demands: demands.into_iter().map(row).collect(),
            units: units.into_iter().map(letter).collect(),
            opinion_limit,
            stamp: StampView { approved_by, approved_on, table_digest, stamped_scan, digest },
            state,
            waiting: self.waiting_views(open, id, (call, schemas), language)?,
            is_submitting,
            hands_in: open.settings.roles.departments_submit && is_submitting,
            receipts: self.receipts(open, &Holder::Department(id.to_owned()), language)?,
        })))
    }

    /// A call with all of its files.
    pub(super) fn opened(open: &Open, base: &Base) -> Result<OpenedCall, Stop> {
        OpenedCall::open(&base.tip, Some(&open.name)).map_err(Stop::Failed)
    }

    /// A department that has a folder in the call.
    pub(super) fn folder<'c>(
        &self,
        call: &'c Call,
        id: &str,
        language: Language,
    ) -> Result<&'c Department, Stop> {
        let no = || refuse(self, language, 404, &Message::new("receive-no-department"));
        call.departments.get(id).ok_or_else(no)
    }
}

fn row(demand: DeskDemand, tells: String, money: Option<String>, answers: Vec<AnswerView>) -> RowView {
    let unit = demand.id.split('/').next().unwrap_or_default().to_owned();
    RowView {
        unit,
        told: demand.told.into(),
        money,
        tells,
        errors: demand.errors,
        is_sealed: demand.is_sealed,
        rank: demand.rank,
        opinion: demand.opinion,
        key_recommended: demand.key_recommended.unwrap_or_default(),
        unit_kind_confirmed: demand.unit_kind_confirmed.unwrap_or_default(),
        reason: demand.reason,
        answers,
        id: demand.id,
    }
}

fn quota(quota: DeskQuota) -> QuotaView {
    let DeskQuota { holder, counts, submitted, recommended, allowed } = quota;
    QuotaView { holder, counts, submitted, recommended, allowed }
}

fn letter(unit: DeskUnit) -> LetterView {
    let DeskUnit { id, name, text, must_mend, is_sealed } = unit;
    LetterView { id, name, text, must_mend, is_sealed }
}
