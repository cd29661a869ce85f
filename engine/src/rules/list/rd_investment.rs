//! `rd-investment`: an enterprise's total R&D investment of last year reaches the threshold.
//!
//! Decided edge cases: exactly the threshold passes (以上 includes the number, Civil Code art. 1259); the sum is 研发投入
//! 总额, which is not the 研究开发费 of the ratio.

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject, enterprise};

pub(super) static RULE: Rule = Rule {
    id: "rd-investment",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/unit.yaml", "finance: {rd_investment: ‹rd_investment›}")],
    fails: &[("units/shili-yiqi/unit.yaml", "finance: {rd_investment: ‹rd_investment-0.1›}")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    self_test: &["legal_form", "finance.rd_investment"],
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (unit, thresholds, most) in enterprise::bound(context) {
        if thresholds.rd_investment.is_some() {
            enterprise::tell_sealed(unit, findings);
        }
        let (Some(threshold), Some(investment)) = (thresholds.rd_investment, &unit.finance.rd_investment)
        else {
            continue;
        };
        if investment.value < threshold.0 {
            let message = Message::new("rd-investment-below")
                .message("threshold", threshold.said())
                .private("value", investment.value);
            findings.report_at_most(most, unit.location(Some(investment.span)), message);
        }
    }
}
