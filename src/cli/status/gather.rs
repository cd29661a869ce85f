//! What the page says of a call.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::lines::{Lines, Who};
use super::page::{Line, Page, Section};
use super::seals;
use crate::call::layout::Role;
use crate::call::{Department, Settings, Stage, StageKind};
use crate::cli::CallArguments;
use crate::cli::build::stops;
use crate::cli::checked::CheckedCall;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::rules::{is_mended_with_table, waits_for_office};

/// The stages in their order, each with the message that names it.
const STAGES: [(StageKind, &str); 4] = [
    (StageKind::Submission, "status-stage-submission"),
    (StageKind::Recommendation, "status-stage-recommendation"),
    (StageKind::Guideline, "status-stage-guideline"),
    (StageKind::Consultation, "status-stage-consultation"),
];

/// How many things of one sort are told one by one.
const TOLD: usize = 20;

/// The page about a call that was judged.
pub(super) fn page(
    checked: &CheckedCall,
    arguments: &CallArguments,
    catalog: &Catalog,
) -> Result<Page, CommandError> {
    let told = Lines { call: &checked.call, catalog };
    let Some(settings) = &checked.call.settings else {
        // Without settings there are no stages and no names; what is wrong with them is all there is to say.
        let title = told.say(&Message::new("status-title-bare").text("call", &checked.call.name));
        let sections =
            vec![section(&told, "status-blocking", blocking(&told, checked), "status-blocking-none")];
        return Ok(Page { title, sections });
    };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let now = checked.now.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M (%:z)").to_string();
    let title = Message::new("status-title").text("call", &settings.title).text("now", now);
    let mut late = without_recommendation(&told, checked, settings, &zone);
    late.extend(of_faults(&told, checked.diagnostics.iter().filter(|fault| is_late(fault))));
    Ok(Page {
        title: told.say(&title),
        sections: vec![
            section(&told, "status-stages", stages(&told, checked, settings, &zone), "status-stages-none"),
            section(&told, "status-counts", counts(&told, checked), "status-stages-none"),
            section(&told, "status-late", late, "status-late-none"),
            section(&told, "status-blocking", blocking(&told, checked), "status-blocking-none"),
            section(
                &told,
                "status-seals",
                seals::lines(&told, checked, arguments, settings)?,
                "status-stages-none",
            ),
        ],
    })
}

/// A section; where there is nothing to say, that is said.
fn section(told: &Lines<'_>, heading: &'static str, mut lines: Vec<Line>, none: &'static str) -> Section {
    if lines.is_empty() {
        lines.push(told.of_call(&Message::new(none)));
    }
    Section { heading: told.catalog.text(heading), lines }
}

/// Where each stage stands, with the days that are left.
fn stages(told: &Lines<'_>, checked: &CheckedCall, settings: &Settings, zone: &TimeZone) -> Vec<Line> {
    let today = checked.now.to_zoned_datetime(zone.clone()).date();
    let days = |day: jiff::civil::Date| {
        today.until(day).ok().and_then(|span| usize::try_from(span.get_days()).ok()).unwrap_or_default()
    };
    let line = |name: &str, stage: &Stage| {
        let instants = stage.instants(zone)?;
        let (id, left) = if checked.now < instants.opens {
            ("status-stage-before", days(stage.opens))
        } else if checked.now >= instants.closes {
            ("status-stage-over", 0)
        } else if today == stage.closes {
            ("status-stage-last-day", 0)
        } else {
            ("status-stage-open", days(stage.closes))
        };
        let message = Message::new(id)
            .text("stage", told.catalog.text(name))
            .text("opens", stage.opening())
            .text("closes", stage.closing())
            .count("days", left);
        Some(told.of_call(&message))
    };
    let mut lines: Vec<Line> =
        STAGES.iter().filter_map(|(kind, name)| line(name, settings.stages.get(kind)?)).collect();
    let within = settings.consultation.as_ref().and_then(|consultation| consultation.answer_within_days);
    if let (Some(within), Some(stage)) = (within, settings.stages.get(&StageKind::Consultation))
        && let Ok(last) = stage.closes.checked_add(jiff::Span::new().days(i64::from(within)))
    {
        let id = if today > last { "status-answers-over" } else { "status-answers" };
        let message = Message::new(id).text("last", last).count("days", days(last));
        lines.push(told.of_call(&message));
    }
    lines
}

