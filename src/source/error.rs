//! Why a call cannot be read.

use std::io;
use std::path::PathBuf;

use super::GitError;
use super::write::Unwritten;

/// Why the call cannot be made at all (exit code 2).
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// No folder `submissions/` here or above.
    #[error("no-repository: {}", .0.display())]
    NoRepository(PathBuf),
    /// `submissions/` holds no call.
    #[error("no-calls: {}", .0.display())]
    NoCalls(PathBuf),
    /// Several calls and none named.
    #[error("which-call: {}", .0.join(", "))]
    WhichCall(Vec<String>),
    /// No such call.
    #[error("no-such-call: {name}")]
    NoSuchCall {
        /// What was asked for.
        name: String,
        /// What there is.
        calls: Vec<String>,
    },
    /// The operating system refused to read something that is needed.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was read.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Git cannot give it.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl From<Unwritten> for SourceError {
    fn from(unwritten: Unwritten) -> Self {
        Self::Io { path: unwritten.path, source: unwritten.source }
    }
}
