//! What judging a push may cost. A pack of a few kilobytes can name trees and texts without end; sums over all that it brings
//! are kept here, and whatever would go beyond them is not read at all.

use std::cell::Cell;

use super::GitError;

/// Most commits.
pub const COMMITS: usize = 10_000;

/// Most paths that differ, folders counted too, in all comparisons of trees together: what a first push of a hundred thousand
/// demands needs, whose only commit brings what its outcome has.
pub const PATHS: usize = 1_000_000;

/// Most bytes of what stays in memory: paths, messages, signatures (128 MiB).
pub const KEPT: u64 = 128 << 20;

/// Most bytes of trees and commits that are read (2 GiB).
pub const READ: u64 = 2 << 30;

/// Most bytes of files that are searched besides those of the outcome (256 MiB).
pub const SEARCHED: u64 = 256 << 20;

/// What one push or proposal has cost so far, whatever it moves.
#[derive(Debug, Default)]
pub struct Budget {
    commits: Cell<usize>,
    paths: Cell<usize>,
    kept: Cell<u64>,
    read: Cell<u64>,
    searched: Cell<u64>,
}

/// Adds to a sum that must not go beyond its limit.
fn spend(sum: &Cell<u64>, bytes: u64, limit: u64) -> Result<(), GitError> {
    let total = sum.get().saturating_add(bytes);
    sum.set(total);
    if total > limit { Err(GitError::TooManyBytes(limit >> 20)) } else { Ok(()) }
}

impl Budget {
    /// One more commit.
    pub(super) fn commit(&self) -> Result<(), GitError> {
        self.commits.set(self.commits.get() + 1);
        if self.commits.get() > COMMITS { Err(GitError::TooManyCommits(COMMITS)) } else { Ok(()) }
    }

    /// One more path that differs.
    pub(super) fn path(&self, path: &str) -> Result<(), GitError> {
        self.paths.set(self.paths.get() + 1);
        if self.paths.get() > PATHS {
            return Err(GitError::TooManyChanges(PATHS));
        }
        self.keep(path.len())
    }

    /// So many more bytes of text that stay in memory.
    pub(super) fn keep(&self, bytes: usize) -> Result<(), GitError> {
        spend(&self.kept, bytes as u64, KEPT)
    }

    /// So many more bytes of trees and commits.
    pub(super) fn read(&self, bytes: usize) -> Result<(), GitError> {
        spend(&self.read, bytes as u64, READ)
    }

    /// So many more bytes of a file that is searched.
    ///
    /// # Errors
    /// When it is too much.
    pub fn search(&self, bytes: u64) -> Result<(), GitError> {
        spend(&self.searched, bytes, SEARCHED)
    }
}
