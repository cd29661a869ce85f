//! `path`: only files of the layout, under strict names.
//!
//! Decided edge cases: links are never followed, whatever they point to; a name is refused rather than repaired,
//! because the path is the identity of a suggestion for ever.

use crate::diagnostic::{Location, Severity};
use crate::rules::{Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    id: "path",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor-2.yaml", WITHDRAWN)],
    fails: &[("units/shili-yiqi/Sensor-2.yaml", WITHDRAWN)],
    check: Check::Model(check),
    severity_chosen: false,
    ..Rule::COMMON
};

/// So that the example is of a name alone: what is withdrawn takes no place.
const WITHDRAWN: &str = "withdrawn: {on: ‹submission.opens›, reason: 并入另一项需求}";

/// The files of a call have been judged while they were read; here are those of a proposal that may lie anywhere.
fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (path, message) in context.proposal.iter().flat_map(|proposal| &proposal.improper) {
        findings.report(Location::file(path), message.clone());
    }
}
