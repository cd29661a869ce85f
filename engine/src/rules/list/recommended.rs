//! `recommended`: a demand that no department recommends stays out of the table.
//!
//! Decided edge cases: silent while the unit's department has not written its recommendation yet and the stage is open;
//! a demand that the department declined with a reason has been judged and is not warned of.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "recommended",
    severity: Severity::Warning,
    reading: None,
    passes: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\ndeclined:\n- {demand: shili-yanjiuyuan/own-topic, reason: 研究目标与上一批立项项目重复。}",
    )],
    fails: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let stage = settings.stage(StageKind::Recommendation).and_then(|stage| stage.instants(&zone));
    let closed = stage.is_some_and(|stage| context.now >= stage.closes);
    let call = context.call;
    let listed = recommendations_by_department(call).filter_map(|(_, _, entry)| entry.demand.as_ref());
    let declined = call
        .departments
        .values()
        .filter_map(|d| d.recommendation.as_ref())
        .flat_map(|r| r.declined.iter().flatten());
    let judged: BTreeSet<&str> = listed.chain(declined).map(|demand| demand.value.as_str()).collect();
    for demand in call.demands.values().filter(|d| !d.withdrawn && !judged.contains(d.id.as_str())) {
        let department = call.units.get(&demand.unit).and_then(|unit| unit.department.as_ref());
        let department = department.and_then(|id| call.departments.get(&id.value));
        if closed || department.is_some_and(|department| department.recommendation.is_some()) {
            let name = department.map_or("", |department| department.shown_name());
            let message = Message::new("recommended-not").name("department", name);
            findings.report(demand.title_place(), message).missing = Some("recommendations".to_owned());
        }
    }
}
