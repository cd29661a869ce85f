//! What is proposed: from where to where, by which commits, and what comes of it.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::GateError;
use crate::call::layout::Role;
use crate::call::{Settings, within};
use crate::diagnostic::Message;
use crate::rules::{ChangeKind, FileChange};
use crate::source::{Budget, CommitObject, GitError, GitRepository, Merged, Mode, Revision, TreeChange};

/// A proposal as git holds it.
#[derive(Debug)]
pub struct ProposedChange {
    /// What it is to be merged into: its rules and roles count. None for the first push to an empty repository.
    pub base: Option<Revision>,
    /// What comes of it, and what is judged.
    pub merged: Revision,
    /// What it changes, sorted by path.
    pub changes: Vec<TreeChange>,
    /// Its commits, parents before children.
    pub commits: Vec<CommitObject>,
    /// What reading it has cost, and may still cost.
    pub budget: Rc<Budget>,
}

/// A proposal, or why there is nothing to judge.
#[derive(Debug)]
pub enum Proposed {
    /// It can be merged.
    Change(Box<ProposedChange>),
    /// It cannot: both sides changed these paths.
    Conflict(Vec<String>),
}

impl ProposedChange {
    /// What `head` proposes to `base`: what would differ from the tip of the base once it is merged, by all commits that both
    /// have, as git itself merges. What it differs in from one of them says nothing: of two histories that have been merged
    /// crosswise, each of several is the last.
    ///
    /// # Errors
    /// When there is no such commit, or objects are missing.
    pub fn proposed(
        repository: &GitRepository,
        base: Revision,
        head: &Revision,
    ) -> Result<Proposed, GateError> {
        let budget = Rc::new(Budget::default());
        let ancestor = repository.merge_base(&base, head)?;
        let own = head.changes_since(Some(&ancestor), &budget)?;
        let commits = repository.commits(head, &[&base], &budget)?;
        // A tree that git would not have made cannot be merged; it is judged as it is and will not pass.
        let (merged, changes) = if own.iter().any(|change| change.forged) {
            (head.clone(), own)
        } else {
            drop(own);
            match repository.merge(&base, head, &ancestor)? {
                Merged::Clean(merged) => {
                    let changes = merged.changes_since(Some(&base), &budget)?;
                    (merged, changes)
                }
                Merged::Conflict(paths) => return Ok(Proposed::Conflict(paths)),
            }
        };
        Ok(Proposed::Change(Box::new(Self { base: Some(base), merged, changes, commits, budget })))
    }

    /// What a push of `new` onto `old` changes.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn pushed(
        repository: &GitRepository,
        old: Option<Revision>,
        new: Revision,
        budget: &Rc<Budget>,
    ) -> Result<Self, GateError> {
        let changes = new.changes_since(old.as_ref(), budget)?;
        let commits = repository.commits(&new, &old.iter().collect::<Vec<_>>(), budget)?;
        Ok(Self { base: old, merged: new, changes, commits, budget: Rc::clone(budget) })
    }

    /// What files put into the base make of it: nobody has made a commit of them yet.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn edited(base: Revision, merged: Revision) -> Result<Self, GateError> {
        let budget = Rc::new(Budget::default());
        let changes = merged.changes_since(Some(&base), &budget)?;
        Ok(Self { base: Some(base), merged, changes, commits: Vec::new(), budget })
    }

    /// Whether the base has all of it already.
    pub fn is_nothing(&self) -> bool {
        self.commits.is_empty() && self.changes.is_empty()
    }

    /// Whether it changes a file below this folder, given with its slash.
    pub fn touches_below(&self, folder: &str) -> bool {
        self.changes.iter().any(|change| change.path.starts_with(folder))
    }

    /// The calls that it touches, by the names of their folders.
    pub fn calls(&self) -> BTreeSet<&str> {
        self.changes.iter().filter_map(|change| call_of(&change.path)).collect()
    }

    /// Paths that nobody may propose, wherever they lie, with what is wrong. Inside a call links and the like are told when
    /// the file is read.
    pub fn improper(&self) -> Vec<(Arc<str>, Message)> {
        let mut improper = Vec::new();
        for change in &self.changes {
            let id = match change.after.map(|entry| entry.mode) {
                _ if change.forged => "path-forged",
                Some(Mode::Executable) if call_of(&change.path).is_some() => "path-executable",
                Some(Mode::Link) if call_of(&change.path).is_none() => "path-link",
                Some(Mode::Submodule) if call_of(&change.path).is_none() => "path-submodule",
                Some(Mode::Unknown) if call_of(&change.path).is_none() => "path-special",
                _ => continue,
            };
            improper.push((Arc::clone(&change.path), Message::new(id)));
        }
        improper
    }
}

/// What `call.yaml` of a revision says; none where there is no such call or it cannot be read.
///
/// # Errors
/// When an object is missing.
pub fn settings(revision: &Revision, call: &str) -> Result<Option<Settings>, GitError> {
    let path = Role::Call.in_call(call).shared();
    Ok(revision.file(&path)?.and_then(|bytes| Settings::read(&path, &bytes)))
}

/// The call that a path lies in.
pub fn call_of(path: &str) -> Option<&str> {
    within(path).map(|(call, _)| call)
}

/// A change as rules read it.
pub(super) fn file_change(change: &TreeChange) -> FileChange {
    let kind = match (change.before, change.after) {
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Deleted,
        (Some(_), Some(_)) => ChangeKind::Modified,
    };
    FileChange { path: Arc::clone(&change.path), kind }
}
