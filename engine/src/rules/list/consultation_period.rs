//! `consultation-period`: the time to comment suits what it is said to rest on, or a reason is given.
//!
//! Decided edge cases: both days count; working days are Monday to Friday, because public holidays are set from year to
//! year; whether a project guideline is a major decision is doubtful, so the default is the 15 days of practice.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::call::{PeriodBasis, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "consultation-period",
    severity: Severity::Error,
    reading: Some("rule-consultation-period-reading"),
    passes: &[(
        "call.yaml",
        "stages: {consultation: {opens: ‹consultation.opens›, closes: ‹consultation.opens+14›}}\nconsultation: {basis: 指南编制惯例, background: 根据需求建议起草。, ways: [{channel: letter, address: 示例市示例路1号}]}",
    )],
    fails: &[(
        "call.yaml",
        "stages: {consultation: {opens: ‹consultation.opens›, closes: ‹consultation.opens+5›}}\nconsultation: {basis: 指南编制惯例, background: 根据需求建议起草。, ways: [{channel: letter, address: 示例市示例路1号}]}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Consultation),
    speaks_to: Subject::Bureau,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let (Some(stage), Some(consultation)) =
        (settings.stages.get(&StageKind::Consultation), &settings.consultation)
    else {
        return;
    };
    let (needed, working) = match consultation.basis_kind {
        Some(PeriodBasis::MajorDecision) => (30, false),
        Some(PeriodBasis::NormativeDocument) => (7, true),
        None => (15, false),
    };
    let days = days(stage.opens, stage.closes, working);
    if days >= needed || consultation.period_reason.is_some() {
        return;
    }
    let id = if working { "consultation-period-short-working" } else { "consultation-period-short" };
    let message =
        Message::new(id).text("days", days).text("needed", needed).text("basis", &consultation.basis);
    if let Some(location) = context.call.location_in_settings(&["stages", "consultation", "closes"]) {
        findings.report(location, message);
    }
}

/// Days from the first to the last, both counted; with `working` only Monday to Friday.
fn days(from: Date, to: Date, working: bool) -> i64 {
    let all = i64::from(from.until(to).map_or(0, |span| span.get_days())) + 1;
    if !working {
        return all;
    }
    let day = |offset: i64| from.checked_add(offset.days()).ok();
    // A period of more than a year is long enough by any count.
    let weekdays = (0..all.min(400))
        .filter_map(day)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    i64::try_from(weekdays.count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn both_ends_count_and_weekends_do_not() {
        let date = |text: &str| text.parse().unwrap();
        assert_eq!(days(date("2021-06-15"), date("2021-06-29"), false), 15);
        assert_eq!(days(date("2021-06-15"), date("2021-06-29"), true), 11);
        assert_eq!(days(date("2024-02-28"), date("2024-03-01"), false), 3);
        assert_eq!(days(date("2021-06-15"), date("2021-06-14"), false), 0);
    }
}
