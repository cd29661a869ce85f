//! A department's desk: what lies on it, made of a judged call, and what becomes of the recommendation when it comes back filled in.
//! A workbook and a page in the browser are two ways of drawing one and the same desk.

mod differences;
mod merged;
mod notices;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::call::layout::{Folder, Role};
use crate::call::{Call, Department, PrintedTable, Settings, Vocabulary, inside};
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::document::Node;
use crate::paper::desk::{Desk, DeskDemand, DeskQuota, DeskUnit, demands_of, state, told};
use crate::rules::{self, Context, Rule, Subject};
use crate::schema::SchemaSet;
pub(crate) use differences::Difference;
pub(crate) use merged::{filled, merged};

/// A call as it was judged, and the language in which a desk speaks of it.
pub(crate) struct JudgedCall<'a> {
    pub(crate) call: &'a Call,
    /// What `call.yaml` says.
    pub(crate) settings: &'a Settings,
    pub(crate) schemas: &'a SchemaSet,
    /// What was found.
    pub(crate) diagnostics: &'a [Diagnostic],
    /// The clock that it was judged by.
    pub(crate) now: Timestamp,
    pub(crate) catalog: &'a Catalog,
}

impl JudgedCall<'_> {
    /// The desk of a department of the call.
    pub(crate) fn desk(&self, department: &Department) -> Desk {
        let (call, settings) = (self.call, self.settings);
        let demands = demands_of(call, department);
        let words = Vocabulary::new(self.schemas, settings, self.catalog.language());
        let recommended = department.recommendation.as_ref();
        let reasons = reasons(self, department);
        let rows = demands.iter().map(|demand| {
            let entry = recommended.and_then(|all| {
                all.recommended.iter().find(|one| one.demand.as_ref().is_some_and(|id| id.value == demand.id))
            });
            DeskDemand {
                id: demand.id.clone(),
                told: told(call, demand, &words),
                errors: faults(self, &demand.unit)
                    .filter(|fault| fault.is_error() && *fault.location.path == *demand.path)
                    .count(),
                is_sealed: is_sealed(self, &demand.unit),
                rank: entry.and_then(|one| one.rank.as_ref()).map(|rank| rank.value),
                opinion: entry
                    .and_then(|one| one.opinion.as_ref())
                    .map(|text| text.value.clone())
                    .unwrap_or_default(),
                key_recommended: entry.and_then(|one| one.key_recommended.as_ref()).map(|truth| truth.value),
                unit_kind_confirmed: entry
                    .and_then(|one| one.unit_kind_confirmed.as_ref())
                    .map(|truth| truth.value),
                reason: reasons.get(demand.id.as_str()).cloned().unwrap_or_default(),
            }
        });
        let mut rows: Vec<DeskDemand> = rows.collect();
        rows.sort_by_key(|row| (row.rank.is_none(), row.rank));
        // Below a demand that was withdrawn the others have moved up.
        for (place, row) in (1..).zip(rows.iter_mut().filter(|row| row.rank.is_some())) {
            row.rank = Some(place);
        }
        let quotas = rules::quota_use(&Context::new(call, self.schemas, self.now))
            .into_iter()
            .filter(|quota| quota.submitted.iter().any(|id| demands.iter().any(|demand| demand.id == *id)))
            .map(|quota| DeskQuota {
                holder: quota.holder,
                counts: quota.counts.unwrap_or_default(),
                submitted: quota.submitted.len(),
                recommended: quota.recommended,
                allowed: quota.allowed,
            });
        let units = call
            .units
            .iter()
            .filter(|(_, unit)| unit.department.as_ref().is_some_and(|id| id.value == department.id));
        // What is printed and stamped is in Chinese whatever the desk speaks.
        let chinese = Vocabulary::new(self.schemas, settings, Language::Chinese);
        let table = PrintedTable::of(call, &chinese, department);
        let path = Role::Recommendation(department.id.clone()).in_call(&call.name).to_string();
        let file = call.document(&path).map(|document| &document.root);
        let text = |value: Option<String>| value.unwrap_or_default();
        Desk {
            notices: notices::notices(self, department, table.as_ref()),
            stamp: [
                text(recommended.and_then(|given| Some(given.approved_by.as_ref()?.value.clone()))),
                text(recommended.and_then(|given| Some(given.approved_on.as_ref()?.value.to_string()))),
                text(recommended.and_then(|given| Some(given.table_digest.as_ref()?.value.clone()))),
                text(recommended.and_then(|given| Some(given.stamped_scan.as_ref()?.value.clone()))),
            ],
            digest: table.map(|table| table.digest()).unwrap_or_default(),
            state: state(file),
            department: department.id.clone(),
            name: department.shown_name().to_owned(),
            call: settings.short_title.clone().unwrap_or_else(|| settings.title.clone()),
            demands: rows,
            quotas: quotas.collect(),
            units: units
                .map(|(id, unit)| DeskUnit {
                    id: id.clone(),
                    name: unit.shown_name().to_owned(),
                    text: letter(self, id, unit.shown_name()),
                    must_mend: must_mend(self, id),
                    is_sealed: is_sealed(self, id),
                })
                .collect(),
            opinion_limit: settings.limits.0.get("opinion").copied(),
        }
    }
}

