//! A message before it has words: an id of the catalogue and the values that go into it.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::nested;
use super::word::{self, Word};

/// A value inside a message.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Arg {
    /// Shown to everyone, on one line.
    Text(String),
    /// What a library says about a fault in a template or schema: shown to everyone, in its own lines.
    Lines(String),
    /// A count; English messages choose singular or plural by it.
    Count(usize),
    /// The value of a field that is not public: shown only to whoever sits at the terminal, never in a log.
    Private(String),
    /// A message inside a message, such as a list of labels.
    Message(#[serde(deserialize_with = "nested::read")] Box<Message>),
    /// Several values, joined as the language joins a list (`、` in Chinese).
    List(Vec<String>),
    /// A name that the call gives: in another language where the call has one in it.
    Name(String),
    /// Several such names, joined as a list.
    Names(Vec<String>),
    /// What may be written, each with its name: `new-materials（新材料）`.
    Choices(Vec<(String, String)>),
}

/// Id of a message in the catalogue, and its values by name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Message {
    #[serde(deserialize_with = "word::read")]
    id: Word,
    #[serde(deserialize_with = "word::read_keys")]
    args: Vec<(Word, Arg)>,
}

impl Message {
    /// A message without values.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Id in the catalogue.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The values by name.
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }

    /// Adds a public value.
    #[must_use]
    pub fn text(self, name: &'static str, value: impl Display) -> Self {
        self.arg(name, Arg::Text(value.to_string()))
    }

    /// Adds a public value that keeps its lines.
    #[must_use]
    pub fn lines(self, name: &'static str, value: impl Display) -> Self {
        self.arg(name, Arg::Lines(value.to_string()))
    }

    /// Adds a count.
    #[must_use]
    pub fn count(self, name: &'static str, value: usize) -> Self {
        self.arg(name, Arg::Count(value))
    }

    /// Adds the value of a field that is not public.
    #[must_use]
    pub fn private(self, name: &'static str, value: impl Display) -> Self {
        self.arg(name, Arg::Private(value.to_string()))
    }

    /// Adds a list of public values.
    #[must_use]
    pub fn list<T: Display>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        self.arg(name, Arg::List(values.into_iter().map(|v| v.to_string()).collect()))
    }

    /// Adds a name that the call gives.
    #[must_use]
    pub fn name(self, name: &'static str, value: impl Display) -> Self {
        self.arg(name, Arg::Name(value.to_string()))
    }

    /// Adds a list of names that the call gives.
    #[must_use]
    pub fn names<T: Display>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        self.arg(name, Arg::Names(values.into_iter().map(|v| v.to_string()).collect()))
    }

    /// Adds a list of what may be written, each with its name.
    #[must_use]
    pub fn choices<I: Display, N: Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = (I, N)>,
    ) -> Self {
        let choices = values.into_iter().map(|(id, name)| (id.to_string(), name.to_string()));
        self.arg(name, Arg::Choices(choices.collect()))
    }

    /// Adds what another message says.
    #[must_use]
    pub fn message(self, name: &'static str, value: Self) -> Self {
        self.arg(name, Arg::Message(Box::new(value)))
    }

    /// Adds a value of any sort.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }

    /// Whether it tells nothing but what the catalogue says, and counts.
    pub fn is_plain(&self) -> bool {
        self.args.iter().all(|(_, arg)| match arg {
            Arg::Count(_) => true,
            Arg::Message(inner) => inner.is_plain(),
            Arg::Text(_)
            | Arg::Lines(_)
            | Arg::Private(_)
            | Arg::List(_)
            | Arg::Name(_)
            | Arg::Names(_)
            | Arg::Choices(_) => false,
        })
    }

    /// Takes out every value for which `hide` holds, whatever it stands in.
    pub fn redact(&mut self, hide: &dyn Fn(&str) -> bool) {
        for (_, arg) in &mut self.args {
            let hidden = match arg {
                Arg::Text(text) | Arg::Lines(text) | Arg::Private(text) | Arg::Name(text) => hide(text),
                Arg::List(items) | Arg::Names(items) => items.iter().any(|item| hide(item)),
                Arg::Choices(choices) => choices.iter().any(|(id, name)| hide(id) || hide(name)),
                Arg::Message(inner) => {
                    inner.redact(hide);
                    false
                }
                Arg::Count(_) => false,
            };
            if hidden {
                *arg = Arg::Message(Box::new(Self::new("report-sealed-value")));
            }
        }
    }
}
