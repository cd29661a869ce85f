//! `rd-intensity`: an enterprise's R&D expense is at least the threshold's share of its main revenue.
//!
//! Decided edge cases: the comparison is exact (2.999 % fails, 3.0 % passes); the ratio is shown cut, not rounded, so
//! that it never looks like the threshold it misses; with a revenue of 0 or less the ratio has no meaning and the unit
//! is told so. Units of other legal forms are not bound.

use rust_decimal::Decimal;

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject, enterprise};

pub(super) static RULE: Rule = Rule {
    id: "rd-intensity",
    severity: Severity::Error,
    reading: Some("rule-rd-intensity-reading"),
    passes: &[("units/shili-yiqi/unit.yaml", "finance: {main_revenue: 40000, rd_expense: ‹rd_expense›}")],
    fails: &[("units/shili-yiqi/unit.yaml", "finance: {main_revenue: 40000, rd_expense: ‹rd_expense-4›}")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    self_test: &["legal_form", "finance.main_revenue", "finance.rd_expense"],
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (unit, thresholds, most) in enterprise::bound(context) {
        if thresholds.rd_intensity.is_some() {
            enterprise::tell_sealed(unit, findings);
        }
        let (Some(threshold), Some(revenue), Some(expense)) =
            (thresholds.rd_intensity, &unit.finance.main_revenue, &unit.finance.rd_expense)
        else {
            continue;
        };
        if revenue.value <= Decimal::ZERO {
            let message = Message::new("rd-intensity-no-revenue").text("threshold", threshold);
            findings
                .report_at_most(most, unit.location(Some(revenue.span)), message)
                .set_help(Message::new("rd-intensity-no-revenue-mend"));
            continue;
        }
        // Amounts are at most 10^8 with few decimals, so the products are exact; what does not fit misses nothing.
        let (Some(have), Some(need)) =
            (expense.value.checked_mul(Decimal::ONE_HUNDRED), revenue.value.checked_mul(threshold))
        else {
            continue;
        };
        if have < need {
            let ratio = have.checked_div(revenue.value).unwrap_or_default().trunc_with_scale(2);
            let message =
                Message::new("rd-intensity-below").private("ratio", ratio).text("threshold", threshold);
            findings
                .report_at_most(most, unit.location(Some(expense.span)), message)
                .add_note(Some(unit.location(Some(revenue.span))), Message::new("rd-intensity-revenue-here"));
        }
    }
}
