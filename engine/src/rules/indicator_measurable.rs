//! `indicator-measurable`: enough indicators say in figures what is to be reached.
//!
//! Decided edge cases: how many are enough stands in `call.yaml` (`limits.indicators_min`), and so does how much it weighs,
//! because the notice asks for no figure in so many words. A target has a figure if it holds a digit that is neither part
//! of a name (`TiO2`, GB/T 2260, ISO 9001) nor a year of the calendar (2023年). Figures in words (三项) do not count: the
//! table is read by machines too. An indicator without target or unit is told by `schema` or `not-blank` where the form
//! asks for them, and passes here; so does a demand without any indicator.

use super::not_blank::is_placeholder;
use super::{Check, Clause, Context, Findings, Rule, Subject};
use crate::call::{Demand, Indicator, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::schema::{Field, Kind};

pub(super) static RULE: Rule = Rule {
    id: "indicator-measurable",
    severity: Severity::Error,
    clause: Some(Clause { section: "一(一)", quote: "标志性成果" }),
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
                    Some(target) => has_figure(&target.value) || is_placeholder(&target.value),
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
    let place = |indicator: &Indicator| {
        let shown = indicator.target.as_ref().map(|target| target.span);
        demand.place(Some(shown.unwrap_or(indicator.span)))
    };
    let Some(first) = vague.first().copied().or(demand.indicators.last()) else { return };
    let message = Message::new("indicator-measurable-few").count("found", found).count("wanted", wanted);
    let fault = findings.report(place(first), message);
    if demand.indicators.len() < wanted {
        fault.set_mend(Message::new("indicator-measurable-add"));
    }
    for other in vague.iter().skip(1).take(NAMED) {
        fault.add_note(Some(place(other)), Message::new("indicator-measurable-another"));
    }
    let more = vague.len().saturating_sub(NAMED + 1);
    if more > 0 {
        fault.add_note(None, Message::new("indicator-measurable-more").count("count", more));
    }
}

/// Whether a text holds a figure: a digit that belongs neither to a name nor to a year.
fn has_figure(text: &str) -> bool {
    let text: Vec<char> = text.chars().map(narrow).collect();
    let mut index = 0;
    while let Some(c) = text.get(index) {
        if !c.is_ascii_digit() {
            index += 1;
            continue;
        }
        let end = text[index..].iter().position(|c| !is_of_number(*c)).map_or(text.len(), |n| index + n);
        if !is_name(&text[..index]) && !is_year(&text[index..end], text.get(end)) {
            return true;
        }
        index = end;
    }
    false
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// Whether what stands before a digit makes it part of a name: a letter right before it (`TiO2`, M8), a hyphen or slash
/// after such (62044-3), or the mark of a standard and a blank (GB/T 2260, ISO 9001).
fn is_name(before: &[char]) -> bool {
    let word: Vec<char> = before
        .iter()
        .rev()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/'))
        .copied()
        .collect();
    if word.iter().any(char::is_ascii_alphabetic) {
        return true;
    }
    let rest = &before[..before.len() - word.len()];
    let Some((' ', rest)) = rest.split_last() else { return false };
    let mark = rest.iter().rev().take_while(|c| c.is_ascii_uppercase() || **c == '/');
    mark.filter(|c| c.is_ascii_uppercase()).count() >= 2
}

fn is_year(digits: &[char], after: Option<&char>) -> bool {
    matches!(digits, ['1', '9', _, _] | ['2', '0', _, _]) && after == Some(&'年')
}

/// Full-width digits and letters as ASCII.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::has_figure;

    #[test]
    fn figures() {
        for text in [
            "1000",
            "≥1000",
            "≥ 99.9",
            "600~1000",
            "1e-6",
            "-40",
            "１００",
            "不少于3件",
            "2023年达到50台",
            "按GB/T 2260检测不低于95",
            "TiO2纯度99.99",
            "1/3",
            "Ra 0.8",
            "300Wh/kg",
            "2000小时",
        ] {
            assert!(has_figure(text), "{text}");
        }
        for text in [
            "显著提高",
            "三项",
            "国际领先",
            "2023年前达到国际先进",
            "符合GB/T 2260",
            "符合 GB/T 2260-2007 要求",
            "通过ISO 9001认证",
            "IEC 62044-3",
            "TiO2",
            "",
        ] {
            assert!(!has_figure(text), "{text}");
        }
    }
}
