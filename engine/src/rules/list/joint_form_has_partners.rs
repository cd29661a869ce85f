//! `joint-form-has-partners`: a consortium or a chain alliance names at least one partner that is not the unit itself.
//!
//! Decided edge cases: a partner is the unit itself if it has its credit code or its name (blanks and the width of
//! brackets do not make another name), whichever of the two was copied wrongly. A unit of the same group with a name and a
//! code of its own is a partner. To name oneself beside a true partner is harmless. Partners need not meet the
//! thresholds. A partner whose name and code cannot be read is told by `schema` and taken as one.

use crate::call::{Demand, Partner, StageKind, Unit};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};
use crate::schema::{Kind, Uscc};

pub(super) static RULE: Rule = Rule {
    id: "joint-form-has-partners",
    severity: Severity::Error,
    reading: Some("rule-joint-form-has-partners-reading"),
    passes: &[
        (
            "units/shili-yanjiuyuan/transfer.yaml",
            "organization: innovation-consortium\npartners: [{name: 示例仪器有限公司, uscc: 91000000MB0000019M, role: 负责试验验证}]",
        ),
        (
            "departments/‹department.2›/recommendation.yaml",
            "recommendations:\n- {demand: shili-yanjiuyuan/transfer, rank: 1, opinion: 同意推荐。, key_recommended: true, unit_kind_confirmed: true}\n- {demand: shili-yanjiuyuan/own-topic, rank: 2, opinion: 同意推荐。, key_recommended: false, unit_kind_confirmed: true}",
        ),
    ],
    fails: &[("units/shili-yanjiuyuan/transfer.yaml", "organization: innovation-consortium")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::After("partners"),
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let form = context.schemas.form(Kind::Demand).property("organization");
    for demand in context.call.standing_demands().filter(|demand| demand.is_joint()) {
        let Some(organization) = &demand.organization else { continue };
        let unit = context.call.units.get(&demand.unit);
        if demand.partners.iter().any(|partner| !unit.is_some_and(|unit| is_itself(partner, unit))) {
            continue;
        }
        let label =
            form.map_or_else(|| organization.value.clone(), |form| form.label_of(&organization.value));
        let (id, span) = match demand.partners.first() {
            None => ("joint-form-has-partners-none", organization.span),
            Some(partner) => ("joint-form-has-partners-only-itself", shown_at(partner)),
        };
        report(demand, id, span, &label, findings);
    }
}

fn report(
    demand: &Demand,
    id: &'static str,
    span: crate::diagnostic::Span,
    form: &str,
    findings: &mut Findings<'_>,
) {
    findings.report(demand.location(Some(span)), Message::new(id).text("form", form));
}

fn shown_at(partner: &Partner) -> crate::diagnostic::Span {
    partner.name.as_ref().map_or(partner.span, |name| name.span)
}

fn is_itself(partner: &Partner, unit: &Unit) -> bool {
    let same_code = match (&partner.uscc, &unit.uscc) {
        (Some(theirs), Some(ours)) => {
            Uscc::read(&theirs.value).is_some_and(|code| Some(code) == Uscc::read(&ours.value))
        }
        _ => false,
    };
    let same_name = match (&partner.name, &unit.name) {
        (Some(theirs), Some(ours)) => plain(&theirs.value) == plain(&ours.value),
        _ => false,
    };
    same_code || same_name
}

/// A name as it sounds: without blanks, brackets in one width.
fn plain(name: &str) -> String {
    let brackets = |c: char| match c {
        '(' => '（',
        ')' => '）',
        other => other,
    };
    name.chars().filter(|c| !c.is_whitespace()).map(brackets).collect()
}
