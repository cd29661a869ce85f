//! `finance-year`: a unit's figures are of the year before the call opens.
//!
//! Decided edge cases: 上年度 is the calendar year before the day on which submission opens, also when the accounts are
//! still open: `audited: false` is no fault. Units that need give no figures but do are held to the same year. A year
//! outside 2000 to 2100 is told by `schema`.

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "finance-year",
    severity: Severity::Error,
    reading: Some("rule-finance-year-reading"),
    passes: &[("units/shili-yiqi/unit.yaml", "finance: {year: ‹finance.year›, audited: false}")],
    fails: &[("units/shili-yiqi/unit.yaml", "finance: {year: ‹finance.year-1›}")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    self_test: &["finance.year"],
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(stage) = context.settings().and_then(|settings| settings.stages.get(&StageKind::Submission))
    else {
        return;
    };
    let expected = i64::from(stage.opens.year()) - 1;
    for unit in context.call.units.values() {
        let Some(year) = &unit.finance.year else { continue };
        if year.value == expected || !(2000..=2100).contains(&year.value) {
            continue;
        }
        let id = if year.value > expected { "finance-year-not-over" } else { "finance-year-earlier" };
        let message = Message::new(id).private("year", year.value).text("expected", expected);
        findings
            .report(unit.location(Some(year.span)), message)
            .set_help(Message::new("finance-year-write").text("expected", expected));
    }
}
