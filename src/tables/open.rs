//! The demands as clean data: one table for demands, one each for what a demand or a unit has several of.

use std::collections::BTreeMap;

use super::column::Column;
use super::summary::recommenders;
use super::terms::Terms;
use super::{Cell, Table};
use crate::call::Vocabulary;
use crate::call::public::{
    Demand, Department, Disposition, Indicator, Partner, PublicCall, Recommended, Unit,
};
use crate::schema::Kind;

/// For whom the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Programs: ids, `true` and `false`, lists with semicolons.
    Codes,
    /// People: the names of ids, lists as the language joins them.
    Words,
}

/// How to write ids and lists.
#[derive(Clone, Copy)]
struct Style<'a> {
    terms: Terms<'a>,
    values: Values,
}

impl Style<'_> {
    fn id(&self, id: &str, name: impl Fn(&Vocabulary) -> String) -> String {
        if self.values == Values::Codes { id.to_owned() } else { name(self.terms.vocabulary) }
    }

    fn option(&self, kind: Kind, path: &'static str, id: &str) -> String {
        self.id(id, |vocabulary| vocabulary.label(kind, path, id))
    }

    fn list(&self, items: &[String]) -> Cell {
        let items: Vec<&str> = items.iter().map(|item| item.trim()).collect();
        Cell::text(match self.values {
            Values::Codes => items.join(";"),
            Values::Words => self.terms.list(items),
        })
    }

    fn options(&self, kind: Kind, path: &'static str, ids: &[String]) -> Cell {
        let words: Vec<String> = ids.iter().map(|id| self.option(kind, path, id)).collect();
        self.list(&words)
    }

    fn truth(&self, value: bool) -> Cell {
        Cell::Text(match self.values {
            Values::Codes => value.to_string(),
            Values::Words => self.terms.truth(value),
        })
    }
}

/// A demand with its unit and what became of it.
struct Row<'a> {
    demand: &'a Demand,
    unit: Option<&'a Unit>,
    recommended: Option<(&'a Department, &'a Recommended)>,
    items: Vec<String>,
    disposition: Option<&'a Disposition>,
    style: Style<'a>,
}

