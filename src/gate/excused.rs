//! Which files of a change are taken under an amendment: what receipts name.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use jiff::Timestamp;

use super::GateError;
use super::change::call_of;
use crate::call::layout::{Folder, Role};
use crate::call::{Settings, inside};
use crate::document::{self, Document, Syntax};
use crate::source::{Excused, Revision, TreeChange};

/// The files that came in at an instant after their stage had closed, by the amendment of the base that let them in.
///
/// # Errors
/// When something of either side cannot be read.
pub fn excused(
    base: &Revision,
    merged: &Revision,
    changes: &[TreeChange],
    at: Timestamp,
) -> Result<Vec<Excused>, GateError> {
    let mut found: BTreeMap<(String, usize), Vec<String>> = BTreeMap::new();
    let mut calls: BTreeMap<&str, Option<Settings>> = BTreeMap::new();
    let mut departments: BTreeMap<(&str, &str), Option<String>> = BTreeMap::new();
    for change in changes {
        let Some(call) = call_of(&change.path) else { continue };
        if !calls.contains_key(call) {
            let settings = document(base, &Role::Call.in_call(call).to_string())?;
            calls.insert(call, settings.and_then(|settings| document::from_node(&settings.root).ok()));
        }
        let (Some(Some(settings)), Some(inside)) = (calls.get(call), inside(call, &change.path)) else {
            continue;
        };
        if settings.amendments.is_empty() {
            continue;
        }
        let unit = Folder::of(inside).filter(|(folder, _)| *folder == Folder::Units).map(|(_, unit)| unit);
        let department = match unit {
            None => None,
            Some(unit) => match departments.entry((call, unit)) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(place) => place.insert(department(base, merged, call, unit)?).clone(),
            },
        };
        if let Some((number, _)) = settings.taken_under(inside, department.as_deref(), at) {
            found.entry((call.to_owned(), number)).or_default().push(change.path.to_string());
        }
    }
    let excused = found.into_iter().map(|((call, amendment), files)| Excused { call, amendment, files });
    Ok(excused.collect())
}

/// The department that a unit belongs to: as the base says, else, for a new one, as it says itself.
fn department(
    base: &Revision,
    merged: &Revision,
    call: &str,
    unit: &str,
) -> Result<Option<String>, GateError> {
    let path = Role::Unit(unit.to_owned()).in_call(call).to_string();
    let unit = match document(base, &path)? {
        Some(unit) => Some(unit),
        None => document(merged, &path)?,
    };
    Ok(unit.and_then(|unit| unit.root.get("department")?.as_str().map(str::to_owned)))
}

fn document(revision: &Revision, path: &str) -> Result<Option<Document>, GateError> {
    let bytes = revision.file(path)?;
    Ok(bytes.and_then(|bytes| document::parse(&Arc::from(path), &bytes, Syntax::Yaml).document))
}
