//! What differs between two trees, as a proposal changes it.

use std::sync::Arc;

use git2::Oid;

use super::object::{Entry, Mode, ObjectId, is_forged};
use super::tree::Version;
use super::trees::{Depth, Difference, Trees};
use super::{Budget, GitError, GitRepository};

/// Deepest folder looked into. The layout of a call has four levels.
const DEPTH: usize = 32;

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

impl GitRepository {
    /// What differs between two trees, sorted by path. None is the empty tree.
    pub(super) fn compare(
        &self,
        before: Option<Oid>,
        after: Option<Oid>,
        budget: &Budget,
    ) -> Result<Vec<TreeChange>, GitError> {
        Trees::within(self, budget).changes(before, after)
    }
}

impl Trees<'_> {
    /// What differs between two trees, sorted by path. None is the empty tree.
    pub(super) fn changes(
        &mut self,
        before: Option<Oid>,
        after: Option<Oid>,
    ) -> Result<Vec<TreeChange>, GitError> {
        let mut changes = Vec::new();
        self.compare(before, after, "", Depth::Forged(DEPTH), &mut |difference| {
            changes.extend(change(&difference));
            Ok(())
        })?;
        changes.sort_by(|a: &TreeChange, b| a.path.cmp(&b.path));
        // A name that stands twice is one path.
        changes.dedup_by(|later, first| {
            let same = later.path == first.path && (later.forged || first.forged);
            if same {
                first.before = first.before.or(later.before);
                first.after = first.after.or(later.after);
                first.forged |= later.forged;
            }
            same
        });
        Ok(changes)
    }
}

/// A difference of a path that is no folder, or of a folder that should not be.
fn change(difference: &Difference<'_>) -> Option<TreeChange> {
    let is_file = |version: &Version| !version.is_folder();
    let (before, after) = (difference.before, difference.after);
    let (old, new) = (before.filter(is_file), after.filter(is_file));
    let forged = after.is_some() && (is_forged(difference.name) || difference.twice);
    let endless = difference.endless;
    if old == new && !forged && !endless {
        return None;
    }
    let (before, after) = if endless { (before, after) } else { (old, new.or(after.filter(|_| forged))) };
    let entry = |version: Version| Entry { id: ObjectId(version.id), mode: Mode::of(version.mode) };
    Some(TreeChange {
        path: difference.path.as_str().into(),
        before: before.map(entry),
        after: after.map(entry),
        forged: forged || (endless && after.is_some()),
    })
}
