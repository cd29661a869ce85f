//! Why a command could not be carried out at all (exit code 2).

use std::fmt::Display;
use std::io;
use std::path::Path;

use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::GateError;
use crate::source::{GitError, SourceError};

/// A command that could not be carried out.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// For a reason in the catalogue.
    Message(Message),
    /// The report could not be written.
    Output(io::Error),
}

impl CommandError {
    pub(crate) fn new(id: &'static str) -> Self {
        Self::Message(Message::new(id))
    }

    pub(crate) fn text(self, name: &'static str, value: impl Display) -> Self {
        match self {
            Self::Message(message) => Self::Message(message.text(name, value)),
            output @ Self::Output(_) => output,
        }
    }

    /// Adds several values.
    pub(crate) fn list<T: Display>(self, name: &'static str, values: impl IntoIterator<Item = T>) -> Self {
        match self {
            Self::Message(message) => Self::Message(message.list(name, values)),
            output @ Self::Output(_) => output,
        }
    }

    /// A file that could not be written. Windows says of one that is open elsewhere only that access was denied.
    pub(crate) fn unwritten(path: &Path, error: io::Error) -> Self {
        let may_be_open = cfg!(windows)
            && matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
            && path.exists();
        let id = if may_be_open { "cli-file-in-use" } else { "cli-file-unwritten" };
        Self::new(id).text("path", path.display()).reason(error)
    }

    /// Adds what a library says, which may take several lines.
    pub(crate) fn reason(self, value: impl Display) -> Self {
        match self {
            Self::Message(message) => Self::Message(message.lines("reason", value)),
            output @ Self::Output(_) => output,
        }
    }

    pub(crate) fn tell(&self, catalog: &Catalog) -> String {
        match self {
            Self::Message(message) => catalog.render(message, Reveal::PublicOnly),
            Self::Output(error) => error.to_string(),
        }
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<SourceError> for CommandError {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::NoRepository(path) => Self::new("cli-no-repository").text("path", path.display()),
            SourceError::NoCalls(path) => Self::new("cli-no-calls").text("path", path.display()),
            SourceError::WhichCall(calls) => {
                let first = calls.first().cloned().unwrap_or_default();
                Self::Message(Message::new("cli-which-call").list("calls", calls).text("first", first))
            }
            SourceError::NoSuchCall { name, calls } => {
                Self::Message(Message::new("cli-no-such-call").text("name", name).list("calls", calls))
            }
            SourceError::Io { path, source } => {
                Self::new("cli-io").text("path", path.display()).text("reason", source)
            }
            SourceError::Git(error) => error.into(),
        }
    }
}

impl From<GateError> for CommandError {
    fn from(error: GateError) -> Self {
        match error {
            GateError::Source(error) => error.into(),
            GateError::Schema(error) => Self::new("cli-schema").reason(error),
        }
    }
}

impl From<GitError> for CommandError {
    fn from(error: GitError) -> Self {
        let place = |id, path: &Path| Self::new(id).text("path", path.display());
        match error {
            GitError::NotARepository(path) => place("git-not-a-repository", &path),
            GitError::Owner(path) => place("git-owner", &path),
            GitError::Sha256(path) => place("git-sha256", &path),
            GitError::Reftable(path) => place("git-reftable", &path),
            GitError::Unopened { path, reason } => place("git-unopened", &path).reason(reason),
            GitError::Unborn => Self::new("git-unborn"),
            GitError::NoSuchRevision(rev) => Self::new("git-no-such-revision").text("rev", rev),
            GitError::ShallowRevision(rev) => Self::new("git-shallow-revision").text("rev", rev),
            GitError::NotACommit(rev) => Self::new("git-not-a-commit").text("rev", rev),
            GitError::NoMergeBase { base, head } => {
                Self::new("git-no-merge-base").text("base", base).text("head", head)
            }
            GitError::ShallowMergeBase { base, head } => {
                Self::new("git-shallow-merge-base").text("base", base).text("head", head)
            }
            GitError::PartialClone(remote) => Self::new("git-partial-clone").text("remote", remote),
            GitError::MissingObject(reason) => Self::new("git-missing-object").reason(reason),
            GitError::TooManyChanges(limit) => {
                Self::Message(Message::new("git-too-many-changes").count("limit", limit))
            }
            GitError::TooManyCommits(limit) => {
                Self::Message(Message::new("git-too-many-commits").count("limit", limit))
            }
            GitError::TooManyBytes(limit) => Self::new("git-too-many-bytes").text("limit", limit),
            GitError::TooManyCalls(limit) => {
                Self::Message(Message::new("git-too-many-calls").count("limit", limit))
            }
            GitError::Ambiguous(rev) => Self::new("git-ambiguous").text("rev", rev),
            GitError::RefStorage(path) => place("git-ref-storage", &path),
            GitError::NoCalls(rev) => Self::new("git-no-calls").text("rev", rev),
            GitError::NotText(path) => Self::new("git-not-text").text("path", path),
            GitError::ShallowHistory => Self::new("git-shallow-history"),
            GitError::Receipts { path, source } => place("git-receipts", &path).text("reason", source),
            GitError::Locked(reason) => Self::new("git-locked").reason(reason),
            GitError::Other(error) => Self::new("git-other").reason(error.message()),
        }
    }
}
