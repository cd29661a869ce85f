//! `project-investment`: an enterprise's project costs at least the threshold, personnel not counted.
//!
//! Decided edge cases: the brackets （人员经费部分暂不计入） belong to this threshold alone; the whole project counts,
//! partners' money included; exactly the threshold passes.

use crate::call::{StageKind, Wan};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject, enterprise};

pub(super) static RULE: Rule = Rule {
    id: "project-investment",
    severity: Severity::Error,
    reading: Some("rule-project-investment-reading"),
    passes: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: ‹project_investment+300›, personnel: 300, equipment: ‹project_investment›, other: 0}",
    )],
    fails: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: ‹project_investment+299›, personnel: 300, equipment: ‹project_investment-1›, other: 0}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    self_test: &["legal_form", "budget.total", "budget.personnel"],
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (unit, thresholds, most) in enterprise::bound(context) {
        let Some(threshold) = thresholds.project_investment else { continue };
        for demand in context.call.standing_demands_of(&unit.id) {
            let (Some(total), Some(personnel)) = (&demand.budget_total, &demand.budget_personnel) else {
                continue;
            };
            let Some(counted) = Wan(total.value).checked_sub(Wan(personnel.value)) else { continue };
            if counted < threshold {
                let message = Message::new("project-investment-below")
                    .message("counted", counted.said())
                    .message("total", Wan(total.value).said())
                    .message("personnel", Wan(personnel.value).said())
                    .message("threshold", threshold.said());
                let location = demand.location(Some(total.span));
                findings.report_at_most(most, location, message);
            }
        }
    }
}
