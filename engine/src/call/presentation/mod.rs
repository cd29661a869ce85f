//! Where each field of the demand is shown: on its page, in the search, in the open data.
//!
//! The schema says what a field is: its title, its shape, its options, its unit, who may see it. The table (`table.rs`) says
//! what the schema cannot know: places and widths. A field that has no row here is shown all the same, behind the one
//! before it in the form, in the manner of its shape; so a field that a call's own schema adds needs no program.

mod table;

use std::borrow::Cow;

pub use super::answer::public_fields;
pub use table::{Column, OnPage, Searched};

use super::answer::{Answer, is_free_text, is_money};
use super::public::Demand;
use crate::schema::{Field, Shape};
use table::{Row, row};

/// A public field of the demand, with where it is shown.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// Its dotted path in the form.
    pub path: Cow<'a, str>,
    /// What the form says of it.
    pub field: Field<'a>,
    /// Where it stands on the page.
    pub page: OnPage,
    /// How it is searched; not at all without.
    pub searched: Option<Searched<'a>>,
    /// Its column; none where it has none of its own.
    pub column: Option<Column<'a>>,
    /// Whether records for programs hold it.
    pub is_recorded: bool,
    /// Its order on the page.
    row: usize,
}

impl<'a> Shown<'a> {
    /// What a demand answers to it.
    pub fn answer(&self, form: Field<'a>, demand: &'a Demand) -> Option<Answer<'a>> {
        Answer::of(form, &demand.answers).at(&self.path)
    }

    /// The name of its column for programs.
    pub fn column_id(&self) -> &str {
        let last = self.path.rsplit('.').next().unwrap_or(&self.path);
        self.column.and_then(|column| column.id).unwrap_or(last)
    }
}

/// All public fields of the demand, with where they are shown.
#[derive(Debug)]
pub struct Presentation<'a> {
    form: Field<'a>,
    /// In the order of the form; what a group or the items of a list hold follows them.
    fields: Vec<Shown<'a>>,
}

impl<'a> Presentation<'a> {
    /// The presentation of the demand's form.
    pub fn of(form: Field<'a>) -> Self {
        let mut fields = Vec::new();
        // Where the last field stood that has a row: one that has none follows it.
        let mut last = Last::default();
        for (name, field) in public_fields(form) {
            let shown = match row(name) {
                Some((index, row)) => Shown::of_row(name.into(), field, index, row),
                None => last.followed_by(name, field),
            };
            last.pass(&shown);
            fields.push(shown);
            let items = field.items();
            for (inner, field) in public_fields(items.unwrap_or(field)) {
                let path = format!("{name}.{inner}");
                // A part of a group has a column only if the table says so; a part of a list has one in any case.
                let column = items.and_then(|_| Column::by_shape(field, 0));
                fields.push(match row(&path) {
                    Some((index, row)) => Shown::of_row(path.into(), field, index, row),
                    None => Shown { column, ..Shown::of_row(path.into(), field, 0, &Row::new("")) },
                });
            }
        }
        Self { form, fields }
    }

    /// The form.
    pub fn form(&self) -> Field<'a> {
        self.form
    }

    /// The fields of the form itself.
    pub fn top(&self) -> impl Iterator<Item = &Shown<'a>> {
        self.fields.iter().filter(|shown| !shown.path.contains('.'))
    }

    /// What the page shows below its head, in its order.
    pub fn body(&self) -> Vec<&Shown<'a>> {
        let mut body: Vec<_> = self.top().filter(|shown| shown.page == OnPage::Body).collect();
        body.sort_by_key(|shown| shown.row);
        body
    }

    /// What is searched, in its order, each with how.
    pub fn searched(&self) -> Vec<(Searched<'a>, &Shown<'a>)> {
        let mut searched: Vec<_> =
            self.top().filter_map(|shown| shown.searched.map(|searched| (searched, shown))).collect();
        searched.sort_by_key(|(searched, _)| searched.order);
        searched
    }

    /// The columns of demands, in no order: each has its place.
    pub fn columns(&self) -> impl Iterator<Item = (Column<'a>, &Shown<'a>)> {
        self.fields.iter().filter_map(|shown| {
            let is_of_list = shown.path.split_once('.').is_some_and(|(list, _)| self.is_list(list));
            Some((shown.column.filter(|_| !is_of_list)?, shown))
        })
    }

    /// The lists of groups, each a table of its own with these columns, in the order of the form.
    pub fn parts(&self) -> impl Iterator<Item = (&Shown<'a>, Vec<(Column<'a>, &Shown<'a>)>)> {
        self.top().filter(|shown| self.is_list(&shown.path)).map(|list| {
            let columns = self.fields.iter().filter_map(|shown| {
                let (of, _) = shown.path.split_once('.')?;
                Some((shown.column.filter(|_| of == list.path)?, shown))
            });
            (list, columns.collect())
        })
    }

    /// The path of the field that a column of demands holds.
    pub fn path_of_column(&self, id: &str) -> Option<&str> {
        self.columns().find(|(_, shown)| shown.column_id() == id).map(|(_, shown)| &*shown.path)
    }

    fn is_list(&self, name: &str) -> bool {
        let items = self.form.property(name).and_then(Field::items);
        items.is_some_and(|items| items.shape() == Some(Shape::Group))
    }
}

