//! Demands by one condition after the other: tables with bars, drawn in SVG by the templates beside the figures they show. The first
//! stands open, the others below their finding: what the figures say, in a sentence.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::call::Wan;
use crate::site::browse::Facet;
use crate::site::page::{Link, Site};

/// How many that are equally many are named; of more it is said how many there are.
const NAMED: usize = 3;

/// A chart: the demands by one condition.
#[derive(Serialize)]
pub(in crate::site) struct Chart<'a> {
    /// What its heading is found by.
    id: String,
    /// The condition.
    title: &'a str,
    /// What its figures say.
    finding: String,
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
    /// Length by count, percent of the longest bar.
    length: u32,
    /// Length by money.
    money_length: u32,
}

/// How many demands have a value, and what they come to.
struct Row {
    label: Link,
    count: usize,
    amount: Wan,
}

/// The demands by department, which the map stands beside; none where no department has any.
pub(in crate::site) fn by_department<'a>(site: &Site<'_>, facets: &[Facet<'a>]) -> Option<Chart<'a>> {
    facets.iter().find(|facet| is_place(facet)).and_then(|facet| chart(site, facet))
}

/// The demands by every other condition, and by department too where there is no map for that.
pub(in crate::site) fn of<'a>(site: &Site<'_>, facets: &[Facet<'a>], has_map: bool) -> Vec<Chart<'a>> {
    facets
        .iter()
        .filter(|facet| !(has_map && is_place(facet)))
        .filter_map(|facet| chart(site, facet))
        .collect()
}

fn is_place(facet: &Facet<'_>) -> bool {
    facet.id == "department"
}

/// A bar for each value that any demand has, in the order of the condition.
fn chart<'a>(site: &Site<'_>, facet: &Facet<'a>) -> Option<Chart<'a>> {
    let rows: Vec<Row> = facet
        .values
        .iter()
        .filter(|value| !value.members.is_empty())
        .map(|value| Row {
            label: facet.link(value),
            count: value.members.len(),
            amount: site.budgets(value.members.iter().copied()),
        })
        .collect();
    let finding = finding(site, &rows)?;
    let most = rows.iter().map(|row| row.count).max().unwrap_or_default();
    let dearest = rows.iter().map(|row| row.amount).max().unwrap_or_default();
    let words = site.table_words();
    let bar = |row: Row| Bar {
        count: row.count,
        amount: words.money(row.amount).to_string(),
        mean: {
            let mean = row.amount.0.checked_div(Decimal::from(row.count)).unwrap_or_default().round();
            words.money(Wan(mean)).to_string()
        },
        length: percent(Decimal::from(row.count), Decimal::from(most)),
        money_length: percent(row.amount.0, dearest.0),
        label: row.label,
    };
    Some(Chart {
        id: format!("by-{}", facet.id),
        title: facet.title,
        finding,
        bars: rows.into_iter().map(bar).collect(),
    })
}

/// What the figures say: which value most demands have; where several have as many, all of those.
fn finding(site: &Site<'_>, rows: &[Row]) -> Option<String> {
    let most = rows.iter().map(|row| row.count).max()?;
    let first: Vec<&Row> = rows.iter().filter(|row| row.count == most).collect();
    let count = || ("count", most.into());
    let names = || {
        let names: Vec<&str> = first.iter().map(|row| row.label.title.as_str()).collect();
        ("names", names.join(site.t("list-separator")).into())
    };
    Some(match first.as_slice() {
        [only] if rows.len() == 1 => {
            site.tell("chart-only", [("name", only.label.title.as_str().into()), count()])
        }
        [one] => {
            let amount = site.money(one.amount);
            let name = ("name", one.label.title.as_str().into());
            site.tell("chart-most", [name, count(), ("amount", amount.into())])
        }
        all if all.len() == rows.len() => site.tell("chart-even", [count()]),
        several if several.len() <= NAMED => site.tell("chart-tied", [names(), count()]),
        several => site.tell("chart-many-tied", [("tied", several.len().into()), count()]),
    })
}

pub(super) fn percent(part: Decimal, whole: Decimal) -> u32 {
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
