//! Opens a git repository and finds its revisions.

use std::fmt;
use std::path::Path;
use std::rc::Rc;

use git2::{ErrorClass, ErrorCode, ObjectType, Oid};

use super::{GitError, Revision};

/// A git repository, bare or with a work tree.
#[derive(Clone)]
pub struct GitRepository {
    pub(super) inner: Rc<git2::Repository>,
}

impl fmt::Debug for GitRepository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("GitRepository").field(&self.inner.path()).finish()
    }
}

impl GitRepository {
    /// Opens the repository that `start` lies in. The environment (`GIT_DIR`) is not asked: a stray variable must not
    /// turn the check to another repository.
    ///
    /// # Errors
    /// When there is none, or none that can be used.
    pub fn discover(start: &Path) -> Result<Self, GitError> {
        let path = dunce::canonicalize(start).unwrap_or_else(|_| start.to_owned());
        git2::Repository::discover(&path).map(Self::from_git).map_err(|error| unopened(&path, &error))
    }

    /// Opens the repository that git names in the environment, as it does for hooks: only so are the objects seen that a
    /// push has brought and that wait in quarantine.
    ///
    /// # Errors
    /// When there is none, or none that can be used.
    pub fn from_environment() -> Result<Self, GitError> {
        git2::Repository::open_from_env()
            .map(Self::from_git)
            .map_err(|error| unopened(Path::new("."), &error))
    }

    pub(super) fn from_git(inner: git2::Repository) -> Self {
        Self { inner: Rc::new(inner) }
    }

    /// Where a folder lies below the root of the work tree: its path with a slash behind it, nothing for the root itself. None where
    /// there is no work tree, or it does not lie there.
    pub fn place_of(&self, folder: &Path) -> Option<String> {
        let [root, folder] = [self.inner.workdir()?, folder].map(dunce::canonicalize);
        let (root, folder) = (root.ok()?, folder.ok()?);
        let parts = folder.strip_prefix(root).ok()?.components();
        parts.map(|part| part.as_os_str().to_str().map(|name| format!("{name}/"))).collect()
    }

    /// The commit of a revision as people write it: `HEAD`, a branch, a tag, an id.
    ///
    /// # Errors
    /// When there is no such commit here.
    pub fn revision(&self, name: &str) -> Result<Revision, GitError> {
        self.commit(name, self.commit_id(name)?)
    }

    pub(super) fn commit_id(&self, name: &str) -> Result<Oid, GitError> {
        // What goes back from a name (`main~1`, `main^2`, `main@{1}`) goes back from what the name means by itself.
        let (short, back) = name.split_at(name.find(['~', '^', '@', ':']).unwrap_or(name.len()));
        let full = self.full_name(short)?.map(|full| format!("{full}{back}"));
        let object = self
            .inner
            .revparse_single(full.as_deref().unwrap_or(name))
            .map_err(|error| self.unresolved(name, error))?;
        match object.peel(ObjectType::Commit) {
            Ok(commit) => Ok(commit.id()),
            Err(error) if error.code() == ErrorCode::NotFound => Err(self.missing(&error)),
            Err(_) => Err(GitError::NotACommit(name.to_owned())),
        }
    }

    pub(super) fn commit(&self, name: &str, id: Oid) -> Result<Revision, GitError> {
        let tree = self.inner.find_commit(id).and_then(|commit| commit.tree().map(|tree| tree.id()));
        let tree = tree.map_err(|error| self.missing(&error))?;
        Ok(Revision { repository: self.clone(), name: name.to_owned(), commit: id, tree })
    }

    /// The full name of the reference that a name means; none where it means no reference, but perhaps a commit. Branches come
    /// first, unlike in git: anybody may have pushed a tag of any name.
    ///
    /// # Errors
    /// When it means a tag here, and a remote has a branch of that name.
    pub(super) fn full_name(&self, name: &str) -> Result<Option<String>, GitError> {
        let there = |full: &str| self.inner.find_reference(full).is_ok();
        let spelled = [name.to_owned(), format!("refs/{name}")];
        let branches = [format!("refs/heads/{name}"), format!("refs/remotes/{name}")];
        let exact = |full: &&String| full.starts_with("refs/") || *full == "HEAD";
        let mut names = branches.iter().chain(spelled.iter().filter(exact));
        // A whole id is an id, whatever somebody has called his branch.
        let is_id = name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if name.is_empty() || is_id {
            return Ok(None);
        }
        if let Some(full) = names.find(|full| there(full)) {
            return Ok(Some(full.clone()));
        }
        let tag = format!("refs/tags/{name}");
        if !there(&tag) {
            return Ok(None);
        }
        let end = format!("/{name}");
        for reference in self.inner.references_glob("refs/remotes/*")?.names() {
            if reference?.ends_with(&end) {
                return Err(GitError::Ambiguous(name.to_owned()));
            }
        }
        Ok(Some(tag))
    }

    fn unresolved(&self, name: &str, error: git2::Error) -> GitError {
        match error.code() {
            ErrorCode::NotFound | ErrorCode::UnbornBranch | ErrorCode::InvalidSpec => {}
            _ => return GitError::Other(error),
        }
        let empty = self.inner.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch);
        if empty && (name.starts_with("HEAD") || name.starts_with('@')) {
            GitError::Unborn
        } else if self.inner.is_shallow() {
            GitError::ShallowRevision(name.to_owned())
        } else {
            GitError::NoSuchRevision(name.to_owned())
        }
    }

    /// What a missing object means here.
    pub(super) fn missing(&self, error: &git2::Error) -> GitError {
        if error.code() != ErrorCode::NotFound {
            return GitError::Other(git2::Error::new(error.code(), error.class(), error.message()));
        }
        match self.promisor() {
            Some(remote) => GitError::PartialClone(remote),
            None => GitError::MissingObject(error.message().to_owned()),
        }
    }

    /// The remote that promised to give the objects that a partial clone left out.
    fn promisor(&self) -> Option<String> {
        let config = self.inner.config().ok()?;
        let mut entries = config.entries(Some(r"^remote\..*\.promisor$")).ok()?;
        let first = entries.next()?.ok()?;
        let name = first.name().ok()?;
        Some(name.strip_prefix("remote.")?.strip_suffix(".promisor")?.to_owned())
    }
}

/// Why a repository could not be opened. Some states have no code of their own; then libgit2's words tell.
fn unopened(path: &Path, error: &git2::Error) -> GitError {
    let path = path.to_owned();
    let says = |words: &str| error.message().contains(words);
    match (error.code(), error.class()) {
        (ErrorCode::Owner, _) => GitError::Owner(path),
        (ErrorCode::NotFound, ErrorClass::Repository | ErrorClass::Os) => GitError::NotARepository(path),
        _ if says("sha256") => GitError::Sha256(path),
        _ if says("refstorage") && keeps_files(&path) => GitError::RefStorage(path),
        _ if says("refstorage") || says("reftable") => GitError::Reftable(path),
        _ => GitError::Unopened { path, reason: error.message().to_owned() },
    }
}

/// Whether a repository that cannot be opened says that its references are files, as they always are where it says nothing.
fn keeps_files(path: &Path) -> bool {
    let none: [&Path; 0] = [];
    let found = git2::Repository::discover_path(path, none);
    let config = found.and_then(|git| git2::Config::open(&git.join("config")));
    config.and_then(|config| config.get_string("extensions.refstorage")).is_ok_and(|kind| kind == "files")
}
