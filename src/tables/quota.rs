//! How much of the quotas is used: what each unit (or group, or department) submitted and has recommended, and what it
//! may have.

use std::collections::BTreeSet;

use super::column::{Column, Heading};
use super::words::TableWords;
use super::{Cell, Table};
use crate::call::public::PublicCall;
use crate::call::{Per, Quota, Settings, Share};

/// A demand, as quotas look at it.
pub(super) struct Item<'a> {
    pub(super) share: Share<'a>,
    pub(super) recommended: bool,
}

/// The names of those that share a quota.
pub(super) struct Names<'a> {
    pub(super) unit: &'a dyn Fn(&str) -> String,
    pub(super) department: &'a dyn Fn(&str) -> String,
}

/// A row: a holder and a limit.
struct Use {
    number: u64,
    holder: String,
    kind: String,
    scope: String,
    submitted: usize,
    recommended: usize,
    allowed: usize,
}

type Take = fn(&Use) -> Cell;

static COLUMNS: &[Column<Take>] = &[
    Column::count("number", "table-column-number", 6, |row| Cell::Count(row.number)),
    Column::text("holder", "table-column-holder", 40, |row| Cell::text(&row.holder)),
    Column::word("unit_kind", "table-column-unit-kind", 26, |row| Cell::text(&row.kind)),
    Column::word("scope", "table-column-scope", 36, |row| Cell::text(&row.scope)),
    Column::count("submitted", "table-column-submitted", 12, |row| Cell::count(row.submitted)),
    Column::count("recommended", "table-column-recommended", 12, |row| Cell::count(row.recommended)),
    Column::count("allowed", "table-column-allowed", 12, |row| Cell::count(row.allowed)),
    Column::count("left", "table-column-left", 12, |row| {
        Cell::count(row.allowed.saturating_sub(row.recommended))
    }),
];

/// The use of the quotas as the public may see it. Which units belong to one group is not public, so every unit is told
/// by itself; the table says so.
pub fn quota_use(call: &PublicCall, words: TableWords<'_>) -> Table {
    let recommended: BTreeSet<&str> = call
        .departments
        .iter()
        .flat_map(|department| &department.recommendations)
        .map(|entry| entry.demand.as_str())
        .collect();
    let items: Vec<Item<'_>> = call
        .demands
        .values()
        .map(|demand| {
            let unit = call.units.get(&demand.unit);
            let share = Share {
                unit: &demand.unit,
                sharing: &demand.unit,
                unit_kind: unit.map(|unit| unit.kind.as_str()),
                legal_form: unit.map(|unit| unit.legal_form.as_str()),
                department: unit.map(|unit| unit.department.as_str()),
                domain: Some(&demand.domain),
                organization: Some(&demand.organization),
                topic: demand.topic.as_deref(),
            };
            Item { share, recommended: recommended.contains(demand.id.as_str()) }
        })
        .collect();
    let names = Names {
        unit: &|id| call.units.get(id).map_or(id, |unit| &unit.name).to_owned(),
        department: &|id| {
            call.departments.iter().find(|d| d.id == id).map_or(id, |department| &department.name).to_owned()
        },
    };
    let mut table = table(&call.settings, words, &items, &names);
    let shared = |quota: &Quota| matches!(quota.per, None | Some(Per::Group));
    if call.settings.quotas.iter().any(shared) {
        table.notes.push(words.text("table-quota-groups"));
    }
    table
}

/// The table over these demands.
pub(super) fn table(
    settings: &Settings,
    words: TableWords<'_>,
    items: &[Item<'_>],
    names: &Names<'_>,
) -> Table {
    let mut uses: Vec<Use> = Vec::new();
    for quota in &settings.quotas {
        let kind =
            quota.unit_kind.as_deref().map(|kind| words.vocabulary.unit_kind(kind)).unwrap_or_default();
        for (key, group) in quota.groups(items.iter().map(|item| (item, item.share))) {
            let holder = holder(settings, quota, key, &group, names, &words);
            for limit in limits(quota, key) {
                let counted = || group.iter().filter(|item| limit.counts(&item.share));
                uses.push(Use {
                    number: uses.len() as u64 + 1,
                    holder: holder.clone(),
                    kind: kind.clone(),
                    scope: scope(quota, &limit, names, &words),
                    submitted: counted().count(),
                    recommended: counted().filter(|item| item.recommended).count(),
                    allowed: limit.max,
                });
            }
        }
    }
    let columns: Vec<Heading> = COLUMNS.iter().map(|column| column.heading(&words)).collect();
    Table {
        title: words.of("table-quota", settings.short_title.as_deref().unwrap_or(&settings.title)),
        part: words.text("table-quota-short"),
        columns,
        rows: uses.iter().map(|row| COLUMNS.iter().map(|column| (column.value)(row)).collect()).collect(),
        ..Table::new("quota", &settings.host)
    }
}

/// A number that a row of the quota table sets: over all that it binds, or over those with one value of a key.
struct Limit<'a> {
    only: Option<(&'a str, &'a str)>,
    max: usize,
}

impl Limit<'_> {
    fn counts(&self, share: &Share<'_>) -> bool {
        self.only.is_none_or(|(key, value)| share.value(key) == Some(value))
    }
}

fn limits<'a>(quota: &'a Quota, holder: &str) -> Vec<Limit<'a>> {
    let each = quota.max_each.iter().flat_map(|(key, values)| {
        values.iter().map(move |(value, max)| Limit { only: Some((key, value)), max: *max })
    });
    quota.max_of(holder).map(|max| Limit { only: None, max }).into_iter().chain(each).collect()
}

fn holder(
    settings: &Settings,
    quota: &Quota,
    key: &str,
    group: &[&Item<'_>],
    names: &Names<'_>,
    words: &TableWords<'_>,
) -> String {
    match quota.per {
        None | Some(Per::Unit | Per::Group) => {
            let units: BTreeSet<&str> = group.iter().map(|item| item.share.unit).collect();
            let names: Vec<String> = units.into_iter().map(names.unit).collect();
            words.list(names.iter().map(String::as_str))
        }
        Some(Per::Department) => (names.department)(key),
        Some(Per::Domain) => words.vocabulary.domain(key),
        Some(Per::Call) => settings.short_title.clone().unwrap_or_else(|| settings.title.clone()),
    }
}

/// What is counted, in words.
fn scope(quota: &Quota, limit: &Limit<'_>, names: &Names<'_>, words: &TableWords<'_>) -> String {
    let filters = quota.filter.iter().map(|(key, values)| {
        let named: Vec<String> = values.iter().map(|value| word(key, value, names, words)).collect();
        (key.as_str(), words.list(named.iter().map(String::as_str)))
    });
    let only = limit.only.map(|(key, value)| (key, word(key, value, names, words)));
    let parts: Vec<String> = filters
        .chain(only)
        .map(|(key, values)| {
            let key = words.text(match key {
                "domain" => "table-column-domain",
                "organization" => "table-column-organization",
                "department" => "table-column-department",
                "unit_kind" => "table-column-unit-kind",
                "legal_form" => "table-column-legal-form",
                _ => "table-column-topic",
            });
            let message =
                crate::diagnostic::Message::new("table-scope").text("key", key).text("words", values);
            words.tell(&message)
        })
        .collect();
    if parts.is_empty() {
        words.text("table-scope-all")
    } else {
        words.list(parts.iter().map(String::as_str))
    }
}

fn word(key: &str, value: &str, names: &Names<'_>, words: &TableWords<'_>) -> String {
    match key {
        "department" => (names.department)(value),
        _ => words.vocabulary.of_key(key, value),
    }
}
