//! `path`: only files of the layout, under strict names.
//!
//! Decided edge cases: links are never followed, whatever they point to; a name is refused rather than repaired,
//! because the path is the identity of a suggestion for ever.

use super::{Check, Context, Findings, Rule};
use crate::diagnostic::{Place, Severity};

pub(super) static RULE: Rule = Rule {
    id: "path",
    severity: Severity::Error,
    clause: None,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "title: 高温压力传感器用陶瓷基板")],
    fails: &[("units/shili-yiqi/Sensor.yaml", "title: 高温压力传感器用陶瓷基板")],
    check: Check::Model(check),
    severity_chosen: false,
    ..Rule::COMMON
};

/// The files of a call have been judged while they were read; here are those of a proposal that may lie anywhere.
fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (path, message) in context.proposal.iter().flat_map(|proposal| &proposal.improper) {
        findings.report(Place::file(path), message.clone());
    }
}
