//! Cross tables over what is recommended: how many and how much, by domain and by something else.

use std::collections::BTreeMap;

use super::cell::{Align, Cell, Format};
use super::column::Heading;
use super::summary::{Row, rows};
use super::words::TableWords;
use super::{Table, sum_up};
use crate::call::Wan;
use crate::call::public::PublicCall;
use crate::schema::Kind;

/// Domain by recommending department: a row for each department, in the order of the tables.
pub fn by_department(call: &PublicCall, words: TableWords<'_>) -> Table {
    let side: Vec<_> = call.departments.iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    cross(call, words, "domain-department", ("table-column-department", &side), |row| &row.department.id)
}

/// Domain by form of organization: a row for each form.
pub fn by_organization(call: &PublicCall, words: TableWords<'_>) -> Table {
    let side = words.vocabulary.options(Kind::Demand, "organization");
    cross(call, words, "domain-organization", ("table-column-organization", side), |row| {
        &row.demand.organization
    })
}

/// How many demands, how much money.
type Measure = (u64, Wan);

/// A row for each value of `side`, a pair of columns for each domain and one for all of them.
fn cross<'a>(
    call: &'a PublicCall,
    words: TableWords<'a>,
    id: &'static str,
    (side_label, side): (&str, &[(String, String)]),
    value: impl Fn(&Row<'a>) -> &'a str,
) -> Table {
    let mut measures: BTreeMap<(&str, &str), Measure> = BTreeMap::new();
    for row in rows(call, words, |_, _, _| true) {
        let measure = measures.entry((value(&row), &row.demand.domain)).or_default();
        *measure = (measure.0 + 1, measure.1 + row.demand.budget.total);
    }
    let domains = words.vocabulary.domains();
    let mut columns = vec![Heading {
        id: id.trim_start_matches("domain-").to_owned(),
        label: words.text(side_label),
        align: Align::Start,
        width: 22,
        format: Format::Text,
        unit: None,
    }];
    let all = ("all".to_owned(), words.text("table-sum"));
    for (domain, name) in domains.iter().chain([&all]) {
        columns.push(Heading {
            id: format!("{domain}_count"),
            label: words.of("table-column-count", name),
            align: Align::End,
            width: 11,
            format: Format::Count,
            unit: None,
        });
        columns.push(Heading {
            id: format!("{domain}_total"),
            label: words.of("table-column-money", name),
            align: Align::End,
            width: 13,
            format: Format::Money,
            unit: words.unit(Format::Money),
        });
    }
    let rows: Vec<Vec<Cell>> = side
        .iter()
        .map(|(key, name)| {
            let of = |domain: &str| measures.get(&(key.as_str(), domain)).copied().unwrap_or_default();
            let own: Vec<Measure> = domains.iter().map(|(domain, _)| of(domain)).collect();
            let all = own.iter().fold(Measure::default(), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let pairs = own.into_iter().chain([all]);
            std::iter::once(Cell::text(name))
                .chain(pairs.flat_map(|(count, total)| [Cell::Count(count), words.money(total)]))
                .collect()
        })
        .collect();
    Table {
        title: words.of(
            if id == "domain-department" { "table-by-department" } else { "table-by-organization" },
            call.settings.short_title.as_deref().unwrap_or(&call.settings.title),
        ),
        part: words.text(if id == "domain-department" {
            "table-by-department-short"
        } else {
            "table-by-organization-short"
        }),
        head: vec![words.text("table-recommended-only"), words.text("table-money")],
        sum: Some(sum_up(&columns, &rows, |_| true, &words.text("table-sum"))),
        columns,
        rows,
        ..Table::new(id, &call.settings.host)
    }
}
