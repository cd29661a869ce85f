//! Who may see what (`x-visibility`).

use serde::{Deserialize, Serialize};

use super::Schema;
use super::form::Field;
use crate::diagnostic::Span;
use crate::diagnostic::catalog::Language;
use crate::document::{Entry, Lines, Node, Value, in_language};

/// Who may see a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Everyone; published on the site and in open data.
    Public,
    /// The department and the bureau.
    Department,
    /// The bureau alone.
    Bureau,
}

impl Visibility {
    /// Reads the word of the schema.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "public" => Some(Self::Public),
            "department" => Some(Self::Department),
            "bureau" => Some(Self::Bureau),
            _ => None,
        }
    }
}

/// What of a document everybody may see. It can hold nothing else: [`Public::of`] alone makes one, and leaves out every
/// field whose `x-visibility` is not `public`, and every key that the schema does not know.
#[derive(Clone, Debug)]
pub struct Public(Node);

impl Default for Public {
    /// Nothing.
    fn default() -> Self {
        Self(Node::null(Span::default()))
    }
}

impl Public {
    /// The public part of a document.
    pub fn of(schema: &Schema, node: &Node) -> Self {
        Self(prune(node, schema.labels().root()))
    }

    /// Its tree.
    pub fn node(&self) -> &Node {
        &self.0
    }

    /// The same as it reads in a language; none where nothing is said in it.
    pub fn in_language(&self, language: Language) -> Option<Self> {
        in_language(&self.0, language).map(Self)
    }
}

/// Documents are at most [`crate::document::limits::DEPTH`] levels deep, and so is this recursion.
fn prune(node: &Node, field: Field<'_>) -> Node {
    let value = match &node.value {
        Value::Mapping(entries) => Value::Mapping(
            entries
                .iter()
                .filter_map(|entry| {
                    let inner = public_property(field, &entry.key.text)?;
                    Some(Entry { key: entry.key.clone(), value: prune(&entry.value, inner) })
                })
                .collect(),
        ),
        Value::Sequence(items) => Value::Sequence(match field.items() {
            Some(inner) => items.iter().map(|item| prune(item, inner)).collect(),
            None => Vec::new(),
        }),
        other => other.clone(),
    };
    Node { value, span: node.span }
}

fn public_property<'a>(field: Field<'a>, name: &str) -> Option<Field<'a>> {
    match field.property(name) {
        Some(inner) => (inner.visibility() == Some(Visibility::Public)).then_some(inner),
        None => field.additional(),
    }
}

/// The places of all values that are not public, for reports that show lines of the file.
pub fn private_spans(schema: &Schema, node: &Node) -> Vec<Span> {
    let mut spans = Vec::new();
    collect(node, schema.labels().root(), &mut spans);
    spans
}

fn collect(node: &Node, field: Field<'_>, spans: &mut Vec<Span>) {
    for entry in node.entries() {
        match public_property(field, &entry.key.text) {
            Some(inner) => collect(&entry.value, inner, spans),
            None => leaves(&entry.value, spans),
        }
    }
    if let Some(inner) = field.items() {
        for item in node.items() {
            collect(item, inner, spans);
        }
    }
}

fn leaves(node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Mapping(entries) => entries.iter().for_each(|entry| leaves(&entry.value, spans)),
        Value::Sequence(items) => items.iter().for_each(|item| leaves(item, spans)),
        _ => spans.push(node.span),
    }
}

/// The lines of a text that could not be parsed which may hold values that are not public. Judged by the keys at the
/// start of lines: shown are only lines below a top-level key that is public, and of those none that names a key which
/// is private anywhere in the form.
pub fn private_lines(schema: &Schema, text: &str) -> Vec<Span> {
    let form = schema.labels().root();
    let mut private_keys = Vec::new();
    collect_private_keys(form, &mut private_keys);
    let lines = Lines::new(text);
    let mut spans = Vec::new();
    let mut open = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        if !body.starts_with([' ', '\t', '-', '#']) && !body.is_empty() {
            let key = body.split([':', '：']).next().unwrap_or_default().trim();
            open = form.property(key).is_some_and(|field| field.visibility() == Some(Visibility::Public));
        }
        let names_private = private_keys.iter().any(|key| body.contains(key));
        if !body.is_empty() && (!open || names_private) {
            spans.push(lines.span(text, offset, offset + body.len()));
        }
        offset += line.len();
    }
    spans
}

/// The keys that are private wherever they stand.
fn collect_private_keys<'a>(field: Field<'a>, keys: &mut Vec<&'a str>) {
    for (name, inner) in field.properties() {
        if inner.visibility() == Some(Visibility::Public) {
            collect_private_keys(inner, keys);
        } else {
            keys.push(name);
            collect_all_keys(inner, keys);
        }
    }
    if let Some(items) = field.items() {
        collect_private_keys(items, keys);
    }
}

fn collect_all_keys<'a>(field: Field<'a>, keys: &mut Vec<&'a str>) {
    // These are keys of public groups too; such a line is hidden by the private group it stands below.
    const COMMON: [&str; 2] = ["name", "year"];
    keys.extend(field.properties().map(|(name, _)| name).filter(|name| !COMMON.contains(name)));
    if let Some(items) = field.items() {
        collect_all_keys(items, keys);
    }
}
