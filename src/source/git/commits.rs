//! The commits of a proposal: what each of them changes, and the signature it carries.

use std::collections::BTreeMap;
use std::sync::Arc;

use git2::{ErrorCode, Oid, Sort};

use super::object::ObjectId;
use super::{GitError, GitRepository, Revision, TreeChange};

/// Most commits of one proposal.
const COMMITS: usize = 10_000;

/// A commit as git holds it.
#[derive(Clone, Debug)]
pub struct CommitObject {
    /// Its name.
    pub id: ObjectId,
    /// Its message; what is no UTF-8 is read as well as may be.
    pub message: Arc<str>,
    /// What it changes against its first parent; a merge only what differs from every parent.
    pub changes: Vec<TreeChange>,
    /// The signature in its header and the bytes it is over.
    pub signature: Option<Signed>,
}

/// A signature and what it is over.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The signature as it stands in the header, armour and all.
    pub signature: Vec<u8>,
    /// What was signed.
    pub payload: Vec<u8>,
}

impl GitRepository {
    /// The commits that `head` has and none of `without` has, parents before children.
    ///
    /// # Errors
    /// When objects are missing, or there are too many commits.
    pub fn commits(&self, head: &Revision, without: &[&Revision]) -> Result<Vec<CommitObject>, GitError> {
        let mut walk = self.inner.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
        walk.push(head.commit).map_err(|error| self.missing(&error))?;
        for known in without {
            walk.hide(known.commit).map_err(|error| self.missing(&error))?;
        }
        self.collect_commits(walk)
    }

    /// The commits that `head` has and no reference below `known` (`refs/`, `refs/remotes/`) has.
    ///
    /// # Errors
    /// When objects are missing, or there are too many commits.
    pub fn new_commits(&self, head: &Revision, known: &str) -> Result<Vec<CommitObject>, GitError> {
        let mut walk = self.inner.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
        walk.push(head.commit).map_err(|error| self.missing(&error))?;
        for reference in self.inner.references_glob(&format!("{known}*"))? {
            // A tag may point at a file, and a broken reference at nothing: neither is a history to leave out.
            if let Ok(commit) = reference?.peel_to_commit() {
                walk.hide(commit.id()).map_err(|error| self.missing(&error))?;
            }
        }
        self.collect_commits(walk)
    }

    fn collect_commits(&self, walk: git2::Revwalk<'_>) -> Result<Vec<CommitObject>, GitError> {
        let mut commits = Vec::new();
        for id in walk {
            let id = id.map_err(|error| self.missing(&error))?;
            if commits.len() >= COMMITS {
                return Err(GitError::TooManyCommits(COMMITS));
            }
            commits.push(self.commit_object(id)?);
        }
        Ok(commits)
    }

    fn commit_object(&self, id: Oid) -> Result<CommitObject, GitError> {
        let missing = |error: git2::Error| self.missing(&error);
        let commit = self.inner.find_commit(id).map_err(missing)?;
        let signature = match self.inner.extract_signature(&id, None) {
            Ok((signature, payload)) => {
                Some(Signed { signature: signature.to_vec(), payload: payload.to_vec() })
            }
            Err(error) if error.code() == ErrorCode::NotFound => None,
            Err(error) => return Err(GitError::Other(error)),
        };
        Ok(CommitObject {
            id: ObjectId(id),
            message: String::from_utf8_lossy(commit.message_raw_bytes()).into(),
            changes: self.commit_changes(&commit)?,
            signature,
        })
    }

    fn commit_changes(&self, commit: &git2::Commit<'_>) -> Result<Vec<TreeChange>, GitError> {
        let tree = Some(commit.tree_id());
        let mut parents = commit.parent_ids();
        let Some(first) = parents.next() else { return self.compare(None, tree) };
        let mut changes = self.compare(Some(self.tree_of(first)?), tree)?;
        for parent in parents {
            let other = self.compare(Some(self.tree_of(parent)?), tree)?;
            let other: BTreeMap<&str, &TreeChange> = other.iter().map(|one| (&*one.path, one)).collect();
            changes.retain(|change| other.contains_key(&*change.path));
        }
        Ok(changes)
    }

    fn tree_of(&self, commit: Oid) -> Result<Oid, GitError> {
        let commit = self.inner.find_commit(commit).map_err(|error| self.missing(&error))?;
        Ok(commit.tree_id())
    }
}
