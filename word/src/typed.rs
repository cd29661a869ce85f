//! What stands in the boxes of a page, as it stands on paper.

use std::collections::BTreeMap;

use serde::Deserialize;
use zhengji_engine::form_layout::{Answers, Cell, Entry, FormField, FormLayout, Raw, Row};
use zhengji_engine::schema::Kind;

/// What was typed into a paper: texts by the key of their box, choices by the words that files have for them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Typed {
    pub(crate) kind: Kind,
    #[serde(default)]
    fields: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rows: BTreeMap<String, Vec<TypedRow>>,
}

/// A row of a table.
#[derive(Debug, Deserialize)]
struct TypedRow {
    cells: BTreeMap<String, Vec<String>>,
}

impl Typed {
    /// The same as answers. What has no box on the paper is not on it.
    pub(crate) fn answers(&self, layout: &FormLayout) -> Answers {
        let mut answers = Answers::default();
        for field in layout.fields() {
            let cells = self.fields.get(&field.key).map(|texts| shown(field, texts)).unwrap_or_default();
            if !cells.is_empty() {
                answers.fields.insert(field.key.clone(), cells);
            }
        }
        for table in layout.tables() {
            let rows = self.rows.get(&table.key).into_iter().flatten().map(|row| {
                let columns = table.columns.iter().filter_map(|column| {
                    let cells = shown(column, row.cells.get(&column.key)?);
                    (!cells.is_empty()).then(|| (column.key.clone(), cells))
                });
                Row { at: String::new(), cells: columns.collect() }
            });
            let rows: Vec<Row> = rows.filter(|row| !row.cells.is_empty()).collect();
            if !rows.is_empty() {
                answers.rows.insert(table.key.clone(), rows);
            }
        }
        answers
    }
}

/// Texts of a box as people read them.
fn shown(field: &FormField, texts: &[String]) -> Vec<Cell> {
    let raw = |text: &str| match text {
        "true" | "false" if field.entry == Entry::Truth => Raw::Truth(text == "true"),
        _ => {
            let choice = field.choices().iter().find(|choice| choice.word == text);
            Raw::Text(choice.map_or(text, |choice| &choice.label).to_owned())
        }
    };
    let texts = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    texts.map(|text| Cell { raw: raw(text), at: String::new() }).collect()
}
