//! What a department filled in on its desk, whoever drew that: a recommendation, as answers to its form.

use std::collections::BTreeMap;

use super::super::read::Unmapped;
use super::{KEY_RECOMMENDED, OPINION, RANK, REASON, TOLD, UNIT_KIND_CONFIRMED};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};

/// What was filled in on a desk: a recommendation, as answers to its form.
#[derive(Debug)]
pub struct Recommendations {
    /// Folder of the department.
    pub department: String,
    /// The tables `recommendations` and `declined`, and what was written about the stamp.
    pub answers: Answers,
    /// Where the empty boxes are, by their keys in the document: `recommendations[2].opinion`.
    pub blanks: BTreeMap<String, String>,
    /// Whether it has a sheet about the stamp, as those of this form have.
    pub holds_stamp: bool,
    /// The state that it was made from, see [`super::state`]; none in one of an older form.
    pub state: Option<String>,
    /// What it tells of each demand, by its identity, in the order of [`TOLD`].
    pub told: BTreeMap<String, [String; TOLD.len()]>,
    /// What else was found.
    pub unmapped: Vec<Unmapped>,
}

/// A row of a desk as it was filled in.
#[derive(Debug)]
pub struct FilledRow {
    /// The demand, as `unit/demand`.
    pub id: Raw,
    /// What is told of it, in the order of [`TOLD`].
    pub told: [String; TOLD.len()],
    /// By the keys of [`super::FILLED`]: what stands in each box, none where it is empty, and where the box is.
    pub boxes: BTreeMap<&'static str, (Option<Raw>, String)>,
}

impl FilledRow {
    fn place(&self, key: &str) -> String {
        self.boxes.get(key).map(|(_, at)| at.clone()).unwrap_or_default()
    }

    fn cell(&self, key: &str) -> Option<Cell> {
        let (raw, at) = self.boxes.get(key)?;
        Some(Cell { raw: raw.clone()?, at: at.clone() })
    }
}

impl Recommendations {
    /// A desk on which nothing is filled in.
    pub fn new(department: String) -> Self {
        Self {
            department,
            answers: Answers::default(),
            blanks: BTreeMap::new(),
            holds_stamp: false,
            state: None,
            told: BTreeMap::new(),
            unmapped: Vec::new(),
        }
    }

    /// Takes in the rows. A rank makes a recommendation, in which what is left blank about emphasis and kind means no.
    pub fn fill(&mut self, rows: Vec<FilledRow>) {
        let mut recommended = Vec::new();
        let mut declined = Vec::new();
        for row in rows {
            let demand = Cell { raw: row.id.clone(), at: row.place(RANK) };
            let at = demand.at.clone();
            match (row.cell(RANK), row.cell(REASON)) {
                (Some(_), Some(reason)) => {
                    self.unmapped.push(Unmapped::error(reason.at, Message::new("paper-read-desk-both")));
                }
                (Some(rank), None) => {
                    let order = match &rank.raw {
                        Raw::Number(number) => Some(*number),
                        Raw::Text(text) => text.trim().parse().ok(),
                        _ => None,
                    };
                    let no = |key: &str| Cell { raw: Raw::Truth(false), at: row.place(key) };
                    let mut cells =
                        BTreeMap::from([("demand".to_owned(), vec![demand]), (RANK.to_owned(), vec![rank])]);
                    cells.extend(row.cell(OPINION).map(|cell| (OPINION.to_owned(), vec![cell])));
                    for key in [KEY_RECOMMENDED, UNIT_KIND_CONFIRMED] {
                        cells.insert(key.to_owned(), vec![row.cell(key).unwrap_or_else(|| no(key))]);
                    }
                    recommended.push((order, row.place(OPINION), Row { at, cells }));
                }
                (None, Some(reason)) => {
                    let cells = BTreeMap::from([
                        ("demand".to_owned(), vec![demand]),
                        (REASON.to_owned(), vec![reason]),
                    ]);
                    declined.push(Row { at, cells });
                }
                (None, None) => {
                    if let Some(opinion) = row.cell(OPINION) {
                        let message = Message::new("paper-read-desk-unranked");
                        self.unmapped.push(Unmapped::error(opinion.at, message));
                    }
                }
            }
            if let Raw::Text(id) = row.id {
                self.told.insert(id, row.told);
            }
        }
        recommended.sort_by_key(|(order, ..)| *order);
        for (number, (_, opinion, _)) in (1..).zip(&recommended) {
            self.blanks.insert(format!("recommendations[{number}].{OPINION}"), opinion.clone());
        }
        let rows = recommended.into_iter().map(|(.., row)| row).collect();
        self.answers.rows.insert("recommendations".to_owned(), rows);
        self.answers.rows.insert("declined".to_owned(), declined);
    }
}
