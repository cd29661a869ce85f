//! Asks for a form field by field, in plain words, and judges each answer on the spot by the rules of the call.
//!
//! The questions are the form's own fields, in its order, with its labels, hints and examples; an answer is judged by
//! putting it into the draft of the file and checking the call with it.

mod answers;
mod console;
mod draft;
mod questions;
mod tape;
mod understood;

use std::collections::BTreeSet;

use crate::call::Call;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Language;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::document::Value;
use crate::rules::{Moment, Rule, is_never_kept};
use crate::schema::{Field, Kind, Shape};
pub(crate) use console::Console;
pub(crate) use draft::Draft;
use draft::Step;
pub(crate) use questions::{file_name, introduce, which_unit};
use understood::cured;

/// One who asks.
pub(crate) struct Interview<'a, 'c> {
    call: &'a Call,
    draft: Draft<'a>,
    kind: Kind,
    console: &'c mut Console<'a>,
    /// Faults that no answer can mend: told once, at the start.
    standing: BTreeSet<(&'static str, &'static str)>,
}

/// An answer, or that none was given.
enum Answer {
    Value(Value),
    Nothing,
    /// Told already why not.
    Again,
}

impl<'a, 'c> Interview<'a, 'c> {
    pub(crate) fn new(call: &'a Call, draft: Draft<'a>, kind: Kind, console: &'c mut Console<'a>) -> Self {
        Self { call, draft, kind, console, standing: BTreeSet::new() }
    }

    /// Asks for all fields.
    pub(crate) fn all(&mut self) -> Result<(), CommandError> {
        self.tell_what_stands()?;
        let form = self.draft.form();
        for (key, field) in form.properties() {
            if self.is_asked(form, key) {
                let required = form.requires(key) || self.is_required_now(key);
                self.field(&[Step::Key(key.to_owned())], field, required)?;
            }
        }
        Ok(())
    }

    /// The file and what is still wrong with it.
    pub(crate) fn finish(mut self) -> (String, Vec<Diagnostic>) {
        let mut faults = self.draft.faults(&[]);
        // What stood before the first answer is somebody else's to do, unless it is an error.
        let known = |fault: &Diagnostic| self.standing.contains(&(fault.rule, fault.message.id()));
        faults.retain(|fault| fault.is_error() || fault.severity == Severity::Warning && !known(fault));
        (self.draft.text(), faults)
    }

    /// A unit that has used up its places should know before it writes.
    fn tell_what_stands(&mut self) -> Result<(), CommandError> {
        let (Kind::Demand, steps) = (self.kind, [Step::Key("title".to_owned())]) else { return Ok(()) };
        self.draft.set(&steps, Value::String("示例".into()));
        for fault in self.draft.faults(&[]) {
            if shown(&fault) == Moment::First {
                self.console.tell_fault(&fault)?;
            }
            self.standing.insert((fault.rule, fault.message.id()));
        }
        self.draft.remove(&steps);
        Ok(())
    }

    /// Whether a field is asked for at all. Parts that belong to some answers only are asked for when the form or a rule
    /// misses them.
    fn is_asked(&mut self, form: Field<'_>, key: &str) -> bool {
        match (self.kind, key) {
            (_, "withdrawn") => false,
            // Whoever has names in another language writes them into the file.
            (_, key) if Language::is_key(key) => false,
            (Kind::Demand, "topic" | "partners" | "bidding" | "transformation") | (Kind::Unit, "finance") => {
                form.requires(key) || self.is_required_now(key)
            }
            _ => true,
        }
    }

    /// Whether the form asks for a field because of what has been answered.
    fn is_required_now(&mut self, key: &str) -> bool {
        let faults = self.draft.faults(&[]);
        faults.iter().any(|fault| {
            matches!(shown(fault), Moment::After(after) if after == key)
                || fault.missing.as_deref() == Some(key)
        })
    }

    fn field(&mut self, steps: &[Step], field: Field<'a>, required: bool) -> Result<(), CommandError> {
        match field.shape() {
            Some(Shape::Group) => self.group(steps, field, required),
            Some(Shape::List) if self.choices(steps, field.items().unwrap_or(field)).is_empty() => {
                self.list(steps, field, required)
            }
            _ => self.leaf(steps, field, required).map(|_| ()),
        }
    }

    fn group(&mut self, steps: &[Step], field: Field<'a>, required: bool) -> Result<(), CommandError> {
        self.head(field, required, true)?;
        if !required && !self.yes(&Message::new("new-fill-group"))? {
            return Ok(());
        }
        for (key, inner) in field.properties() {
            let deeper: Vec<Step> = steps.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
            self.field(&deeper, inner, field.requires(key))?;
        }
        Ok(())
    }

