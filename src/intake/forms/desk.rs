//! What a department wrote into its desk becomes its recommendation.

use super::Import;
use super::stale::Differences;
use crate::built_in;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::{Message, Severity};
use crate::document::{Node, Value, merge};
use crate::form::{New, written};
use crate::form_layout::{Answers, FormLayout, compose};
use crate::paper::desk::{PARTS, Recommendations, by_rank, state};
use crate::schema::Kind;

/// The parts that a desk holds which has no sheet about the stamp.
const LISTS: usize = 2;

impl Import<'_> {
    /// Imports a desk; nothing where it was refused, for reasons told.
    pub(super) fn desk(&mut self, desk: &Recommendations) -> Result<Option<()>, CommandError> {
        let id = &desk.department;
        if !self.opened.call.departments.contains_key(id) {
            return self.wrong(&Message::new("import-form-no-department"));
        }
        let layout = FormLayout::new(
            Kind::Recommendation,
            &self.opened.call,
            &self.opened.schemas,
            &built_in::catalog(crate::diagnostic::catalog::Language::Chinese),
        )
        .map_err(|error| {
            CommandError::new("cli-form-unfit").text("file", error.kind.file_name()).text("key", error.key)
        })?;
        let mut composed = compose(&layout, &desk.answers);
        let mut fine = true;
        for unmapped_at in &desk.unmapped {
            fine &= unmapped_at.severity != Severity::Error;
            self.printer.remark(unmapped_at.severity, &unmapped_at.at, "", &unmapped_at.message)?;
        }
        for remark in &composed.remarks {
            fine &= remark.severity != Severity::Error;
            self.printer.remark(remark.severity, &remark.at, &remark.label, &remark.message)?;
        }
        if !fine {
            return Ok(None);
        }
        for (key, at) in &desk.blanks {
            composed.places.entry(key.clone()).or_insert_with(|| at.clone());
        }
        let parts = if desk.holds_stamp { &PARTS[..] } else { &PARTS[..LISTS] };
        let path = Role::Recommendation(id.clone()).in_call(&self.opened.call.name).to_string();
        let file = self.opened.files.iter().find(|file| *file.path == *path);
        let text = match file.map(|file| file.document.as_ref()) {
            None => {
                if !self.is_current(desk, &composed.root, None, parts)? {
                    return Ok(None);
                }
                written(&composed.root, Kind::Recommendation, &self.opened.schemas)
            }
            // What stands there cannot be read, so nothing of it could be kept.
            Some(None) => return self.wrong(&Message::new("import-form-unreadable").text("path", path)),
            Some(Some(document)) => {
                let (known, unmapped) = Answers::of(&layout, &document.root);
                if !unmapped.is_empty() {
                    return self.wrong(&Message::new("import-form-unreadable").text("path", path));
                }
                let known = compose(&layout, &known).root;
                keep_declined(&mut composed.root, &known, desk);
                let same = |key: &str| {
                    by_rank(known.get(key)) == by_rank(composed.root.get(key))
                        && text_of(known.get(key)) == text_of(composed.root.get(key))
                };
                if !parts.iter().all(|key| same(key))
                    && !self.is_current(desk, &composed.root, Some((&document.root, &known)), parts)?
                {
                    return Ok(None);
                }
                let (text, lost) = merge(document, &composed.root, parts, same);
                if text == *document.text {
                    self.printer.say(&Message::new("import-form-unchanged").text("path", &path))?;
                    self.tally.unchanged += 1;
                    self.outcome(|outcome| outcome.unchanged += 1);
                    return Ok(Some(()));
                }
                if lost {
                    self.printer.remark(Severity::Warning, "", "", &Message::new("import-form-comments"))?;
                }
                text
            }
        };
        self.take(&[New { path, text, places: composed.places }])
    }

    /// Whether a desk may be written over what stands in the repository: not where that has changed since the desk was made, unless
    /// that is wished. What differs is told, the workbook beside the repository.
    fn is_current(
        &self,
        desk: &Recommendations,
        book: &Node,
        file: Option<(&Node, &Node)>,
        parts: &[&str],
    ) -> Result<bool, CommandError> {
        let mut differences = Differences::new(&self.opened.call);
        differences.told(desk, &self.opened.schemas);
        if desk.state.as_ref() != Some(&state(file.map(|(root, _)| root))) {
            differences.written(book, file.map(|(_, known)| known), parts);
        }
        let differences = differences.finish();
        if differences.is_empty() {
            return Ok(true);
        }
        let (severity, id) = if self.wishes.replace {
            (Severity::Warning, "import-desk-replaces")
        } else {
            (Severity::Error, "import-desk-stale")
        };
        self.printer.remark(severity, "", "", &Message::new(id))?;
        for difference in &differences {
            self.printer.say(difference)?;
        }
        if self.wishes.replace {
            return Ok(true);
        }
        self.printer.say(&Message::new("import-desk-stale-mend").text("department", &desk.department))?;
        Ok(false)
    }
}

/// Keeps the reasons of declined demands that lie on no desk any more, such as those that were withdrawn.
fn keep_declined(book: &mut Node, known: &Node, desk: &Recommendations) {
    let id = |item: &Node| item.get("demand").and_then(Node::as_str).map(str::to_owned);
    let kept: Vec<Node> = known
        .get("declined")
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter(|item| id(item).is_some_and(|id| !desk.told.contains_key(&id)))
        .cloned()
        .collect();
    let Value::Mapping(entries) = &mut book.value else { return };
    if kept.is_empty() {
        return;
    }
    if let Some(Value::Sequence(items)) =
        entries.iter_mut().find(|entry| &*entry.key.text == "declined").map(|entry| &mut entry.value.value)
    {
        items.extend(kept);
        return;
    }
    entries.push(crate::document::Entry {
        key: crate::document::Key { text: "declined".into(), span: book.span },
        value: Node { value: Value::Sequence(kept), span: book.span },
    });
}

/// A value that is no list, as text.
fn text_of(node: Option<&Node>) -> Option<&str> {
    node.and_then(Node::as_str).map(str::trim)
}
