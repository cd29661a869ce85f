//! `indicator-measurable`: enough indicators say in figures what is to be reached.
//!
//! Decided edge cases: how many are enough stands in `call.yaml` (`limits.indicators_min`), and so does how much it weighs,
//! because the notice asks for no figure in so many words. A target has a figure if it holds a number that is no part of a
//! name (`TiO2`, GB/T 2260, ISO 9001), a reference or a date ([`crate::detect`]). Figures in words (三项) do not count: the
//! table is read by machines too. An indicator without target or unit is told by `schema` or `not-blank` where the form
//! asks for them, and passes here; so does a demand without any indicator.

use crate::call::{Demand, Indicator, StageKind};
use crate::detect::has_figure;
use crate::detect::{Asked, is_placeholder};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};
use crate::schema::{Field, Kind};

pub(super) static RULE: Rule = Rule {
    id: "indicator-measurable",
    severity: Severity::Error,
    reading: Some("rule-indicator-measurable-reading"),
    passes: &[(
        "units/shili-yiqi/sensor.yaml",
        "indicators: [{name: 工作温度, unit: ℃, current: 600, target: ≥1000}]",
    )],
    fails: &[(
        "units/shili-yiqi/sensor.yaml",
        "indicators: [{name: 工作温度, unit: ℃, current: 600, target: 显著提高}]",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    ..Rule::COMMON
};

/// How many indicators without a figure are named one by one.
const NAMED: usize = 5;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let wanted = context.settings().and_then(|settings| settings.limits.0.get("indicators_min"));
    let Some(wanted) = wanted.copied().filter(|wanted| *wanted > 0) else { return };
    let form = context.schemas.form(Kind::Demand).property("indicators");
    let form = form.and_then(Field::items);
    let asked = |name: &str| form.is_some_and(|form| form.requires(name));
    for demand in context.call.standing_demands().filter(|demand| !demand.indicators.is_empty()) {
        let vague: Vec<&Indicator> = demand
            .indicators
            .iter()
            .filter(|indicator| {
                let figure = match &indicator.target {
                    Some(target) => has_figure(&target.value) || is_placeholder(&target.value, Asked::Term),
                    None => asked("target"),
                };
                !figure || !(indicator.unit.is_some() || asked("unit"))
            })
            .collect();
        let found = demand.indicators.len() - vague.len();
        if found < wanted {
            report(demand, &vague, found, wanted, findings);
        }
    }
}

fn report(demand: &Demand, vague: &[&Indicator], found: usize, wanted: usize, findings: &mut Findings<'_>) {
    let location = |indicator: &Indicator| {
        let shown = indicator.target.as_ref().map(|target| target.span);
        demand.location(Some(shown.unwrap_or(indicator.span)))
    };
    let Some(first) = vague.first().copied().or(demand.indicators.last()) else { return };
    let message = Message::new("indicator-measurable-few").count("found", found).count("wanted", wanted);
    let fault = findings.report(location(first), message);
    if demand.indicators.len() < wanted {
        fault.set_help(Message::new("indicator-measurable-add"));
    }
    for other in vague.iter().skip(1).take(NAMED) {
        fault.add_note(Some(location(other)), Message::new("indicator-measurable-another"));
    }
    let more = vague.len().saturating_sub(NAMED + 1);
    if more > 0 {
        fault.add_note(None, Message::new("indicator-measurable-more").count("count", more));
    }
}
