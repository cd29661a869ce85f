//! A unit's paper as a department reads it: every box that is filled in and that everybody may see, by its label.

use crate::built_in;
use crate::call::Call;
use crate::diagnostic::catalog::{Catalog, Language};
use crate::document::Node;
use crate::form_layout::{Answers, Cell, FormField, FormLayout, Part, Raw};
use crate::receive::answer::AnswerView;
use crate::schema::{Kind, SchemaSet, Visibility};

/// The boxes of a kind of paper.
pub(crate) struct Paper {
    /// None where a schema of the repository cannot be filled in: then nothing is shown of it.
    layout: Option<FormLayout>,
    words: Catalog,
}

impl Paper {
    /// Papers are Chinese, as what stands on them is.
    pub(crate) fn new(kind: Kind, call: &Call, schemas: &SchemaSet) -> Self {
        let words = built_in::catalog(Language::Chinese);
        Self { layout: FormLayout::new(kind, call, schemas, &words).ok(), words }
    }

    /// What stands in a document.
    pub(crate) fn answers(&self, root: &Node) -> Vec<AnswerView> {
        let Some(layout) = &self.layout else { return Vec::new() };
        let (answers, _) = Answers::of(layout, root);
        let mut found = Vec::new();
        for part in &layout.parts {
            match part {
                Part::One(field) => found.extend(self.line("", field, answers.fields.get(&field.key))),
                Part::Group(group) if group.visibility == Visibility::Public => {
                    let line =
                        |field: &FormField| self.line(&group.title, field, answers.fields.get(&field.key));
                    found.extend(group.fields.iter().filter_map(line));
                }
                Part::Rows(rows) if rows.visibility == Visibility::Public => {
                    let all = answers.rows.get(&rows.key).map(Vec::as_slice).unwrap_or_default();
                    let row = |row: &crate::form_layout::Row| {
                        let cells = rows.columns.iter().filter_map(|field| {
                            let line = self.line("", field, row.cells.get(&field.key))?;
                            Some(if rows.is_plain() {
                                line.text
                            } else {
                                format!("{}：{}", line.label, line.text)
                            })
                        });
                        cells.collect::<Vec<_>>().join("；")
                    };
                    let text = all.iter().map(row).collect::<Vec<_>>().join("\n");
                    if !text.is_empty() {
                        found.push(AnswerView { label: rows.title.clone(), text });
                    }
                }
                Part::Group(_) | Part::Rows(_) => {}
            }
        }
        found
    }

    fn line(&self, above: &str, field: &FormField, cells: Option<&Vec<Cell>>) -> Option<AnswerView> {
        let cells = cells.filter(|_| field.visibility == Visibility::Public)?;
        let words: Vec<String> = cells.iter().filter_map(|cell| self.word(field, &cell.raw)).collect();
        let label =
            if above.is_empty() { field.label.clone() } else { format!("{above} · {}", field.label) };
        (!words.is_empty()).then(|| AnswerView { label, text: words.join("、") })
    }

    fn word(&self, field: &FormField, raw: &Raw) -> Option<String> {
        let own = match raw {
            Raw::Text(text) => text.clone(),
            Raw::Number(figure) if field.unit.is_empty() => figure.to_string(),
            Raw::Number(figure) => format!("{figure} {}", field.unit),
            Raw::Date(date) => date.to_string(),
            Raw::Truth(truth) => self.words.text(if *truth { "paper-yes" } else { "paper-no" }),
            // These stand in office files alone.
            Raw::Inexact
            | Raw::Percent(_)
            | Raw::Scaled
            | Raw::Stamp(_)
            | Raw::Moment
            | Raw::Broken(_)
            | Raw::NoResult
            | Raw::Picture => return None,
        };
        Some(own)
    }
}
