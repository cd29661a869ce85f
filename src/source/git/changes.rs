//! What differs between two trees, found by walking both at once: equal folders are never opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use git2::Oid;

use super::object::{Entry, Mode, ObjectId, is_forged};
use super::revision::shown;
use super::{GitError, GitRepository};

/// Deepest folder looked into. The layout of a call has four levels.
const DEPTH: usize = 32;

/// Most changed paths of one comparison. Trees that name one folder many times grow without bound on so small a push.
const CHANGES: usize = 200_000;

/// One path that differs between two trees. A folder is never one; a rename is two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeChange {
    /// Path from the root, bytes that are no UTF-8 shown as U+FFFD.
    pub path: Arc<str>,
    /// What stood there.
    pub before: Option<Entry>,
    /// What stands there now.
    pub after: Option<Entry>,
    /// Whether git itself would not have made such an entry: a forbidden name, a name given twice, folders without end.
    pub forged: bool,
}

/// The entries of a tree by name; a name that stands twice keeps both.
type Entries = BTreeMap<Vec<u8>, Vec<Entry>>;

struct Comparison<'a> {
    repository: &'a GitRepository,
    changes: Vec<TreeChange>,
}

impl GitRepository {
    /// What differs between two trees, sorted by path. None is the empty tree.
    pub(super) fn compare(
        &self,
        before: Option<Oid>,
        after: Option<Oid>,
    ) -> Result<Vec<TreeChange>, GitError> {
        let mut comparison = Comparison { repository: self, changes: Vec::new() };
        comparison.folders(before, after, "", 0)?;
        let mut changes = comparison.changes;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn entries(&self, tree: Option<Oid>) -> Result<Entries, GitError> {
        let mut entries = Entries::new();
        let Some(id) = tree else { return Ok(entries) };
        let tree = self.inner.find_tree(id).map_err(|error| self.missing(&error))?;
        for entry in &tree {
            let found = Entry { id: ObjectId(entry.id()), mode: Mode::of(entry.filemode_raw()) };
            entries.entry(entry.name_bytes().to_vec()).or_default().push(found);
        }
        Ok(entries)
    }
}

impl Comparison<'_> {
    fn folders(
        &mut self,
        before: Option<Oid>,
        after: Option<Oid>,
        prefix: &str,
        depth: usize,
    ) -> Result<(), GitError> {
        if before == after {
            return Ok(());
        }
        let mut old = self.repository.entries(before)?;
        for (name, new) in self.repository.entries(after)? {
            let old = old.remove(&name).unwrap_or_default();
            if old != new {
                self.entry(&name, &old, &new, prefix, depth)?;
            }
        }
        for (name, gone) in old {
            self.entry(&name, &gone, &[], prefix, depth)?;
        }
        Ok(())
    }

    fn entry(
        &mut self,
        name: &[u8],
        old: &[Entry],
        new: &[Entry],
        prefix: &str,
        depth: usize,
    ) -> Result<(), GitError> {
        let path = format!("{prefix}{}", shown(name));
        let is_folder = |entry: &&Entry| entry.mode == Mode::Folder;
        let (old_folder, new_folder) = (old.iter().find(is_folder), new.iter().find(is_folder));
        let (old_file, new_file) = (
            old.iter().find(|entry| !is_folder(entry)).copied(),
            new.iter().find(|entry| !is_folder(entry)).copied(),
        );
        let forged = !new.is_empty() && (is_forged(name) || new.len() > 1);
        let too_deep = depth >= DEPTH && (new_folder.is_some() || old_folder.is_some());
        if old_file != new_file || forged || too_deep {
            if self.changes.len() >= CHANGES {
                return Err(GitError::TooManyChanges(CHANGES));
            }
            let (before, after) = if too_deep {
                (old_folder.copied(), new_folder.copied())
            } else {
                (old_file, new_file.or(new_folder.copied().filter(|_| forged)))
            };
            self.changes.push(TreeChange {
                path: path.as_str().into(),
                before,
                after,
                forged: forged || (too_deep && new_folder.is_some()),
            });
        }
        if !too_deep {
            let ids = (old_folder.map(|one| one.id.0), new_folder.map(|one| one.id.0));
            self.folders(ids.0, ids.1, &format!("{path}/"), depth + 1)?;
        }
        Ok(())
    }
}
