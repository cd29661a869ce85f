//! When which version of a file was received: the states that a branch was seen in, compared one after the other.
//!
//! A state is proven by a receipt, or by a merge commit that the forge itself made. Nothing is taken from what contributors
//! write: not the dates of their commits, and not the order in which their commits hang together, which a merge the wrong
//! way round (foxtrot) would change.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use git2::Oid;
use jiff::Timestamp;

use super::receipts::{Ledger, Receipts};
use super::tree::Version;
use super::trees::{OF_A_CALL, Trees};
use super::{GitError, GitRepository};

/// A branch, or a commit that is looked at as one.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The whole name of the reference; what was asked for where that is none.
    pub name: String,
    pub(super) tip: Oid,
}

/// What proves when a state was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// A receipt.
    Receipt,
    /// A merge commit that the forge made.
    ForgeMerge,
}

/// What a branch pointed to from some time on.
#[derive(Clone, Debug)]
pub struct State {
    /// When it was received.
    pub at: Timestamp,
    /// Who says so.
    pub witness: Witness,
    pub(super) commit: Oid,
    /// Whether it is on the first-parent chain of the branch as it stands.
    pub(super) standing: bool,
}

impl State {
    /// The commit, in hexadecimal.
    pub fn commit(&self) -> String {
        self.commit.to_string()
    }

    /// Whether the branch as it stands still goes back to it.
    pub fn is_standing(&self) -> bool {
        self.standing
    }
}

/// What is not as it should be about the proofs, and does not make them useless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Lines of the receipts that cannot be read.
    Damaged(Vec<usize>),
    /// Between two receipts the branch was changed without one.
    Gap {
        /// When the later of the two was written.
        before: Timestamp,
    },
    /// A receipt is older than the one before it.
    ClockWentBack {
        /// What it says.
        at: Timestamp,
    },
    /// The branch stands at a commit that no proof speaks of.
    Unproven,
}

/// The states of a branch.
#[derive(Clone, Debug)]
pub struct History {
    repository: GitRepository,
    /// The branch.
    pub branch: Branch,
    /// In the order in which they were received.
    pub states: Vec<State>,
    /// What should be told about them.
    pub doubts: Vec<Doubt>,
}

/// One version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Which state brought it, by its place in [`History::states`].
    pub state: usize,
    /// Its content's id in hexadecimal; none where the file was deleted, or where something stands that is no plain file.
    pub blob: Option<String>,
}

/// A path, and the id of what stands there now; none where it was deleted.
pub type FileChange = (String, Option<String>);

impl GitRepository {
    /// The branch of that name, or the one that `HEAD` names.
    ///
    /// # Errors
    /// When there is no such revision.
    pub fn branch(&self, name: Option<&str>) -> Result<Branch, GitError> {
        let wanted = name.unwrap_or("HEAD");
        let tip = self.commit_id(wanted)?;
        let full = self.full_name(wanted)?;
        let found = full.as_deref().and_then(|full| self.inner.find_reference(full).ok());
        let name = found.and_then(|found| found.resolve().ok()?.name().ok().map(str::to_owned));
        Ok(Branch { name: name.unwrap_or_else(|| wanted.to_owned()), tip })
    }

    /// The states of a branch: by its receipts if there are any, else by the merge commits whose committer has one of these
    /// addresses. Only somebody who knows that nobody but the forge can put such commits on the branch may name any.
    ///
    /// # Errors
    /// In a shallow clone, and where receipts or commits cannot be read.
    pub fn history(&self, branch: Branch, forge: &[String]) -> Result<History, GitError> {
        if self.inner.is_shallow() {
            return Err(GitError::ShallowHistory);
        }
        let receipts = Receipts::of(self);
        let mut ledger = receipts
            .read()
            .map_err(|source| GitError::Receipts { path: receipts.path().to_owned(), source })?;
        if let Some(receipt) = self.unwritten(ledger.as_ref().unwrap_or(&Ledger::default()))? {
            ledger.get_or_insert_default().receipts.push(receipt);
        }
        let chain = self.first_parents(branch.tip)?;
        let mut doubts = Vec::new();
        let mut states = match ledger {
            Some(ledger) => self.received(&branch, &ledger, &chain, &mut doubts)?,
            None => Vec::new(),
        };
        if states.is_empty() && !forge.is_empty() {
            states = self.merged(&chain, forge)?;
        }
        if states.last().is_some_and(|last| last.commit != branch.tip) {
            doubts.push(Doubt::Unproven);
        }
        Ok(History { repository: self.clone(), branch, states, doubts })
    }

    /// The first-parent chain of a branch as if each commit had been received by itself: what tells the order of things where
    /// nothing proves their times. The times of its states mean nothing.
    ///
    /// # Errors
    /// When a commit is missing.
    pub fn order_of(&self, branch: Branch) -> Result<History, GitError> {
        let chain = self.first_parents(branch.tip)?;
        let state = |commit: &Oid| State {
            at: Timestamp::UNIX_EPOCH,
            witness: Witness::Receipt,
            commit: *commit,
            standing: true,
        };
        let states = chain.iter().rev().map(state).collect();
        Ok(History { repository: self.clone(), branch, states, doubts: Vec::new() })
    }

    /// From the tip to the first commit.
    fn first_parents(&self, tip: Oid) -> Result<Vec<Oid>, GitError> {
        let mut chain = Vec::new();
        let mut next = Some(tip);
        while let Some(id) = next {
            let commit = self.inner.find_commit(id).map_err(|error| self.missing(&error))?;
            chain.push(id);
            next = commit.parent_id(0).ok();
        }
        Ok(chain)
    }

