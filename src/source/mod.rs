//! Where a call's files come from: the work tree, or a git revision. All input of the program passes here.

mod create;
mod error;
mod git;
mod work_tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::SourceError;
pub use git::{
    Advance, BlobContent, Branch, CommitObject, Doubt, Entry, FileChange, Freeze, FrozenTag, GitError,
    GitRepository, History, Ledger, ListedFile, Merged, Mode, ObjectId, Receipt, Receipts, Received,
    Revision, Signed, State, Tagged, Tip, TreeChange, Witness,
};
pub use work_tree::{FileEdits, Repository};

/// Folder that holds the calls, one folder each.
const CALLS: &str = "submissions";

/// Deepest path below a call: `units/<unit>/<demand>.yaml`.
const CALL_DEPTH: usize = 3;

/// As many bytes as the signatures of PDF, JPEG and PNG need.
const SCAN_HEAD: usize = 16;

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
    /// It is a pointer to a commit of another repository (a submodule).
    Submodule,
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

/// Chooses files by their place in the list of a call's files and by their path.
pub type Wanted<'a> = &'a (dyn Fn(usize, &str) -> bool + Sync);

/// Some files of a call.
#[derive(Debug)]
pub struct Part {
    /// The paths of all files of the call, in the order of their names.
    pub paths: Vec<Arc<str>>,
    /// The files that were wanted, each with its place in that list.
    pub files: Vec<(usize, File)>,
}

/// Where calls are read from.
pub trait Source {
    /// The folder of the repository, absolute. Nothing may be written over it.
    fn root(&self) -> &Path;

    /// The names of the calls, sorted.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn calls(&self) -> Result<Vec<String>, SourceError>;

    /// The call that `wanted` means: its name, or the path of its folder; without it the only call there is.
    ///
    /// # Errors
    /// When there is no such call, or several and none was named.
    fn call(&self, wanted: Option<&str>) -> Result<String, SourceError>;

    /// All files of a call, in the order of their names. Links are not followed; what cannot be read is said, not skipped.
    ///
    /// # Errors
    /// When the call's folder itself cannot be listed.
    fn read_call(&self, call: &str) -> Result<Vec<File>, SourceError> {
        let part = self.read_part(call, &|_, _| true)?;
        Ok(part.files.into_iter().map(|(_, file)| file).collect())
    }

    /// Those files of a call that are wanted, by their place in the list and their path.
    ///
    /// # Errors
    /// When the call's folder itself cannot be listed.
    fn read_part(&self, call: &str, wanted: Wanted<'_>) -> Result<Part, SourceError>;

    /// Schemas that stand in the repository's own `schema/` folder, by file name.
    ///
    /// # Errors
    /// When a schema is there and cannot be read as text.
    fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError>;

    /// Files of the repository's own `site-templates/` folder, by their path inside it.
    ///
    /// # Errors
    /// When a file there cannot be read.
    fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError>;
}

/// The call of that name among those there are; without a name the only one.
fn choose_call(
    calls: Vec<String>,
    wanted: Option<&str>,
    folder: impl FnOnce() -> PathBuf,
) -> Result<String, SourceError> {
    let Some(wanted) = wanted else {
        return match <[String; 1]>::try_from(calls) {
            Ok([only]) => Ok(only),
            Err(calls) if calls.is_empty() => Err(SourceError::NoCalls(folder())),
            Err(calls) => Err(SourceError::WhichCall(calls)),
        };
    };
    if calls.iter().any(|call| call == wanted) {
        Ok(wanted.to_owned())
    } else {
        Err(SourceError::NoSuchCall { name: wanted.to_owned(), calls })
    }
}

fn is_scan(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("pdf" | "jpg" | "jpeg" | "png"))
}
