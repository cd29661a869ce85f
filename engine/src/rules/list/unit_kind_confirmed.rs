//! `unit-kind-confirmed`: the department confirms a kind that gives more than one place.
//!
//! Decided edge cases: a kind is what the unit says of itself, and calling oneself 头部企业 doubles the quota; so only
//! kinds whose quota row allows two or more need the department's word. Told at the recommendation, where it is given.

use crate::call::{Quota, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "unit-kind-confirmed",
    severity: Severity::Error,
    reading: None,
    passes: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    fails: &[(
        "departments/‹department.1›/recommendation.yaml",
        "recommendations:\n- {demand: shili-jituan/first, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: false}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    for (_, recommendation, entry) in recommendations_by_department(context.call) {
        let demand = entry.demand.as_ref().and_then(|id| context.call.demands.get(&id.value));
        let Some(unit) = demand.and_then(|demand| context.call.units.get(&demand.unit)) else { continue };
        let Some(kind) = unit.kind.as_ref().map(|kind| kind.value.as_str()) else { continue };
        let several =
            settings.quotas.iter().any(|quota| quota.unit_kind.as_deref() == Some(kind) && places(quota) > 1);
        if let Some(confirmed) = entry.unit_kind_confirmed.as_ref().filter(|c| several && !c.value) {
            let message = Message::new("unit-kind-confirmed-missing")
                .name("unit", unit.shown_name())
                .name("kind", settings.unit_kind_name(kind));
            findings.report(recommendation.location(confirmed.span), message);
        }
    }
}

/// How many demands a row allows in all.
fn places(quota: &Quota) -> usize {
    let each = quota.max_each.values().map(|limits| limits.values().sum::<usize>()).max();
    quota.max.or(each).unwrap_or(0)
}
