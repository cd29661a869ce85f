//! Where a call's files come from: the work tree, or a git revision. All input of the program passes here; and how files get
//! into their places, whole or not at all.

mod create;
mod error;
mod git;
mod places;
mod work_tree;
mod write;

pub use error::SourceError;
pub use git::{
    Advance, BlobContent, Branch, Budget, COMMITS, CommitObject, Doubt, Edit, Entry, Excused, FileChange,
    Freeze, FrozenTag, GitError, GitRepository, Handed, HandedFile, History, KEPT, LATE_RECEIPT, Ledger,
    Link, Links, ListedFile, Mainline, Merged, Mode, Moving, ObjectId, PATHS, Queue, READ, Receipt, Receipts,
    Received, Revision, SEARCHED, SentBack, SentBacks, Signed, State, Tagged, Tip, TreeChange, Turn, Witness,
    readings,
};
use places::{CALL_DEPTH, choose_call};
pub use places::{Part, Source, Wanted};
pub use work_tree::{FileEdits, Repository};
pub(crate) use write::{NewFile, room, write_all, write_one};
pub use zhengji_engine::file::{CALLS, Content, FILE_BYTES, File, Scan, Unread};
use zhengji_engine::file::{SCAN_HEAD, is_scan};
