//! What every column and every key means, from the forms themselves. Only what is public.

use serde::Serialize;

use super::package::type_of;
use crate::call::presentation::Presentation;
use crate::schema::{Field, Kind, Shape, Visibility};
use crate::site::page::Site;
use crate::tables::{Heading, Table};

/// A table of the open data.
#[derive(Serialize)]
pub(super) struct TableRow {
    id: String,
    title: String,
    columns: Vec<ColumnRow>,
}

#[derive(Serialize)]
struct ColumnRow {
    id: String,
    title: String,
    kind: String,
    about: String,
}

pub(super) fn table(site: &Site<'_>, presentation: &Presentation<'_>, table: &Table) -> TableRow {
    let column = |column: &Heading| ColumnRow {
        id: column.id.clone(),
        title: column.full_label(),
        kind: type_of(column.format).to_owned(),
        about: about(site, presentation, &table.id, column).unwrap_or_default(),
    };
    TableRow {
        id: table.id.clone(),
        title: table.part.clone(),
        columns: table.columns.iter().map(column).collect(),
    }
}

/// What a column means: in words of its own where it is derived, otherwise as its key in the form.
pub(super) fn about(
    site: &Site<'_>,
    presentation: &Presentation<'_>,
    table: &str,
    column: &Heading,
) -> Option<String> {
    let id = &column.id;
    let own = match (table, id.as_str()) {
        ("units", "id") => "open-unit-about".to_owned(),
        (_, id) => format!("open-{}-about", id.replace('_', "-")),
    };
    if site.catalog.has(&own) {
        return Some(site.catalog.text(&own));
    }
    let of_part = |list: &str| presentation.form().property(list).is_some_and(|list| list.items().is_some());
    let (kind, path) = match (table, id.as_str()) {
        ("units", "name_en") => (Kind::Unit, "en.name".to_owned()),
        ("units", key) => (Kind::Unit, key.to_owned()),
        (part, key) if of_part(&part.replace('-', "_")) => {
            (Kind::Demand, format!("{}.{key}", part.replace('-', "_")))
        }
        (_, "unit_name" | "unit_kind") => (Kind::Unit, id.trim_start_matches("unit_").to_owned()),
        (_, "district") => (Kind::Unit, id.clone()),
        (_, "rank" | "key_recommended" | "opinion") => {
            (Kind::Recommendation, format!("recommendations.{id}"))
        }
        (_, "disposition_reason") => (Kind::Dispositions, "dispositions.reason".to_owned()),
        (_, key) => (Kind::Demand, presentation.path_of_column(key)?.to_owned()),
    };
    let root = site.schemas.form(kind);
    let field =
        path.split('.').try_fold(root, |field, name| field.items().unwrap_or(field).property(name))?;
    field.description().map(str::to_owned)
}

/// A form with its public keys.
#[derive(Serialize)]
pub(super) struct Form {
    id: String,
    title: String,
    about: String,
    keys: Vec<Key>,
}

#[derive(Serialize)]
struct Key {
    /// As files write it: `indicators[].target`.
    path: String,
    title: String,
    kind: String,
    unit: String,
    /// The words of a fixed list, each with its label.
    options: Vec<(String, String)>,
    about: String,
}

/// The forms whose answers are in the data; a call's settings are not.
pub(super) fn forms(site: &Site<'_>) -> Vec<Form> {
    Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Call)
        .map(|kind| {
            let root = site.schemas.form(kind);
            let mut keys = Vec::new();
            collect(site, root, "", &mut keys);
            Form {
                id: kind.file_name().trim_end_matches(".schema.json").to_owned(),
                title: root.title().unwrap_or_default().to_owned(),
                about: root.description().unwrap_or_default().to_owned(),
                keys,
            }
        })
        .collect()
}

/// Forms are a few levels deep: a schema that refers to itself would not end, and none does below this depth.
const DEPTH: usize = 6;

fn collect(site: &Site<'_>, group: Field<'_>, prefix: &str, keys: &mut Vec<Key>) {
    if prefix.matches('.').count() >= DEPTH {
        return;
    }
    for (name, field) in group.properties() {
        if field.visibility() != Some(Visibility::Public) {
            continue;
        }
        let items = field.items();
        let list = if items.is_some() { "[]" } else { "" };
        let path = format!("{prefix}{name}{list}");
        let inner = items.unwrap_or(field);
        keys.push(Key {
            title: field.title().unwrap_or(name).to_owned(),
            kind: kind_of(site, field, inner),
            unit: inner.unit().unwrap_or_default().to_owned(),
            options: inner
                .options()
                .into_iter()
                .map(|(word, label)| {
                    let name = site.call.settings.option_name(name, word, label);
                    (word.to_owned(), name.to_owned())
                })
                .collect(),
            about: field.description().unwrap_or_default().to_owned(),
            path: path.clone(),
        });
        collect(site, inner, &format!("{path}."), keys);
    }
}

fn kind_of(site: &Site<'_>, field: Field<'_>, inner: Field<'_>) -> String {
    let word = |field: Field<'_>| match field.shape() {
        _ if field.is_date() => "data-date",
        Some(Shape::Number) => "data-number",
        Some(Shape::Truth) => "data-truth",
        Some(Shape::Group) => "data-group",
        Some(Shape::List) => "data-list",
        Some(Shape::Text) | None => "data-text",
    };
    if field.items().is_some() {
        let of = site.t(word(inner)).to_owned();
        return site.tell("data-list-of", [("kind", of.into())]);
    }
    site.t(word(field)).to_owned()
}
