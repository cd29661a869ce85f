//! What a page is answered.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Clause;
use crate::form_layout::{Answers, Cell, Choice, FormField, FormLayout, Part, Raw};
use crate::report::DiagnosticJson;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The question is not one.
    #[error("{0}")]
    Question(serde_json::Error),
    /// Nothing has been begun.
    #[error("no call")]
    NoCall,
    /// The schemas that the call brings along cannot be used.
    #[error("{0}")]
    Schema(#[from] crate::schema::SchemaError),
    /// There is no paper of a kind.
    #[error("{0}")]
    FormLayout(#[from] crate::form_layout::UnfitSchema),
    /// The report could not be written.
    #[error("{0}")]
    Report(std::io::Error),
}

/// What became of papers.
#[derive(Serialize)]
pub(super) struct FormResult<'a> {
    pub(super) files: Vec<Written<'a>>,
    pub(super) faults: Vec<FaultView<'a>>,
    pub(super) amounts: Vec<Spoken>,
}

/// An amount in words, and the box it stands in.
#[derive(Serialize)]
pub(super) struct Spoken {
    pub(super) paper: usize,
    pub(super) at: String,
    pub(super) words: String,
}

/// A paper as a file.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    /// Whether comments of the opened file are gone, because what they belonged to has changed.
    pub(super) lost_comments: bool,
    /// Keys of the opened file that have no box and are gone, because what held them has changed.
    pub(super) lost_keys: Vec<String>,
}

/// A fault and where it belongs on the page.
#[derive(Serialize)]
pub(super) struct FaultView<'a> {
    /// Which of the papers.
    pub(super) paper: usize,
    /// The box; empty for the paper as a whole.
    pub(super) at: String,
    /// Whether it only says that something has not been filled in.
    pub(super) missing: bool,
    /// Whether what it found must not leave the page.
    pub(super) never: bool,
    /// Who can mend it.
    pub(super) speaks_to: &'static str,
    #[serde(flatten)]
    pub(super) what: What<'a>,
}

/// What is wrong.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum What<'a> {
    /// A rule speaks.
    Fault(Box<DiagnosticJson<'a>>),
    /// A box could not be read, or was read otherwise.
    Remark { severity: &'static str, message: String },
}

/// What a rule checks.
#[derive(Serialize)]
pub(super) struct RuleWords<'a> {
    pub(super) id: &'static str,
    pub(super) checks: String,
    pub(super) clause: Option<&'a Clause>,
}

/// What is in a file to hand in.
#[derive(Default, Serialize)]
pub(super) struct Unpacked {
    /// The unit's folder, where it names one.
    pub(super) unit: Option<String>,
    /// The texts by name.
    pub(super) files: BTreeMap<String, String>,
    /// Why it could not be read, or is another call's; then there are no files.
    pub(super) faults: Vec<String>,
}

/// A file as answers.
#[derive(Default, Serialize)]
pub(super) struct Opened {
    pub(super) fields: BTreeMap<String, Vec<String>>,
    pub(super) rows: BTreeMap<String, Vec<BTreeMap<String, Vec<String>>>>,
    /// Keys that the paper has no box for.
    pub(super) unmapped: Vec<String>,
    /// Why it could not be read; then there are no answers.
    pub(super) faults: Vec<String>,
}

impl Opened {
    pub(super) fn new(paper: &FormLayout, answers: &Answers, unmapped: Vec<String>) -> Self {
        let find = |key: &str| paper.fields().find(|field| field.key == key);
        let fields = answers.fields.iter().map(|(key, cells)| (key.clone(), texts(find(key), cells)));
        let columns = |table: &str| {
            paper.parts.iter().find_map(|part| match part {
                Part::Rows(rows) if rows.key == table => Some(rows.columns.as_slice()),
                _ => None,
            })
        };
        let rows = answers.rows.iter().map(|(table, rows)| {
            let columns = columns(table).unwrap_or_default();
            let rows = rows.iter().map(|row| {
                let cells = row.cells.iter();
                cells
                    .map(|(key, cells)| {
                        (key.clone(), texts(columns.iter().find(|one| one.key == *key), cells))
                    })
                    .collect()
            });
            (table.clone(), rows.collect())
        });
        Self { fields: fields.collect(), rows: rows.collect(), unmapped, faults: Vec::new() }
    }
}

/// What stands in a box, as the page writes it: choices by their words.
fn texts(field: Option<&FormField>, cells: &[Cell]) -> Vec<String> {
    let choices = field.map(FormField::choices).unwrap_or_default();
    cells.iter().map(|cell| text(choices, &cell.raw)).collect()
}

fn text(choices: &[Choice], raw: &Raw) -> String {
    match raw {
        Raw::Text(text) => {
            let choice = choices.iter().find(|choice| choice.label == *text);
            choice.map_or(text, |choice| &choice.word).clone()
        }
        Raw::Number(number) | Raw::Percent(number) => number.to_string(),
        Raw::Date(date) | Raw::Stamp(date) => date.to_string(),
        Raw::Truth(truth) => truth.to_string(),
        Raw::Inexact | Raw::Moment | Raw::Broken(_) | Raw::NoResult | Raw::Picture | Raw::Scaled => {
            String::new()
        }
    }
}
