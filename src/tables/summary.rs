//! The summary tables: of a department, of the call, of a domain, of a kind of unit.

use std::collections::BTreeMap;

use serde::Serialize;

use super::column::{Column, Heading};
use super::words::TableWords;
use super::{Cell, Table, sum_up};
use crate::call::Wan;
use crate::call::public::{Demand, Department, PublicCall, Recommended, Unit};
use crate::diagnostic::Message;
use crate::schema::Kind;

/// A recommended demand with all that a row needs.
pub(super) struct Row<'a> {
    /// Running number in this table, from 1; in a department's own table, the rank.
    pub number: u64,
    /// The demand.
    pub demand: &'a Demand,
    /// Its unit.
    pub unit: &'a Unit,
    /// Who recommends it.
    pub department: &'a Department,
    /// How.
    pub recommended: &'a Recommended,
    /// The words.
    pub words: TableWords<'a>,
}

/// Takes a cell from a row.
type Take = fn(&Row<'_>) -> Cell;

/// The columns in their order. The notice names 推荐顺序, 推荐意见 and the mark for joint forms; the others are our
/// reading of such tables.
pub(super) static COLUMNS: &[Column<Take>] = &[
    Column::count("number", "table-column-number", 5, |row| Cell::Count(row.number)),
    Column::text("department", "table-column-department", 11, |row| Cell::text(&row.department.name)),
    Column::count("rank", "table-column-rank", 6, |row| Cell::Count(u64::from(row.recommended.rank))),
    Column::text("title", "table-column-title", 19, |row| Cell::text(row.demand.title.trim())),
    Column::word("domain", "table-column-domain", 9, |row| {
        Cell::text(row.words.vocabulary.domain(&row.demand.domain))
    }),
    Column::text("unit", "table-column-unit", 16, |row| Cell::text(&row.unit.name)),
    Column::word("unit_kind", "table-column-unit-kind", 11, |row| {
        Cell::text(row.words.vocabulary.unit_kind(&row.unit.kind))
    }),
    Column::word("organization", "table-column-organization", 9, |row| {
        Cell::text(row.words.vocabulary.label(Kind::Demand, "organization", &row.demand.organization))
    }),
    Column::text("joint", "table-column-joint", 17, joint),
    Column::word("key_recommended", "table-column-key", 7, |row| {
        Cell::Text(row.words.truth(row.recommended.key_recommended))
    }),
    Column::money("budget_total", "table-column-total", 11, |row| row.words.money(row.demand.budget.total)),
    Column::money("budget_without_personnel", "table-column-without-personnel", 11, |row| {
        row.words.money(row.demand.budget.without_personnel())
    }),
    Column::word("term", "table-column-term", 7, |row| Cell::Text(row.words.term(row.demand.term_months))),
    Column::text("opinion", "table-column-opinion", 40, |row| Cell::written(&row.recommended.opinion)),
    Column::text("remarks", "table-column-remarks", 9, remarks),
];

/// Columns that say what every row of a department's own table would say again: its name, and the rank, which is there
/// the running number.
const NOT_IN_A_DEPARTMENTS_OWN: [&str; 2] = ["department", "rank"];

fn joint(row: &Row<'_>) -> Cell {
    if !row.demand.is_joint() {
        return Cell::Text(row.words.truth(false));
    }
    let partners = row.words.list(row.demand.partners.iter().map(|partner| partner.name.as_str()));
    Cell::Text(row.words.of("table-joint", &partners))
}

fn remarks(row: &Row<'_>) -> Cell {
    let topic = row.demand.topic.as_deref();
    Cell::text(
        topic.map(|topic| row.words.vocabulary.label(Kind::Demand, "topic", topic)).unwrap_or_default(),
    )
}

/// A summary table with what its rows come to.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The table.
    pub table: Table,
    /// What it comes to.
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

impl Totals {
    fn add(&mut self, row: &Row<'_>) {
        self.demands += 1;
        self.joint += usize::from(row.demand.is_joint());
        self.key_recommended += usize::from(row.recommended.key_recommended);
        self.total = self.total + row.demand.budget.total;
        self.without_personnel = self.without_personnel + row.demand.budget.without_personnel();
    }

    fn told(&self, words: &TableWords<'_>) -> String {
        let message = Message::new("table-totals")
            .count("demands", self.demands)
            .count("joint", self.joint)
            .count("key", self.key_recommended)
            .message("total", self.total.said())
            .message("without", self.without_personnel.said());
        words.tell(&message)
    }
}

/// The table of one department, in the order of its ranks, to be signed and stamped.
pub fn of_department(call: &PublicCall, words: TableWords<'_>, department: &Department) -> Summary {
    let rows: Vec<_> = rows(call, words, |by, _, _| by.id == department.id)
        .map(|row| Row { number: u64::from(row.recommended.rank), ..row })
        .collect();
    let mut summary = table(call, words, &rows, &|id| !NOT_IN_A_DEPARTMENTS_OWN.contains(&id));
    let table = &mut summary.table;
    table.id.clone_from(&department.id);
    table.part.clone_from(&department.name);
    table.head =
        vec![words.of("table-stamp", &department.name), words.text("table-date"), words.money_note()];
    table.signatures = ["table-approved", "table-filled-by", "table-phone"].map(|id| words.text(id)).to_vec();
    table.digest = Some(department.table_digest.clone());
    summary
}

/// The table of the whole call: departments in their order, each in the order of its ranks.
pub fn of_call(call: &PublicCall, words: TableWords<'_>) -> Summary {
    part(call, words, "all", &words.text("table-all"), |_, _, _| true)
}

/// The recommended demands of one domain.
pub fn of_domain(call: &PublicCall, words: TableWords<'_>, domain: &str) -> Summary {
    let name = words.vocabulary.domain(domain);
    part(call, words, &format!("domain-{domain}"), &name, |_, demand, _| demand.domain == domain)
}

/// The recommended demands of one kind of unit.
pub fn of_unit_kind(call: &PublicCall, words: TableWords<'_>, kind: &str) -> Summary {
    let name = words.vocabulary.unit_kind(kind);
    part(call, words, &format!("kind-{kind}"), &name, |_, _, unit| unit.kind == kind)
}

fn part(
    call: &PublicCall,
    words: TableWords<'_>,
    id: &str,
    name: &str,
    wanted: impl Fn(&Department, &Demand, &Unit) -> bool,
) -> Summary {
    let rows: Vec<_> =
        (1..).zip(rows(call, words, wanted)).map(|(number, row)| Row { number, ..row }).collect();
    let mut summary = table(call, words, &rows, &|_| true);
    id.clone_into(&mut summary.table.id);
    name.clone_into(&mut summary.table.part);
    summary.table.head = vec![words.of("table-part", name), words.money_note()];
    summary
}

/// The recommended demands in the order of the tables.
pub(super) fn rows<'a>(
    call: &'a PublicCall,
    words: TableWords<'a>,
    wanted: impl Fn(&Department, &Demand, &Unit) -> bool,
) -> impl Iterator<Item = Row<'a>> {
    call.departments
        .iter()
        .flat_map(|department| department.recommendations.iter().map(move |entry| (department, entry)))
        .filter_map(move |(department, recommended)| {
            let demand = call.demands.get(&recommended.demand)?;
            let unit = call.units.get(&demand.unit)?;
            wanted(department, demand, unit).then_some(Row {
                number: 0,
                demand,
                unit,
                department,
                recommended,
                words,
            })
        })
}

