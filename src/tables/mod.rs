//! The tables: columns defined once, tables made of them, one writer a format.
//!
//! Public tables are made of [`PublicCall`](crate::call::public::PublicCall), whose types hold nothing else.
//! What is for the office alone is made of the call itself, in [`internal`], by a type of its own that no page takes.

mod cell;
mod column;
mod consortia;
mod cross;
pub mod internal;
pub mod open;

mod quota;
mod summary;
mod words;
mod write;

use serde::Serialize;

pub use cell::{Align, Cell, Format};
pub use column::{Column, Heading};
pub use consortia::consortia;
pub use cross::{by_department, by_organization};
pub use quota::quota_use;
pub use summary::{Summary, Totals, of_call, of_department, of_domain, of_unit_kind, recommenders};
pub use words::TableWords;
pub use write::{FileFormat, WriteError, to_csv, to_data_csv, to_document, to_workbook, write};

/// A table, ready for any writer.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Name for files and sheets: lower-case letters, digits and hyphens.
    pub id: String,
    /// The exact title.
    pub title: String,
    /// The part of the call it is of, in few words: a department, a domain.
    pub part: String,
    /// Lines above the columns.
    pub head: Vec<String>,
    /// The columns in their order.
    pub columns: Vec<Heading>,
    /// The cells, row by row. Whoever serializes a table hands on the rows it means: pages show a part of them.
    #[serde(skip)]
    pub rows: Vec<Vec<Cell>>,
    /// Ids of the demands, row by row, where rows are demands.
    #[serde(skip)]
    pub demands: Vec<String>,
    /// The closing row, where the columns can be summed.
    pub sum: Option<Vec<Cell>>,
    /// Small print below the columns.
    pub notes: Vec<String>,
    /// Lines for signatures, where the table is to be stamped.
    pub signatures: Vec<String>,
    /// Digest for comparison with the stamped paper; only a department's own table has one.
    pub digest: Option<String>,
    /// What every page says about who may read it; nothing on public tables.
    pub mark: Option<String>,
    /// Who issues it.
    pub issuer: String,
}

impl Table {
    /// A table without columns and rows.
    fn new(id: &str, issuer: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: String::new(),
            part: String::new(),
            head: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            demands: Vec::new(),
            sum: None,
            notes: Vec::new(),
            signatures: Vec::new(),
            digest: None,
            mark: None,
            issuer: issuer.to_owned(),
        }
    }

    /// Whether it needs paper of twice the size: on A4 its columns would be too narrow to be read.
    fn is_very_wide(&self) -> bool {
        self.columns.iter().map(|column| column.width).sum::<u32>() > 200
    }
}

/// Adds up what of each column can be added up, with `label` in the first column of text.
fn sum_up(
    columns: &[Heading],
    rows: &[Vec<Cell>],
    summed: impl Fn(&Heading) -> bool,
    label: &str,
) -> Vec<Cell> {
    let mut labelled = false;
    columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = rows.iter().filter_map(|row| row.get(index));
            match column.format {
                Format::Money if summed(column) => Cell::Money(
                    cells
                        .filter_map(|cell| if let Cell::Money(amount) = cell { Some(*amount) } else { None })
                        .sum(),
                ),
                Format::Count if summed(column) => Cell::Count(
                    cells
                        .filter_map(|cell| if let Cell::Count(count) = cell { Some(*count) } else { None })
                        .sum(),
                ),
                Format::Text if !labelled => {
                    labelled = true;
                    Cell::text(label)
                }
                _ => Cell::Empty,
            }
        })
        .collect()
}
