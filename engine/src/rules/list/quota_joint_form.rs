//! `quota-joint-form`: who uses both places gives one of them to a joint form.
//!
//! Decided edge cases: 其中1项 is read as at least one, and only when both places are used; 产业链上下游联合 does not
//! count, because the clause names two forms, and the message says so.

use super::quota::name_others;
use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::Stage;
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "quota-joint-form",
    severity: Severity::Error,
    reading: Some("rule-quota-joint-form-reading"),
    passes: &[
        ("units/shili-jituan/first.yaml", "organization: single-unit\nbidding:"),
        (
            "units/shili-jituan/second.yaml",
            "organization: open-bidding\nbidding: {ip_ownership: 双方共有, bidder_conditions: 具有相关研发基础的单位, payment_to_bidder: 500, deadline: 2023-12-31}",
        ),
    ],
    fails: &[("units/shili-jituan/first.yaml", "organization: single-unit\nbidding:")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::First,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for tally in context.tallies() {
        let Some(needs) = &tally.quota.needs else { continue };
        let from = tally.quota.when_at_least.unwrap_or(1);
        let wanted = |id: &str| needs.organization.iter().any(|form| form == id);
        let fitting = tally.counted.iter().filter(|c| c.value("organization").is_some_and(wanted)).count();
        let Some((last, others)) = tally.counted.split_last() else { continue };
        if tally.counted.len() < from || fitting >= needs.min {
            continue;
        }
        let message = Message::new("quota-joint-form-missing")
            .name("holder", tally.holder())
            .count("used", tally.counted.len())
            .count("min", needs.min)
            .count("fitting", fitting)
            .list(
                "forms",
                needs.organization.iter().map(|id| tally.name_of(context.schemas, "organization", id)),
            );
        let location = match (&last.demand.organization, tally.stage) {
            (Some(organization), Stage::Submitted) => last.demand.location(Some(organization.span)),
            _ => last.location(),
        };
        let Some(fault) = tally.report(findings, location, message) else { continue };
        name_others(fault, others);
        let chain = tally.counted.iter().any(|c| c.value("organization") == Some("chain-alliance"));
        if chain && !wanted("chain-alliance") {
            let forms =
                needs.organization.iter().map(|id| tally.name_of(context.schemas, "organization", id));
            fault.add_note(None, Message::new("quota-joint-form-chain").list("forms", forms));
        }
    }
}
