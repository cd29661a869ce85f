//! `approved`: a head of the department has approved the table, in time.
//!
//! Decided edge cases: the name of the approver may be an office (分管领导); once the stage has closed both lines must be
//! there; a date after the last day is a fault at any time, the last day being that to which it was put off for the department (`amendments`).
//! A date before the stage opens is a fault as well.

use jiff::tz::TimeZone;

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "approved",
    severity: Severity::Error,
    reading: None,
    passes: &[(
        "departments/‹department.1›/recommendation.yaml",
        "approved_by: 分管领导\napproved_on: ‹recommendation.closes›",
    )],
    fails: &[(
        "departments/‹department.1›/recommendation.yaml",
        "approved_by: 分管领导\napproved_on: ‹recommendation.closes+1›",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    shown: Moment::WithTable,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    for (id, department) in &context.call.departments {
        let Some(recommendation) = &department.recommendation else { continue };
        let Some(stage) = settings.stage_of_department(StageKind::Recommendation, id) else { return };
        let closed = stage.instants(&zone).is_some_and(|instants| context.now >= instants.closes);
        if let Some(on) = &recommendation.approved_on
            && (on.value > stage.closes || on.value < stage.opens)
        {
            let message = Message::new("approved-outside")
                .text("on", on.value)
                .text("opens", stage.opens)
                .text("closes", stage.closes);
            findings.report(recommendation.location(on.span), message);
        }
        let missing = recommendation.approved_by.is_none() || recommendation.approved_on.is_none();
        if closed && missing && !recommendation.recommended.is_empty() {
            let key = if recommendation.approved_by.is_none() { "approved_by" } else { "approved_on" };
            findings.report(recommendation.file(), Message::new("approved-missing")).missing =
                Some(key.to_owned());
        }
    }
}
