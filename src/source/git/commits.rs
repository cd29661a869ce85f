//! The commits of a proposal: what each of them changes, and the signature it carries.

use std::collections::BTreeSet;
use std::sync::Arc;

use git2::{ErrorCode, Oid, Sort};

use super::object::ObjectId;
use super::readings::readings;
use super::trees::Trees;
use super::{Budget, GitError, GitRepository, Revision, TreeChange};

/// A commit as git holds it.
#[derive(Clone, Debug)]
pub struct CommitObject {
    /// Its name.
    pub id: ObjectId,
    /// The commits that it builds on, the first one first.
    pub parents: Vec<ObjectId>,
    /// Its message, in every way that its bytes may be meant.
    pub message: Arc<str>,
    /// Who made it, as the commit says: names and addresses, nothing of it proven.
    pub people: Arc<str>,
    /// Whether it says that its message is written in a way that is not known here.
    pub undeciphered: bool,
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
    /// When objects are missing, or there is too much to be read.
    pub fn commits(
        &self,
        head: &Revision,
        without: &[&Revision],
        budget: &Budget,
    ) -> Result<Vec<CommitObject>, GitError> {
        let mut walk = self.inner.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
        walk.push(head.commit).map_err(|error| self.missing(&error))?;
        for known in without {
            walk.hide(known.commit).map_err(|error| self.missing(&error))?;
        }
        self.collect_commits(walk, budget)
    }

    /// The commits that any of `heads` has and no reference below `known` (`refs/`, `refs/remotes/`) has.
    ///
    /// # Errors
    /// When objects are missing, or there is too much to be read.
    pub fn new_commits(
        &self,
        heads: &[Revision],
        known: &str,
        budget: &Budget,
    ) -> Result<Vec<CommitObject>, GitError> {
        let mut walk = self.inner.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
        for head in heads {
            walk.push(head.commit).map_err(|error| self.missing(&error))?;
        }
        for reference in self.inner.references_glob(&format!("{known}*"))? {
            // A tag may point at a file, and a broken reference at nothing: neither is a history to leave out.
            if let Ok(commit) = reference?.peel_to_commit() {
                walk.hide(commit.id()).map_err(|error| self.missing(&error))?;
            }
        }
        self.collect_commits(walk, budget)
    }

    fn collect_commits(
        &self,
        walk: git2::Revwalk<'_>,
        budget: &Budget,
    ) -> Result<Vec<CommitObject>, GitError> {
        let mut ids = Vec::new();
        for id in walk {
            budget.commit()?;
            ids.push(id.map_err(|error| self.missing(&error))?);
        }
        let mut trees = Trees::within(self, budget);
        ids.into_iter().map(|id| self.commit_object(id, &mut trees, budget)).collect()
    }

    fn commit_object(
        &self,
        id: Oid,
        trees: &mut Trees<'_>,
        budget: &Budget,
    ) -> Result<CommitObject, GitError> {
        let missing = |error: git2::Error| self.missing(&error);
        let size = self.size(id)?;
        budget.read(size)?;
        budget.keep(size)?;
        let commit = self.inner.find_commit(id).map_err(missing)?;
        let signature = match self.inner.extract_signature(&id, None) {
            Ok((signature, payload)) => {
                Some(Signed { signature: signature.to_vec(), payload: payload.to_vec() })
            }
            Err(error) if error.code() == ErrorCode::NotFound => None,
            Err(error) => return Err(GitError::Other(error)),
        };
        let encoding = commit.header_field_bytes("encoding").ok();
        let encoding = encoding.as_deref().map(String::from_utf8_lossy);
        let read = |bytes: &[u8]| readings(bytes, encoding.as_deref());
        let (author, committer) = (commit.author(), commit.committer());
        let people =
            [author.name_bytes(), author.email_bytes(), committer.name_bytes(), committer.email_bytes()];
        let people: BTreeSet<String> = people.into_iter().map(|bytes| read(bytes).0).collect();
        let (message, deciphered) = read(commit.message_raw_bytes());
        Ok(CommitObject {
            id: ObjectId(id),
            parents: commit.parent_ids().map(ObjectId).collect(),
            message: message.into(),
            people: people.into_iter().collect::<Vec<_>>().join("\n").into(),
            undeciphered: !deciphered,
            changes: self.commit_changes(&commit, trees)?,
            signature,
        })
    }

    fn commit_changes(
        &self,
        commit: &git2::Commit<'_>,
        trees: &mut Trees<'_>,
    ) -> Result<Vec<TreeChange>, GitError> {
        let tree = Some(commit.tree_id());
        let mut parents = commit.parent_ids();
        let Some(first) = parents.next() else { return trees.changes(None, tree) };
        let mut changes = trees.changes(Some(self.tree_of(first)?), tree)?;
        for parent in parents {
            // Nothing that is left out once comes back.
            if changes.is_empty() {
                break;
            }
            let other = trees.changes(Some(self.tree_of(parent)?), tree)?;
            changes.retain(|change| other.binary_search_by(|one| one.path.cmp(&change.path)).is_ok());
        }
        Ok(changes)
    }

    pub(super) fn tree_of(&self, commit: Oid) -> Result<Oid, GitError> {
        let commit = self.inner.find_commit(commit).map_err(|error| self.missing(&error))?;
        Ok(commit.tree_id())
    }
}
