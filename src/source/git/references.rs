//! Branches and tags: which are protected, and what a push does to them.

use git2::{ErrorCode, ObjectType, Oid};

use super::{GitError, GitRepository, Revision};

/// How two tips of one branch hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// The old tip is on the first-parent chain of the new one.
    Forward,
    /// The new tip holds the old one, but beside its first-parent chain.
    Foxtrot,
    /// The new tip does not hold the old one.
    Rewritten,
}

/// What an object's id names.
#[derive(Clone, Debug)]
pub struct Tip {
    /// The commit, behind annotated tags.
    pub revision: Revision,
    /// The messages of those tags, each with its id in hexadecimal.
    pub tags: Vec<(String, String)>,
}

/// Most tags of tags that are followed.
const TAGS: usize = 8;

impl GitRepository {
    /// What an id in hexadecimal names.
    ///
    /// # Errors
    /// When it is no id, names nothing here, or something without a history.
    pub fn tip(&self, id: &str) -> Result<Tip, GitError> {
        let mut oid = Oid::from_str(id).map_err(|_| GitError::NotACommit(id.to_owned()))?;
        let mut tags = Vec::new();
        for _ in 0..TAGS {
            let object = self.inner.find_object(oid, None).map_err(|error| self.missing(&error))?;
            match object.kind() {
                Some(ObjectType::Commit) => {
                    return Ok(Tip { revision: self.commit(id, oid)?, tags });
                }
                Some(ObjectType::Tag) => {
                    let tag = object.peel_to_tag().map_err(|error| self.missing(&error))?;
                    let message = tag.message_bytes().unwrap_or_default();
                    tags.push((oid.to_string(), String::from_utf8_lossy(message).into_owned()));
                    oid = tag.target_id();
                }
                _ => break,
            }
        }
        Err(GitError::NotACommit(id.to_owned()))
    }

    /// How a branch moves from one tip to another.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn advance(&self, old: &Revision, new: &Revision) -> Result<Advance, GitError> {
        let (old, new) = (old.commit, new.commit);
        let missing = |error: git2::Error| self.missing(&error);
        if old != new && !self.inner.graph_descendant_of(new, old).map_err(missing)? {
            return Ok(Advance::Rewritten);
        }
        let mut at = new;
        while at != old {
            let commit = self.inner.find_commit(at).map_err(missing)?;
            match commit.parent_ids().next() {
                Some(parent) => at = parent,
                None => return Ok(Advance::Foxtrot),
            }
        }
        Ok(Advance::Forward)
    }

    /// The full name of the branch that `HEAD` names, whether there is such a branch or not yet.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn default_branch(&self) -> Result<Option<String>, GitError> {
        let head = self.inner.find_reference("HEAD")?;
        Ok(head.symbolic_target().ok().flatten().map(str::to_owned))
    }

    /// The full name of the branch that the `HEAD` of a remote named when it was cloned, as it is called there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn default_branch_of(&self, remote: &str) -> Result<Option<String>, GitError> {
        let head = match self.inner.find_reference(&format!("refs/remotes/{remote}/HEAD")) {
            Ok(head) => head,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let prefix = format!("refs/remotes/{remote}/");
        let short = head.symbolic_target().ok().flatten().and_then(|name| name.strip_prefix(&prefix));
        Ok(short.map(|short| format!("refs/heads/{short}")))
    }

    /// The commit that a reference names; none where there is no such reference.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn reference(&self, name: &str) -> Result<Option<Revision>, GitError> {
        match self.inner.find_reference(name) {
            Ok(reference) => {
                let commit = reference.peel_to_commit().map_err(|error| self.missing(&error))?;
                let short = name.strip_prefix("refs/heads/").or(name.strip_prefix("refs/remotes/"));
                Ok(Some(self.commit(short.unwrap_or(name), commit.id())?))
            }
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The remote that git speaks of to a hook: by its name, or, where somebody pushes to an address or a path, the one that has
    /// it. None where no remote does.
    ///
    /// # Errors
    /// When the configuration cannot be read.
    pub fn remote(&self, name: &str, address: Option<&str>) -> Result<Option<String>, GitError> {
        let remotes = self.inner.remotes()?;
        let names: Vec<&str> = remotes.iter().filter_map(|name| name.ok()?).collect();
        if names.contains(&name) {
            return Ok(Some(name.to_owned()));
        }
        let place = |text: &str| {
            let path = text.strip_prefix("file://").unwrap_or(text);
            dunce::canonicalize(path)
                .map_or_else(|_| text.trim_end_matches('/').to_owned(), |path| path.display().to_string())
        };
        let wanted: Vec<String> = [Some(name), address].into_iter().flatten().map(place).collect();
        for name in names {
            let remote = self.inner.find_remote(name)?;
            let own = [remote.url().ok(), remote.pushurl().ok().flatten()];
            if own.into_iter().flatten().any(|url| wanted.contains(&place(url))) {
                return Ok(Some(name.to_owned()));
            }
        }
        Ok(None)
    }

    /// All values that the repository's configuration gives a key. The environment is not asked.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn settings(&self, key: &str) -> Result<Vec<String>, GitError> {
        let config = self.inner.config()?;
        let mut values = Vec::new();
        let entries = match config.multivar(key, None) {
            Ok(entries) => entries,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(values),
            Err(error) => return Err(error.into()),
        };
        entries.for_each(|entry| values.extend(entry.value().ok().map(str::to_owned)))?;
        Ok(values)
    }

    /// A setting that is true or false.
    ///
    /// # Errors
    /// When it is something else.
    pub fn switch(&self, key: &str) -> Result<Option<bool>, GitError> {
        match self.inner.config()?.get_bool(key) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether only some of its files are in its work tree.
    ///
    /// # Errors
    /// When its configuration cannot be read.
    pub fn is_sparse(&self) -> Result<bool, GitError> {
        Ok(self.switch("core.sparseCheckout")?.unwrap_or(false))
    }

    /// Whether one commit is another one, or holds it.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn contains(&self, tip: &Revision, commit: &Revision) -> Result<bool, GitError> {
        let (tip, commit) = (tip.commit, commit.commit);
        Ok(tip == commit
            || self.inner.graph_descendant_of(tip, commit).map_err(|error| self.missing(&error))?)
    }

    /// Whether it has no work tree.
    pub fn is_bare(&self) -> bool {
        self.inner.is_bare()
    }

    /// Whether a branch is checked out in the repository's own work tree, which would fall behind it.
    ///
    /// # Errors
    /// When `HEAD` cannot be read.
    pub fn is_checked_out(&self, branch: &str) -> Result<bool, GitError> {
        Ok(!self.inner.is_bare() && self.default_branch()?.as_deref() == Some(branch))
    }

    /// The folder of its hooks.
    pub fn hooks(&self) -> std::path::PathBuf {
        let own = self.inner.commondir().join("hooks");
        let chosen = self.inner.config().and_then(|config| config.get_path("core.hooksPath"));
        chosen.map_or(own, |path| self.inner.path().join(path))
    }

    /// The folder that git keeps it in; work trees linked to it share that.
    pub fn git_directory(&self) -> &std::path::Path {
        self.inner.commondir()
    }
}
