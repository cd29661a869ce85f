//! The one value everyone speaks: what is wrong, where, and how to mend it.
//!
//! A [`Diagnostic`] holds no text. It names a message of the catalogue ([`catalog`]) and the values that go
//! into it, so that every report can render it in Chinese or English and hide what is not public.

pub mod catalog;
mod clause;
mod location;
mod message;
pub mod nested;
mod visible;
mod word;
mod wording;

pub use clause::Clause;
pub use location::{Location, Position, Span};
pub use message::{Arg, Message};
pub use visible::push_visible;
pub use visible::{is_hidden, starts_command};
pub use visible::{visible, visible_line};
pub use word::Word;
pub use wording::{Piece, Wording};

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// How much a diagnostic weighs. Errors make `check` end with exit code 1 and stop `build`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Severity {
    /// The call's rules are broken.
    Error,
    /// Worth a look; stops nothing.
    Warning,
    /// For information only.
    Note,
}

impl Severity {
    /// The stable key used in `call.yaml` and in machine-readable reports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A remark that belongs to a diagnostic and may have a place of its own ("the other demand is here").
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Note {
    /// Where the remark points, if anywhere.
    pub location: Option<Location>,
    /// What it says.
    pub message: Message,
}

/// Text that would certainly mend the fault if it stood instead of what `location` covers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Replacement {
    /// What is replaced. Its span is always present and lies inside one line.
    pub location: Location,
    /// What to write there.
    pub text: String,
    /// Whether `text` repeats a value that is not public, or may: it is then shown at a terminal only.
    pub private: bool,
}

/// What nobody may be shown, in no format and not at a terminal either: what stands there is secret or personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Seal {
    /// The lines from the first to the last, both included, counted from 1.
    Lines(u32, u32),
    /// The whole file.
    File,
}

impl Seal {
    /// Whether it lies on any of the lines that `span` covers; a fault of the file as a whole shows no line.
    pub fn covers(self, span: Option<Span>) -> bool {
        match self {
            Self::File => true,
            Self::Lines(first, last) => {
                span.is_some_and(|span| span.start.line <= last && first <= span.end.line)
            }
        }
    }
}

/// One fault, found by one rule, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Diagnostic {
    /// Id of the rule that speaks, see [`crate::rules`].
    #[serde(deserialize_with = "word::read")]
    pub rule: Word,
    /// How much it weighs.
    pub severity: Severity,
    /// The offending value.
    pub location: Location,
    /// What is wrong.
    pub message: Message,
    /// How to mend this very fault; where absent, the rule's general advice applies.
    pub help: Option<Message>,
    /// Further places and remarks.
    pub notes: Vec<Note>,
    /// A certain cure, where there is one.
    pub replacement: Option<Replacement>,
    /// What the notice says about it, where `call.yaml` quotes that.
    pub clause: Option<Clause>,
    /// The offices to ask (notice 四), by name.
    pub ask: Vec<String>,
    /// The key that is not there, if that is what is wrong: `indicators[2].target`. A name of the form, never a value.
    pub missing: Option<String>,
    /// What it forbids to show of its file, in this diagnostic and in all others. Its own message holds nothing of it.
    pub seal: Option<Seal>,
}

impl Diagnostic {
    /// A diagnostic without notes, advice of its own or replacement.
    pub fn new(rule: &'static str, severity: Severity, location: Location, message: Message) -> Self {
        Self {
            rule,
            severity,
            location,
            message,
            help: None,
            notes: Vec::new(),
            replacement: None,
            clause: None,
            ask: Vec::new(),
            missing: None,
            seal: None,
        }
    }

    /// Adds advice for this very fault.
    #[must_use]
    pub fn help(mut self, message: Message) -> Self {
        self.set_help(message);
        self
    }

    /// Adds a remark, with or without a place.
    #[must_use]
    pub fn note(mut self, location: Option<Location>, message: Message) -> Self {
        self.add_note(location, message);
        self
    }

    /// Adds a certain cure: `text` instead of what `location` covers. Ignored for a place without a span.
    #[must_use]
    pub fn replace(mut self, location: Location, text: impl Into<String>) -> Self {
        self.set_replacement(location, text);
        self
    }

    /// Adds a certain cure that repeats a value which is not public, or may.
    #[must_use]
    pub fn replace_private(mut self, location: Location, text: impl Into<String>) -> Self {
        self.cure(location, text.into(), true);
        self
    }

    /// [`help`](Self::mend) for a diagnostic that has been reported already.
    pub fn set_help(&mut self, message: Message) -> &mut Self {
        self.help = Some(message);
        self
    }

    /// [`note`](Self::note) for a diagnostic that has been reported already.
    pub fn add_note(&mut self, location: Option<Location>, message: Message) -> &mut Self {
        self.notes.push(Note { location, message });
        self
    }

    /// [`replace`](Self::replace) for a diagnostic that has been reported already.
    pub fn set_replacement(&mut self, location: Location, text: impl Into<String>) -> &mut Self {
        self.cure(location, text.into(), false);
        self
    }

    /// Forbids to show what stands there.
    pub fn set_seal(&mut self, seal: Seal) -> &mut Self {
        self.seal = Some(seal);
        self
    }

    fn cure(&mut self, location: Location, text: String, private: bool) {
        if location.span.is_some() {
            self.replacement = Some(Replacement { location, text, private });
        }
    }

    /// Errors only; the rest never decides an exit code.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Order of reports: by file, then by place, then errors first, then by rule. Total and deterministic.
pub fn report_order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let key = |d: &Diagnostic| d.location.span.map_or((0, 0), |s| (s.start.offset, s.end.offset));
    a.location
        .path
        .cmp(&b.location.path)
        .then_with(|| key(a).cmp(&key(b)))
        .then_with(|| a.severity.cmp(&b.severity))
        .then_with(|| a.rule.cmp(b.rule))
        .then_with(|| a.message.id().cmp(b.message.id()))
}
