//! One question and its answer: what is asked, what may be chosen, and what a line means.

use super::console::Console;
use super::draft::{Step, node};
use super::{Answer, Interview};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::document::{Value, scalar_of};
use crate::form_layout::{ended, number};
use crate::schema::{Field, Kind, Shape};

impl Interview<'_, '_> {
    /// Reads one answer.
    pub(super) fn answer(
        &mut self,
        steps: &[Step],
        field: Field<'_>,
        choices: &[(String, String)],
    ) -> Result<Answer, CommandError> {
        if self.is_long(field) {
            let text = self.console.lines()?;
            return Ok(if text.is_empty() {
                Answer::Nothing
            } else {
                Answer::Value(Value::String(ended(&text).into()))
            });
        }
        let line = self.console.line()?;
        if line.is_empty() {
            return Ok(Answer::Nothing);
        }
        if !choices.is_empty() {
            let several = field.shape() == Some(Shape::List);
            let Some(chosen) = chosen(&line, choices, several) else {
                match self.place(steps, &line, choices)? {
                    Answer::Nothing => {}
                    answer => return Ok(answer),
                }
                self.console.tell(&Message::new("new-not-a-choice"))?;
                return Ok(Answer::Again);
            };
            let mut words = chosen.into_iter().map(|word| Value::String(word.into()));
            return Ok(match words.next() {
                Some(first) if !several => Answer::Value(first),
                Some(first) => {
                    Answer::Value(Value::Sequence(std::iter::once(first).chain(words).map(node).collect()))
                }
                None => Answer::Again,
            });
        }
        Ok(match field.shape() {
            Some(Shape::Truth) => {
                if let Some(truth) = truth(&line) {
                    return Ok(Answer::Value(Value::Bool(truth)));
                }
                self.console.tell(&Message::new("new-yes-or-no"))?;
                Answer::Again
            }
            Some(Shape::Number) => Answer::Value(match scalar_of(&line) {
                Value::Number(figure) => number(figure.value()).unwrap_or_else(|| scalar_of(&line)),
                other => other,
            }),
            _ if choices.is_empty() && steps == [Step::Key("district".to_owned())] => {
                match self.place(steps, &line, choices)? {
                    Answer::Nothing => Answer::Value(Value::String(line.into())),
                    answer => answer,
                }
            }
            _ if field.is_multiline() => Answer::Value(Value::String(ended(&line).into())),
            _ => Answer::Value(Value::String(line.into())),
        })
    }

    pub(super) fn yes(&mut self, question: &Message) -> Result<bool, CommandError> {
        loop {
            let line = self.console.ask(question)?;
            if line.is_empty() {
                return Ok(false);
            }
            match truth(&line) {
                Some(answer) => return Ok(answer),
                None => self.console.tell(&Message::new("new-yes-or-no"))?,
            }
        }
    }

    /// The label, the hint and the example of a field. Where one chooses, an example would only be the word for a choice.
    pub(super) fn head(
        &mut self,
        field: Field<'_>,
        required: bool,
        with_example: bool,
    ) -> Result<(), CommandError> {
        let unit = field.unit().map(|unit| format!("（{unit}）")).unwrap_or_default();
        let title = format!("{}{unit}", field.title().unwrap_or_default());
        let id = if required { "new-question" } else { "new-question-optional" };
        self.console.say("", "")?;
        self.console.tell(&Message::new(id).text("title", title))?;
        if let Some(hint) = field.description() {
            self.console.say("  ", hint)?;
        }
        let each = field.items().and_then(|item| self.limit(item)).map(|limit| ("new-limit-each", limit));
        if let Some((id, limit)) = self.limit(field).map(|limit| ("new-limit", limit)).or(each) {
            let words = self.console.words(&Message::new(id).count("limit", limit));
            self.console.say("  ", &words)?;
        }
        if let Some(example) = field.example().filter(|_| with_example && field.shape() != Some(Shape::Truth))
        {
            // An example of several lines is told by its first.
            let first = example.lines().next().unwrap_or_default();
            let more = if first.len() < example.trim_end().len() { "……" } else { "" };
            let words =
                self.console.words(&Message::new("new-example").text("text", format_args!("{first}{more}")));
            self.console.say("  ", &words)?;
        }
        let how = match field.shape() {
            Some(Shape::Truth) => "new-yes-or-no",
            _ if self.is_long(field) => "new-several-lines",
            _ => return Ok(()),
        };
        let words = self.console.words(&Message::new(how));
        self.console.say("  ", &words)
    }

    /// How many 字 the call allows; none where it says nothing.
    pub(super) fn limit(&self, field: Field<'_>) -> Option<usize> {
        self.call.settings.as_ref()?.limits.0.get(field.limit()?).copied()
    }

    pub(super) fn is_long(&self, field: Field<'_>) -> bool {
        match self.limit(field) {
            Some(limit) => limit > SEVERAL_LINES,
            // A text that a call may bound is no short one.
            None => field.is_multiline() && field.limit().is_some(),
        }
    }

    /// Words and names to choose from: those of the form, or those of the call.
    pub(super) fn choices(&self, steps: &[Step], field: Field<'_>) -> Vec<(String, String)> {
        let own = |(word, label): (&str, &str)| (word.to_owned(), label.to_owned());
        let Some(settings) = &self.call.settings else { return Vec::new() };
        let key = steps.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        });
        match (self.kind, key) {
            (_, Some("domain" | "domains")) => {
                settings.domains.iter().map(|choice| own((&choice.id, &choice.name))).collect()
            }
            (Kind::Unit, Some("kind")) => {
                settings.unit_kinds.iter().map(|choice| own((&choice.id, &choice.name))).collect()
            }
            (Kind::Unit, Some("department")) => {
                self.call.departments.iter().map(|(id, one)| own((id, one.shown_name()))).collect()
            }
            (Kind::Demand, Some(key)) => {
                let options = field.options().into_iter();
                options.map(|(word, label)| own((word, settings.option_name(key, word, label)))).collect()
            }
            _ => field.options().into_iter().map(own).collect(),
        }
    }
}

/// Texts that may be at least so many 字 long are asked for in several lines.
const SEVERAL_LINES: usize = 200;

/// The words meant by numbers, words or names; several are parted by blanks or commas.
fn chosen(line: &str, choices: &[(String, String)], several: bool) -> Option<Vec<String>> {
    let parts: Vec<&str> = if several {
        line.split([' ', ',', '，', '、', '　']).filter(|part| !part.is_empty()).collect()
    } else {
        vec![line]
    };
    let mut found = Vec::new();
    for part in parts {
        let by_number = part.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
        let (word, _) =
            by_number.or_else(|| choices.iter().find(|(word, name)| word == part || name == part))?;
        if !found.contains(word) {
            found.push(word.clone());
        }
    }
    Some(found)
}

fn truth(line: &str) -> Option<bool> {
    match line.to_lowercase().as_str() {
        "y" | "yes" | "是" | "好" | "true" | "1" => Some(true),
        "n" | "no" | "否" | "不" | "false" | "0" => Some(false),
        _ => None,
    }
}
