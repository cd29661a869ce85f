//! Files put into a revision without a work tree: first in memory, to be judged; then for good, as a commit.

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, Oid};

use super::merge::FIRST;
use super::{GitError, GitRepository, Revision};

/// A file that is put into a revision, or taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Path from the root of the repository.
    pub path: String,
    /// Its bytes; none where it is taken out.
    pub content: Option<Vec<u8>>,
}

impl GitRepository {
    /// What a revision would be with some files exchanged. Nothing is written: what is not accepted was never there.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn edited(&self, base: &Revision, edits: &[Edit]) -> Result<Revision, GitError> {
        // Another handle, so that nobody else ever sees what was never written.
        let apart = git2::Repository::open(self.inner.workdir().unwrap_or(self.inner.path()))?;
        apart.odb()?.add_new_mempack_backend(FIRST)?;
        let tree = put(&apart, base, edits)?;
        let repository = Self::from_git(apart);
        Ok(Revision { repository, name: base.name.clone(), commit: base.commit, tree })
    }

    /// Writes what was judged in memory, and makes a commit of it that builds on the base, and on `besides` where it takes that
    /// in. No branch is moved.
    ///
    /// # Errors
    /// When it cannot be written, or is not what was judged.
    pub fn write_edited(
        &self,
        base: &Revision,
        judged: &Revision,
        edits: &[Edit],
        besides: Option<&Revision>,
        message: &str,
    ) -> Result<Revision, GitError> {
        let missing = |error: git2::Error| self.missing(&error);
        let tree = put(&self.inner, base, edits).map_err(missing)?;
        if tree != judged.tree {
            return Err(GitError::Other(git2::Error::from_str("the files are not those that were judged")));
        }
        let tree = self.inner.find_tree(tree).map_err(missing)?;
        let maker =
            self.inner.signature().or_else(|_| git2::Signature::now("zhengji", "zhengji@localhost"))?;
        let parents = std::iter::once(base).chain(besides).map(|one| self.inner.find_commit(one.commit));
        let parents = parents.collect::<Result<Vec<_>, _>>().map_err(missing)?;
        let parents: Vec<_> = parents.iter().collect();
        let commit = self.inner.commit(None, &maker, &maker, message, &tree, &parents)?;
        self.commit(base.name(), commit)
    }

    /// The references below a prefix, by their full names, sorted.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn references_below(&self, prefix: &str) -> Result<Vec<String>, GitError> {
        let mut names = Vec::new();
        for name in self.inner.references_glob(&format!("{prefix}*"))?.names() {
            names.push(name?.to_owned());
        }
        names.sort();
        Ok(names)
    }

    /// The id that git writes where there is no object.
    pub fn nothing() -> String {
        Oid::ZERO_SHA1.to_string()
    }
}

fn put(repository: &git2::Repository, base: &Revision, edits: &[Edit]) -> Result<Oid, git2::Error> {
    let mut update = TreeUpdateBuilder::new();
    for edit in edits {
        match &edit.content {
            Some(bytes) => {
                update.upsert(edit.path.as_str(), repository.blob(bytes)?, FileMode::Blob);
            }
            None => {
                update.remove(edit.path.as_str());
            }
        }
    }
    update.create_updated(repository, &repository.find_tree(base.tree)?)
}
