//! New files, judged as part of their call before they are written.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::call::layout::Role;
use crate::call::{ReadFile, read_file};
use crate::check::{OneByOne, Options, check};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Node, Value};
use crate::file::{Content, File};
use crate::rules::Rule;
use crate::schema::SchemaSet;

/// A file to be written.
pub struct New {
    /// Path from the root of the repository.
    pub path: String,
    /// What will stand in it.
    pub text: String,
    /// Where each value stands on paper, by its key in the document.
    pub places: BTreeMap<String, String>,
}

/// A fault that a new file has or takes part in.
pub struct Found {
    /// The fault.
    pub fault: Diagnostic,
    /// The path of that file.
    pub path: String,
    /// The key that it is about in the file, `indicators[2].target`; empty for the file as a whole.
    pub key: String,
    /// Where that stands on paper.
    pub at: String,
}

/// The faults that new files have or take part in, each with the box it is about.
pub fn judge(
    call: &str,
    files: &mut Vec<ReadFile>,
    schemas: &SchemaSet,
    now: Timestamp,
    new: &[New],
) -> Vec<Found> {
    let replaced = |file: &ReadFile| new.iter().any(|new| *new.path == *file.path);
    let (old, mut judged): (Vec<ReadFile>, Vec<ReadFile>) = files.drain(..).partition(replaced);
    let first = judged.len();
    judged.extend(new.iter().map(|new| {
        let path: Arc<str> = new.path.as_str().into();
        read_file(call, &File { path, content: Content::Bytes(new.text.clone().into_bytes()) }, schemas)
    }));
    let faults = check(call, &judged, &Options::new(schemas, now), &OneByOne).diagnostics;
    let is_new = |path: &str| new.iter().find(|new| new.path == path);
    let found = faults
        .into_iter()
        .filter_map(|fault| {
            let found = is_new(&fault.location.path);
            let own = found.is_some();
            let mut noted = fault.notes.iter().filter_map(|note| note.location.as_ref());
            let named = noted.find_map(|location| Some((is_new(&location.path)?, location.span)));
            let (new, span) = found.map(|new| (new, fault.location.span)).or(named)?;
            let file = judged.iter().find(|file| *file.path == *new.path)?;
            if is_for_later(&fault, file) {
                return None;
            }
            let key = span.zip(file.document.as_ref()).map(|(span, document)| key_at(&document.root, span));
            let key = key.unwrap_or_default();
            // What is not there is told at its own box, where the paper has one.
            let blank = fault.missing.as_ref().filter(|_| own).and_then(|missing| new.places.get(missing));
            let at = blank.cloned().unwrap_or_else(|| place_of(&new.places, &key));
            Some(Found { path: new.path.clone(), fault, key, at })
        })
        .collect();
    judged.truncate(first);
    judged.extend(old);
    judged.sort_by(|a, b| a.path.cmp(&b.path));
    *files = judged;
    found
}

/// Whether a fault is of a later stage than the file: what a department does with a demand is not the business of whoever hands
/// it in. What a rule of a later stage finds in the very words of the file is: the gate would not take them.
fn is_for_later(fault: &Diagnostic, file: &ReadFile) -> bool {
    let own = file.role.as_ref().and_then(Role::stage);
    let rule = Rule::of(fault).and_then(|rule| rule.stage);
    let is_written = *fault.location.path == *file.path && fault.missing.is_none();
    !is_written && own.zip(rule).is_some_and(|(own, rule)| rule > own)
}

/// The key of the innermost value that a span lies in or points to: `indicators[2].target`.
pub fn key_at(root: &Node, span: Span) -> String {
    let mut key = String::new();
    let mut node = root;
    loop {
        let within =
            |inner: Span| inner.start.offset <= span.start.offset && span.end.offset <= inner.end.offset;
        let step = match &node.value {
            Value::Mapping(entries) => entries
                .iter()
                .find(|entry| within(entry.value.span) || within(entry.key.span))
                .map(|entry| (format!(".{}", entry.key.text), &entry.value)),
            Value::Sequence(items) => (1..)
                .zip(items)
                .find(|(_, item)| within(item.span))
                .map(|(number, item)| (format!("[{number}]"), item)),
            _ => None,
        };
        let Some((step, inner)) = step else { break };
        key.push_str(&step);
        node = inner;
    }
    key.trim_start_matches('.').to_owned()
}

/// The box of a key, or that of what holds it.
fn place_of(places: &BTreeMap<String, String>, key: &str) -> String {
    let mut key = key;
    loop {
        if let Some(location) = places.get(key) {
            return location.clone();
        }
        // A group as a whole is where its first box is.
        if let Some((_, location)) = places.range(format!("{key}.")..).next().filter(|(one, _)| {
            !key.is_empty() && one.strip_prefix(key).is_some_and(|rest| rest.starts_with(['.', '[']))
        }) {
            return location.clone();
        }
        match key.rfind(['.', '[']) {
            Some(end) => key = &key[..end],
            None => return String::new(),
        }
    }
}