/// How much there is.
fn counts(told: &Lines<'_>, checked: &CheckedCall) -> Vec<Line> {
    let call = &checked.call;
    let standing = call.standing_demands().count();
    let given = call.departments.values().filter_map(|department| department.recommendation.as_ref());
    let is_standing = |id: &str| call.demands.get(id).is_some_and(|demand| !demand.withdrawn);
    let (mut recommended, mut departments) = (0, 0);
    for given in given {
        let ids = given.recommended.iter().filter_map(|entry| entry.demand.as_ref());
        recommended += ids.filter(|id| is_standing(&id.value)).count();
        departments += usize::from(!given.recommended.is_empty());
    }
    let folder = |folder: crate::call::layout::Folder| folder.in_call(&call.name);
    let units = Message::new("status-units").count("units", call.units.len()).count("demands", standing);
    let units = units.count("withdrawn", call.demands.len() - standing);
    let mut lines = vec![
        told.line(&units, Who::Bureau, &folder(crate::call::layout::Folder::Units)),
        told.line(
            &Message::new("status-recommended")
                .count("demands", recommended)
                .count("departments", departments),
            Who::Bureau,
            &folder(crate::call::layout::Folder::Departments),
        ),
    ];
    if !call.guideline.is_empty() || !call.comments.is_empty() {
        let answered = call.comments.values().filter(|comment| comment.disposition.is_some()).count();
        let message = Message::new("status-guideline")
            .count("items", call.guideline.len())
            .count("comments", call.comments.len())
            .count("answered", answered);
        lines.push(told.of_call(&message));
    }
    lines
}

/// Departments whose units have handed in demands and that have said nothing of them.
fn without_recommendation(
    told: &Lines<'_>,
    checked: &CheckedCall,
    settings: &Settings,
    zone: &TimeZone,
) -> Vec<Line> {
    let Some(stage) = settings.stage(StageKind::Recommendation) else { return Vec::new() };
    let Some(instants) = stage.instants(zone) else { return Vec::new() };
    if checked.now < instants.opens {
        return Vec::new();
    }
    let id = if checked.now >= instants.closes { "status-silent-late" } else { "status-silent" };
    let demands = |department: &Department| {
        let is_own = |demand: &&crate::call::Demand| {
            let unit = checked.call.units.get(&demand.unit).and_then(|unit| unit.department.as_ref());
            unit.is_some_and(|own| own.value == department.id)
        };
        checked.call.standing_demands().filter(is_own).count()
    };
    let silent = checked.call.departments.values().filter(|department| department.recommendation.is_none());
    silent
        .filter_map(|department| {
            let count = demands(department);
            let message = Message::new(id).count("demands", count).text("closes", stage.closing());
            let file = told.path(Role::Recommendation(department.id.clone()));
            (count > 0).then(|| told.line(&message, Who::Department(&department.id), &file))
        })
        .collect()
}

/// Whether a fault is that something is not there yet, or that a stamp has to be renewed: late, and wrong on no page.
fn is_late(fault: &Diagnostic) -> bool {
    fault.severity != Severity::Note && (is_mended_with_table(fault) || waits_for_office(fault))
}

/// What stops publication, and how much else there is to be remarked.
fn blocking(told: &Lines<'_>, checked: &CheckedCall) -> Vec<Line> {
    let mut lines = of_faults(told, checked.diagnostics.iter().filter(|fault| stops(fault)));
    let is_remark = |fault: &&Diagnostic| fault.severity == Severity::Warning && !is_late(fault);
    let remarks = checked.diagnostics.iter().filter(is_remark).count();
    if remarks > 0 {
        if lines.is_empty() {
            lines.push(told.of_call(&Message::new("status-blocking-none")));
        }
        lines.push(told.of_call(&Message::new("status-remarks").count("count", remarks)));
    }
    lines
}

/// Faults one by one, those of one rule bounded.
fn of_faults<'f>(told: &Lines<'_>, faults: impl Iterator<Item = &'f Diagnostic>) -> Vec<Line> {
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for fault in faults {
        let count = by_rule.entry(fault.rule).or_default();
        *count += 1;
        if *count <= TOLD {
            lines.push(told.fault(fault));
        }
    }
    for (rule, count) in by_rule.into_iter().filter(|(_, count)| *count > TOLD) {
        let message = Message::new("status-more").count("count", count - TOLD).text("rule", rule);
        lines.push(told.of_call(&message));
    }
    lines
}
