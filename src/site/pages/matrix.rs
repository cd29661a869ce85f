//! Which demand went into which item of the guideline, and where the others went.

use std::collections::BTreeMap;

use serde::Serialize;
use zhengji_markdown::plain;

use crate::call::public::GuidelineItem;
use crate::schema::Kind;
use crate::site::browse::{demand_href, paging};
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::guideline::item_link;

/// Demands on one page.
const ROWS: usize = 50;

/// Demands named beside an item before the rest is left to the item's own page.
const NAMED: usize = 20;

#[derive(Serialize)]
struct Content<'a> {
    /// The items that demands of this page went into, in the order of the guideline.
    columns: Vec<Column<'a>>,
    rows: Vec<Shown<'a>>,
    total: usize,
    paging: paging::Paging,
    /// The same from the other side; on the first page only.
    items: Vec<Item<'a>>,
}

#[derive(Clone, Serialize)]
struct Column<'a> {
    number: &'a str,
    link: Link,
}

/// A demand with the items it went into, by their places in the guideline.
struct Row<'a> {
    demand: Link,
    items: Vec<usize>,
    /// What became of it otherwise.
    label: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct Shown<'a> {
    demand: Link,
    /// For each column whether the demand went into it.
    cells: Vec<bool>,
    /// The items once more, in words.
    items: Vec<Column<'a>>,
    label: String,
    reason: String,
}

#[derive(Serialize)]
struct Item<'a> {
    column: Column<'a>,
    sources: Vec<Link>,
    /// How many are left to the item's own page.
    more: usize,
    no_source_reason: Option<String>,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let call = site.call;
    if call.guideline.is_empty() {
        return Vec::new();
    }
    let rows = rows(site);
    let column = |index: &usize| call.guideline.get(*index).map(column_of);
    let mut jobs = Vec::new();
    for (paging, on_page) in paging::pages("guideline/matrix", &rows, ROWS) {
        let head = Head {
            title: &paging::title(site, site.t("matrix-title"), &paging),
            description: site.t("matrix-description"),
            section: "guideline",
            breadcrumbs: &[Link::new(site.t("guideline"), "guideline/index.html")],
        };
        let mut places: Vec<usize> = on_page.iter().flat_map(|row| row.items.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        let shown = |row: &'_ Row<'_>| Shown {
            demand: row.demand.clone(),
            cells: places.iter().map(|index| row.items.contains(index)).collect(),
            items: row.items.iter().filter_map(column).collect(),
            label: row.label.clone(),
            reason: plain::to_one_line(row.reason),
        };
        let folder = paging::folder("guideline/matrix", paging.number);
        let content = Content {
            columns: places.iter().filter_map(column).collect(),
            rows: on_page.iter().map(shown).collect(),
            total: rows.len(),
            items: if paging.number == 1 { items(site) } else { Vec::new() },
            paging,
        };
        jobs.push(site.page(&folder, "matrix.html", &head, &content));
    }
    jobs
}

fn column_of(item: &GuidelineItem) -> Column<'_> {
    Column { number: &item.number, link: item_link(item) }
}

/// Every demand that is recommended or that an item names, in the order of the tables.
fn rows<'a>(site: &Site<'a>) -> Vec<Row<'a>> {
    let mut items: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, item) in site.call.guideline.iter().enumerate() {
        for source in &item.sources {
            items.entry(source).or_default().push(index);
        }
    }
    site.entries
        .iter()
        .filter_map(|entry| {
            let id = entry.demand.id.as_str();
            let items = items.remove(id).unwrap_or_default();
            let disposition = site.call.dispositions.get(id);
            if items.is_empty() && disposition.is_none() && !entry.is_recommended() {
                return None;
            }
            let label = |kind: &str| site.vocabulary.label(Kind::Dispositions, "dispositions.kind", kind);
            Some(Row {
                demand: Link::new(entry.demand.title.trim(), demand_href(id)),
                items,
                label: disposition.map(|disposition| label(&disposition.kind)).unwrap_or_default(),
                reason: disposition.map(|disposition| disposition.reason.trim()).unwrap_or_default(),
            })
        })
        .collect()
}

fn items<'a>(site: &Site<'a>) -> Vec<Item<'a>> {
    let items = site.call.guideline.iter().map(|item| {
        let sources: Vec<Link> = item.sources.iter().filter_map(|id| site.demand_link(id)).collect();
        Item {
            column: column_of(item),
            more: sources.len().saturating_sub(NAMED),
            sources: sources.into_iter().take(NAMED).collect(),
            no_source_reason: item.no_source_reason.as_deref().map(plain::to_one_line),
        }
    });
    items.collect()
}
