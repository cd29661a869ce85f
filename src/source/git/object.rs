//! Names of git objects, and what a tree says of its entries.

use std::fmt;

use git2::Oid;

/// The name of a git object. To everyone else it means nothing but itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub(super) Oid);

impl ObjectId {
    /// The name whose bytes these are; none for a wrong number of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Oid::from_bytes(bytes).ok().map(Self)
    }

    /// Its bytes, as many as the repository's format has.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an entry of a tree stands for. Permissions other than the right to execute mean nothing to git either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// A file.
    Plain,
    /// A file that may be executed.
    Executable,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Submodule,
    /// A folder.
    Folder,
    /// No mode that git writes.
    Unknown,
}

impl Mode {
    pub(super) fn of(raw: i32) -> Self {
        match raw & 0o170_000 {
            0o040_000 => Self::Folder,
            0o100_000 if raw & 0o111 == 0 => Self::Plain,
            0o100_000 => Self::Executable,
            0o120_000 => Self::Link,
            0o160_000 => Self::Submodule,
            _ => Self::Unknown,
        }
    }

    /// Whether there are bytes behind it: a file's, or where a link points.
    pub fn is_blob(self) -> bool {
        matches!(self, Self::Plain | Self::Executable | Self::Link)
    }
}

/// What stands at a path of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its content.
    pub id: ObjectId,
    /// What it is.
    pub mode: Mode,
}

/// Whether git itself would never write an entry of this name. A server takes it all the same, unless
/// `receive.fsckObjects` is set.
pub(super) fn is_forged(name: &[u8]) -> bool {
    let git = name.eq_ignore_ascii_case(b".git") || name.eq_ignore_ascii_case(b"git~1");
    name.is_empty() || name == b"." || name == b".." || git || name.contains(&b'/')
}
