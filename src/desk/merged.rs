//! What a filled desk makes of the department's recommendation: every other byte of the file stays, and what was written there since
//! the desk was made is not written over unseen.

use super::differences::{Difference, Differences};
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{Call, ReadFile};
use crate::diagnostic::catalog::Language;
use crate::document::{Entry, Key, Node, Value, merge};
use crate::form::written;
use crate::form_layout::{Answers, Composed, FormLayout, UnfitSchema, compose};
use crate::paper::desk::{PARTS, Recommendations, by_rank, state};
use crate::schema::{Kind, SchemaSet};

/// The parts that a desk holds which has no sheet about the stamp.
const LISTS: usize = 2;

/// What becomes of the file.
#[derive(Debug)]
pub(crate) struct Merged {
    /// Its new text; none where nothing changes.
    pub(crate) text: Option<String>,
    /// What the desk says otherwise, where it is no longer fresh: then the text may only be written where that is wished.
    pub(crate) differences: Vec<Difference>,
    /// Whether comments were lost.
    pub(crate) lost_comments: bool,
}

/// The file cannot be read as it stands, so nothing of it could be kept.
#[derive(Debug)]
pub(crate) struct Unmergeable;

/// What was filled in, as a document.
///
/// # Errors
/// Where the repository's own form cannot be filled in.
pub(crate) fn filled(
    call: &Call,
    schemas: &SchemaSet,
    desk: &Recommendations,
) -> Result<(FormLayout, Composed), UnfitSchema> {
    let chinese = built_in::catalog(Language::Chinese);
    let layout = FormLayout::new(Kind::Recommendation, call, schemas, &chinese)?;
    let mut composed = compose(&layout, &desk.answers);
    for (key, at) in &desk.blanks {
        composed.places.entry(key.clone()).or_insert_with(|| at.clone());
    }
    Ok((layout, composed))
}

/// Puts what was filled in into the file that stands among `files`, or makes a new one.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn merged(
    (call, files, schemas): (&Call, &[ReadFile], &SchemaSet),
    layout: &FormLayout,
    desk: &Recommendations,
    mut root: Node,
) -> Result<Merged, Unmergeable> {
    let parts = if desk.holds_stamp { &PARTS[..] } else { &PARTS[..LISTS] };
    let path = Role::Recommendation(desk.department.clone()).in_call(&call.name).to_string();
    let differences = |root: &Node, file: Option<(&Node, &Node)>| {
        let mut differences = Differences::new(call);
        differences.told(desk, schemas);
        if desk.state.as_ref() != Some(&state(file.map(|(root, _)| root))) {
            differences.written(root, file.map(|(_, known)| known), parts);
        }
        differences.finish()
    };
    let Some(file) = files.iter().find(|file| *file.path == *path) else {
        let differences = differences(&root, None);
        let text = written(&root, Kind::Recommendation, schemas);
        return Ok(Merged { text: Some(text), differences, lost_comments: false });
    };
    let document = file.document.as_ref().ok_or(Unmergeable)?;
    let (known, unmapped) = Answers::of(layout, &document.root);
    if !unmapped.is_empty() {
        return Err(Unmergeable);
    }
    let known = compose(layout, &known).root;
    keep_declined(&mut root, &known, desk);
    let same = |key: &str| {
        by_rank(known.get(key)) == by_rank(root.get(key)) && text_of(known.get(key)) == text_of(root.get(key))
    };
    let differences = if parts.iter().all(|key| same(key)) {
        Vec::new()
    } else {
        differences(&root, Some((&document.root, &known)))
    };
    let (text, lost_comments) = merge(document, &root, parts, same);
    let text = (text != *document.text).then_some(text);
    Ok(Merged { text, differences, lost_comments })
}

/// Keeps the reasons of declined demands that lie on no desk any more, such as those that were withdrawn.
fn keep_declined(root: &mut Node, known: &Node, desk: &Recommendations) {
    let id = |item: &Node| item.get("demand").and_then(Node::as_str).map(str::to_owned);
    let kept: Vec<Node> = known
        .get("declined")
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter(|item| id(item).is_some_and(|id| !desk.told.contains_key(&id)))
        .cloned()
        .collect();
    let span = root.span;
    let Value::Mapping(entries) = &mut root.value else { return };
    if kept.is_empty() {
        return;
    }
    if let Some(Value::Sequence(items)) =
        entries.iter_mut().find(|entry| &*entry.key.text == "declined").map(|entry| &mut entry.value.value)
    {
        items.extend(kept);
        return;
    }
    entries.push(Entry {
        key: Key { text: "declined".into(), span },
        value: Node { value: Value::Sequence(kept), span },
    });
}

/// A value that is no list, as text.
fn text_of(node: Option<&Node>) -> Option<&str> {
    node.and_then(Node::as_str).map(str::trim)
}
