//! How many comments came by which way, and what became of them. Every comment is counted once, also those that say the same
//! as another.

use serde::Serialize;

use super::threads::Threads;
use crate::schema::Kind;
use crate::site::page::Site;

/// Channels by dispositions. Each row and each column adds up to its total, and both to the total of all.
#[derive(Serialize)]
pub(super) struct Counts {
    /// The dispositions, and last that there is none yet.
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) totals: Vec<usize>,
    pub(super) total: usize,
}

#[derive(Serialize)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) cells: Vec<usize>,
    pub(super) total: usize,
}

impl Counts {
    pub(super) fn new(site: &Site<'_>, threads: &Threads<'_>) -> Self {
        let dispositions = site.vocabulary.options(Kind::Comment, "disposition");
        let column = |id: Option<&str>| {
            let known = id.and_then(|id| dispositions.iter().position(|(other, _)| other == id));
            known.unwrap_or(dispositions.len())
        };
        let mut columns: Vec<String> = dispositions.iter().map(|(_, label)| label.clone()).collect();
        columns.push(site.t("comments-open-label").to_owned());
        let mut totals = vec![0; columns.len()];
        let mut rows = Vec::new();
        for (id, label) in site.vocabulary.options(Kind::Comment, "channel") {
            let mut cells = vec![0; columns.len()];
            for thread in threads.all() {
                let came = [thread.first].into_iter().chain(thread.same.iter().copied());
                let count = came.filter(|comment| comment.channel == *id).count();
                if let Some(cell) = cells.get_mut(column(thread.disposition())) {
                    *cell += count;
                }
            }
            for (total, cell) in totals.iter_mut().zip(&cells) {
                *total += cell;
            }
            let total = cells.iter().sum();
            if total > 0 {
                rows.push(Row { label: label.clone(), cells, total });
            }
        }
        let total = totals.iter().sum();
        Self { columns, rows, totals, total }
    }

    /// Comments without a disposition.
    pub(super) fn open(&self) -> usize {
        self.totals.last().copied().unwrap_or_default()
    }
}