type Take = fn(&Row<'_>) -> Cell;

fn of_unit(row: &Row<'_>, take: impl Fn(&Unit) -> String) -> Cell {
    row.unit.map_or(Cell::Empty, |unit| Cell::text(take(unit)))
}

static DEMANDS: &[Column<Take>] = &[
    Column::text("id", "open-id", 30, |row| Cell::text(&row.demand.id)),
    Column::text("title", "open-title", 30, |row| Cell::text(row.demand.title.trim())),
    Column::text("unit", "open-unit", 20, |row| Cell::text(&row.demand.unit)),
    Column::text("unit_name", "open-unit-name", 30, |row| of_unit(row, |unit| unit.name.clone())),
    Column::word("unit_kind", "open-unit-kind", 20, |row| {
        of_unit(row, |unit| row.style.id(&unit.kind, |v| v.unit_kind(&unit.kind)))
    }),
    Column::word("district", "open-district", 12, |row| of_unit(row, |unit| unit.district.clone())),
    Column::word("domain", "open-domain", 16, |row| {
        Cell::text(row.style.id(&row.demand.domain, |v| v.domain(&row.demand.domain)))
    }),
    Column::word("innovation_stage", "open-innovation-stage", 20, |row| {
        row.style.options(Kind::Demand, "innovation_stage", &row.demand.innovation_stage)
    }),
    Column::word("organization", "open-organization", 18, |row| {
        Cell::text(row.style.option(Kind::Demand, "organization", &row.demand.organization))
    }),
    Column::truth("joint", "open-joint", 8, |row| row.style.truth(row.demand.is_joint())),
    Column::word("topic", "open-topic", 20, |row| {
        let topic = row.demand.topic.as_deref();
        topic.map_or(Cell::Empty, |topic| Cell::text(row.style.option(Kind::Demand, "topic", topic)))
    }),
    Column::word("goal", "open-goal", 16, |row| row.style.options(Kind::Demand, "goal", &row.demand.goal)),
    Column::text("strategic_task", "open-strategic-task", 30, |row| {
        Cell::text(row.demand.strategic_task.as_deref().unwrap_or_default().trim())
    }),
    Column::text("summary", "open-summary", 60, |row| Cell::text(row.demand.summary.trim())),
    Column::text("key_problems", "open-key-problems", 60, |row| row.style.list(&row.demand.key_problems)),
    Column::word("outcomes", "open-outcomes", 24, |row| {
        row.style.options(Kind::Demand, "outcomes", &row.demand.outcomes)
    }),
    Column::text("outcome_description", "open-outcome-description", 40, |row| {
        Cell::text(row.demand.outcome_description.trim())
    }),
    Column::text("application_scenario", "open-application-scenario", 40, |row| {
        Cell::text(row.demand.application_scenario.trim())
    }),
    Column::text("keywords", "open-keywords", 24, |row| row.style.list(&row.demand.keywords)),
    Column::count("term_months", "open-term-months", 8, |row| Cell::Count(u64::from(row.demand.term_months))),
    Column::money("budget_total", "open-budget-total", 12, |row| Cell::Money(row.demand.budget.total)),
    Column::money("budget_personnel", "open-budget-personnel", 12, |row| {
        Cell::Money(row.demand.budget.personnel)
    }),
    Column::money("budget_without_personnel", "open-budget-without-personnel", 12, |row| {
        Cell::Money(row.demand.budget.without_personnel())
    }),
    Column::date("bidding_deadline", "open-bidding-deadline", 12, |row| {
        row.demand.bidding.as_ref().map_or(Cell::Empty, |bidding| Cell::Date(bidding.deadline))
    }),
    Column::money("bidding_payment", "open-bidding-payment", 12, |row| {
        row.demand.bidding.as_ref().map_or(Cell::Empty, |bidding| Cell::Money(bidding.payment_to_bidder))
    }),
    Column::text("recommended_by", "open-recommended-by", 18, |row| {
        row.recommended.map_or(Cell::Empty, |(department, _)| {
            let codes = row.style.values == Values::Codes;
            Cell::text(if codes { &department.id } else { &department.name })
        })
    }),
    Column::count("rank", "open-rank", 8, |row| {
        row.recommended.map_or(Cell::Empty, |(_, entry)| Cell::Count(u64::from(entry.rank)))
    }),
    Column::truth("key_recommended", "open-key-recommended", 8, |row| {
        row.recommended.map_or(Cell::Empty, |(_, entry)| row.style.truth(entry.key_recommended))
    }),
    Column::text("opinion", "open-opinion", 60, |row| {
        row.recommended.map_or(Cell::Empty, |(_, entry)| Cell::text(entry.opinion.trim()))
    }),
    Column::text("guideline_items", "open-guideline-items", 24, |row| row.style.list(&row.items)),
    Column::word("disposition", "open-disposition", 16, |row| {
        row.disposition.map_or(Cell::Empty, |one| {
            Cell::text(row.style.option(Kind::Dispositions, "dispositions.kind", &one.kind))
        })
    }),
    Column::text("disposition_reason", "open-disposition-reason", 40, |row| {
        row.disposition.map_or(Cell::Empty, |one| Cell::text(one.reason.trim()))
    }),
];

/// A row for each demand that was not withdrawn, by identity.
pub fn demands(call: &PublicCall, terms: Terms<'_>, values: Values) -> Table {
    let style = Style { terms, values };
    let recommenders = recommenders(call);
    let mut items: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for item in &call.guideline {
        let name = if values == Values::Codes { &item.id } else { &item.title };
        for source in &item.sources {
            items.entry(source).or_default().push(name.clone());
        }
    }
    let row = |demand: &Demand| {
        let row = Row {
            demand,
            unit: call.units.get(&demand.unit),
            recommended: recommenders.get(demand.id.as_str()).copied(),
            items: items.get(demand.id.as_str()).cloned().unwrap_or_default(),
            disposition: call.dispositions.get(&demand.id),
            style,
        };
        DEMANDS.iter().map(|column| (column.value)(&row)).collect()
    };
    let rows = call.demands.values().map(row).collect();
    table(call, terms, "demands", "open-demands", DEMANDS, rows)
}

/// What a demand has several of.
struct Part<'a, T> {
    demand: &'a str,
    /// Running number within the demand, from 1.
    number: u64,
    value: &'a T,
}

