//! The summary tables (附件2): the columns once, for every writer.

mod columns;
mod csv;

use std::collections::BTreeMap;

use serde::Serialize;

pub use columns::{Align, COLUMNS, Cell, Column};
pub use csv::to_csv;

use crate::call::public::{Demand, Department, PublicCall, Recommended, Unit};
use crate::call::{Vocabulary, Wan};

/// A recommended demand with all that a row needs.
pub struct Row<'a> {
    /// Running number in this table, from 1.
    pub number: usize,
    /// The demand.
    pub demand: &'a Demand,
    /// Its unit.
    pub unit: &'a Unit,
    /// Who recommends it.
    pub department: &'a Department,
    /// How.
    pub recommended: &'a Recommended,
    /// The words of ids.
    pub vocabulary: &'a Vocabulary,
}

/// A summary table, ready for any writer.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// The exact title.
    pub title: String,
    /// The department it is of; none for the table of the whole call.
    pub department: Option<String>,
    /// Digest at the foot, for comparison with the stamped paper; only a department's own table has one.
    pub digest: Option<String>,
    /// The columns in their order.
    pub columns: Vec<&'static Column>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// Ids of the demands, row by row.
    pub demands: Vec<String>,
    /// What the rows come to.
    pub totals: Totals,
}

/// Sums over a table.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Totals {
    /// Rows.
    pub demands: usize,
    /// Rows in a joint form (consortium or chain alliance).
    pub joint: usize,
    /// Rows given emphasis.
    pub key_recommended: usize,
    /// Expected R&D money, 万元.
    pub total: Wan,
    /// The same without personnel, 万元.
    pub without_personnel: Wan,
}

/// The table of one department, in the order of its ranks.
pub fn of_department(call: &PublicCall, vocabulary: &Vocabulary, department: &Department) -> Table {
    let entries = department.recommendations.iter().map(|entry| (department, entry));
    table(call, vocabulary, Some(department), entries)
}

/// The table of the whole call: departments in their order, each in the order of its ranks.
pub fn of_call(call: &PublicCall, vocabulary: &Vocabulary) -> Table {
    let entries = call.departments.iter().flat_map(|d| d.recommendations.iter().map(move |entry| (d, entry)));
    table(call, vocabulary, None, entries)
}

fn table<'a>(
    call: &'a PublicCall,
    vocabulary: &'a Vocabulary,
    department: Option<&Department>,
    entries: impl Iterator<Item = (&'a Department, &'a Recommended)>,
) -> Table {
    // A department's own table needs no column that says the department again in every row.
    let columns: Vec<&'static Column> =
        COLUMNS.iter().filter(|column| department.is_none() || column.id != "department").collect();
    let mut table = Table {
        title: call.settings.table_title(),
        department: department.map(|department| department.name.clone()),
        digest: department.map(|department| department.table_digest.clone()),
        columns,
        rows: Vec::new(),
        demands: Vec::new(),
        totals: Totals::default(),
    };
    for (department, recommended) in entries {
        let Some(demand) = call.demands.get(&recommended.demand) else { continue };
        let Some(unit) = call.units.get(&demand.unit) else { continue };
        let row = Row { number: table.rows.len() + 1, demand, unit, department, recommended, vocabulary };
        table.rows.push(table.columns.iter().map(|column| (column.value)(&row)).collect());
        table.demands.push(demand.id.clone());
        table.totals.demands += 1;
        table.totals.joint += usize::from(demand.is_joint());
        table.totals.key_recommended += usize::from(recommended.key_recommended);
        table.totals.total = table.totals.total + demand.budget.total;
        table.totals.without_personnel = table.totals.without_personnel + demand.budget.without_personnel();
    }
    table
}

/// Who recommends a demand and how, by demand.
pub fn recommenders(call: &PublicCall) -> BTreeMap<&str, (&Department, &Recommended)> {
    call.departments
        .iter()
        .flat_map(|d| d.recommendations.iter().map(move |entry| (entry.demand.as_str(), (d, entry))))
        .collect()
}
