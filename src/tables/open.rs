//! The demands as clean data: one table for demands, one each for what a demand or a unit has several of. Amounts are in 万元,
//! whatever the language: files of all languages agree.

use std::collections::BTreeMap;

use zhengji_markdown::plain;

use super::cell::{Align, Format};
use super::column::{Column, Heading};
use super::summary::recommenders;
use super::words::TableWords;
use super::{Cell, Table};
use crate::call::presentation::{self, Presentation, Shown};
use crate::call::public::{Demand, Department, Disposition, PublicCall, Recommended, Unit};
use crate::call::{Answer, Vocabulary, is_money};
use crate::schema::{Field, Kind, Shape};

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
    words: TableWords<'a>,
    values: Values,
}

impl Style<'_> {
    fn id(&self, id: &str, name: impl Fn(&Vocabulary) -> String) -> String {
        if self.values == Values::Codes { id.to_owned() } else { name(self.words.vocabulary) }
    }

    fn option(&self, kind: Kind, path: &str, id: &str) -> String {
        self.id(id, |vocabulary| vocabulary.label(kind, path, id))
    }

    fn list(&self, items: &[String]) -> Cell {
        let items: Vec<&str> = items.iter().map(|item| item.trim()).collect();
        Cell::text(match self.values {
            Values::Codes => items.join(";"),
            Values::Words => self.words.list(items),
        })
    }

    fn truth(&self, value: bool) -> Cell {
        Cell::Text(match self.values {
            Values::Codes => value.to_string(),
            Values::Words => self.words.truth(value),
        })
    }

    /// What was answered to a field of the demand.
    fn cell(&self, path: &str, answer: Answer<'_>) -> Cell {
        let word = |text: &str| self.option(Kind::Demand, path, text);
        if let Some(amount) = answer.money() {
            return Cell::Money(amount);
        }
        if let Some(count) = answer.number().filter(|_| answer.field().is_integer()) {
            return u64::try_from(count).map_or_else(|_| Cell::text(count.to_string()), Cell::Count);
        }
        if let Some(day) = answer.date() {
            return Cell::Date(day);
        }
        if let Some(value) = answer.truth() {
            return self.truth(value);
        }
        if let Some(text) = answer.text() {
            Cell::written(&word(text.trim()))
        } else {
            let items = answer.items().filter_map(Answer::text);
            self.list(&items.map(|text| plain::to_text(&word(text))).collect::<Vec<_>>())
        }
    }

    /// The head of a column of the demand's form.
    fn heading(&self, column: &presentation::Column<'_>, shown: &Shown<'_>) -> Heading {
        let format = format_of(shown.field);
        let language = self.words.catalog.language();
        let title = || shown.field.title_in(language).unwrap_or(&shown.path).to_owned();
        Heading {
            id: shown.column_id().to_owned(),
            label: column.heading.map_or_else(title, |message| self.words.text(message)),
            unit: self.words.unit(format),
            align: match format {
                Format::Money => Align::End,
                _ if column.is_centred => Align::Center,
                _ => Align::Start,
            },
            width: column.width,
            format,
        }
    }
}

