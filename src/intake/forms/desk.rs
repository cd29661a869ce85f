//! Ranks and opinions from a department's desk into its recommendation.

use super::Import;
use crate::built_in;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::{Message, Severity};
use crate::document::{Node, Value, merge};
use crate::form::{New, written};
use crate::form_layout::{Answers, FormLayout, compose};
use crate::paper::desk::Recommendations;
use crate::schema::Kind;

/// The parts of a recommendation that a desk holds.
const PARTS: [&str; 2] = ["recommendations", "declined"];

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
        let composed = compose(&layout, &desk.answers);
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
        let path = Role::Recommendation(id.clone()).in_call(&self.opened.call.name).to_string();
        let file = self.opened.files.iter().find(|file| *file.path == *path);
        let text = match file.map(|file| file.document.as_ref()) {
            None => written(&composed.root, Kind::Recommendation, &self.opened.schemas),
            // What stands there cannot be read, so nothing of it could be kept.
            Some(None) => return self.wrong(&Message::new("import-form-unreadable").text("path", path)),
            Some(Some(document)) => {
                let (known, unmapped) = Answers::of(&layout, &document.root);
                if !unmapped.is_empty() {
                    return self.wrong(&Message::new("import-form-unreadable").text("path", path));
                }
                let known = compose(&layout, &known).root;
                let same = |key: &str| by_rank(known.get(key)) == by_rank(composed.root.get(key));
                let (text, lost) = merge(document, &composed.root, &PARTS, same);
                if text == *document.text {
                    self.printer.say(&Message::new("import-form-unchanged").text("path", &path))?;
                    self.tally.unchanged += 1;
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
}

/// The entries of a list in the order of their ranks: the order of the file says nothing.
fn by_rank(list: Option<&Node>) -> Vec<Node> {
    let mut items: Vec<Node> = list.map(Node::items).unwrap_or_default().to_vec();
    let rank = |item: &Node| match item.get("rank").map(|rank| &rank.value) {
        Some(Value::Number(number)) => Some(number.value()),
        _ => None,
    };
    items.sort_by_key(rank);
    items
}
