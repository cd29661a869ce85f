//! Whether the stamp on a department's table still fits what it saves. A paper that was stamped is never changed: what no longer fits
//! is taken off, and a new code comes with a new scan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::call::{PrintedTable, Vocabulary, assemble, plain_code, read_file};
use crate::diagnostic::catalog::Language;
use crate::intake::OpenedCall;
use crate::source::{Content, Edit, File};

/// The boxes that it is written in.
pub(super) const BOXES: [&str; 4] = ["approved_by", "approved_on", "table_digest", "stamped_scan"];

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// It fits, or there is none.
    Stays,
    /// Something that it was set under is otherwise now, or the department has cleared its code.
    ComesOff,
    /// Its code is another one, and the scan is the old one.
    WithoutScan,
}

/// What becomes of the stamp of a department once the recommendation `edit` stands there. Nothing was uploaded with it.
pub(super) fn stamp(
    opened: &OpenedCall,
    department: &str,
    edit: &Edit,
    boxes: &BTreeMap<String, String>,
) -> Stamp {
    let stood = opened.call.departments.get(department).and_then(|one| one.recommendation.as_ref());
    let stamped = stood.filter(|stood| stood.stamped_scan.is_some());
    let Some(code) = stamped.and_then(|stamped| stamped.table_digest.as_ref()) else { return Stamp::Stays };
    let given = boxes.get("table_digest").map(|text| plain_code(text)).unwrap_or_default();
    if given.is_empty() {
        return Stamp::ComesOff;
    }
    if fits(opened, department, edit, &code.value) {
        return Stamp::Stays;
    }
    if given == plain_code(&code.value) { Stamp::ComesOff } else { Stamp::WithoutScan }
}

/// Whether the table that would be printed then is the one that bears this code.
fn fits(opened: &OpenedCall, department: &str, edit: &Edit, code: &str) -> bool {
    let path: Arc<str> = edit.path.as_str().into();
    let content = Content::Bytes(edit.content.clone().unwrap_or_default());
    let new = read_file(&opened.call.name, &File { path: Arc::clone(&path), content }, &opened.schemas);
    let others = opened.files.iter().filter(|file| file.path != path).cloned();
    let mut files: Vec<_> = others.chain([new]).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let (call, _) = assemble(&opened.call.name, &files);
    let (Some(settings), Some(own)) = (&call.settings, call.departments.get(department)) else {
        return false;
    };
    let words = Vocabulary::new(&opened.schemas, settings, Language::Chinese);
    PrintedTable::of(&call, &words, own).is_some_and(|table| table.is_stamped_as(code))
}
