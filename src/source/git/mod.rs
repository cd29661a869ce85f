//! Files, changes and history from a git repository, straight from its objects: no checkout, no other program.
//!
//! Names in a tree are bytes that anybody may have forged; they are looked at as bytes before they become part of a path.

mod error;
mod frozen;
mod history;
mod journal;
mod receipts;
mod repository;
mod revision;
mod trees;

pub use error::GitError;
pub use frozen::{Content as BlobContent, Freeze, FrozenTag, Tagged};
pub use history::{Branch, Doubt, FileChange, History, Received, State, Witness};
pub use receipts::{Ledger, Receipt, Receipts};
pub use repository::GitRepository;
pub use revision::Revision;
