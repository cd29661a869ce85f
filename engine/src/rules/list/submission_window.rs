//! `submission-window`: units change their files only while submissions are open.
//!
//! Decided edge cases: the closing day counts in whole, in the call's time zone (23:59:59 is in, 00:00:00 is out), unless
//! `closes_at` names an hour; the checker's clock decides, never a date inside a commit. A deletion is a change. An amendment (`amendments` in `call.yaml`) opens what it names until
//! its time, if it stood in the base; so nobody excuses his own proposal. The notice stays as it is as well, and the dates of a
//! stage that has closed: they put off nothing, an amendment does.

use crate::call::StageKind;
use crate::diagnostic::Severity;
use crate::rules::{Check, Context, Findings, Rule, Subject, windows};

pub(super) static RULE: Rule = Rule {
    id: "submission-window",
    severity: Severity::Error,
    reading: Some("rule-submission-window-reading"),
    passes: &[("clock", "‹submission.last›"), ("units/shili-yiqi/sensor.yaml", "term_months: 30")],
    fails: &[("clock", "‹submission.over›"), ("units/shili-yiqi/sensor.yaml", "term_months: 30")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    judges_proposal: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let words = windows::Words {
        early: "submission-window-early",
        late: "submission-window-late",
        moved: "submission-window-moved",
    };
    windows::check(context, findings, StageKind::Submission, &words);
}