type TakePart<T> = fn(&Part<'_, T>) -> Cell;

static INDICATORS: &[Column<TakePart<Indicator>>] = &[
    Column::text("demand", "open-demand", 30, |row| Cell::text(row.demand)),
    Column::count("number", "open-number", 6, |row| Cell::Count(row.number)),
    Column::text("name", "open-indicator-name", 30, |row| Cell::text(row.value.name.trim())),
    Column::text("unit", "open-indicator-unit", 12, |row| Cell::text(row.value.unit.trim())),
    Column::text("current", "open-indicator-current", 20, |row| Cell::text(row.value.current.trim())),
    Column::text("target", "open-indicator-target", 20, |row| Cell::text(row.value.target.trim())),
    Column::text("world_best", "open-indicator-world-best", 20, |row| {
        Cell::text(row.value.world_best.as_deref().unwrap_or_default().trim())
    }),
    Column::text("basis", "open-indicator-basis", 40, |row| {
        Cell::text(row.value.basis.as_deref().unwrap_or_default().trim())
    }),
];

static PARTNERS: &[Column<TakePart<Partner>>] = &[
    Column::text("demand", "open-demand", 30, |row| Cell::text(row.demand)),
    Column::count("number", "open-number", 6, |row| Cell::Count(row.number)),
    Column::text("name", "open-partner-name", 30, |row| Cell::text(row.value.name.trim())),
    Column::word("uscc", "open-uscc", 20, |row| Cell::text(row.value.uscc.trim())),
    Column::text("role", "open-partner-role", 40, |row| Cell::text(row.value.role.trim())),
];

/// A row for each indicator of each demand.
pub fn indicators(call: &PublicCall, terms: Terms<'_>) -> Table {
    parts(call, terms, ("indicators", "open-indicators"), INDICATORS, |demand| &demand.indicators)
}

/// A row for each partner of each demand.
pub fn partners(call: &PublicCall, terms: Terms<'_>) -> Table {
    parts(call, terms, ("partners", "open-partners"), PARTNERS, |demand| &demand.partners)
}

fn parts<T>(
    call: &PublicCall,
    terms: Terms<'_>,
    (id, part): (&str, &'static str),
    columns: &'static [Column<TakePart<T>>],
    of: impl Fn(&Demand) -> &[T],
) -> Table {
    let mut rows = Vec::new();
    for demand in call.demands.values() {
        for (number, value) in (1..).zip(of(demand)) {
            let row = Part { demand: &demand.id, number, value };
            rows.push(columns.iter().map(|column| (column.value)(&row)).collect());
        }
    }
    table(call, terms, id, part, columns, rows)
}

type TakeUnit = fn(&(&Unit, Style<'_>)) -> Cell;

static UNITS: &[Column<TakeUnit>] = &[
    Column::text("id", "open-unit", 24, |(unit, _)| Cell::text(&unit.id)),
    Column::text("name", "open-unit-name", 30, |(unit, _)| Cell::text(&unit.name)),
    Column::word("uscc", "open-uscc", 20, |(unit, _)| Cell::text(&unit.uscc)),
    Column::word("legal_form", "open-legal-form", 14, |(unit, style)| {
        Cell::text(style.option(Kind::Unit, "legal_form", &unit.legal_form))
    }),
    Column::word("kind", "open-unit-kind", 20, |(unit, style)| {
        Cell::text(style.id(&unit.kind, |vocabulary| vocabulary.unit_kind(&unit.kind)))
    }),
    Column::text("department", "open-department", 14, |(unit, _)| Cell::text(&unit.department)),
    Column::word("district", "open-district", 12, |(unit, _)| Cell::text(&unit.district)),
    Column::text("main_products", "open-main-products", 40, |(unit, style)| style.list(&unit.main_products)),
    Column::text("institutions", "open-institutions", 40, |(unit, style)| {
        let names: Vec<String> = unit.institutions.iter().map(|one| one.name.clone()).collect();
        style.list(&names)
    }),
];

/// A row for each unit.
pub fn units(call: &PublicCall, terms: Terms<'_>, values: Values) -> Table {
    let style = Style { terms, values };
    let rows =
        call.units.values().map(|unit| UNITS.iter().map(|column| (column.value)(&(unit, style))).collect());
    table(call, terms, "units", "open-units", UNITS, rows.collect())
}

fn table<V: Copy>(
    call: &PublicCall,
    terms: Terms<'_>,
    id: &str,
    part: &'static str,
    columns: &[Column<V>],
    rows: Vec<Vec<Cell>>,
) -> Table {
    let title = call.settings.short_title.as_deref().unwrap_or(&call.settings.title);
    Table {
        title: terms.of("open-table", title),
        part: terms.text(part),
        columns: columns.iter().map(|column| column.heading(&terms)).collect(),
        rows,
        ..Table::new(id, &call.settings.host)
    }
}
