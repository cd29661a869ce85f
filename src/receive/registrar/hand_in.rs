//! What a unit hands in: itself and its demands, new or changed; and a demand that it takes back.

use std::sync::Arc;

use jiff::Timestamp;

use super::deed::Deed;
use super::refusal::{Stop, faulty, refuse};
use super::{Base, Open, REASON, Registrar};
use crate::call::layout::Role;
use crate::call::{Admission, CallPath, assemble};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Language;
use crate::diagnostic::{Message, Span};
use crate::document::{Document, Entry, Key, Node, Syntax, Value, merge, parse};
use crate::receive::Secret;
use crate::receive::answer::Answer;
use crate::receive::request::{Holder, secret};
use crate::receive::waiting::{self, WaitingKind};
use crate::source::{Edit, Revision};
use zhengji_engine::hand_in::HandIn;

/// What faults call the file that was sent.
const SENT: &str = "hand-in.yaml";

impl Registrar {
    pub(super) fn hand_in(
        &mut self,
        file: &[u8],
        links: (Option<&str>, Option<&str>),
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let sent: Arc<str> = SENT.into();
        let hand_in = HandIn::read(&sent, file).map_err(|faults| faulty(self, language, &faults, &[]))?;
        let base = self.base()?;
        let open = self.open(&base, &hand_in.call, language)?;
        let no = |id| refuse(self, language, 403, &Message::new(id));
        // Whoever did not hear the answer asks again with the secret that was drawn then.
        let link = match links {
            (None, Some(new)) if self.holder(new, language).is_ok() => Some(new),
            (link, _) => link,
        };
        let (holder, unit, link, is_new) = match link {
            Some(link) => {
                let (call, holder) = self.holder(link, language)?;
                if call != open.name {
                    return Err(no("receive-link-other-call"));
                }
                let unit = match &holder {
                    // Whatever the form has called a new unit: the link says whose it is.
                    Holder::Unit(unit) => unit.clone(),
                    Holder::Department(_) => hand_in.unit.clone().ok_or_else(|| no("receive-no-unit"))?,
                };
                (holder, unit, link.to_owned(), false)
            }
            None if open.receive.new_units == Admission::Anybody => {
                let (nobody, _) = assemble(&open.name, &[]);
                let unit =
                    hand_in.folder(&nobody).map_err(|message| refuse(self, language, 422, &message))?;
                let holder = Holder::Unit(unit.clone());
                if self.stands(&base, &open, &unit)?.is_some() || self.is_invited(&open, &holder)? {
                    return Err(no("receive-unit-known"));
                }
                let secret = match links.1 {
                    Some(drawn) => secret(drawn).ok_or_else(|| no("receive-unknown-link"))?,
                    None => Secret::new()
                        .map_err(|error| Stop::Failed(CommandError::new("receive-random").reason(error)))?,
                };
                (holder, unit, secret.shown(), true)
            }
            None => return Err(no("receive-invited-only")),
        };
        let edit = |(path, text): (CallPath, &str)| Edit {
            path: path.to_string(),
            content: Some(text.as_bytes().to_vec()),
        };
        let mut edits: Vec<Edit> = hand_in.paths(&unit).into_iter().map(edit).collect();
        let stands = self.stands(&base, &open, &unit)?;
        if let Some((_, revision)) = &stands {
            keep_accounts(&mut edits, revision, &Role::Unit(unit.clone()).in_call(&open.name).to_string())?;
        }
        let waits = is_new || matches!(stands, Some((true, _)));
        let deed = Deed {
            open: &open,
            edits,
            holder: Some(holder.clone()),
            waits: waits.then(|| (WaitingKind::Unit, unit.clone())),
            subject: "receive-commit-hand-in",
            link: matches!(holder, Holder::Unit(_)).then_some(link),
            made_from: None,
            is_new,
            arrived,
            language,
        };
        self.take(&deed)
    }

    /// Where a unit stands, and whether it waits there; none where it does not stand anywhere yet.
    pub(super) fn stands(
        &self,
        base: &Base,
        open: &Open,
        unit: &str,
    ) -> Result<Option<(bool, Revision)>, Stop> {
        let path = Role::Unit(unit.to_owned()).in_call(&open.name).to_string();
        if base.tip.entry(&path)?.is_some() {
            return Ok(Some((false, base.tip.clone())));
        }
        let reference = waiting::reference(&open.name, WaitingKind::Unit, unit);
        Ok(self.repository.reference(&reference)?.map(|tip| (true, tip)))
    }

    /// Takes a demand back: it stays in the repository, with the day and the reason, and does not count any more.
    pub(super) fn withdraw(
        &mut self,
        link: &str,
        demand: &str,
        reason: &str,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let (call, holder) = self.holder(link, language)?;
        let base = self.base()?;
        let open = self.open(&base, &call, language)?;
        let no = |id| refuse(self, language, 422, &Message::new(id));
        let Holder::Unit(unit) = &holder else { return Err(no("receive-not-a-unit")) };
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > REASON {
            return Err(no("receive-withdraw-reason"));
        }
        let role = Role::Demand(unit.clone(), demand.to_owned()).checked();
        let path = role.map_err(|_| no("receive-no-demand"))?.in_call(&open.name).shared();
        let (waits, revision) = self.stands(&base, &open, unit)?.ok_or_else(|| no("receive-no-demand"))?;
        let bytes = revision.file(&path)?.ok_or_else(|| no("receive-no-demand"))?;
        let document = parse(&path, &bytes, Syntax::Yaml).document.ok_or_else(|| no("receive-no-demand"))?;
        let day = arrived.to_zoned_datetime(open.zone()).date();
        let text = withdrawn(&document, &day.to_string(), reason);
        let deed = Deed {
            open: &open,
            edits: vec![Edit { path: path.to_string(), content: Some(text.into_bytes()) }],
            holder: Some(holder.clone()),
            waits: waits.then(|| (WaitingKind::Unit, unit.clone())),
            subject: "receive-commit-withdraw",
            link: Some(link.trim().to_owned()),
            made_from: None,
            is_new: false,
            arrived,
            language,
        };
        self.take(&deed)
    }
}

/// The text of a demand that is taken back; every other byte stays.
fn withdrawn(document: &Document, on: &str, reason: &str) -> String {
    const KEY: &str = "withdrawn";
    let node = |value| Node { value, span: Span::default() };
    let text = |text: &str| node(Value::String(text.into()));
    let entry = |key: &str, value| Entry { key: Key { text: key.into(), span: Span::default() }, value };
    let value = node(Value::Mapping(vec![entry("on", text(on)), entry("reason", text(reason))]));
    let root = node(Value::Mapping(vec![entry(KEY, value)]));
    merge(document, &root, &[KEY], |_| false).0
}

/// A form has no boxes for the accounts of a unit. Where the file that is handed in says nothing of them, those that stand in the
/// repository stay: they are not the unit's to take away.
fn keep_accounts(edits: &mut [Edit], revision: &Revision, path: &str) -> Result<(), Stop> {
    const KEY: &str = "submitters";
    let Some(edit) = edits.iter_mut().find(|edit| edit.path == path) else { return Ok(()) };
    let read = |bytes: &[u8]| parse(&path.into(), bytes, Syntax::Yaml).document;
    let before = revision.file(path)?.and_then(|bytes| read(&bytes));
    let after = edit.content.as_deref().and_then(read);
    let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
    if before.root.get(KEY).is_some() && after.root.get(KEY).is_none() {
        edit.content = Some(merge(&after, &before.root, &[KEY], |_| false).0.into_bytes());
    }
    Ok(())
}
