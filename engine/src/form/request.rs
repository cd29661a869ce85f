//! What a page asks.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::diagnostic::catalog::Language;
use crate::form_layout::{Answers, Cell, Raw, Row};
use crate::schema::Kind;

/// A question.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Request {
    /// The call that everything else is about.
    Begin {
        /// Its name.
        call: String,
        /// Its files, as far as they are public.
        files: BTreeMap<String, Bytes>,
        /// Schemas that the call brings along, by file name.
        #[serde(default)]
        schemas: BTreeMap<String, String>,
        /// The language of messages.
        language: Language,
        /// The messages, where none are built in.
        #[serde(default)]
        messages: Option<String>,
    },
    /// Files beside those of the call, judged by all rules; the answer is the report of `zhengji check --format json`.
    Check {
        /// They stand instead of those of the same path.
        files: BTreeMap<String, Bytes>,
        /// The clock.
        now: Timestamp,
    },
    /// Filled papers, written and judged together.
    Judge {
        /// The papers.
        papers: Vec<Filled>,
        /// Files that belong beside them, such as other drafts of the unit.
        #[serde(default)]
        beside: BTreeMap<String, Bytes>,
        /// The clock.
        now: Timestamp,
    },
    /// What rules check, and by which clause.
    Rules {
        /// Their ids.
        ids: Vec<String>,
    },
    /// How long texts are, in 字.
    Count {
        /// The texts.
        texts: Vec<String>,
    },
    /// Files of a unit as one to hand in; the answer is its text.
    Pack {
        /// The unit's folder, where it is known.
        #[serde(default)]
        unit: Option<String>,
        /// The texts by name.
        files: BTreeMap<String, String>,
    },
    /// One to hand in as its files.
    Unpack {
        /// Its text.
        text: String,
    },
    /// A file that exists, as answers.
    Open {
        /// What it should be.
        kind: Name,
        /// Its text.
        text: String,
    },
}

/// What is in a file.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Bytes {
    /// Text.
    Text(String),
    /// Anything.
    Raw(Vec<u8>),
}

impl Bytes {
    pub(super) fn into_vec(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Raw(bytes) => bytes,
        }
    }
}

/// A kind of document that has a paper.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Name {
    Unit,
    Demand,
    Comment,
    Recommendation,
}

impl Name {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Unit => Kind::Unit,
            Self::Demand => Kind::Demand,
            Self::Comment => Kind::Comment,
            Self::Recommendation => Kind::Recommendation,
        }
    }
}

/// A paper with what was written on it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filled {
    pub(super) kind: Name,
    /// Path of the file from the root of the repository.
    pub(super) path: String,
    /// By the key of the box, `budget.total`; what chooses several has several.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Vec<String>>,
    /// By the key of the table.
    #[serde(default)]
    pub(super) rows: BTreeMap<String, Vec<FilledRow>>,
    /// The file that was opened; what the paper has no box for is kept from it.
    #[serde(default)]
    pub(super) original: Option<String>,
    /// The file itself instead of answers: it is judged as it stands.
    #[serde(default)]
    pub(super) text: Option<String>,
}

/// A row of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FilledRow {
    /// What the page calls it.
    pub(super) at: String,
    pub(super) cells: BTreeMap<String, Vec<String>>,
}

fn cells(texts: &[String], at: &str) -> Option<Vec<Cell>> {
    let texts = texts.iter().filter(|text| !text.trim().is_empty());
    let cells: Vec<Cell> =
        texts.map(|text| Cell { raw: Raw::Text(text.replace("\r\n", "\n")), at: at.to_owned() }).collect();
    (!cells.is_empty()).then_some(cells)
}

impl Filled {
    /// What stands in its boxes. The place of a box is its key; that of a cell is its row and its key.
    pub(super) fn answers(&self) -> Answers {
        let fields =
            self.fields.iter().filter_map(|(key, texts)| Some((key.clone(), cells(texts, key)?))).collect();
        let row = |row: &FilledRow| {
            let place = |key: &str| if key.is_empty() { row.at.clone() } else { format!("{}.{key}", row.at) };
            let all = row.cells.iter();
            let cells: BTreeMap<String, Vec<Cell>> =
                all.filter_map(|(key, texts)| Some((key.clone(), cells(texts, &place(key))?))).collect();
            (!cells.is_empty()).then(|| Row { at: row.at.clone(), cells })
        };
        let rows = self
            .rows
            .iter()
            .map(|(key, rows)| (key.clone(), rows.iter().filter_map(row).collect::<Vec<_>>()))
            .filter(|(_, rows)| !rows.is_empty())
            .collect();
        Answers { fields, rows }
    }
}
