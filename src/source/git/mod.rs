//! Files, changes and history from a git repository, straight from its objects: no checkout, no other program.
//!
//! Names in a tree are bytes that anybody may have forged; they are looked at as bytes before they become part of a path.

mod budget;
mod changes;
mod commits;
mod edits;
mod error;
mod frozen;
mod history;
mod journal;
mod links;
mod mainline;
mod merge;
mod moving;
mod object;
mod queue;
mod read;
mod readings;
mod receipts;
mod references;
mod repository;
mod revision;
mod sent_back;
mod tree;
mod trees;

pub use budget::{Budget, COMMITS, KEPT, PATHS, READ, SEARCHED};
pub use changes::TreeChange;
pub use commits::{CommitObject, Signed};
pub use edits::Edit;
pub use error::GitError;
pub use frozen::{Content as BlobContent, Freeze, FrozenTag, Tagged};
pub use history::{Branch, Doubt, FileChange, History, Received, State, Witness};
pub use links::{Link, Links};
pub use mainline::Mainline;
pub use merge::Merged;
pub use moving::{LATE_RECEIPT, Moving};
pub use object::{Entry, Mode, ObjectId};
pub use queue::{Queue, Turn};
pub use readings::readings;
pub use receipts::{Excused, Handed, HandedFile, Ledger, Receipt, Receipts};
pub use references::{Advance, Tip};
pub use repository::GitRepository;
pub use revision::{ListedFile, Revision};
pub use sent_back::{SentBack, SentBacks};
