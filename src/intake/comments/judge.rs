//! Judges new comments as part of their call, by its own rules, before anything is written.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::filing::Fresh;
use super::row::Fault;
use super::words::Column;
use crate::call::{ReadFile, read_file};
use crate::check::{Options, check};
use crate::cores::AllCores;
use crate::diagnostic::Span;
use crate::document::Node;
use crate::rules::waits_for_office;
use crate::schema::SchemaSet;
use crate::source::{Content, File};

/// What is wrong with the new files, by row and column of the table. They are added to the files of the call.
pub(super) fn judge(
    name: &str,
    files: &mut Vec<ReadFile>,
    schemas: &SchemaSet,
    fresh: &[Fresh],
    now: Timestamp,
) -> Vec<Fault> {
    let read = |new: &Fresh| {
        let content = Content::Bytes(new.text.clone().into_bytes());
        read_file(name, &File { path: new.path.as_str().into(), content }, schemas)
    };
    let new: Vec<_> = fresh.iter().map(read).collect();
    let documents: HashMap<Arc<str>, _> = new
        .iter()
        .zip(fresh)
        .map(|(file, fresh)| (Arc::clone(&file.path), (fresh.draft.row, file.document.clone())))
        .collect();
    files.extend(new);
    check(name, files, &Options::new(schemas, now), &AllCores)
        .diagnostics
        .into_iter()
        // What the bureau adds later is no fault of a comment that is only now coming in.
        .filter(|fault| fault.is_error() && !waits_for_office(fault))
        .filter_map(|fault| {
            let (row, document) = documents.get(&fault.location.path)?;
            let root = document.as_ref().map(|document| &document.root);
            let column = root.zip(fault.location.span).and_then(|(root, span)| column_at(root, span));
            Some(Fault { row: *row, column, rule: Some(fault.rule), message: fault.message })
        })
        .collect()
}

/// The column that a place of a file came from.
fn column_at(root: &Node, span: Span) -> Option<Column> {
    let inside = |node: &Node| {
        node.span.start.offset <= span.start.offset && span.start.offset <= node.span.end.offset
    };
    let key = |node: &Node| {
        let entry = node.entries().iter().find(|entry| inside(&entry.value))?;
        Some((entry.key.text.to_string(), entry.value.clone()))
    };
    let (outer, value) = key(root)?;
    let name = if outer == "on" { key(&value)?.0 } else { outer };
    Column::ALL.into_iter().find(|column| column.key() == name)
}
