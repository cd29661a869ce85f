//! What a merge would give, made in memory: the repository is never written to.

use git2::ErrorCode;

use super::{GitError, GitRepository, Revision};

/// The outcome of a merge.
#[derive(Debug)]
pub enum Merged {
    /// The files as they would be.
    Clean(Revision),
    /// The paths that both sides changed, sorted.
    Conflict(Vec<String>),
}

/// Priority over the stores on disk, which have 1 and 2.
pub(super) const FIRST: i32 = 1000;

impl GitRepository {
    /// The last commit that both have.
    ///
    /// # Errors
    /// When there is none, or none in the part of the history that was cloned.
    pub fn merge_base(&self, base: &Revision, head: &Revision) -> Result<Revision, GitError> {
        let id = self.inner.merge_base(base.commit, head.commit).map_err(|error| match error.code() {
            ErrorCode::NotFound => {
                let (base, head) = (base.name.clone(), head.name.clone());
                if self.inner.is_shallow() {
                    GitError::ShallowMergeBase { base, head }
                } else {
                    GitError::NoMergeBase { base, head }
                }
            }
            _ => GitError::Other(error),
        })?;
        self.commit(&base.name, id)
    }

    /// What merging `head` into `base` gives. Where one holds the other, as a forge's own merge commit holds its base, there
    /// is nothing to merge.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn merge(&self, base: &Revision, head: &Revision, ancestor: &Revision) -> Result<Merged, GitError> {
        if ancestor.commit == base.commit {
            return Ok(Merged::Clean(head.clone()));
        }
        if ancestor.commit == head.commit {
            return Ok(Merged::Clean(base.clone()));
        }
        // A merge of texts writes its outcome into the object store, which therefore begins with a store in memory. Another
        // handle, so that nobody else ever sees what was never written.
        let apart = git2::Repository::open(self.inner.workdir().unwrap_or(self.inner.path()))?;
        apart.odb()?.add_new_mempack_backend(FIRST)?;
        let ours = apart.find_commit(base.commit).map_err(|error| self.missing(&error))?;
        let theirs = apart.find_commit(head.commit).map_err(|error| self.missing(&error))?;
        let mut options = git2::MergeOptions::new();
        options.find_renames(false);
        let mut index =
            apart.merge_commits(&ours, &theirs, Some(&options)).map_err(|error| self.missing(&error))?;
        if index.has_conflicts() {
            let mut paths = Vec::new();
            for conflict in index.conflicts()? {
                let conflict = conflict?;
                let side = conflict.our.or(conflict.their).or(conflict.ancestor);
                paths.extend(side.map(|entry| String::from_utf8_lossy(&entry.path).into_owned()));
            }
            paths.sort();
            paths.dedup();
            return Ok(Merged::Conflict(paths));
        }
        let tree = index.write_tree_to(&apart)?;
        drop((ours, theirs));
        let repository = Self::from_git(apart);
        Ok(Merged::Clean(Revision { repository, name: head.name.clone(), commit: head.commit, tree }))
    }

    /// Writes the merge of `head` into `base` that was judged in memory, and makes a commit of it that builds on both, the base
    /// first. No branch is moved.
    ///
    /// # Errors
    /// When it cannot be written, or is not what was judged.
    pub fn write_merge(
        &self,
        base: &Revision,
        head: &Revision,
        judged: &Revision,
        message: &str,
    ) -> Result<Revision, GitError> {
        let missing = |error: git2::Error| self.missing(&error);
        let ours = self.inner.find_commit(base.commit).map_err(missing)?;
        let theirs = self.inner.find_commit(head.commit).map_err(missing)?;
        let tree = if judged.tree == head.tree {
            head.tree
        } else {
            let mut options = git2::MergeOptions::new();
            options.find_renames(false);
            let mut index = self.inner.merge_commits(&ours, &theirs, Some(&options)).map_err(missing)?;
            index.write_tree_to(&self.inner)?
        };
        if tree != judged.tree {
            return Err(GitError::Other(git2::Error::from_str("the merge is not the one that was judged")));
        }
        let tree = self.inner.find_tree(tree).map_err(missing)?;
        let maker =
            self.inner.signature().or_else(|_| git2::Signature::now("zhengji", "zhengji@localhost"))?;
        let commit = self.inner.commit(None, &maker, &maker, message, &tree, &[&ours, &theirs])?;
        self.commit(base.name(), commit)
    }
}