impl<'a> Shown<'a> {
    fn of_row(path: Cow<'a, str>, field: Field<'a>, index: usize, row: &Row) -> Self {
        let Row { page, searched, column, is_recorded, .. } = *row;
        Self { path, field, page, searched, column, is_recorded, row: index }
    }
}

/// The places of the last field that was on the page, in the search, among the columns.
#[derive(Default)]
struct Last {
    row: usize,
    search: u16,
    column: u16,
}

impl Last {
    fn pass(&mut self, shown: &Shown<'_>) {
        if shown.page == OnPage::Body {
            self.row = shown.row;
        }
        self.search = shown.searched.map_or(self.search, |searched| searched.order);
        self.column = shown.column.map_or(self.column, |column| column.order);
    }

    /// A field without a row of its own, in the manner of its shape.
    fn followed_by<'a>(&self, name: &'a str, field: Field<'a>) -> Shown<'a> {
        let has_text = |field: Field<'_>| is_free_text(field) || field.items().is_some_and(is_free_text);
        let inside = field.items().unwrap_or(field);
        let is_searched = has_text(field) || public_fields(inside).any(|(_, inner)| has_text(inner));
        Shown {
            path: name.into(),
            field,
            page: OnPage::Body,
            searched: is_searched.then_some(Searched { order: self.search, group: 3, name }),
            column: Column::by_shape(field, self.column),
            is_recorded: true,
            row: self.row,
        }
    }
}

impl Column<'_> {
    /// The column of a field by its shape; a group and a list of groups have none.
    fn by_shape(field: Field<'_>, order: u16) -> Option<Self> {
        let has_options = |field: Field<'_>| !field.options().is_empty();
        let (width, is_centred) = match field.shape() {
            Some(Shape::Group) => return None,
            Some(Shape::List) => match field.items() {
                Some(items) if items.shape() == Some(Shape::Group) => return None,
                items => {
                    if items.is_some_and(has_options) {
                        (20, true)
                    } else {
                        (40, false)
                    }
                }
            },
            Some(Shape::Number) if is_money(field) || field.is_integer() => (12, field.is_integer()),
            Some(Shape::Truth) => (8, true),
            _ if field.is_date() => (12, true),
            _ if has_options(field) => (20, true),
            _ if field.is_multiline() => (60, false),
            _ => (30, false),
        };
        Some(Column { order, id: None, heading: None, width, is_centred })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Presentation;
    use super::table::ROWS;
    use crate::schema::Kind;

    #[test]
    fn every_row_is_a_public_field_of_the_form() {
        let schemas = crate::built_in::schemas(&BTreeMap::new()).unwrap();
        let presentation = Presentation::of(schemas.form(Kind::Demand));
        for row in ROWS {
            let known = presentation.fields.iter().filter(|shown| shown.path == row.path).count();
            assert_eq!(known, 1, "{}", row.path);
        }
        assert!(presentation.fields.iter().all(|shown| !shown.path.starts_with("contact")));
    }

    #[test]
    fn a_field_without_a_row_follows_the_one_before_it_in_the_form() {
        let text = crate::built_in::schema(Kind::Demand).replacen(
            "    \"foundation\": {",
            "    \"risk\": {\"title\": \"风险\", \"x-visibility\": \"public\", \"type\": \"string\", \"x-multiline\": true},\n    \
             \"office\": {\"title\": \"处室\", \"x-visibility\": \"department\", \"type\": \"string\"},\n    \"foundation\": {",
            1,
        );
        let overrides = BTreeMap::from([("demand.schema.json".to_owned(), text)]);
        let schemas = crate::built_in::schemas(&overrides).unwrap();
        let presentation = Presentation::of(schemas.form(Kind::Demand));
        let follows = |names: Vec<&str>, before: &str| {
            let at = names.iter().position(|name| *name == "risk").unwrap();
            assert_eq!(names.get(at - 1), Some(&before));
            assert!(!names.contains(&"office"));
        };
        follows(presentation.body().iter().map(|shown| &*shown.path).collect(), "outcome_description");
        follows(presentation.searched().iter().map(|(how, _)| how.name).collect(), "outcomes");
        let mut columns: Vec<_> = presentation.columns().collect();
        columns.sort_by_key(|(column, _)| column.order);
        follows(columns.iter().map(|(_, shown)| &*shown.path).collect(), "outcome_description");
    }
}
