//! What a branch has changed since others' commits left it.

use std::collections::HashMap;
use std::sync::Arc;

use git2::Oid;

use super::trees::Trees;
use super::{Budget, CommitObject, GitError, ObjectId, Revision};

/// The first-parent chain of a branch, from its tip back as far as somebody asks.
pub struct Mainline<'r> {
    tip: &'r Revision,
    budget: &'r Budget,
    trees: Trees<'r>,
    /// The next commit to be looked at.
    next: Option<Oid>,
    walked: usize,
    /// How many steps back from the tip the last change of a path lies.
    changed: HashMap<Arc<str>, usize>,
    /// How many steps back commits left it that it holds itself, beside the chain or on it.
    left: HashMap<Oid, usize>,
}

impl<'r> Mainline<'r> {
    /// The chain that ends at that tip.
    pub fn new(tip: &'r Revision, budget: &'r Budget) -> Self {
        let trees = Trees::within(&tip.repository, budget);
        let (changed, left) = (HashMap::new(), HashMap::new());
        Self { tip, budget, trees, next: Some(tip.commit), walked: 0, changed, left }
    }

    /// How many steps back each of these commits left the chain, parents before children as they stand: none who builds on
    /// the tip itself.
    ///
    /// # Errors
    /// When objects are missing, or there is too much to be read.
    pub fn left_by(&mut self, commits: &[CommitObject]) -> Result<HashMap<ObjectId, usize>, GitError> {
        let mut steps: HashMap<ObjectId, usize> = HashMap::new();
        for commit in commits {
            let mut nearest: Option<usize> = None;
            for parent in &commit.parents {
                let own = match steps.get(parent) {
                    Some(steps) => *steps,
                    None => self.steps_to(parent.0)?,
                };
                nearest = Some(nearest.map_or(own, |nearest| nearest.min(own)));
            }
            // A history of its own has seen nothing of the chain.
            steps.insert(commit.id, nearest.unwrap_or(usize::MAX));
        }
        Ok(steps)
    }

    /// How many commits of the chain a commit does not hold.
    fn steps_to(&mut self, commit: Oid) -> Result<usize, GitError> {
        if commit == self.tip.commit {
            return Ok(0);
        }
        if let Some(steps) = self.left.get(&commit) {
            return Ok(*steps);
        }
        let repository = &self.tip.repository;
        let mut walk = repository.inner.revwalk()?;
        walk.simplify_first_parent()?;
        walk.push(self.tip.commit).map_err(|error| repository.missing(&error))?;
        walk.hide(commit).map_err(|error| repository.missing(&error))?;
        let mut steps = 0;
        for id in walk {
            id.map_err(|error| repository.missing(&error))?;
            self.budget.commit()?;
            steps += 1;
        }
        self.left.insert(commit, steps);
        Ok(steps)
    }

    /// Whether the chain changed a path within so many steps back from its tip, even if it was changed back.
    ///
    /// # Errors
    /// When objects are missing, or there is too much to be read.
    pub fn changed_within(&mut self, path: &str, steps: usize) -> Result<bool, GitError> {
        while self.walked < steps
            && let Some(id) = self.next
        {
            self.budget.commit()?;
            let repository = &self.tip.repository;
            let commit = repository.inner.find_commit(id).map_err(|error| repository.missing(&error))?;
            self.next = commit.parent_ids().next();
            let before = self.next.map(|parent| repository.tree_of(parent)).transpose()?;
            for change in self.trees.changes(before, Some(commit.tree_id()))? {
                self.changed.entry(change.path).or_insert(self.walked);
            }
            self.walked += 1;
        }
        Ok(self.changed.get(path).is_some_and(|at| *at < steps))
    }
}
