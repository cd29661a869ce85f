//! Bars, drawn in SVG by the templates, always beside the figures they show.

use rust_decimal::Decimal;
use serde::Serialize;

use super::page::Link;
use crate::call::Wan;

/// One bar with its figures.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) label: Link,
    pub(super) count: usize,
    /// Expected R&D money behind it, 万元.
    pub(super) amount: Wan,
    /// The same as people read it.
    pub(super) shown_amount: String,
    /// Length, percent of the longest bar.
    pub(super) length: u32,
}

/// Bars by count, in the order given.
pub(super) fn bars(rows: Vec<(Link, usize, Wan)>) -> Vec<Bar> {
    let longest = rows.iter().map(|(_, count, _)| *count).max().unwrap_or(0);
    rows.into_iter()
        .map(|(label, count, amount)| Bar {
            label,
            count,
            amount,
            shown_amount: amount.to_string(),
            length: percent(count, longest),
        })
        .collect()
}

fn percent(part: usize, whole: usize) -> u32 {
    let share = Decimal::from(part * 100).checked_div(Decimal::from(whole)).unwrap_or_default();
    u32::try_from(share.round()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn lengths_are_shares_of_the_longest() {
        assert_eq!([percent(5, 10), percent(1, 3), percent(0, 0), percent(7, 7)], [50, 33, 0, 100]);
    }
}
