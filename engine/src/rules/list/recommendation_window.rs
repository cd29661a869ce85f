//! `recommendation-window`: departments change their files only until the recommendations close.
//!
//! Decided edge cases: a recommendation may be prepared from the day submissions open; otherwise as `submission-window`.

use crate::call::StageKind;
use crate::diagnostic::Severity;
use crate::rules::{Check, Clause, Context, Findings, Rule, Subject, windows};

pub(super) static RULE: Rule = Rule {
    id: "recommendation-window",
    severity: Severity::Error,
    clause: Some(Clause { section: "三2", quote: "4月30日截止" }),
    reading: Some("rule-recommendation-window-reading"),
    passes: &[
        ("clock", "2021-04-29T12:00:00+08:00"),
        ("departments/binjiang/department.yaml", "name: 滨江区科学技术局"),
    ],
    fails: &[
        ("clock", "2021-05-01T00:00:00+08:00"),
        ("departments/binjiang/department.yaml", "name: 滨江区科学技术局"),
    ],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    judges_proposal: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (early, late) = ("recommendation-window-early", "recommendation-window-late");
    windows::check(context, findings, StageKind::Recommendation, early, late);
}
