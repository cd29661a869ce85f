//! `recommendation-window`: departments change their files only until the recommendations close.
//!
//! Decided edge cases: a recommendation may be prepared from the day submissions open; otherwise as `submission-window`.

use crate::call::StageKind;
use crate::diagnostic::Severity;
use crate::rules::{Check, Context, Findings, Rule, Subject, windows};

pub(super) static RULE: Rule = Rule {
    id: "recommendation-window",
    severity: Severity::Error,
    reading: Some("rule-recommendation-window-reading"),
    passes: &[
        ("clock", "‹recommendation.early›"),
        ("departments/‹department.2›/department.yaml", "name: 示例区科学技术局"),
    ],
    fails: &[
        ("clock", "‹recommendation.over›"),
        ("departments/‹department.2›/department.yaml", "name: 示例区科学技术局"),
    ],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    judges_proposal: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let words = windows::Words {
        early: "recommendation-window-early",
        late: "recommendation-window-late",
        moved: "recommendation-window-moved",
    };
    windows::check(context, findings, StageKind::Recommendation, &words);
}
