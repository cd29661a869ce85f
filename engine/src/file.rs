//! A file, or what stands in its place.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Folder of a repository that holds the calls, one folder each.
pub const CALLS: &str = "submissions";

/// Largest file read, in bytes (1 MiB). No honest form comes near it.
pub const FILE_BYTES: u64 = 1 << 20;

/// As many bytes as the signatures of PDF, JPEG and PNG need.
pub const SCAN_HEAD: usize = 16;

/// A file or what stands in a file's place.
#[derive(Debug)]
pub struct File {
    /// Path from the root of the repository, parts joined by `/`. Bytes that are no UTF-8 are shown as U+FFFD, and the
    /// layout then refuses the name.
    pub path: Arc<str>,
    /// What is in it.
    pub content: Content,
}

impl File {
    /// A file that is held in memory. Of a scan only what it is, is kept.
    pub fn in_memory(path: &str, bytes: Vec<u8>) -> Self {
        let content = if is_scan(path) {
            let head = bytes.get(..SCAN_HEAD).unwrap_or(&bytes).to_vec();
            Content::Unread(Unread::Scan(Scan { bytes: bytes.len() as u64, head }))
        } else {
            Content::Bytes(bytes)
        };
        Self { path: path.into(), content }
    }
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
    /// It is a pointer to a commit of another repository (a submodule).
    Submodule,
    /// A folder stands where the layout has no folder: too deep below the call.
    Folder,
    /// Something in it is sealed and does not open as it should with a key that fits.
    Sealed {
        /// The key that it stands under.
        key: String,
        /// Its line, from 1.
        line: u32,
    },
    /// The operating system refused; its words.
    Refused(String),
    /// Stamped scans are kept beside the recommendations and are never read as text.
    Scan(Scan),
}

/// What is known of a stamped scan without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Scan {
    /// Its size in bytes.
    pub bytes: u64,
    /// Its first bytes, which say what it is.
    pub head: Vec<u8>,
}

/// Whether a file of that name is a stamped scan, which is never read as text.
pub fn is_scan(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("pdf" | "jpg" | "jpeg" | "png"))
}
