//! What a proposal is, who made it, and what it is answerable for: the same at the desk, on a forge and at the door.
//!
//! Judged is what would stand after the merge, by the rules and roles of the base. Nothing here writes.

mod allowed_signers;
mod attribute;
mod change;
mod earlier;
mod endorse;
mod excused;
mod folder_cache;
mod identity;
mod judge;
mod push;
mod screening;
mod signature;
mod stamped;

pub use allowed_signers::{ALLOWED_SIGNERS, AllowedSigners, KeyStatus};
pub use change::{Proposed, ProposedChange, call_of, settings};
pub use earlier::earlier_demands;
pub use excused::excused;
pub use folder_cache::{FolderCache, path as facts_path};
pub use identity::IDENTITY;
pub use judge::{ProposalOptions, Verdict, judge};
pub use push::{PROPOSALS, PushTerms, Update, id, judge_push, protected_branches};
pub use screening::{Screening, screen};
pub use signature::Keys;
pub use stamped::stamped_tables;

use crate::schema::SchemaError;
use crate::source::{GitError, SourceError};

/// Why a proposal cannot be judged.
#[derive(Debug, thiserror::Error)]
pub enum GateError {
    /// It cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The base's own forms are broken.
    #[error(transparent)]
    Schema(#[from] SchemaError),
}

impl From<GitError> for GateError {
    fn from(error: GitError) -> Self {
        Self::Source(error.into())
    }
}
