//! Where a call's files come from: the work tree now, git revisions later. All input of the program passes here.

mod work_tree;

use std::sync::Arc;

pub use work_tree::{Repository, SourceError};

/// Largest file read, in bytes (1 MiB). No honest form comes near it.
pub const FILE_BYTES: u64 = 1 << 20;

/// A file or what stands in a file's place.
#[derive(Debug)]
pub struct File {
    /// Path from the root of the repository, parts joined by `/`. Bytes that are no UTF-8 are shown as U+FFFD, and the
    /// layout then refuses the name.
    pub path: Arc<str>,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug)]
pub enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Nothing was read, for a reason that the rule `path` tells.
    Unread(Unread),
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is larger than [`FILE_BYTES`]; its size in bytes.
    TooLarge(u64),
    /// It is a symbolic link, which is never followed.
    Link,
    /// It is a pipe, a socket or a device.
    Special,
    /// A folder stands where the layout has no folder: too deep below the call.
    Folder,
    /// The operating system refused; its words.
    Refused(String),
    /// Stamped scans are kept beside the recommendations and are never read as text.
    Scan(Scan),
}

/// What is known of a stamped scan without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Its size in bytes.
    pub bytes: u64,
    /// Its first bytes, which say what it is.
    pub head: Vec<u8>,
}
