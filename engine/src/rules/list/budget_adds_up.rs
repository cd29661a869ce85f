//! `budget-adds-up`: personnel and the other lines of a budget sum to its total.
//!
//! Decided edge cases: only total and personnel are asked for, so a budget without other lines adds up as long as
//! personnel is not more than the total; with any other line, all lines and personnel must sum to the total exactly, to
//! the last digit. A negative line is told at its own place. Where one is, and where a line is empty, no number or beyond
//! all measure (`schema` and `not-blank` tell that), the sum is not judged: it would be the same mistake again. A line under a misspelt key counts, for the same
//! reason.

use rust_decimal::Decimal;

use crate::call::{Demand, StageKind, Wan};
use crate::diagnostic::{Message, Severity};
use crate::document::{Node, Value};
use crate::rules::{CallFile, Check, Context, Findings, Rule, Subject};
use crate::schema::Kind;

pub(super) static RULE: Rule = Rule {
    id: "budget-adds-up",
    severity: Severity::Error,
    reading: None,
    passes: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: 2000, personnel: 300, equipment: 1199.5, other: 500.5}",
    )],
    fails: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: 2000, personnel: 300, equipment: 1199.5, other: 500}",
    )],
    check: Check::FileAndModel(check_lines, check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    ..Rule::COMMON
};

/// Negative lines: with one, any sum can be made to fit.
fn check_lines(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    let Some((Kind::Demand, document)) = file.document else { return };
    let Some(form) = context.schemas.form(Kind::Demand).property("budget") else { return };
    for entry in document.root.get("budget").into_iter().flat_map(Node::entries) {
        let Some(field) = form.property(&entry.key.text) else { continue };
        match &entry.value.value {
            Value::Number(number) if number.value() < Decimal::ZERO => {
                let message =
                    Message::new("budget-adds-up-negative").text("label", field.title().unwrap_or_default());
                findings.report(document.location(entry.value.span), message);
            }
            _ => {}
        }
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for demand in context.call.standing_demands() {
        budget(demand, findings);
    }
}

fn budget(demand: &Demand, findings: &mut Findings<'_>) {
    let (Some(total), Some(personnel)) = (&demand.budget_total, &demand.budget_personnel) else { return };
    let Some(parts) = demand
        .budget_parts
        .iter()
        .map(|part| part.as_ref().map(|part| part.value))
        .collect::<Option<Vec<Decimal>>>()
    else {
        return;
    };
    let negative = |amount: &Decimal| *amount < Decimal::ZERO;
    if [total.value, personnel.value].iter().chain(&parts).any(negative) {
        return;
    }
    if parts.is_empty() {
        if personnel.value > total.value {
            let message = Message::new("budget-adds-up-personnel-over")
                .message("personnel", Wan(personnel.value).said())
                .message("total", Wan(total.value).said());
            findings.report(demand.location(Some(personnel.span)), message);
        }
        return;
    }
    // Amounts that passed the schema are at most 10^8 each; what does not fit the type has been refused there.
    let add = |sum: Option<Decimal>, part: &Decimal| sum?.checked_add(*part);
    let Some(others) = parts.iter().fold(Some(Decimal::ZERO), add) else { return };
    let Some(sum) = others.checked_add(personnel.value) else { return };
    let Some(difference) = total.value.checked_sub(sum) else { return };
    if difference.is_zero() {
        return;
    }
    let id = if difference > Decimal::ZERO { "budget-adds-up-short" } else { "budget-adds-up-over" };
    let message = Message::new(id)
        .message("sum", Wan(sum).said())
        .message("total", Wan(total.value).said())
        .message("difference", Wan(difference.abs()).said());
    let fault = findings.report(demand.location(Some(total.span)), message);
    if others == total.value {
        fault.set_help(Message::new("budget-adds-up-personnel-left-out"));
    }
}
