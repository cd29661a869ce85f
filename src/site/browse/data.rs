//! What the filters load: every demand's values by column, its places in the orders, and short rows to show.
//!
//! A column is one string with a fixed number of letters a demand, so that 10,000 demands take some 14 letters each and
//! the rows of a page come in small pieces of [`ROWS`].

use std::cmp::Reverse;
use std::collections::BTreeMap;

use pinyin::ToPinyin;
use serde::Serialize;
use zhengji_markdown::plain;

use super::Entry;
use super::facet::Facet;
use crate::site::Files;
use crate::site::page::Site;
use crate::site::script_data::{fixed, script, width};

/// Rows in one piece.
const ROWS: usize = 20;

#[derive(Serialize)]
struct Filter<'a> {
    total: usize,
    rows: usize,
    facets: BTreeMap<&'static str, Column<'a>>,
    orders: BTreeMap<&'static str, Order>,
}

#[derive(Serialize)]
struct Column<'a> {
    values: Vec<&'a str>,
    /// Each demand's values are bits of a number (the first value is the lowest) instead of a value's place plus one.
    several: bool,
    width: u32,
    letters: String,
}

/// The positions of all demands in this order.
#[derive(Serialize)]
struct Order {
    width: u32,
    positions: String,
}

/// A demand as a filtered list shows it: id, title, unit, investment, term, rank, emphasis, whether it is a joint one, summary.
type Row<'a> = (&'a str, &'a str, &'a str, String, u32, u32, bool, bool, String);

/// In the folder of each language: titles, names and amounts are in it.
pub(super) fn files(site: &Site<'_>, facets: &[Facet<'_>]) -> Result<Files, serde_json::Error> {
    let (entries, folder) = (site.entries, site.folder());
    let filter = Filter {
        total: entries.len(),
        rows: ROWS,
        facets: facets.iter().map(|facet| (facet.id, column(facet, entries.len()))).collect(),
        orders: BTreeMap::from([
            ("budget", order(entries, |entry| Reverse(entry.demand.budget.total))),
            ("title", order(entries, |entry| spelled(entry.demand.title.trim()))),
        ]),
    };
    let mut files = Files::from([(format!("{folder}data/browse/filter.js"), script("filter", &filter)?)]);
    for (number, chunk) in entries.chunks(ROWS).enumerate() {
        let rows: Vec<Row<'_>> = chunk.iter().map(|entry| row(site, entry)).collect();
        let name = format!("rows-{number}");
        files.insert(format!("{folder}data/browse/{name}.js"), script(&name, &rows)?);
    }
    Ok(files)
}

fn column<'a>(facet: &'a Facet<'_>, total: usize) -> Column<'a> {
    let mut numbers = vec![0_usize; total];
    for (index, value) in facet.values.iter().enumerate() {
        for position in &value.members {
            if let Some(number) = numbers.get_mut(*position) {
                *number = if facet.several { *number | 1 << index } else { index + 1 };
            }
        }
    }
    let width = width(if facet.several { 1 << facet.values.len() } else { facet.values.len() + 1 });
    let mut column = String::new();
    for number in numbers {
        fixed(&mut column, number, width);
    }
    Column {
        values: facet.values.iter().map(|v| v.id.as_str()).collect(),
        several: facet.several,
        width,
        letters: column,
    }
}

fn order<K: Ord>(entries: &[Entry<'_>], key: impl Fn(&Entry<'_>) -> K) -> Order {
    let mut positions: Vec<usize> = (0..entries.len()).collect();
    positions.sort_by_cached_key(|position| entries.get(*position).map(&key));
    let width = width(entries.len());
    let mut text = String::new();
    for position in positions {
        fixed(&mut text, position, width);
    }
    Order { width, positions: text }
}

/// How a title is looked up: each Chinese character by its sound, equal sounds by the character itself.
fn spelled(title: &str) -> Vec<(String, char)> {
    title
        .chars()
        .map(|c| (c.to_pinyin().map_or_else(|| c.to_lowercase().collect(), |p| p.plain().to_owned()), c))
        .collect()
}

fn row<'a>(site: &Site<'_>, entry: &Entry<'a>) -> Row<'a> {
    let demand = entry.demand;
    let (rank, key) = entry.recommended.map_or((0, false), |(_, r)| (r.rank, r.key_recommended));
    (
        &demand.id,
        demand.title.trim(),
        entry.unit.map_or(demand.unit.as_str(), |unit| &unit.name),
        site.money(demand.budget.total),
        demand.term_months,
        rank,
        key,
        demand.is_joint(),
        plain::to_one_line(&demand.summary),
    )
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn titles_are_looked_up_by_sound() {
        let mut titles = ["芯片", "5G基站", "安全", "高温合金", "高纯氢", "阿尔法"];
        titles.sort_by_cached_key(|title| spelled(title));
        assert_eq!(titles, ["5G基站", "阿尔法", "安全", "高纯氢", "高温合金", "芯片"]);
    }
}
