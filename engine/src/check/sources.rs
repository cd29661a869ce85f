//! The texts that faults stand in, for reports that show the line.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::call::ReadFile;
use crate::call::layout::Role;
use crate::diagnostic::{Diagnostic, Seal, Span};
use crate::schema::{SchemaSet, private_lines, private_spans};

/// The texts of a call, for showing the line a fault stands in.
#[derive(Debug, Default)]
pub struct Sources(BTreeMap<Arc<str>, SourceText>);

/// A text and what must not be shown of it.
#[derive(Debug)]
pub struct SourceText {
    /// The text.
    pub text: Arc<str>,
    /// Values that are not public.
    pub hidden: Vec<Span>,
    /// Lines that nobody is shown, not even their writer.
    pub sealed: Vec<Seal>,
}

impl Sources {
    /// Keeps the texts of those files that faults point to.
    pub fn new(files: &[ReadFile], schemas: &SchemaSet, diagnostics: &[Diagnostic]) -> Self {
        let mut wanted: Vec<&Arc<str>> = diagnostics
            .iter()
            .flat_map(|d| {
                std::iter::once(&d.location).chain(d.notes.iter().filter_map(|n| n.location.as_ref()))
            })
            .map(|location| &location.path)
            .collect();
        wanted.sort();
        wanted.dedup();
        let mut seals: BTreeMap<&Arc<str>, Vec<Seal>> = BTreeMap::new();
        for (path, seal) in diagnostics.iter().filter_map(|d| Some((&d.location.path, d.seal?))) {
            seals.entry(path).or_default().push(seal);
        }
        let texts =
            files.iter().filter(|file| wanted.binary_search(&&file.path).is_ok()).filter_map(|file| {
                let text = Arc::clone(file.text.as_ref()?);
                let kind = file.role.as_ref().and_then(Role::kind);
                let hidden = match (&file.document, kind) {
                    (Some(document), Some(kind)) => private_spans(schemas.get(kind), &document.root),
                    (None, Some(kind)) => private_lines(schemas.get(kind), &text),
                    (_, None) => Vec::new(),
                };
                let sealed = seals.get(&file.path).cloned().unwrap_or_default();
                // A text that may not be shown at all is not kept at all.
                let shown = !sealed.contains(&Seal::File);
                shown.then(|| (Arc::clone(&file.path), SourceText { text, hidden, sealed }))
            });
        Self(texts.collect())
    }

    /// The text of a file, where a fault stands in it.
    pub fn get(&self, path: &str) -> Option<&SourceText> {
        self.0.get(path)
    }

    /// Adds the texts of another call.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}
