//! The file that is being written, judged as part of its call.

use std::sync::Arc;

use jiff::Timestamp;

use crate::call::{ReadFile, read_file};
use crate::check::{Options, check};
use crate::cores::AllCores;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Entry, Key, Node, Value};
use crate::form::written;
use crate::schema::{Kind, SchemaSet};
use crate::source::{Content, File};

/// A step down into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Item(usize),
}

/// A file in the making.
pub(crate) struct Draft<'a> {
    call: &'a str,
    path: Arc<str>,
    kind: Kind,
    /// The other files of the call.
    files: Vec<ReadFile>,
    schemas: &'a SchemaSet,
    now: Timestamp,
    root: Node,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(
        call: &'a str,
        path: &str,
        kind: Kind,
        files: &[File],
        schemas: &'a SchemaSet,
        now: Timestamp,
    ) -> Self {
        let files = files.iter().map(|file| read_file(call, file, schemas)).collect();
        Self { call, path: path.into(), kind, files, schemas, now, root: node(Value::Mapping(Vec::new())) }
    }

    pub(crate) fn form(&self) -> crate::schema::Field<'a> {
        self.schemas.form(self.kind)
    }

    /// What has been answered at a place.
    pub(crate) fn get(&self, steps: &[Step]) -> Option<&Node> {
        at(&self.root, steps)
    }

    pub(crate) fn set(&mut self, steps: &[Step], value: Value) {
        set(&mut self.root, steps, node(value));
    }

    pub(crate) fn remove(&mut self, steps: &[Step]) {
        remove(&mut self.root, steps);
    }

    /// The file as it will be written.
    pub(crate) fn text(&self) -> String {
        written(&self.root, self.kind, self.schemas)
    }

    /// The faults in the file at a place; at the root, all faults of the file and those of others in which it takes part,
    /// such as a quota that it shares.
    pub(crate) fn faults(&mut self, steps: &[Step]) -> Vec<Diagnostic> {
        let text = self.text();
        let file = File { path: Arc::clone(&self.path), content: Content::Bytes(text.into_bytes()) };
        let read = read_file(self.call, &file, self.schemas);
        let span = read.document.as_ref().and_then(|document| Some(at(&document.root, steps)?.span));
        self.files.push(read);
        let mut faults =
            check(self.call, &self.files, &Options::new(self.schemas, self.now), &AllCores).diagnostics;
        self.files.pop();
        let inside = |inner: Option<Span>| match (steps, inner, span) {
            ([], ..) => true,
            (_, Some(inner), Some(span)) => {
                span.start.offset <= inner.start.offset && inner.end.offset <= span.end.offset
            }
            _ => false,
        };
        let path = &self.path;
        let named = |fault: &Diagnostic| {
            let mut locations = fault.notes.iter().filter_map(|note| note.location.as_ref());
            locations.any(|location| location.path == *path)
        };
        faults.retain(|fault| {
            let own = fault.location.path == *path && inside(fault.location.span);
            own || steps.is_empty() && named(fault)
        });
        faults
    }
}

pub(crate) fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn at<'n>(root: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    steps.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Item(index) => node.items().get(*index),
    })
}

/// Puts a value at a place; groups and lists on the way are made, a list at its end.
fn set(place: &mut Node, steps: &[Step], value: Node) {
    let Some((step, rest)) = steps.split_first() else {
        *place = value;
        return;
    };
    match step {
        Step::Key(key) => {
            if !matches!(place.value, Value::Mapping(_)) {
                place.value = Value::Mapping(Vec::new());
            }
            let Value::Mapping(entries) = &mut place.value else { return };
            let index = entries.iter().position(|entry| *entry.key.text == **key).unwrap_or_else(|| {
                let key = Key { text: key.as_str().into(), span: Span::default() };
                entries.push(Entry { key, value: node(Value::Null) });
                entries.len() - 1
            });
            if let Some(entry) = entries.get_mut(index) {
                set(&mut entry.value, rest, value);
            }
        }
        Step::Item(index) => {
            if !matches!(place.value, Value::Sequence(_)) {
                place.value = Value::Sequence(Vec::new());
            }
            let Value::Sequence(items) = &mut place.value else { return };
            if items.len() <= *index {
                items.push(node(Value::Null));
            }
            if let Some(item) = items.get_mut(*index) {
                set(item, rest, value);
            }
        }
    }
}

fn remove(place: &mut Node, steps: &[Step]) {
    match (steps, &mut place.value) {
        ([Step::Key(key)], Value::Mapping(entries)) => entries.retain(|entry| *entry.key.text != **key),
        ([Step::Item(index)], Value::Sequence(items)) => items.truncate(*index),
        ([Step::Key(key), rest @ ..], Value::Mapping(entries)) => {
            if let Some(entry) = entries.iter_mut().find(|entry| *entry.key.text == **key) {
                remove(&mut entry.value, rest);
            }
        }
        ([Step::Item(index), rest @ ..], Value::Sequence(items)) => {
            if let Some(item) = items.get_mut(*index) {
                remove(item, rest);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, at, node, remove, set};
    use crate::document::{Value, scalar_of};

    #[test]
    fn places_are_made_and_taken_away() {
        let mut root = node(Value::Mapping(Vec::new()));
        let steps = [Step::Key("indicators".to_owned()), Step::Item(0), Step::Key("name".to_owned())];
        set(&mut root, &steps, node(scalar_of("良率")));
        assert_eq!(at(&root, &steps).and_then(|node| node.as_str()), Some("良率"));
        remove(&mut root, &steps[..2]);
        assert!(at(&root, &steps[..2]).is_none());
        assert!(at(&root, &steps[..1]).is_some());
    }
}
