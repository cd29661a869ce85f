//! Drafts to files: what each is called, whether it is there already, and which say the same as another.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::campaign::Campaigns;
use super::row::{Draft, entry};
use crate::call::Call;
use crate::call::layout::Role;
use crate::document::{Document, Node, Style, Value, emit};
use crate::schema::Kind;

/// What stands above every file that is written by hand too.
const HEAD: &str = "yaml-language-server: $schema=../../../schema/comment.schema.json";

/// Hexadecimal digits of the digest in a file name.
const DIGITS: usize = 12;

/// What becomes of the drafts.
#[derive(Debug)]
pub(super) struct Filing {
    /// Files to write, by day.
    pub(super) fresh: Vec<Fresh>,
    /// What is there already.
    pub(super) kept: Vec<Kept>,
}

/// A file that is not there yet.
#[derive(Debug)]
pub(super) struct Fresh {
    pub(super) draft: Draft,
    /// Path from the root of the repository.
    pub(super) path: String,
    pub(super) text: String,
    /// The comment that says the same.
    pub(super) same_as: Option<String>,
}

/// A file that is there.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) row: usize,
    pub(super) path: String,
    pub(super) answered: bool,
    /// The keys whose values are no longer those of the row.
    pub(super) differs: Vec<String>,
}

impl Filing {
    pub(super) fn new(call: &Call, drafts: Vec<Draft>) -> Self {
        let there: HashMap<&str, &Document> = call
            .documents_of(Kind::Comment)
            .filter_map(|(role, document)| Some((id_of(role)?, document)))
            .collect();
        // A comment that cannot be parsed is no document, but its name is taken.
        let taken = |id: &str| call.comments.contains_key(id);
        let mut used: BTreeMap<String, usize> = BTreeMap::new();
        let (mut fresh, mut kept) = (Vec::new(), Vec::new());
        for mut draft in drafts {
            let name = name(&draft);
            let count = used.entry(name.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { name } else { format!("{name}-{count}") };
            let path = Role::Comment(id.clone()).in_call(&call.name).to_string();
            if taken(&id) {
                let root = there.get(id.as_str()).map(|document| &document.root);
                let differs = differences(&draft.root, root);
                let answered = root.is_some_and(|root| root.get("disposition").is_some());
                kept.push(Kept { row: draft.row, path, answered, differs });
            } else {
                draft.id = id;
                fresh.push(Fresh { draft, path, text: String::new(), same_as: None });
            }
        }
        fresh.sort_by_key(|new: &Fresh| (new.draft.received_on, new.draft.row));
        group(call, &mut fresh);
        for new in &mut fresh {
            if let (Some(first), Value::Mapping(entries)) = (&new.same_as, &mut new.draft.root.value) {
                entries.push(entry("same_as", first));
            }
            new.text = write(&new.draft.root);
        }
        Self { fresh, kept }
    }
}

/// The day, and a digest of what is public. A counter would depend on the order of rows, and a digest of the name or the
/// telephone number could be guessed back.
fn name(draft: &Draft) -> String {
    let digest = Sha256::digest(write(&draft.root).as_bytes());
    let hex = digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("{}-{}", draft.received_on, hex.get(..DIGITS).unwrap_or_default())
}

fn write(root: &Node) -> String {
    emit(root, Style { head: &[HEAD.to_owned()], comment: None })
}

fn id_of(role: &Role) -> Option<&str> {
    match role {
        Role::Comment(id) => Some(id),
        _ => None,
    }
}

/// Names for each new comment the first that says the same: one that is there, or an earlier one of the same table.
fn group(call: &Call, fresh: &mut [Fresh]) {
    let mut campaigns = Campaigns::default();
    for (role, document) in call.documents_of(Kind::Comment) {
        let text = |keys: &[&str]| keys.iter().try_fold(&document.root, |node, key| node.get(key))?.as_str();
        if let (Some(id), Some(item), Some(words), None) =
            (id_of(role), text(&["on", "item"]), text(&["text"]), text(&["same_as"]))
        {
            campaigns.add(id, item, words);
        }
    }
    for new in fresh {
        new.same_as = campaigns.find(&new.draft.item, &new.draft.text).map(str::to_owned);
        if new.same_as.is_none() {
            campaigns.add(&new.draft.id, &new.draft.item, &new.draft.text);
        }
    }
}

/// The keys of a row that a file says otherwise; all of them where the file cannot be read.
fn differences(row: &Node, file: Option<&Node>) -> Vec<String> {
    let entries = row.entries().iter();
    let differs = entries.filter(|entry| {
        !file.and_then(|file| file.get(&entry.key.text)).is_some_and(|other| same(&entry.value, other))
    });
    differs.map(|entry| entry.key.text.to_string()).collect()
}

/// Whether two values are the same, wherever they stand. Line ends at the end of a text are a matter of style.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Mapping(left), Value::Mapping(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|entry| other.get(&entry.key.text).is_some_and(|value| same(&entry.value, value)))
        }
        (Value::String(left), Value::String(right)) => left.trim_end() == right.trim_end(),
        (left, right) => left == right,
    }
}
