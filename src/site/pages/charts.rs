//! Bars, drawn in SVG by the templates, always beside the figures they show.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::call::Wan;
use crate::site::browse::Facet;
use crate::site::page::{Link, Site};
use crate::tables::TableWords;

/// A chart: the demands by one condition.
#[derive(Serialize)]
pub(in crate::site) struct Chart<'a> {
    /// What its heading is found by.
    id: String,
    /// The condition.
    title: &'a str,
    /// Whether its bars are amounts instead of counts.
    amounts: bool,
    bars: Vec<Bar>,
}

/// One bar with its figures.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
struct Bar {
    label: Link,
    count: usize,
    /// Expected R&D money behind it, in the unit of its column.
    amount: String,
    /// The same for each demand on average, to the nearest 万元.
    mean: String,
    /// Length, percent of the longest bar.
    length: u32,
}

/// The charts of the start page: demands by every condition, and the money by domain.
pub(in crate::site) fn of<'a>(site: &Site<'_>, facets: &[Facet<'a>]) -> Vec<Chart<'a>> {
    let budgets: Vec<Wan> = site.entries.iter().map(|entry| entry.demand.budget.total).collect();
    let chart = |facet: &Facet<'a>, amounts| Chart {
        id: format!("{}-{}", if amounts { "money-by" } else { "by" }, facet.id),
        title: facet.title,
        amounts,
        bars: bars(facet, &budgets, amounts, site.table_words()),
    };
    let money = facets.iter().filter(|facet| facet.id == "domain").map(|facet| chart(facet, true));
    facets
        .iter()
        .map(|facet| chart(facet, false))
        .chain(money)
        .filter(|chart| !chart.bars.is_empty())
        .collect()
}

/// A bar for each value that any demand has, in the order of the condition.
fn bars(facet: &Facet<'_>, budgets: &[Wan], amounts: bool, words: TableWords<'_>) -> Vec<Bar> {
    let rows: Vec<(Link, usize, Decimal)> = facet
        .values
        .iter()
        .filter(|value| !value.members.is_empty())
        .map(|value| {
            let amount: Wan = value.members.iter().filter_map(|at| budgets.get(*at)).copied().sum();
            (facet.link(value), value.members.len(), amount.0)
        })
        .collect();
    let size = |count: usize, amount: Decimal| if amounts { amount } else { Decimal::from(count) };
    let longest = rows.iter().map(|(_, count, amount)| size(*count, *amount)).max().unwrap_or_default();
    rows.into_iter()
        .map(|(label, count, amount)| Bar {
            label,
            count,
            amount: words.money(Wan(amount)).to_string(),
            mean: {
                let mean = amount.checked_div(Decimal::from(count)).unwrap_or_default().round();
                words.money(Wan(mean)).to_string()
            },
            length: percent(size(count, amount), longest),
        })
        .collect()
}

fn percent(part: Decimal, whole: Decimal) -> u32 {
    let share =
        part.checked_mul(Decimal::from(100)).and_then(|part| part.checked_div(whole)).unwrap_or_default();
    u32::try_from(share.round()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::percent;

    #[test]
    fn lengths_are_shares_of_the_longest() {
        let share = |part: i64, whole: i64| percent(Decimal::from(part), Decimal::from(whole));
        assert_eq!([share(5, 10), share(1, 3), share(0, 0), share(7, 7)], [50, 33, 0, 100]);
    }
}
