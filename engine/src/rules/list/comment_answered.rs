//! `comment-answered`: once the consultation closes, every comment has a disposition and a reply.
//!
//! Where `consultation.answer_within_days` promises a time, an open comment is a warning for so long after the closing (or after
//! the day it came in, if that was later), the last day included, and an error from then on.
//!
//! Decided edge cases: a decision without a word, or a word without a decision, is half an answer at any time; a comment
//! on an item that is not there cannot be answered; one that says the same as another (`same_as`) is answered with it. National practice gives no reply; this call does.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::call::{Comment, Settings, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "comment-answered",
    severity: Severity::Error,
    reading: None,
    passes: &[
        ("guideline/item.md", ITEM),
        (
            "comments/first.yaml",
            "on: {item: item}\naspect: soundness\nchannel: mail\nreceived_on: ‹consultation.opens+1›\nshown_as: 朱**\ntext: 建议明确工作温度。\ndisposition: adopted\nreply: 已写明为1000℃。\nreplied_on: ‹consultation.opens+3›",
        ),
    ],
    fails: &[
        ("guideline/item.md", ITEM),
        (
            "comments/first.yaml",
            "on: {item: item}\naspect: soundness\nchannel: mail\nreceived_on: ‹consultation.opens+1›\nshown_as: 朱**\ntext: 建议明确工作温度。\ndisposition: not-adopted",
        ),
    ],
    check: Check::Model(check),
    stage: Some(StageKind::Consultation),
    speaks_to: Subject::Bureau,
    ..Rule::COMMON
};

const ITEM: &str = "---\ntitle: 高温传感材料\nnumber: \"3.1\"\ndomain: ‹domain.3›\ncategory: common-key-technology\norganization: [single-unit]\nsources: [shili-yiqi/sensor]\nterm_months: 36\nbudget_cap: 500\nsupported: {min: 1, max: 2}\n---\n## 研究内容\n\n耐高温陶瓷基板。\n";

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let stage = settings.stage(StageKind::Consultation).and_then(|stage| stage.instants(&zone));
    let closed = stage.is_some_and(|stage| context.now >= stage.closes);
    let today = context.now.to_zoned_datetime(zone).date();
    for comment in context.call.comments.values() {
        if let Some(item) =
            comment.item.as_ref().filter(|item| !context.call.guideline.contains_key(&item.value))
        {
            let message = Message::new("comment-answered-no-such-item").text("item", &item.value);
            findings.report_as(Severity::Error, comment.location(Some(item.span)), message);
        }
        let first = first(context, comment, findings);
        let answered_there = first.is_some_and(|first| first.disposition.is_some() && first.reply.is_some());
        match (&comment.disposition, &comment.reply) {
            (Some(disposition), None) => {
                let location = comment.location(Some(disposition.span));
                findings.report(location, Message::new("comment-answered-no-reply"));
            }
            (None, Some(reply)) => {
                findings.report(
                    comment.location(Some(reply.span)),
                    Message::new("comment-answered-no-disposition"),
                );
            }
            (None, None) if closed && !answered_there => {
                let location = comment.location(comment.span);
                let last = last_day(settings, comment);
                let fault = if let Some(last) = last.filter(|last| today <= *last) {
                    let message = Message::new("comment-answered-due").text("last", last);
                    findings.report_at_most(Severity::Warning, location, message)
                } else if let Some(last) = last {
                    findings.report(location, Message::new("comment-answered-late").text("last", last))
                } else {
                    findings.report(location, Message::new("comment-answered-open"))
                };
                fault.missing = Some("disposition".to_owned());
            }
            _ => {}
        }
    }
}

/// The last day on which a comment is answered in time; none where no time is promised.
fn last_day(settings: &Settings, comment: &Comment) -> Option<Date> {
    let within = settings.consultation.as_ref()?.answer_within_days?;
    let closes = settings.stage(StageKind::Consultation)?.closes;
    let from = comment.received_on.as_ref().map_or(closes, |received| received.value.max(closes));
    from.checked_add(i64::from(within).days()).ok()
}

/// Whether the comment that this one repeats is there, on the same item, and no repetition itself; if so, its answer counts.
fn first<'c>(context: &Context<'c>, comment: &Comment, findings: &mut Findings<'_>) -> Option<&'c Comment> {
    let same_as = comment.same_as.as_ref()?;
    let fits = |first: &&Comment| {
        let same_item = match (&first.item, &comment.item) {
            (Some(one), Some(other)) => one.value == other.value,
            _ => true,
        };
        first.id != comment.id && first.same_as.is_none() && same_item
    };
    let first = context.call.comments.get(&same_as.value).filter(fits);
    if first.is_none() {
        let message = Message::new("comment-answered-no-such-comment").text("comment", &same_as.value);
        findings.report_as(Severity::Error, comment.location(Some(same_as.span)), message);
    }
    first
}
