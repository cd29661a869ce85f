//! `guideline-coverage`: once the draft is out, nothing recommended is lost.
//!
//! Decided edge cases: the draft is out when the guideline stage has closed or the consultation has opened, whichever
//! comes first; withdrawn demands need no word; a disposition for a demand that an item took up, or that does not exist,
//! is a fault at any time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::call::{Settings, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "guideline-coverage",
    severity: Severity::Error,
    reading: Some("rule-guideline-coverage-reading"),
    passes: &[(
        "guideline/dispositions.yaml",
        "dispositions: [{demand: shili-yiqi/sensor, kind: next-batch, reason: 与在研项目衔接，列入下一批。}]",
    )],
    fails: &[(
        "guideline/dispositions.yaml",
        "dispositions: [{demand: shili-yiqi/lost, kind: next-batch, reason: 与在研项目衔接，列入下一批。}]",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Guideline),
    speaks_to: Subject::Bureau,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let call = context.call;
    let taken: BTreeMap<&str, &str> = call
        .guideline
        .values()
        .flat_map(|item| item.sources.iter().map(|source| (source.value.as_str(), item.shown_title())))
        .collect();
    let mut disposed = BTreeSet::new();
    for disposition in &call.dispositions {
        let Some(id) = &disposition.demand else { continue };
        if !call.demands.contains_key(&id.value) {
            let message = Message::new("guideline-coverage-unknown").text("demand", &id.value);
            findings.report(disposition.location(), message);
        } else if let Some(item) = taken.get(id.value.as_str()) {
            let message = Message::new("guideline-coverage-both")
                .name("demand", call.demand_name(&id.value))
                .name("item", item);
            findings.report(disposition.location(), message);
        } else if !disposed.insert(id.value.as_str()) {
            findings.report(
                disposition.location(),
                Message::new("guideline-coverage-twice").name("demand", call.demand_name(&id.value)),
            );
        }
    }
    if !draft_is_out(context, settings) {
        return;
    }
    for (_, recommendation, entry) in recommendations_by_department(call) {
        let Some(id) = &entry.demand else { continue };
        let Some(demand) = call.demands.get(&id.value).filter(|demand| !demand.withdrawn) else { continue };
        if !taken.contains_key(id.value.as_str()) && !disposed.contains(id.value.as_str()) {
            let message = Message::new("guideline-coverage-lost").name("title", demand.shown_title());
            findings.report(recommendation.location(id.span), message);
        }
    }
}

fn draft_is_out(context: &Context<'_>, settings: &Settings) -> bool {
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let instants = |kind| settings.stage(kind).and_then(|stage| stage.instants(&zone));
    instants(StageKind::Guideline).is_some_and(|stage| context.now >= stage.closes)
        || instants(StageKind::Consultation).is_some_and(|stage| context.now >= stage.opens)
}
