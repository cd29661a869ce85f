//! `bidding-terms`: the terms of open bidding are terms that somebody can bid on.
//!
//! That all four are there is told by `schema`, that none is blank or a placeholder by `not-blank`; here they are judged.
//!
//! Decided edge cases: the bidder must be done after submission closes, for before that nobody can bid. The term begins
//! when the project does, on a day nobody knows yet, so a deadline is too late only if it lies beyond the term counted from
//! the last stage that `call.yaml` dates, by whole months; a warning. The bidder may be paid the whole budget, not more. To
//! pay nothing, and to leave a term to later negotiation (协商, 面议) in so many words and no others, are warnings.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::call::{Demand, Settings, StageKind, Wan};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};
use crate::schema::Kind;

pub(super) static RULE: Rule = Rule {
    id: "bidding-terms",
    severity: Severity::Error,
    reading: Some("rule-bidding-terms-reading"),
    passes: &[("units/shili-jituan/first.yaml", "bidding: {payment_to_bidder: 2000, deadline: 2024-04-30}")],
    fails: &[(
        "units/shili-jituan/first.yaml",
        "bidding: {payment_to_bidder: 2000.01, deadline: 2024-04-30}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::After("bidding"),
    ..Rule::COMMON
};

/// What says, as a whole text, that nothing is settled.
const LATER: &[&str] = &[
    "面议",
    "协商",
    "协商确定",
    "协商解决",
    "双方协商",
    "双方协商确定",
    "由双方协商",
    "由双方协商确定",
    "双方约定",
    "双方另行协商",
    "双方另行约定",
    "另行协商",
    "另行约定",
    "另行商定",
    "另议",
    "待商定",
    "待协商",
    "按合同",
    "按合同约定",
    "以合同为准",
    "以合同约定为准",
    "见合同",
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let bids = |demand: &&Demand| {
        demand.organization.as_ref().is_some_and(|organization| organization.value == "open-bidding")
    };
    for demand in context.call.standing_demands().filter(bids) {
        deadline(settings, demand, findings);
        payment(demand, findings);
        left_open(context, demand, findings);
    }
}

fn deadline(settings: &Settings, demand: &Demand, findings: &mut Findings<'_>) {
    let Some(deadline) = &demand.bidding.deadline else { return };
    let location = demand.location(Some(deadline.span));
    let Some(closes) = settings.stages.get(&StageKind::Submission).map(|stage| stage.closes) else { return };
    if deadline.value <= closes {
        let message = Message::new("bidding-terms-deadline-past")
            .text("deadline", deadline.value)
            .text("closes", closes);
        findings.report(location, message).set_help(Message::new("bidding-terms-deadline-past-mend"));
        return;
    }
    let (Some(term), Some(start)) =
        (&demand.term_months, settings.stages.values().map(|stage| stage.closes).max())
    else {
        return;
    };
    if month(deadline.value) > month(start).saturating_add(term.value) {
        let message = Message::new("bidding-terms-deadline-late")
            .text("deadline", deadline.value)
            .text("start", start)
            .text("term", term.value);
        findings
            .report_as(Severity::Warning, location, message)
            .set_help(Message::new("bidding-terms-deadline-late-mend"))
            .add_note(Some(demand.location(Some(term.span))), Message::new("bidding-terms-term-here"));
    }
}

/// Months since the year 0.
fn month(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month())
}

fn payment(demand: &Demand, findings: &mut Findings<'_>) {
    let (Some(payment), Some(total)) = (&demand.bidding.payment_to_bidder, &demand.budget_total) else {
        return;
    };
    let location = demand.location(Some(payment.span));
    if payment.value > total.value {
        let message = Message::new("bidding-terms-payment-over")
            .message("payment", Wan(payment.value).said())
            .message("total", Wan(total.value).said());
        findings
            .report(location, message)
            .set_help(Message::new("bidding-terms-payment-over-mend"))
            .add_note(Some(demand.location(Some(total.span))), Message::new("bidding-terms-total-here"));
    } else if payment.value == Decimal::ZERO {
        findings
            .report_as(Severity::Warning, location, Message::new("bidding-terms-payment-nothing"))
            .set_help(Message::new("bidding-terms-payment-nothing-mend"));
    }
}

fn left_open(context: &Context<'_>, demand: &Demand, findings: &mut Findings<'_>) {
    let form = context.schemas.form(Kind::Demand).property("bidding");
    let terms = [
        ("ip_ownership", &demand.bidding.ip_ownership),
        ("bidder_conditions", &demand.bidding.bidder_conditions),
    ];
    for (key, term) in terms {
        let Some(term) = term.as_ref().filter(|term| is_left_open(&term.value)) else { continue };
        let label = form.and_then(|form| form.property(key)).and_then(crate::schema::Field::title);
        let message = Message::new("bidding-terms-left-open")
            .text("label", label.unwrap_or(key))
            .text("value", term.value.trim());
        findings
            .report_as(Severity::Warning, demand.location(Some(term.span)), message)
            .set_help(Message::new("bidding-terms-left-open-mend"));
    }
}

fn is_left_open(text: &str) -> bool {
    LATER.contains(&text.trim().trim_end_matches(['。', '.', '；', ';']))
}
