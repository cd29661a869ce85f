//! `joint-form-marked`: a demand in a joint form is recommended with emphasis.
//!
//! Decided edge cases: joint are the innovation consortium and the chain alliance (多家优势单位联合); open bidding is not,
//! because it names no partner yet. The table marks joint demands by itself; only the emphasis is the department's.

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::recommendations_by_department;
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "joint-form-marked",
    severity: Severity::Warning,
    reading: None,
    passes: &[(
        "departments/‹department.2›/recommendation.yaml",
        "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
    )],
    fails: &[
        (
            "units/shili-yanjiuyuan/transfer.yaml",
            "organization: chain-alliance\npartners: [{name: 示例合作单位, uscc: 91000000MB0000019M, role: 中试验证}]",
        ),
        (
            "departments/‹department.2›/recommendation.yaml",
            "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
        ),
    ],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, recommendation, entry) in recommendations_by_department(context.call) {
        let demand = entry.demand.as_ref().and_then(|id| context.call.demands.get(&id.value));
        let Some(demand) = demand.filter(|demand| demand.is_joint() && !demand.withdrawn) else { continue };
        if let Some(key) = entry.key_recommended.as_ref().filter(|key| !key.value) {
            let message = Message::new("joint-form-marked-missing").name("title", demand.shown_title());
            findings
                .report(recommendation.location(key.span), message)
                .set_replacement(recommendation.location(key.span), "true");
        }
    }
}
