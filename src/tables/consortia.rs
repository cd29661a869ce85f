//! Who works together: joint demands that are recommended, a row for each member.

use super::column::{Column, Heading};
use super::summary::{Row, rows};
use super::words::TableWords;
use super::{Cell, Table};
use crate::call::public::PublicCall;
use crate::schema::Kind;

/// A member of a joint demand.
struct Member<'a> {
    /// Running number of the demand, from 1.
    number: u64,
    row: &'a Row<'a>,
    name: &'a str,
    uscc: &'a str,
    role: String,
}

type Take = fn(&Member<'_>) -> Cell;

static COLUMNS: &[Column<Take>] = &[
    Column::count("number", "table-column-number", 5, |member| Cell::Count(member.number)),
    Column::text("title", "table-column-title", 26, |member| Cell::text(member.row.demand.title.trim())),
    Column::word("organization", "table-column-organization", 14, |member| {
        let vocabulary = member.row.words.vocabulary;
        Cell::text(vocabulary.label(Kind::Demand, "organization", &member.row.demand.organization))
    }),
    Column::text("member", "table-column-member", 30, |member| Cell::text(member.name)),
    Column::word("uscc", "table-column-uscc", 23, |member| Cell::text(member.uscc)),
    Column::text("role", "table-column-role", 34, |member| Cell::written(&member.role)),
    Column::text("department", "table-column-department", 18, |member| {
        Cell::text(&member.row.department.name)
    }),
];

/// The joint demands in the order of the tables, each with the unit that leads it and its partners.
pub fn consortia(call: &PublicCall, words: TableWords<'_>) -> Table {
    let joint: Vec<Row<'_>> = rows(call, words, |_, demand, _| demand.is_joint()).collect();
    let mut members = Vec::new();
    for (number, row) in (1..).zip(&joint) {
        let leader = Member {
            number,
            row,
            name: &row.unit.name,
            uscc: &row.unit.uscc,
            role: words.text("table-leads"),
        };
        members.push(leader);
        members.extend(row.demand.partners.iter().map(|partner| Member {
            number,
            row,
            name: &partner.name,
            uscc: &partner.uscc,
            role: partner.role.trim().to_owned(),
        }));
    }
    let columns: Vec<Heading> = COLUMNS.iter().map(|column| column.heading(&words)).collect();
    let title = call.settings.short_title.as_deref().unwrap_or(&call.settings.title);
    Table {
        title: words.of("table-consortia", title),
        part: words.text("table-consortia-short"),
        head: vec![words.text("table-recommended-only")],
        columns,
        rows: members.iter().map(|member| COLUMNS.iter().map(|c| (c.value)(member)).collect()).collect(),
        demands: members.iter().map(|member| member.row.demand.id.clone()).collect(),
        notes: vec![
            words.tell(
                &crate::diagnostic::Message::new("table-consortia-totals")
                    .count("demands", joint.len())
                    .count("members", members.len()),
            ),
        ],
        ..Table::new("consortia", &call.settings.host)
    }
}
