//! Tables for the office alone: with contacts and finance, and quotas by group.
//!
//! They are made of the call itself, which pages never see, and they are a type of their own: nothing that takes a
//! [`Table`] takes an [`InternalTable`], and nothing gives the table inside away. So the public site cannot print one:
//!
//! ```compile_fail
//! fn publish(table: &zhengji::tables::internal::InternalTable, words: zhengji::tables::TableWords<'_>) {
//!     let _ = zhengji::tables::to_csv(table);
//! }
//! ```
//!
//! while a public one it can:
//!
//! ```
//! fn publish(table: &zhengji::tables::Table, words: zhengji::tables::TableWords<'_>) {
//!     let _ = zhengji::tables::to_csv(table);
//! }
//! ```

use std::collections::BTreeSet;

use super::cell::{Align, Format};
use super::column::Column;
use super::quota::{self, Item, Names};
use super::words::TableWords;
use super::write::{self, FileFormat, WriteError};
use super::{Cell, Summary, Table};
use crate::call::public::{Department, PublicCall, Stamp};
use crate::call::{Call, Demand, Located, Settings, Unit, Wan};
use crate::diagnostic::Message;
use crate::schema::Visibility;

/// A table that is not for the public. It can be written to a file and do nothing else.
pub struct InternalTable(Table);

/// What only the office knows of a row.
struct Private<'a> {
    unit: &'a Unit,
    demand: &'a Demand,
}

type Take = fn(&Private<'_>) -> Cell;

const fn text(id: &'static str, label: &'static str, width: u32, value: Take) -> Column<Take> {
    Column {
        id,
        label,
        align: Align::Start,
        width,
        format: Format::Text,
        visibility: Visibility::Bureau,
        value,
    }
}

const fn money(id: &'static str, label: &'static str, value: Take) -> Column<Take> {
    Column { align: Align::End, format: Format::Money, ..text(id, label, 11, value) }
}

/// What is added to the public columns.
static COLUMNS: &[Column<Take>] = &[
    Column {
        visibility: Visibility::Department,
        ..text("group", "table-column-group", 20, |row| said(row.unit.group.as_ref()))
    },
    Column {
        align: Align::Center,
        format: Format::Count,
        ..text("finance_year", "table-column-finance-year", 7, |row| {
            let year = row.unit.finance.year.as_ref().and_then(|year| u64::try_from(year.value).ok());
            year.map_or(Cell::Empty, Cell::Count)
        })
    },
    money("main_revenue", "table-column-main-revenue", |row| amount(row.unit.finance.main_revenue.as_ref())),
    money("rd_expense", "table-column-rd-expense", |row| amount(row.unit.finance.rd_expense.as_ref())),
    money("rd_investment", "table-column-rd-investment", |row| {
        amount(row.unit.finance.rd_investment.as_ref())
    }),
    text("unit_contact", "table-column-unit-contact", 10, |row| said(row.unit.contact.name.as_ref())),
    text("unit_phone", "table-column-unit-phone", 15, |row| said(row.unit.contact.phone.as_ref())),
    text("unit_email", "table-column-unit-email", 22, |row| said(row.unit.contact.email.as_ref())),
    text("demand_contact", "table-column-demand-contact", 10, |row| said(row.demand.contact.name.as_ref())),
    text("demand_phone", "table-column-demand-phone", 15, |row| said(row.demand.contact.phone.as_ref())),
    text("demand_email", "table-column-demand-email", 22, |row| said(row.demand.contact.email.as_ref())),
];

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or_default());
}

fn said(value: Option<&Located<String>>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::text(&value.value))
}

fn amount(value: Option<&Located<rust_decimal::Decimal>>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Money(Wan(value.value)))
}

/// The public columns that stand beside them. The others stand in the public table and would leave no room.
const BESIDE: [&str; 8] =
    ["number", "department", "rank", "title", "domain", "unit", "budget_total", "budget_without_personnel"];

/// Whose stamp is missing or no longer covers the table: of one department, else of all that recommend something.
fn stamps(id: &str, public: &PublicCall, words: TableWords<'_>) -> Vec<String> {
    let is_one = public.departments.iter().any(|department| department.id == id);
    let shown =
        |department: &&Department| !department.recommendations.is_empty() && (!is_one || department.id == id);
    let told = |stamp, message| {
        let of = |department: &&Department| department.stamp == stamp;
        let names: Vec<&str> =
            public.departments.iter().filter(shown).filter(of).map(|one| one.name.as_str()).collect();
        (!names.is_empty()).then(|| words.tell(&Message::new(message).list("names", names)))
    };
    [(Stamp::Outdated, "table-stamp-outdated"), (Stamp::Awaited, "table-stamp-awaited")]
        .into_iter()
        .filter_map(|(stamp, message)| told(stamp, message))
        .collect()
}

impl InternalTable {
    /// The rows of a summary table with what only the office knows of them.
    pub fn of(summary: Summary, call: &Call, public: &PublicCall, words: TableWords<'_>) -> Self {
        let mut table = summary.table;
        table.notes.extend(stamps(&table.id, public, words));
        let kept: Vec<bool> =
            table.columns.iter().map(|column| BESIDE.contains(&column.id.as_str())).collect();
        keep(&mut table.columns, &kept);
        table.rows.iter_mut().chain(&mut table.sum).for_each(|row| keep(row, &kept));
        // This is no paper to be stamped.
        table.signatures.clear();
        table.digest = None;
        table.columns.extend(COLUMNS.iter().map(|column| column.heading(&words)));
        for (row, id) in table.rows.iter_mut().zip(&table.demands) {
            let known = call
                .demands
                .get(id)
                .and_then(|demand| Some(Private { unit: call.units.get(&demand.unit)?, demand }));
            row.extend(COLUMNS.iter().map(|column| known.as_ref().map_or(Cell::Empty, column.value)));
        }
        if let Some(sum) = &mut table.sum {
            sum.extend(COLUMNS.iter().map(|_| Cell::Empty));
        }
        Self::marked(table, words)
    }

    /// The use of the quotas as the rules count it: units of one group together.
    pub fn quota_use(call: &Call, settings: &Settings, words: TableWords<'_>) -> Self {
        let recommended: BTreeSet<&str> = call
            .departments
            .values()
            .filter_map(|department| department.recommendation.as_ref())
            .flat_map(|recommendation| &recommendation.recommended)
            .filter_map(|entry| Some(entry.demand.as_ref()?.value.as_str()))
            .collect();
        let items: Vec<Item<'_>> = call
            .standing_demands()
            .map(|demand| Item {
                share: call.share(demand),
                recommended: recommended.contains(demand.id.as_str()),
            })
            .collect();
        let names = Names {
            unit: &|id| call.units.get(id).map_or(id, |unit| unit.shown_name()).to_owned(),
            department: &|id| call.departments.get(id).map_or(id, |d| d.shown_name()).to_owned(),
        };
        Self::marked(quota::table(settings, words, &items, &names), words)
    }

    fn marked(mut table: Table, words: TableWords<'_>) -> Self {
        table.mark = Some(words.text("table-internal"));
        Self(table)
    }

    /// The file.
    ///
    /// # Errors
    /// As [`write()`](super::write()).
    pub fn to_bytes(&self, format: FileFormat, words: TableWords<'_>) -> Result<Vec<u8>, WriteError> {
        write::write(&self.0, format, words)
    }
}
