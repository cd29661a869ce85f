//! `opinion-given`: every recommended demand has an opinion.
//!
//! Decided edge cases: 同意推荐 is an opinion; a blank, a placeholder or a missing line is not. Only this rule tells it,
//! so that a forgotten opinion is one fault. The same opinion for several demands is no fault.

use crate::call::{Recommended, StageKind};
use crate::detect::{Asked, is_placeholder};
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "opinion-given",
    severity: Severity::Error,
    reading: None,
    passes: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    fails: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: \"\", key_recommended: true, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, recommendation, entry) in recommendations_by_department(context.call) {
        let is_this = |one: &Recommended| std::ptr::eq(one, entry);
        let number = recommendation.recommended.iter().position(is_this).map_or(0, |at| at + 1);
        let said =
            entry.opinion.as_ref().is_some_and(|opinion| !is_placeholder(&opinion.value, Asked::Sentences));
        if !said {
            let demand = entry.demand.as_ref().map_or("", |demand| demand.value.as_str());
            let title = context.call.demands.get(demand).map_or(demand, |demand| demand.shown_title());
            let message = Message::new("opinion-given-missing").text("title", title);
            let fault = findings.report(recommendation.location(entry.opinion_span), message);
            fault.missing = Some(format!("recommendations[{number}].opinion"));
        }
    }
}
