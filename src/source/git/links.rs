//! Links that let a unit or a department in without an account: whom each was made for. The secret itself is kept nowhere; what
//! stands here is its digest, from which nobody gets it back.
//!
//! They lie beside the objects, in `zhengji/links` of the git directory: one JSON line a link. The last line of a holder counts,
//! so that a new link ends the one before.

use std::collections::BTreeMap;
use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::GitRepository;
use super::journal::Journal;

/// A link that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// When.
    pub at: Timestamp,
    /// Folder of the call.
    pub call: String,
    /// Whom for: `units/<unit>` or `departments/<department>`.
    pub holder: String,
    /// SHA-256 of its secret, in hexadecimal.
    pub digest: String,
    /// Who made it.
    pub by: String,
}

/// Where a repository's links are kept.
#[derive(Debug)]
pub struct Links(Journal);

impl Links {
    /// The links of a repository.
    pub fn of(repository: &GitRepository) -> Self {
        Self(Journal::new(repository.inner.commondir(), "links"))
    }

    /// Appends links. When this returns they are on the disk.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn append(&self, links: &[Link]) -> io::Result<()> {
        self.0.append(links)
    }

    /// The link that counts of every holder that has one.
    ///
    /// # Errors
    /// When they are there and cannot be read.
    pub fn read(&self) -> io::Result<Vec<Link>> {
        let (lines, _) = self.0.read::<Link>()?.unwrap_or_default();
        let mut counting = BTreeMap::new();
        for line in lines {
            counting.insert((line.call.clone(), line.holder.clone()), line);
        }
        Ok(counting.into_values().collect())
    }
}