    fn received(
        &self,
        branch: &Branch,
        ledger: &Ledger,
        chain: &[Oid],
        doubts: &mut Vec<Doubt>,
    ) -> Result<Vec<State>, GitError> {
        if !ledger.damaged.is_empty() {
            doubts.push(Doubt::Damaged(ledger.damaged.clone()));
        }
        let chain: HashSet<&Oid> = chain.iter().collect();
        let mut states: Vec<State> = Vec::new();
        for receipt in ledger.receipts.iter().filter(|receipt| receipt.reference == branch.name) {
            let (old, commit) = (Oid::from_str(&receipt.old)?, Oid::from_str(&receipt.new)?);
            if let Some(last) = states.last() {
                if last.commit != old {
                    doubts.push(Doubt::Gap { before: receipt.at });
                }
                if last.at > receipt.at {
                    doubts.push(Doubt::ClockWentBack { at: receipt.at });
                }
            }
            if commit.is_zero() {
                continue;
            }
            self.inner.find_commit(commit).map_err(|error| self.missing(&error))?;
            let standing = chain.contains(&commit);
            states.push(State { at: receipt.at, witness: Witness::Receipt, commit, standing });
        }
        Ok(states)
    }

    fn merged(&self, chain: &[Oid], forge: &[String]) -> Result<Vec<State>, GitError> {
        let mut states: Vec<State> = Vec::new();
        for id in chain.iter().rev() {
            let commit = self.inner.find_commit(*id).map_err(|error| self.missing(&error))?;
            let committer = commit.committer();
            let address = committer.email().unwrap_or_default();
            if commit.parent_count() < 2 || !forge.iter().any(|known| known.eq_ignore_ascii_case(address)) {
                continue;
            }
            let Ok(at) = Timestamp::from_second(commit.time().seconds()) else { continue };
            // A state cannot have been received before the one it contains.
            let at = states.last().map_or(at, |last| last.at.max(at));
            states.push(State { at, witness: Witness::ForgeMerge, commit: *id, standing: true });
        }
        Ok(states)
    }
}

impl GitRepository {
    /// What a proposal changes below a folder since it left `base`: the paths, and the ids of their contents after it (none
    /// for what it deletes). None where its commit is not here.
    ///
    /// # Errors
    /// When the two have nothing in common, or an object is missing.
    pub fn changes(&self, base: &str, head: &str, folder: &str) -> Result<Option<Vec<FileChange>>, GitError> {
        let (base_id, head_id) = (Oid::from_str(base)?, Oid::from_str(head)?);
        if self.inner.find_commit(head_id).is_err() {
            return Ok(None);
        }
        let left = self
            .inner
            .merge_base(base_id, head_id)
            .map_err(|_| GitError::NoMergeBase { base: base.to_owned(), head: head.to_owned() })?;
        let mut trees = Trees::new(self);
        let older = trees.folder(self.commit(base, left)?.tree, folder)?;
        let newer = trees.folder(self.commit(head, head_id)?.tree, folder)?;
        let mut changes = Vec::new();
        trees.compare(older, newer, folder, OF_A_CALL, &mut |difference| {
            let changed = difference.file().map(plain_file);
            changes.extend(changed.map(|blob| (difference.path, blob)));
            Ok(())
        })?;
        Ok(Some(changes))
    }

    /// The plain files below a folder at the tip of a branch: path to id of the content.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn files_of(&self, branch: &Branch, folder: &str) -> Result<BTreeMap<String, String>, GitError> {
        let mut trees = Trees::new(self);
        let newer = trees.folder(self.commit(&branch.name, branch.tip)?.tree, folder)?;
        let mut files = BTreeMap::new();
        trees.compare(None, newer, folder, OF_A_CALL, &mut |difference| {
            let now = difference.file().flatten();
            files.extend(now.map(|version| (difference.path, version.id.to_string())));
            Ok(())
        })?;
        Ok(files)
    }

    /// Whether the branch goes back to that commit by first parents alone.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn goes_back_to(&self, branch: &Branch, commit: &str) -> Result<bool, GitError> {
        let commit = Oid::from_str(commit)?;
        Ok(self.first_parents(branch.tip)?.contains(&commit))
    }
}

/// The id of a version in hexadecimal, where it is a plain file.
fn plain_file(version: Option<Version>) -> Option<String> {
    version.filter(|version| version.is_file()).map(|version| version.id.to_string())
}

impl History {
    /// All versions of every file below a folder up to and with a state, each list in the order of receipt. What two states
    /// have in common is not looked at, and of the trees only two generations are kept.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn versions(&self, folder: &str, last: usize) -> Result<BTreeMap<Arc<str>, Vec<Received>>, GitError> {
        let mut versions: BTreeMap<Arc<str>, Vec<Received>> = BTreeMap::new();
        let mut trees = Trees::new(&self.repository);
        let mut older = None;
        for (index, state) in self.states.iter().take(last + 1).enumerate() {
            let root = self.repository.commit("", state.commit)?.tree;
            let newer = trees.folder(root, folder)?;
            trees.compare(older, newer, folder, OF_A_CALL, &mut |difference| {
                if let Some(blob) = difference.file().map(plain_file) {
                    versions.entry(difference.path.into()).or_default().push(Received { state: index, blob });
                }
                Ok(())
            })?;
            older = newer;
        }
        Ok(versions)
    }
}
