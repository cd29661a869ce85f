//! What is otherwise in a table than in one that was printed before.

use super::{PrintedCell, PrintedRow, PrintedTable};
use crate::diagnostic::Message;

/// One thing that is otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableChange {
    /// The title above it, or the name of the department: what it was, what it is.
    Head(String, String),
    /// A demand is no longer in it: identity, title, the place it had.
    Gone(String, String, usize),
    /// A demand has come in: identity, title, its place.
    Come(String, String, usize),
    /// A demand has another place among those that are in both: identity, title.
    Moved(String, String),
    /// A cell says something else: identity, title, what it was, what it is.
    Cell(String, String, PrintedCell, PrintedCell),
}

/// Columns whose text is short enough to be told before and after.
const TOLD: [&str; 8] = [
    "table-column-title",
    "table-column-domain",
    "table-column-unit",
    "table-column-unit-kind",
    "table-column-organization",
    "table-column-total",
    "table-column-without-personnel",
    "table-column-remarks",
];

impl PrintedTable {
    /// What is otherwise in `now`: what went, what came, what moved, what says something else.
    pub fn changes(&self, now: &Self) -> Vec<TableChange> {
        let mut changes = Vec::new();
        for (was, is) in [(&self.title, &now.title), (&self.department, &now.department)] {
            if was != is {
                changes.push(TableChange::Head(was.clone(), is.clone()));
            }
        }
        let named = |row: &PrintedRow| (row.demand.clone(), row.title().to_owned());
        let in_both = |own: &Self, other: &Self| -> Vec<String> {
            let there = |row: &&PrintedRow| other.row(&row.demand).is_some();
            own.rows.iter().filter(there).map(|row| row.demand.clone()).collect()
        };
        for (place, row) in (1..).zip(&self.rows).filter(|(_, row)| now.row(&row.demand).is_none()) {
            let (demand, title) = named(row);
            changes.push(TableChange::Gone(demand, title, place));
        }
        for (place, row) in (1..).zip(&now.rows).filter(|(_, row)| self.row(&row.demand).is_none()) {
            let (demand, title) = named(row);
            changes.push(TableChange::Come(demand, title, place));
        }
        let (before, after) = (in_both(self, now), in_both(now, self));
        // Whichever stands now where another stood has moved, whether up or down.
        for (_, is) in before.iter().zip(&after).filter(|(was, is)| was != is) {
            if let Some(row) = now.row(is) {
                let (demand, title) = named(row);
                changes.push(TableChange::Moved(demand, title));
            }
        }
        for (was, is) in self.rows.iter().filter_map(|was| Some((was, now.row(&was.demand)?))) {
            for (was_cell, is_cell) in was.cells.iter().zip(&is.cells).filter(|(was, is)| was != is) {
                let (demand, title) = named(is);
                changes.push(TableChange::Cell(demand, title, was_cell.clone(), is_cell.clone()));
            }
        }
        changes
    }

    fn row(&self, demand: &str) -> Option<&PrintedRow> {
        self.rows.iter().find(|row| row.demand == demand)
    }
}

impl TableChange {
    /// The demand that it is about; none where it is about the head.
    pub fn demand(&self) -> Option<&str> {
        match self {
            Self::Head(..) => None,
            Self::Gone(demand, ..)
            | Self::Come(demand, ..)
            | Self::Moved(demand, _)
            | Self::Cell(demand, ..) => Some(demand),
        }
    }

    /// It in words. `withdrawn` says whether a demand that is gone was withdrawn.
    pub fn told(&self, withdrawn: impl Fn(&str) -> bool) -> Message {
        match self {
            Self::Head(was, is) => Message::new("stamp-head").text("before", was).text("after", is),
            Self::Gone(demand, title, place) => {
                let id = if withdrawn(demand) { "stamp-withdrawn" } else { "stamp-gone" };
                Message::new(id).text("title", title).count("count", *place)
            }
            Self::Come(_, title, place) => {
                Message::new("stamp-come").text("title", title).count("count", *place)
            }
            Self::Moved(_, title) => Message::new("stamp-moved").text("title", title),
            Self::Cell(_, title, (column, was), (_, is)) => {
                let of = |id| Message::new(id).text("title", title).message("column", Message::new(column));
                if TOLD.contains(column) {
                    of("stamp-cell").text("before", was).text("after", is)
                } else {
                    of("stamp-cell-plain")
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TableChange;
    use crate::call::{PrintedRow, PrintedTable};

    fn table(rows: &[(&str, &str, &str)]) -> PrintedTable {
        let row = |(demand, title, total): &(&str, &str, &str)| PrintedRow {
            demand: (*demand).to_owned(),
            cells: vec![
                ("table-column-title", (*title).to_owned()),
                ("table-column-total", (*total).to_owned()),
            ],
        };
        PrintedTable {
            title: "汇总表".to_owned(),
            department: "示例区".to_owned(),
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn what_went_came_moved_and_changed_is_told_once() {
        let before =
            table(&[("a/1", "甲", "10"), ("a/2", "乙", "20"), ("a/3", "丙", "30"), ("a/4", "丁", "40")]);
        let after =
            table(&[("a/1", "甲", "10"), ("a/4", "丁", "40"), ("a/3", "丙", "35"), ("a/5", "戊", "50")]);
        let owned = str::to_owned;
        assert_eq!(
            before.changes(&after),
            [
                TableChange::Gone(owned("a/2"), owned("乙"), 2),
                TableChange::Come(owned("a/5"), owned("戊"), 4),
                TableChange::Moved(owned("a/4"), owned("丁")),
                TableChange::Moved(owned("a/3"), owned("丙")),
                TableChange::Cell(
                    owned("a/3"),
                    owned("丙"),
                    ("table-column-total", owned("30")),
                    ("table-column-total", owned("35"))
                ),
            ]
        );
        assert_eq!(before.changes(&before), []);
    }
}
