//! What an answer means that is written otherwise than the form asks: told, and taken where it is certain.

use super::draft::Step;
use super::{Answer, Interview};
use crate::call::Wan;
use crate::call::named::{Meant, department_meant, district_meant};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::document::{Syntax, Value, parse};
use crate::schema::{Field, Kind, Visibility, WAN, items};

/// The value that a cure writes into a file.
pub(super) fn cured(text: &str) -> Value {
    let parsed = parse(&"".into(), text.trim().as_bytes(), Syntax::Yaml);
    parsed.document.map_or_else(|| Value::String(text.trim().into()), |document| document.root.value)
}

impl Interview<'_, '_> {
    /// A district or department in other words than the call's.
    pub(super) fn place(
        &mut self,
        steps: &[Step],
        line: &str,
        choices: &[(String, String)],
    ) -> Result<Answer, CommandError> {
        let names: Vec<&str> = self.call.districts().collect();
        let (meant, choices) = match steps {
            [Step::Key(key)] if self.kind == Kind::Unit && key == "district" => {
                let pairs = names.iter().map(|name| (*name, *name)).collect();
                (district_meant(&names, line), pairs)
            }
            [Step::Key(key)] if self.kind == Kind::Unit && key == "department" => {
                let pairs: Vec<(&str, &str)> =
                    choices.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
                (department_meant(&pairs, line), pairs)
            }
            _ => return Ok(Answer::Nothing),
        };
        let name = |word: &str| choices.iter().find(|(id, _)| *id == word).map_or("", |(_, name)| *name);
        let (answer, told) = match meant {
            Meant::Nothing => return Ok(Answer::Nothing),
            Meant::One(word) if name(word) == line => return Ok(Answer::Value(Value::String(word.into()))),
            Meant::One(word) => {
                let told = Message::new("paper-read-place").text("name", name(word));
                (Answer::Value(Value::String(word.into())), told)
            }
            Meant::Several(words) => {
                let names = words.into_iter().map(name);
                (Answer::Again, Message::new("paper-read-which-place").list("names", names))
            }
        };
        self.console.tell(&told)?;
        Ok(answer)
    }

    /// The items that one answer names, where there are several.
    pub(super) fn several(
        &mut self,
        field: Field<'_>,
        value: &Value,
    ) -> Result<Option<Vec<Value>>, CommandError> {
        let Value::String(text) = value else { return Ok(None) };
        let parts = items(text);
        if !field.is_separated() || parts.len() < 2 {
            return Ok(None);
        }
        self.console.tell(&Message::new("new-several").count("count", parts.len()).list("list", &parts))?;
        Ok(Some(parts.into_iter().map(|part| Value::String(part.into())).collect()))
    }

    /// Puts several answers into a list, one after the other, as far as they hold. Whether there is one.
    pub(super) fn all_of(&mut self, steps: &[Step], parts: Vec<Value>) -> Result<bool, CommandError> {
        let Some((Step::Item(first), list)) = steps.split_last() else { return Ok(false) };
        let mut place = *first;
        for part in parts {
            let steps: Vec<Step> = list.iter().cloned().chain([Step::Item(place)]).collect();
            if self.judged(&steps, part)?.is_ok() {
                place += 1;
            }
        }
        Ok(place > *first)
    }

    /// Reads an amount back in words: whoever wrote 元 for 万元 sees it here.
    pub(super) fn read_back(&mut self, steps: &[Step], field: Field<'_>) -> Result<(), CommandError> {
        let value = self.draft.get(steps).map(|node| &node.value);
        let (Some(WAN), Some(Value::Number(number))) = (field.unit(), value) else { return Ok(()) };
        let private = field.visibility() != Some(Visibility::Public);
        if private && !self.console.shows_private() {
            // Even the size of what is not public is no line of a log.
            return Ok(());
        }
        let amount = Wan(number.value()).in_words(private);
        self.console.tell(
            &Message::new("new-read-back").arg("amount", crate::diagnostic::Arg::Message(Box::new(amount))),
        )
    }
}