/// Whether figures of a unit are sealed, and so were not judged here.
fn is_sealed(judged: &JudgedCall<'_>, unit: &str) -> bool {
    judged.call.units.get(unit).is_some_and(|unit| unit.finance.sealed.is_some())
}

/// The reasons given for demands that are not recommended.
fn reasons(judged: &JudgedCall<'_>, department: &Department) -> BTreeMap<String, String> {
    let path = Role::Recommendation(department.id.clone()).in_call(&judged.call.name).to_string();
    let declined = judged.call.document(&path).and_then(|document| document.root.get("declined"));
    let items = declined.map(Node::items).unwrap_or_default();
    let text = |item: &Node, key| item.get(key).and_then(|node| node.as_str().map(str::to_owned));
    items.iter().filter_map(|item| Some((text(item, "demand")?, text(item, "reason")?))).collect()
}

/// The faults in the files of a unit, without those that only the department can mend.
fn faults<'a>(judged: &'a JudgedCall<'_>, unit: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
    let own = move |fault: &&Diagnostic| {
        inside(&judged.call.name, &fault.location.path).and_then(Folder::of) == Some((Folder::Units, unit))
    };
    judged.diagnostics.iter().filter(own).filter(|fault| {
        let own_affair = Rule::of(fault).is_some_and(|rule| rule.speaks_to == Subject::Department);
        fault.severity != Severity::Note && !own_affair
    })
}

/// Whether anything of it has to be mended.
fn must_mend(judged: &JudgedCall<'_>, unit: &str) -> bool {
    faults(judged, unit).any(Diagnostic::is_error)
}

/// What to tell a unit about its files; empty where nothing is wrong. Values that are not public are left out.
fn letter(judged: &JudgedCall<'_>, id: &str, name: &str) -> String {
    let mut lines = Vec::new();
    for (number, fault) in (1..).zip(faults(judged, id)) {
        let words = |message: &Message| judged.catalog.render(message, Reveal::PublicOnly);
        let file = fault.location.path.rsplit('/').next().unwrap_or_default();
        let message = Message::new("desk-fault")
            .count("number", number)
            .text("kind", judged.catalog.text(&format!("report-{}", fault.severity.key())))
            .text("file", file)
            .text("message", words(&fault.message));
        lines.push(words(&message));
        let advice = fault.help.as_ref().map(words).or_else(|| {
            let advice = Rule::of(fault)?.advice_id();
            judged.catalog.has(&advice).then(|| judged.catalog.text(&advice))
        });
        lines.extend(advice.map(|advice| format!("   {advice}")));
    }
    if lines.is_empty() {
        return String::new();
    }
    let head = if must_mend(judged, id) { "desk-letter" } else { "desk-letter-reminders" };
    let head = judged.catalog.render(&Message::new(head).text("unit", name), Reveal::PublicOnly);
    format!("{head}\n\n{}\n", lines.join("\n"))
}