    fn list(&mut self, steps: &[Step], field: Field<'a>, required: bool) -> Result<(), CommandError> {
        let Some(item) = field.items() else { return Ok(()) };
        self.head(field, required, true)?;
        let least = field.min_items().max(usize::from(required));
        for turn in 0.. {
            // One answer may have named several.
            let filled = self.draft.get(steps).map_or(0, |node| node.items().len());
            let number = if item.shape() == Some(Shape::Group) { turn } else { filled };
            let deeper: Vec<Step> = steps.iter().cloned().chain([Step::Item(number)]).collect();
            if item.shape() == Some(Shape::Group) {
                let id = if number == 0 { "new-any" } else { "new-another" };
                if number >= least && !self.yes(&Message::new(id).count("number", number + 1))? {
                    break;
                }
                self.console.tell(&Message::new("new-item").count("number", number + 1))?;
                for (key, inner) in item.properties() {
                    let inside: Vec<Step> =
                        deeper.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
                    self.field(&inside, inner, item.requires(key))?;
                }
            } else {
                self.console.tell(&Message::new("new-item-or-end").count("number", number + 1))?;
                if !self.leaf_silent(&deeper, item.titled_as(field), number < least)? {
                    break;
                }
            }
        }
        if least == 0 && self.draft.get(steps).is_none() {
            // Some lists are required and may be empty.
            if required {
                self.draft.set(steps, Value::Sequence(Vec::new()));
            }
        }
        Ok(())
    }

    fn leaf(&mut self, steps: &[Step], field: Field<'a>, required: bool) -> Result<bool, CommandError> {
        let chosen = !self.choices(steps, field.items().unwrap_or(field)).is_empty();
        self.head(field, required, !chosen)?;
        self.leaf_silent(steps, field, required)
    }

    /// Asks until the answer holds, or is kept on purpose. Whether there is one.
    fn leaf_silent(
        &mut self,
        steps: &[Step],
        field: Field<'a>,
        required: bool,
    ) -> Result<bool, CommandError> {
        let choices = self.choices(steps, field.items().unwrap_or(field));
        for (number, (_, name)) in (1..).zip(&choices) {
            self.console.say("  ", &format!("{number}. {name}"))?;
        }
        self.console.asking(field.title().unwrap_or_default());
        let mut kept: Option<Value> = None;
        loop {
            let value = match self.answer(steps, field, &choices)? {
                Answer::Again => continue,
                // An optional box can be left empty again.
                Answer::Value(Value::String(dash)) if !required && is_dash(&dash) => {
                    self.draft.remove(steps);
                    return Ok(false);
                }
                Answer::Value(value) => value,
                Answer::Nothing => match kept.take() {
                    Some(value) => {
                        self.draft.set(steps, value);
                        return Ok(true);
                    }
                    None if !required => return Ok(false),
                    None => {
                        self.console.tell(&Message::new("new-must"))?;
                        continue;
                    }
                },
            };
            if let Some(parts) = self.several(field, &value)? {
                return self.all_of(steps, parts);
            }
            match self.judged(steps, value)? {
                Ok(()) => {
                    self.read_back(steps, field)?;
                    return Ok(true);
                }
                Err(refused) => kept = refused,
            }
        }
    }

    /// Judges an answer in its place. When it is refused: what may be kept on purpose.
    fn judged(&mut self, steps: &[Step], value: Value) -> Result<Result<(), Option<Value>>, CommandError> {
        let mut value = value;
        // A cure can be followed by one more at most: a figure loses its unit, then its full-width digits.
        for _ in 0..3 {
            self.draft.set(steps, value.clone());
            let faults: Vec<Diagnostic> = self.draft.faults(steps);
            let faults: Vec<Diagnostic> =
                faults.into_iter().filter(|fault| !self.is_for_later(fault)).collect();
            let cure =
                faults.iter().find_map(|fault| fault.replacement.as_ref()).map(|cure| cure.text.clone());
            if let Some(text) = cure.filter(|_| !matches!(value, Value::Sequence(_))) {
                self.console
                    .tell(&Message::new("new-changed").text("text", text.trim().trim_matches('"')))?;
                value = cured(&text);
                continue;
            }
            for fault in &faults {
                self.console.tell_fault(fault)?;
            }
            let errors: Vec<&Diagnostic> = faults.iter().filter(|fault| fault.is_error()).collect();
            if errors.is_empty() {
                return Ok(Ok(()));
            }
            self.draft.remove(steps);
            let keepable = !errors.iter().any(|fault| is_never_kept(fault));
            if !keepable {
                self.console.forget_last();
            }
            self.console.tell(&Message::new(if keepable { "new-again-or-keep" } else { "new-again" }))?;
            return Ok(Err(keepable.then_some(value)));
        }
        self.draft.remove(steps);
        Ok(Err(None))
    }

    /// Whether a fault stood before the first answer, or waits for a field that is asked for later.
    fn is_for_later(&self, fault: &Diagnostic) -> bool {
        let waits = |key: &str| self.draft.get(&[Step::Key(key.to_owned())]).is_none();
        self.standing.contains(&(fault.rule, fault.message.id()))
            || matches!(shown(fault), Moment::After(key) if waits(key))
    }
}

/// Whether an answer says that a box stays empty.
fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "－" | "—")
}

/// When a fault is told to somebody who is filling in a form.
fn shown(fault: &Diagnostic) -> Moment {
    Rule::of(fault).map_or(Moment::AtOnce, |rule| rule.shown)
}