fn table(
    call: &PublicCall,
    words: TableWords<'_>,
    rows: &[Row<'_>],
    shown: &dyn Fn(&str) -> bool,
) -> Summary {
    let columns: Vec<&Column<Take>> = COLUMNS.iter().filter(|column| shown(column.id)).collect();
    let headings: Vec<Heading> = columns.iter().map(|column| column.heading(&words)).collect();
    let mut totals = Totals::default();
    for row in rows {
        totals.add(row);
    }
    let cells: Vec<Vec<Cell>> =
        rows.iter().map(|row| columns.iter().map(|column| (column.value)(row)).collect()).collect();
    let summed = |column: &Heading| column.id.starts_with("budget");
    let table = Table {
        title: call.settings.table_title(),
        sum: (!cells.is_empty()).then(|| sum_up(&headings, &cells, summed, &words.text("table-sum"))),
        columns: headings,
        rows: cells,
        demands: rows.iter().map(|row| row.demand.id.clone()).collect(),
        notes: vec![totals.told(&words)],
        ..Table::new("", &call.settings.host)
    };
    Summary { table, totals }
}

/// Who recommends a demand and how, by demand.
pub fn recommenders(call: &PublicCall) -> BTreeMap<&str, (&Department, &Recommended)> {
    call.departments
        .iter()
        .flat_map(|d| d.recommendations.iter().map(move |entry| (entry.demand.as_str(), (d, entry))))
        .collect()
}
