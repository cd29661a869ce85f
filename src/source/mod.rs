//! Where a call's files come from: the work tree, or a git revision. All input of the program passes here; and how files get
//! into their places, whole or not at all.

mod file;

#[cfg(feature = "program")]
mod create;
#[cfg(feature = "program")]
mod error;
#[cfg(feature = "program")]
mod git;
#[cfg(feature = "program")]
mod places;
#[cfg(feature = "program")]
mod work_tree;
#[cfg(feature = "program")]
mod write;

#[cfg(feature = "program")]
pub use error::SourceError;
pub use file::{Content, FILE_BYTES, File, Scan, Unread};
#[cfg(feature = "program")]
use file::{SCAN_HEAD, is_scan};
#[cfg(feature = "program")]
pub use git::{
    Advance, BlobContent, Branch, Budget, COMMITS, CommitObject, Doubt, Entry, FileChange, Freeze, FrozenTag,
    GitError, GitRepository, History, KEPT, Ledger, ListedFile, Mainline, Merged, Mode, ObjectId, PATHS,
    READ, Receipt, Receipts, Received, Revision, SEARCHED, Signed, State, Tagged, Tip, TreeChange, Witness,
    readings,
};
#[cfg(feature = "program")]
use places::{CALL_DEPTH, CALLS, choose_call};
#[cfg(feature = "program")]
pub use places::{Part, Source, Wanted};
#[cfg(feature = "program")]
pub use work_tree::{FileEdits, Repository};
#[cfg(feature = "program")]
pub(crate) use write::{NewFile, room, write_all, write_one};
