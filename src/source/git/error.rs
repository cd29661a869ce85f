//! Why a git repository cannot be used: each state of a repository that people meet, told apart.

use std::path::PathBuf;

/// Why git cannot give what is asked for (exit code 2). Each has a message of its own with the command that mends it.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// Neither this folder nor one above it is a git repository.
    #[error("not-a-repository: {}", .0.display())]
    NotARepository(PathBuf),
    /// It belongs to somebody else, and nobody has said that this is well (`safe.directory`).
    #[error("owner: {}", .0.display())]
    Owner(PathBuf),
    /// Its objects are named by SHA-256, which libgit2 does not read yet.
    #[error("sha256: {}", .0.display())]
    Sha256(PathBuf),
    /// Its references are kept in the reftable format, which libgit2 does not read yet.
    #[error("reftable: {}", .0.display())]
    Reftable(PathBuf),
    /// It cannot be opened for another reason.
    #[error("{}: {reason}", path.display())]
    Unopened {
        /// The folder.
        path: PathBuf,
        /// What libgit2 says.
        reason: String,
    },
    /// Its branch has no commit yet.
    #[error("unborn")]
    Unborn,
    /// No such revision.
    #[error("no-such-revision: {0}")]
    NoSuchRevision(String),
    /// No such revision, in a clone that holds only part of the history.
    #[error("shallow: {0}")]
    ShallowRevision(String),
    /// The name means something that is no commit.
    #[error("not-a-commit: {0}")]
    NotACommit(String),
    /// Two revisions without a common ancestor.
    #[error("no-merge-base: {base} {head}")]
    NoMergeBase {
        /// What the proposal is to be merged into.
        base: String,
        /// The proposal.
        head: String,
    },
    /// Two revisions whose common ancestor, if there is one, lies outside the part of the history that was cloned.
    #[error("shallow-merge-base: {base} {head}")]
    ShallowMergeBase {
        /// What the proposal is to be merged into.
        base: String,
        /// The proposal.
        head: String,
    },
    /// Objects are missing because they were never fetched (`git clone --filter`).
    #[error("partial-clone: {0}")]
    PartialClone(String),
    /// An object is missing and should be there.
    #[error("missing-object: {0}")]
    MissingObject(String),
    /// More paths differ than are looked at; how many are.
    #[error("too-many-changes: {0}")]
    TooManyChanges(usize),
    /// More commits are proposed than are looked at; how many are.
    #[error("too-many-commits: {0}")]
    TooManyCommits(usize),
    /// More bytes would have to be read than are; how many are, in MiB.
    #[error("too-many-bytes: {0} MiB")]
    TooManyBytes(u64),
    /// More calls are touched than are looked at; how many are.
    #[error("too-many-calls: {0}")]
    TooManyCalls(usize),
    /// A name that means a tag here and a branch elsewhere.
    #[error("ambiguous: {0}")]
    Ambiguous(String),
    /// Its configuration names the way references are kept (`extensions.refStorage`), which libgit2 does not know even where
    /// it is the usual one.
    #[error("ref-storage: {}", .0.display())]
    RefStorage(PathBuf),
    /// The revision holds no folder `submissions/`.
    #[error("no-calls-in-revision: {0}")]
    NoCalls(String),
    /// A schema in the revision is no text.
    #[error("not-text: {0}")]
    NotText(String),
    /// What happened when cannot be told from a clone that holds only part of the history.
    #[error("shallow-history")]
    ShallowHistory,
    /// There are receipts, and they cannot be read or written.
    #[error("{}: {source}", path.display())]
    Receipts {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file of the repository is locked: by another run, or by one that was killed.
    #[error("locked: {0}")]
    Locked(String),
    /// Whatever else libgit2 says.
    #[error("git: {0}")]
    Other(git2::Error),
}

impl From<git2::Error> for GitError {
    fn from(error: git2::Error) -> Self {
        match error.code() {
            git2::ErrorCode::Locked => Self::Locked(error.message().trim().to_owned()),
            _ => Self::Other(error),
        }
    }
}
