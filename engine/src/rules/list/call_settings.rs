//! `call-settings`: what `call.yaml` says agrees with itself, with the departments and with the notice.
//!
//! The JSON Schema of `call.yaml` is rule `schema`; what no schema can know stands here.
//!
//! Decided edge cases: a quotation of the notice is held against its words without Markdown, blanks and width of characters;
//! `……` may leave words out; a call without a notice has that fault told by rule `path` alone.

use crate::diagnostic::Severity;
use crate::rules::{Check, Context, Findings, Rule, Subject, call_settings};

pub(super) static RULE: Rule = Rule {
    id: "call-settings",
    severity: Severity::Error,
    passes: &[("call.yaml", "stages: {submission: {closes_at: \"17:30\"}}")],
    fails: &[("call.yaml", "time_zone: Asia/Beijing")],
    check: Check::Model(check),
    severity_chosen: false,
    speaks_to: Subject::Bureau,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(settings) = context.settings() {
        call_settings::check(context, settings, findings);
    }
}
