//! `amount-plausible`: a warning for figures that look as if 元 had been written where 万元 is asked.
//!
//! Decided edge cases: a figure stands out when it is beyond what any unit or project plausibly has, or 1,000 times or
//! more above or below the median of the same figure elsewhere in the call, itself not counted, where there are at least
//! 5 others. Exactly 1,000 times stands out. Zeros are told elsewhere and are nobody's peers. A figure is reported once. The
//! median is never shown: it would tell one unit about the finances of the others.

use rust_decimal::Decimal;

use crate::call::{Located, Maybe, StageKind, Unit};
use crate::diagnostic::{Arg, Location, Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};
use crate::schema::{Field, Kind, Visibility};

pub(super) static RULE: Rule = Rule {
    id: "amount-plausible",
    severity: Severity::Warning,
    reading: None,
    passes: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: 1000000, personnel: 300, equipment: 999200, other: 500}",
    )],
    fails: &[(
        "units/shili-yiqi/sensor.yaml",
        "budget: {total: 20000000, personnel: 3000000, equipment: 12000000, other: 5000000}",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    needs_whole_texts: true,
    ..Rule::COMMON
};

/// How far off is too far.
const TIMES: Decimal = Decimal::ONE_THOUSAND;

/// Fewer others than this say nothing about what is usual.
const PEERS: usize = 5;

/// 100 亿元: no single project of a city's call costs more.
const PROJECT_MOST: i64 = 1_000_000;

/// 1,000 亿元: more than all but a few enterprises of the world spend on R&D, and just what 1,000 万元 comes to in 元.
const RESEARCH_MOST: i64 = 10_000_000;

/// One figure of all that give it.
struct Series<'a> {
    field: Option<Field<'a>>,
    public: bool,
    most: Option<Decimal>,
    figures: Vec<(Location, Decimal)>,
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for series in series(context) {
        judge(&series, findings);
    }
}

fn series<'a>(context: &Context<'a>) -> Vec<Series<'a>> {
    let units = || context.call.units.values();
    let finance = |name: &str, most: Option<i64>, figure: fn(&Unit) -> &Maybe<Decimal>| {
        let figures =
            units().filter_map(|unit| placed(figure(unit).as_ref(), |span| unit.location(Some(span))));
        series_of(context, Kind::Unit, ["finance", name], most, figures.collect())
    };
    let totals = context
        .call
        .standing_demands()
        .filter_map(|demand| placed(demand.budget_total.as_ref(), |span| demand.location(Some(span))));
    vec![
        series_of(context, Kind::Demand, ["budget", "total"], Some(PROJECT_MOST), totals.collect()),
        finance("main_revenue", None, |unit| &unit.finance.main_revenue),
        finance("rd_expense", Some(RESEARCH_MOST), |unit| &unit.finance.rd_expense),
        finance("rd_investment", Some(RESEARCH_MOST), |unit| &unit.finance.rd_investment),
    ]
}

fn placed(
    figure: Option<&Located<Decimal>>,
    location: impl FnOnce(crate::diagnostic::Span) -> Location,
) -> Option<(Location, Decimal)> {
    let Located { value, span } = figure.filter(|figure| figure.value > Decimal::ZERO)?;
    Some((location(*span), *value))
}

fn series_of<'a>(
    context: &Context<'a>,
    kind: Kind,
    [group, name]: [&str; 2],
    most: Option<i64>,
    figures: Vec<(Location, Decimal)>,
) -> Series<'a> {
    let group = context.schemas.form(kind).property(group);
    let field = group.and_then(|group| group.property(name));
    let public = [group, field]
        .iter()
        .all(|field| field.is_some_and(|field| field.visibility() == Some(Visibility::Public)));
    Series { field, public, most: most.map(Decimal::from), figures }
}

fn judge(series: &Series<'_>, findings: &mut Findings<'_>) {
    let mut sorted: Vec<Decimal> = series.figures.iter().map(|(_, value)| *value).collect();
    sorted.sort_unstable();
    for (location, value) in &series.figures {
        let id = if series.most.is_some_and(|most| *value > most) {
            "amount-plausible-beyond"
        } else {
            match off_its_peers(&sorted, *value) {
                Some(Off::Above) => "amount-plausible-above",
                Some(Off::Below) => "amount-plausible-below",
                None => continue,
            }
        };
        let shown = |value: Decimal| {
            let text = crate::call::Wan(value).to_string();
            if series.public { Arg::Text(text) } else { Arg::Private(text) }
        };
        let label = series.field.and_then(Field::title).unwrap_or_default();
        let message = Message::new(id).text("label", label).arg("value", shown(*value));
        let fault = findings.report(location.clone(), message);
        if id != "amount-plausible-below"
            && let Some(meant) = value.checked_div(Decimal::from(10_000))
        {
            let help = Message::new("amount-plausible-in-yuan").arg("meant", shown(meant));
            fault.set_help(help);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Off {
    Above,
    Below,
}

/// Whether one of the sorted values is far from the median of all others.
fn off_its_peers(sorted: &[Decimal], value: Decimal) -> Option<Off> {
    let own = sorted.binary_search(&value).ok()?;
    let peers = sorted.len().checked_sub(1).filter(|count| *count >= PEERS)?;
    let peer = |index: usize| sorted.get(if index < own { index } else { index + 1 }).copied();
    // Twice the median, so that nothing has to be halved.
    let median = peer((peers - 1) / 2)?.checked_add(peer(peers / 2)?)?;
    let value = value.checked_mul(Decimal::TWO)?;
    if value >= median.checked_mul(TIMES)? {
        Some(Off::Above)
    } else if value.checked_mul(TIMES)? <= median {
        Some(Off::Below)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Off, off_its_peers};

    fn off(value: &str, peers: &[&str]) -> Option<Off> {
        let value: Decimal = value.parse().unwrap();
        let mut sorted: Vec<Decimal> = peers.iter().map(|peer| peer.parse().unwrap()).collect();
        sorted.push(value);
        sorted.sort_unstable();
        off_its_peers(&sorted, value)
    }

    #[test]
    fn a_thousand_times_is_off() {
        let peers = ["1", "2", "3", "400", "500"];
        assert_eq!(off("3000", &peers), Some(Off::Above));
        assert_eq!(off("2999.999", &peers), None);
        assert_eq!(off("0.003", &peers), Some(Off::Below));
        assert_eq!(off("0.0030001", &peers), None);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        let peers = ["1", "1", "2", "4", "4", "4"];
        assert_eq!(off("3000", &peers), Some(Off::Above));
        assert_eq!(off("2999", &peers), None);
    }

    #[test]
    fn four_others_say_nothing() {
        assert_eq!(off("1000000", &["1", "1", "1", "1"]), None);
    }

    #[test]
    fn equal_figures_are_each_others_peers() {
        assert_eq!(off("7", &["7", "7", "7", "7", "7"]), None);
    }
}
