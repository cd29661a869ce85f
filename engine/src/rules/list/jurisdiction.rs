//! `jurisdiction`: a department recommends demands of its own units only, and a unit belongs to one department.
//!
//! Decided edge cases: what belongs to whom is read as of the day the call opens, because districts were re-divided
//! inside the window of the first call (9 April 2021); a unit that already writes its new district passes when its
//! department covers that one on any day; a demand that does not exist, or was renamed since, belongs to nobody.

use jiff::civil::Date;

use crate::call::{Call, Department, StageKind, Unit};
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "jurisdiction",
    severity: Severity::Error,
    reading: Some("rule-jurisdiction-reading"),
    passes: &[("departments/‹department.1›/department.yaml", "covers: {districts: [{name: ‹place.2›}]}")],
    fails: &[("units/shili-yiqi/unit.yaml", "department: ‹department.2›")],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let call = context.call;
    let opens =
        context.settings().and_then(|s| s.stages.get(&StageKind::Submission)).map(|stage| stage.opens);
    for unit in call.units.values() {
        belongs_somewhere(call, unit, opens, findings);
    }
    for (department, recommendation, entry) in recommendations_by_department(call) {
        let Some(id) = &entry.demand else { continue };
        let location = recommendation.location(id.span);
        let Some(demand) = call.demands.get(&id.value) else {
            findings.report(location, Message::new("jurisdiction-no-such-demand").text("demand", &id.value));
            continue;
        };
        let own = call.units.get(&demand.unit).and_then(|unit| unit.department.as_ref());
        if let Some(own) = own.filter(|own| own.value != department.id) {
            let name = call.departments.get(&own.value).map_or(own.value.as_str(), Department::shown_name);
            let message = Message::new("jurisdiction-not-own")
                .name("department", department.shown_name())
                .name("title", demand.shown_title())
                .name("own", name);
            findings.report(location, message);
        }
    }
}

/// The unit's department exists and covers it.
fn belongs_somewhere(call: &Call, unit: &Unit, opens: Option<Date>, findings: &mut Findings<'_>) {
    let Some(id) = &unit.department else { return };
    let location = unit.location(Some(id.span));
    let Some(department) = call.departments.get(&id.value) else {
        let message = Message::new("jurisdiction-no-such-department")
            .text("department", &id.value)
            .choices("departments", call.departments.values().map(|d| (&d.id, d.shown_name())));
        findings.report(location, message);
        return;
    };
    let district = unit.district.as_ref().map(|district| district.value.as_str());
    if department.covers.is_empty() || district.is_none() {
        return;
    }
    let names = |department: &Department, on: Option<Date>| {
        department.covers.iter().any(|c| on.is_none_or(|day| c.on(day)) && c.names(&unit.id, district))
    };
    if names(department, opens) {
        return;
    }
    let others: Vec<_> = call.departments.values().filter(|other| names(other, opens)).collect();
    if others.is_empty() && names(department, None) {
        return;
    }
    let message =
        Message::new(if others.is_empty() { "jurisdiction-not-covered" } else { "jurisdiction-covered-by" })
            .name("department", department.shown_name())
            .text("district", district.unwrap_or_default())
            .choices("others", others.iter().map(|other| (&other.id, other.shown_name())));
    findings.report(location, message);
}
