//! `ranking`: a department ranks its demands 1, 2, 3 … without gap or tie, and each demand stands in one place only.
//!
//! Decided edge cases: ranks may stand in any order in the file; a gap is told once, at the first rank after it; a
//! demand that two departments rank is told at the later one (by folder name), naming the other. A demand that was withdrawn
//! keeps its rank in the file and is no gap: the table numbers those that stand anew, 1, 2, 3 …, and the department is told,
//! as a warning while it can still tidy up its file, as a note afterwards.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::call::{Demand, Located, Recommendation, StageKind};
use crate::diagnostic::{Location, Message, Severity};
use crate::rules::tally::recommendations;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "ranking",
    severity: Severity::Error,
    reading: Some("rule-ranking-reading"),
    passes: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n\
         - {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\n\
         - {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    fails: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n\
         - {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\n\
         - {demand: shili-yanjiuyuan/own-topic, rank: 3, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for department in context.call.departments.values() {
        if let Some(recommendation) = &department.recommendation {
            ranks(recommendation, findings);
            withdrawn(context, recommendation, findings);
        }
    }
    each_demand_once(context, findings);
}

fn ranks(recommendation: &Recommendation, findings: &mut Findings<'_>) {
    let mut by_rank: BTreeMap<i64, Vec<&Located<i64>>> = BTreeMap::new();
    for rank in recommendation.recommended.iter().filter_map(|entry| entry.rank.as_ref()) {
        by_rank.entry(rank.value).or_default().push(rank);
    }
    let mut expected = 1;
    for (rank, places) in by_rank {
        let Some((first, again)) = places.split_first() else { continue };
        if rank > expected {
            let message = Message::new("ranking-gap").text("rank", rank).text("expected", expected);
            findings.report(recommendation.location(first.span), message);
        }
        for other in again {
            let fault = findings
                .report(recommendation.location(other.span), Message::new("ranking-tie").text("rank", rank));
            let note = Message::new("ranking-tie-first").text("rank", rank);
            fault.add_note(Some(recommendation.location(first.span)), note);
        }
        expected = rank.saturating_add(1);
    }
}

/// Tells of ranks whose demand was withdrawn, at the first of them.
fn withdrawn(context: &Context<'_>, recommendation: &Recommendation, findings: &mut Findings<'_>) {
    let demand = |id: &str| context.call.demands.get(id).filter(|demand| demand.withdrawn);
    let gone: Vec<(&Located<String>, &Demand)> = recommendation
        .recommended
        .iter()
        .filter_map(|entry| entry.demand.as_ref().and_then(|id| Some((id, &**demand(&id.value)?))))
        .collect();
    let Some((first, _)) = gone.first() else { return };
    let message = Message::new("ranking-withdrawn")
        .count("count", gone.len())
        .list("titles", gone.iter().map(|(_, demand)| demand.shown_title()));
    let stage = context.settings().and_then(|settings| {
        let stage = settings.stage(StageKind::Recommendation)?;
        stage.instants(&settings.zone().unwrap_or(TimeZone::UTC))
    });
    let is_open = stage.is_none_or(|stage| context.now < stage.closes);
    let most = if is_open { Severity::Warning } else { Severity::Note };
    let fault = findings.report_at_most(most, recommendation.location(first.span), message);
    fault.set_help(Message::new(if is_open { "ranking-withdrawn-mend" } else { "ranking-withdrawn-closed" }));
    for (_, demand) in gone {
        fault.add_note(Some(demand.title_place()), Message::new("ranking-withdrawn-here"));
    }
}

fn each_demand_once(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<&str, Location> = BTreeMap::new();
    for (recommendation, entry) in recommendations(context.call) {
        let Some(demand) = &entry.demand else { continue };
        let location = recommendation.location(demand.span);
        match seen.get(demand.value.as_str()) {
            None => drop(seen.insert(&demand.value, location)),
            Some(first) => {
                let same_file = first.path == location.path;
                let id = if same_file { "ranking-twice" } else { "ranking-two-departments" };
                findings
                    .report(
                        location,
                        Message::new(id).name("demand", context.call.demand_name(&demand.value)),
                    )
                    .add_note(Some(first.clone()), Message::new("ranking-first-here"));
            }
        }
    }
}
