//! What a cell takes: lists to choose from, and the message of a cell that is entered.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

use super::Drawing;
use crate::diagnostic::Message;
use crate::form_layout::{Choice, Entry, FormField};

impl Drawing<'_, '_> {
    /// What may be written in a cell, and what is told when it is entered.
    pub(super) fn rule(
        &mut self,
        field: &FormField,
        one_of: bool,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new();
        let labels = |choices: &[Choice]| choices.iter().map(|choice| choice.label.clone()).collect();
        let (rule, error) = match &field.entry {
            Entry::Choice(choices) => {
                let list = self.lists.range(labels(choices));
                (rule.allow_list_formula(list), Some("paper-error-choice"))
            }
            Entry::Choices(choices) if one_of => {
                let list = self.lists.range(labels(choices));
                (rule.allow_list_formula(list), Some("paper-error-choice"))
            }
            Entry::Truth => {
                let list = self.lists.range(vec![self.words.truth(true), self.words.truth(false)]);
                (rule.allow_list_formula(list), Some("paper-error-choice"))
            }
            Entry::Number { integer: true } => {
                let least = DataValidationRule::GreaterThanOrEqualTo(0);
                (rule.allow_whole_number(least), Some("paper-error-whole"))
            }
            Entry::Number { integer: false } => {
                let least = DataValidationRule::GreaterThanOrEqualTo(-1e12);
                (rule.allow_decimal_number(least), Some("paper-error-number"))
            }
            _ => (rule.allow_any_value(), None),
        };
        let mut hint = self.words.hint(field);
        if let Entry::Choices(choices) = &field.entry {
            let labels = choices.iter().map(|choice| &choice.label);
            hint.push_str(&self.words.say(&Message::new("paper-choices").list("choices", labels)));
        }
        let title = self.words.label(field, true).replace('\n', "");
        let rule =
            rule.set_input_title(cut(&title, MESSAGE_TITLE))?.set_input_message(cut(&hint, MESSAGE))?;
        Ok(Some(match error {
            Some(id) => rule
                .set_error_style(DataValidationErrorStyle::Stop)
                .set_error_title(cut(&field.label, MESSAGE_TITLE))?
                .set_error_message(self.words.text(id))?,
            None => rule,
        }))
    }
}

/// Longest message beside a cell, and its title, in UTF-16 units.
const MESSAGE: usize = 255;

const MESSAGE_TITLE: usize = 32;

/// The lists to choose from, on a hidden sheet of their own: in a cell's own rule they may not be long.
pub(super) struct Lists {
    pub(super) name: String,
    pub(super) columns: Vec<Vec<String>>,
}

impl Lists {
    fn range(&mut self, list: Vec<String>) -> Formula {
        let rows = list.len();
        let known = self.columns.iter().position(|column| *column == list);
        let index = known.unwrap_or_else(|| {
            self.columns.push(list);
            self.columns.len() - 1
        });
        let column =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(index).unwrap_or(u16::MAX));
        Formula::new(format!("={}!${column}$1:${column}${rows}", self.name))
    }
}

/// The first so many UTF-16 units of a text, as spreadsheets count.
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    text.chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}
