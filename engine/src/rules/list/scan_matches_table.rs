//! `scan-matches-table`: the stamped paper shows the table as it stands.
//!
//! Decided edge cases: `table_digest` is copied from the foot of the printed table; without a scan there is nothing to
//! match; everything that the paper shows counts ([`crate::call::PrintedTable`]): which demands stand, their order, titles, units,
//! money, partners, opinions. What became otherwise is told where it is known: a withdrawn demand by trying the
//! table with it, everything else by the history of the repository. Whoever changes a unit's file does not answer for the
//! stamp of its department: to the proposal it is a warning, to the department an error.

use jiff::tz::TimeZone;

use crate::call::{Demand, Department, PrintedTable, Recommendation, StageKind, TableChange, Vocabulary};
use crate::diagnostic::catalog::Language;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "scan-matches-table",
    severity: Severity::Error,
    reading: Some("rule-scan-matches-table-reading"),
    passes: &[("departments/‹department.1›/recommendation.yaml", "table_digest: 0A84-8854-1B6C")],
    fails: &[("departments/‹department.1›/recommendation.yaml", "table_digest: 0A84-8854-1B6D")],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    shown: Moment::WithTable,
    ..Rule::COMMON
};

/// Most withdrawn demands of a department with which the table is tried in every combination.
const TRIED: u32 = 6;

/// Most changes that are told one by one.
const TOLD: usize = 20;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let departments = context.call.departments.values();
    let stamped: Vec<(&Department, &Recommendation)> = departments
        .filter_map(|department| Some((department, department.recommendation.as_ref()?)))
        .filter(|(_, given)| given.table_digest.is_some() || given.stamped_scan.is_some())
        .collect();
    if stamped.is_empty() {
        return;
    }
    let words = Vocabulary::new(context.schemas, settings, Language::Chinese);
    for (department, recommendation) in stamped {
        let Some(now) = PrintedTable::of(context.call, &words, department) else { continue };
        match (&recommendation.table_digest, &recommendation.stamped_scan) {
            (Some(stamped), _) if !now.is_stamped_as(&stamped.value) => {
                let message = Message::new("scan-matches-table-differs")
                    .text("stamped", &stamped.value)
                    .text("now", now.digest());
                let location = recommendation.location(stamped.span);
                let fault = if is_anothers(context, recommendation) {
                    findings.report_at_most(Severity::Warning, location, message)
                } else {
                    findings.report(location, message)
                };
                let was = context.stamped.and_then(|stamped| stamped.get(&department.id)).cloned();
                let was = was.or_else(|| with_withdrawn(context, &words, department, &stamped.value));
                if let Some(was) = was.filter(|was| was.is_stamped_as(&stamped.value)) {
                    tell(context, fault, &was.changes(&now));
                }
                fault.add_note(None, until(context));
            }
            (None, Some(scan)) if context.call.scan_of(recommendation).is_some() => {
                let message = Message::new("scan-matches-table-missing").text("now", now.digest());
                findings.report(recommendation.location(scan.span), message).missing =
                    Some("table_digest".to_owned());
            }
            _ => {}
        }
    }
}

/// Whether somebody proposes something else than this recommendation: then the stamp is not for them to renew.
fn is_anothers(context: &Context<'_>, recommendation: &Recommendation) -> bool {
    let changes = |path: &str| path == &*recommendation.path;
    context.proposal.is_some_and(|proposal| !proposal.changed.iter().any(|change| changes(&change.path)))
}

/// The stamped table, where it is the present one with some of the withdrawn demands still in it.
fn with_withdrawn(
    context: &Context<'_>,
    words: &Vocabulary,
    department: &Department,
    stamped: &str,
) -> Option<PrintedTable> {
    let given = department.recommendation.as_ref()?;
    let known = |id: &str| context.call.demands.get(id).filter(|demand| demand.withdrawn);
    let withdrawn: Vec<&Demand> = given
        .recommended
        .iter()
        .filter_map(|entry| known(&entry.demand.as_ref()?.value).map(|demand| &**demand))
        .collect();
    let count = u32::try_from(withdrawn.len()).ok().filter(|count| *count > 0)?;
    // All of them first: they stood when it was stamped, most likely.
    let all = 1_u32.checked_shl(count).map_or(u32::MAX, |past| past - 1);
    let sets = if count <= TRIED { (1..=all).rev() } else { (u32::MAX..=u32::MAX).rev() };
    sets.map(|set| {
        let chosen = |id: &str| {
            let place = withdrawn.iter().position(|demand| demand.id == id);
            place.is_some_and(|place| set == u32::MAX || set >> place & 1 == 1)
        };
        PrintedTable::with(context.call, words, department, |demand| !demand.withdrawn || chosen(&demand.id))
    })
    .find_map(|table| table.filter(|table| table.is_stamped_as(stamped)))
}

/// Tells what is otherwise, each at the file that says so.
fn tell(context: &Context<'_>, fault: &mut Diagnostic, changes: &[TableChange]) {
    let demand = |id: &str| context.call.demands.get(id);
    for change in changes.iter().take(TOLD) {
        let place = change.demand().and_then(demand).map(|demand| demand.title_place());
        let is_withdrawn = |id: &str| demand(id).is_some_and(|demand| demand.withdrawn);
        fault.add_note(place, change.told(is_withdrawn));
    }
    if changes.len() > TOLD {
        fault.add_note(None, Message::new("stamp-more").count("count", changes.len() - TOLD));
    }
}

/// What there is to be done, and until when.
fn until(context: &Context<'_>) -> Message {
    let Some(settings) = context.settings() else { return Message::new("stamp-again") };
    let Some(stage) = settings.stage(StageKind::Recommendation) else {
        return Message::new("stamp-again");
    };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let closed = stage.instants(&zone).is_some_and(|instants| context.now >= instants.closes);
    let id = if closed { "stamp-again-late" } else { "stamp-again-until" };
    Message::new(id).text("closes", stage.closing()).text("host", &settings.host)
}
