//! `quota-topic`: an institution has one self-designed topic and one result transformation at most; others state none.
//!
//! Decided edge cases: an institution's demand without a topic is a fault, because it could be counted under neither.

use super::quota::name_others;
use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::tally::Stage;
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};
use crate::schema::Kind;

pub(super) static RULE: Rule = Rule {
    id: "quota-topic",
    severity: Severity::Error,
    reading: None,
    passes: &[(
        "units/shili-yanjiuyuan/second-topic.yaml",
        "title: 陶瓷膜分离组件\ntopic: self-designed\nwithdrawn: {on: ‹submission.opens›, reason: 并入另一项需求}",
    )],
    fails: &[(
        "units/shili-yanjiuyuan/own-topic.yaml",
        "topic: result-transformation\ntransformation: {original_result: 多孔陶瓷, place: ‹place.4›示例产业园, implementing_unit: 示例陶瓷有限公司}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::After("topic"),
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let topic_field = context.schemas.form(Kind::Demand).property("topic");
    let options = topic_field.map(crate::schema::Field::options).unwrap_or_default();
    let named = |(value, label): &(&str, &str)| settings.option_name("topic", value, label).to_owned();
    for tally in context.tallies() {
        for (topic, max) in tally.quota.max_each.get("topic").into_iter().flatten() {
            let same: Vec<_> =
                tally.counted.iter().filter(|c| c.value("topic") == Some(topic)).copied().collect();
            let Some((last, others)) = same.split_last() else { continue };
            if same.len() <= *max {
                continue;
            }
            let message = Message::new("quota-topic-over")
                .name("holder", tally.holder())
                .text("topic", tally.name_of(context.schemas, "topic", topic))
                .count("used", same.len())
                .count("max", *max);
            let location = match tally.stage {
                Stage::Submitted => last.demand.location(last.demand.topic.as_ref().map(|topic| topic.span)),
                Stage::Recommended => last.location(),
            };
            if let Some(fault) = tally.report(findings, location, message) {
                name_others(fault, others);
            }
        }
    }
    let with_topics: Vec<_> = settings
        .quotas
        .iter()
        .filter(|q| q.max_each.contains_key("topic"))
        .map(|q| q.unit_kind.as_deref())
        .collect();
    // A call that counts no topics leaves it to the schema whether one is stated.
    if with_topics.is_empty() {
        return;
    }
    for demand in context.call.demands.values().filter(|demand| !demand.withdrawn) {
        let Some(unit) = context.call.units.get(&demand.unit) else { continue };
        let Some(kind) = unit.kind.as_ref().map(|kind| kind.value.as_str()) else { continue };
        let expected = with_topics.iter().any(|wanted| wanted.is_none_or(|wanted| wanted == kind));
        let kind_name = settings.unit_kind_name(kind);
        match (&demand.topic, expected) {
            (Some(topic), false) => {
                let message = Message::new("quota-topic-not-for-kind").name("kind", kind_name);
                findings
                    .report(demand.location(Some(topic.span)), message)
                    .set_help(Message::new("quota-topic-not-for-kind-mend"));
            }
            (None, true) => {
                let message = Message::new("quota-topic-missing").name("kind", kind_name).list(
                    "options",
                    options.iter().map(|one| format!("{}（{value}）", named(one), value = one.0)),
                );
                findings
                    .report(demand.title_place(), message)
                    .set_help(Message::new("quota-topic-missing-mend"));
            }
            _ => {}
        }
    }
}
