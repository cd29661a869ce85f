//! `quota`: no more demands than the quota table allows.
//!
//! Decided edge cases: counted per group where the unit names one; withdrawn demands do not count; over what is
//! recommended it is always an error, over what is submitted the severity stands in `call.yaml`; what a department, a domain or
//! the whole call may have binds what is recommended alone; `max_each` over topics is told by `quota-topic`.

use crate::call::StageKind;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::rules::tally::{Counted, Tally};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "quota",
    severity: Severity::Error,
    reading: Some("rule-quota-reading"),
    passes: &[(
        "units/shili-yiqi/second.yaml",
        "title: 陶瓷基板金属化工艺\nwithdrawn: {on: ‹submission.opens›, reason: 改报另一项需求}",
    )],
    fails: &[("units/shili-yiqi/second.yaml", "title: 陶瓷基板金属化工艺")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::First,
    ..Rule::COMMON
};

/// How many of the demands that share a quota are named one by one.
const NAMED: usize = 10;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for tally in context.tallies() {
        if let Some(max) = tally.max()
            && tally.counted.len() > max
        {
            report(findings, tally, &tally.counted, max, Message::new("quota-over"));
        }
        for (key, limits) in tally.quota.max_each.iter().filter(|(key, _)| *key != "topic") {
            for (value, max) in limits {
                let same: Vec<_> = tally
                    .counted
                    .iter()
                    .filter(|counted| counted.value(key) == Some(value))
                    .copied()
                    .collect();
                if same.len() > *max {
                    let name = tally.name_of(context.schemas, key, value);
                    report(findings, tally, &same, *max, Message::new("quota-over-each").name("value", name));
                }
            }
        }
    }
}

fn report(
    findings: &mut Findings<'_>,
    tally: &Tally<'_>,
    counted: &[Counted<'_>],
    max: usize,
    message: Message,
) {
    let Some((last, others)) = counted.split_last() else { return };
    let message = message.name("holder", tally.holder()).count("used", counted.len()).count("max", max);
    if let Some(fault) = tally.report(findings, last.location(), message) {
        // Nobody but the department can choose among what units may hand in.
        if !tally.quota.binds_units() {
            fault.set_help(Message::new("quota-choose"));
        }
        name_others(fault, others);
    }
}

/// Names the demands that share a quota with the one reported.
pub(super) fn name_others(fault: &mut Diagnostic, others: &[Counted<'_>]) {
    for other in others.iter().take(NAMED) {
        let message = Message::new("quota-other").name("title", other.demand.shown_title());
        fault.add_note(Some(other.location()), message);
    }
    let more = others.len().saturating_sub(NAMED);
    if more > 0 {
        fault.add_note(None, Message::new("quota-more").count("count", more));
    }
}