/// What stands in the column of a field.
fn format_of(field: Field<'_>) -> Format {
    match field.shape() {
        _ if is_money(field) => Format::Money,
        _ if field.is_date() => Format::Date,
        Some(Shape::Number) if field.is_integer() && !field.is_number_or_text() => Format::Count,
        Some(Shape::Truth) => Format::Truth,
        _ => Format::Text,
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

/// What the form does not hold of a demand, each with its place among the columns of the form
/// ([`presentation::Column::order`]).
static BESIDE_THE_FORM: &[(u16, Column<Take>)] = &[
    (10, Column::text("id", "open-id", 30, |row| Cell::text(&row.demand.id))),
    (30, Column::text("unit", "open-unit", 20, |row| Cell::text(&row.demand.unit))),
    (40, Column::text("unit_name", "open-unit-name", 30, |row| of_unit(row, |unit| unit.name.clone()))),
    (
        50,
        Column::word("unit_kind", "open-unit-kind", 20, |row| {
            of_unit(row, |unit| row.style.id(&unit.kind, |v| v.unit_kind(&unit.kind)))
        }),
    ),
    (60, Column::word("district", "open-district", 12, |row| of_unit(row, |unit| unit.district.clone()))),
    (100, Column::truth("joint", "open-joint", 8, |row| row.style.truth(row.demand.is_joint()))),
    (
        230,
        Column::money("budget_without_personnel", "open-budget-without-personnel", 12, |row| {
            Cell::Money(row.demand.budget.without_personnel())
        }),
    ),
    (
        260,
        Column::text("recommended_by", "open-recommended-by", 18, |row| {
            row.recommended.map_or(Cell::Empty, |(department, _)| {
                let codes = row.style.values == Values::Codes;
                Cell::text(if codes { &department.id } else { &department.name })
            })
        }),
    ),
    (
        270,
        Column::count("rank", "open-rank", 8, |row| {
            row.recommended.map_or(Cell::Empty, |(_, entry)| Cell::Count(u64::from(entry.rank)))
        }),
    ),
    (
        280,
        Column::truth("key_recommended", "open-key-recommended", 8, |row| {
            row.recommended.map_or(Cell::Empty, |(_, entry)| row.style.truth(entry.key_recommended))
        }),
    ),
    (
        290,
        Column::text("opinion", "open-opinion", 60, |row| {
            row.recommended.map_or(Cell::Empty, |(_, entry)| Cell::written(&entry.opinion))
        }),
    ),
    (300, Column::text("guideline_items", "open-guideline-items", 24, |row| row.style.list(&row.items))),
    (
        310,
        Column::word("disposition", "open-disposition", 16, |row| {
            row.disposition.map_or(Cell::Empty, |one| {
                Cell::text(row.style.option(Kind::Dispositions, "dispositions.kind", &one.kind))
            })
        }),
    ),
    (
        320,
        Column::text("disposition_reason", "open-disposition-reason", 40, |row| {
            row.disposition.map_or(Cell::Empty, |one| Cell::written(&one.reason))
        }),
    ),
];

/// Where a column of demands takes its cells.
enum Source<'a> {
    Form(&'a Shown<'a>),
    Beside(Take),
}

/// A row for each demand that was not withdrawn, by identity.
pub fn demands(
    call: &PublicCall,
    presentation: &Presentation<'_>,
    words: TableWords<'_>,
    values: Values,
) -> Table {
    let words = words.for_programs();
    let style = Style { words, values };
    let of_form = presentation
        .columns()
        .map(|(column, shown)| (column.order, style.heading(&column, shown), Source::Form(shown)));
    let beside = BESIDE_THE_FORM
        .iter()
        .map(|(order, column)| (*order, column.heading(&words), Source::Beside(column.value)));
    let mut columns: Vec<_> = of_form.chain(beside).collect();
    columns.sort_by_key(|(order, _, _)| *order);
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
        let cell = |source: &Source<'_>| match source {
            Source::Beside(take) => take(&row),
            Source::Form(shown) => shown
                .answer(presentation.form(), demand)
                .map_or(Cell::Empty, |answer| style.cell(&shown.path, answer)),
        };
        columns.iter().map(|(_, _, source)| cell(source)).collect()
    };
    let rows = call.demands.values().map(|demand| row(demand)).collect();
    let headings = columns.iter().map(|(_, heading, _)| heading.clone()).collect();
    table(call, words, "demands", words.text("open-demands"), headings, rows)
}

/// For each list of groups in the form (indicators, partners): a row for each of them of each demand.
pub fn parts(call: &PublicCall, presentation: &Presentation<'_>, words: TableWords<'_>) -> Vec<Table> {
    let words = words.for_programs();
    let style = Style { words, values: Values::Codes };
    let part = |(list, columns): (&Shown<'_>, Vec<(presentation::Column<'_>, &Shown<'_>)>)| {
        let mut headings = vec![
            Column::text("demand", "open-demand", 30, ()).heading(&words),
            Column::count("number", "open-number", 6, ()).heading(&words),
        ];
        headings.extend(columns.iter().map(|(column, shown)| style.heading(column, shown)));
        let mut rows = Vec::new();
        for demand in call.demands.values() {
            let items = list.answer(presentation.form(), demand);
            for (number, item) in (1..).zip(items.into_iter().flat_map(Answer::items)) {
                let mut row = vec![Cell::text(&demand.id), Cell::Count(number)];
                row.extend(columns.iter().map(|(_, shown)| {
                    let answer = item.get(shown.column_id());
                    answer.map_or(Cell::Empty, |answer| style.cell(&shown.path, answer))
                }));
                rows.push(row);
            }
        }
        let name = format!("open-{}", list.path);
        let title = || list.field.title_in(words.catalog.language()).unwrap_or(&list.path).to_owned();
        let title = if words.catalog.has(&name) { words.text(&name) } else { title() };
        table(call, words, &list.path.replace('_', "-"), title, headings, rows)
    };
    presentation.parts().map(part).collect()
}

type TakeUnit = fn(&(&Unit, Style<'_>)) -> Cell;

static UNITS: &[Column<TakeUnit>] = &[
    Column::text("id", "open-unit", 24, |(unit, _)| Cell::text(&unit.id)),
    Column::text("name", "open-unit-name", 30, |(unit, _)| Cell::text(&unit.name)),
    Column::text("name_en", "open-unit-name-en", 30, |(unit, _)| {
        Cell::text(unit.en.as_ref().and_then(|en| en.name.as_deref()).unwrap_or_default())
    }),
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
pub fn units(call: &PublicCall, words: TableWords<'_>, values: Values) -> Table {
    let style = Style { words, values };
    let rows =
        call.units.values().map(|unit| UNITS.iter().map(|column| (column.value)(&(unit, style))).collect());
    let headings = UNITS.iter().map(|column| column.heading(&words)).collect();
    table(call, words, "units", words.text("open-units"), headings, rows.collect())
}

fn table(
    call: &PublicCall,
    words: TableWords<'_>,
    id: &str,
    part: String,
    columns: Vec<Heading>,
    rows: Vec<Vec<Cell>>,
) -> Table {
    let title = call.settings.short_title.as_deref().unwrap_or(&call.settings.title);
    Table { title: words.of("open-table", title), part, columns, rows, ..Table::new(id, &call.settings.host) }
}
