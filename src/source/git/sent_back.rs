//! Units that a department has sent back with a reason, while they wait to be confirmed. A line counts as long as the unit still waits
//! as it stood then: whoever hands in anew has answered it.
//!
//! They lie beside the objects, in `zhengji/sent-back` of the git directory: one JSON line each. No reason enters the history.

use std::collections::BTreeMap;
use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::GitRepository;
use super::journal::Journal;

/// A unit that was sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// When.
    pub at: Timestamp,
    /// Folder of the call.
    pub call: String,
    /// Folder of the unit.
    pub unit: String,
    /// The commit that the unit waited as.
    pub tip: String,
    /// Who sent it back: `departments/<department>`.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Where a repository's units that were sent back are kept.
#[derive(Debug)]
pub struct SentBacks(Journal);

impl SentBacks {
    /// Those of a repository.
    pub fn of(repository: &GitRepository) -> Self {
        Self(Journal::new(repository.inner.commondir(), "sent-back"))
    }

    /// Appends one. When this returns it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn append(&self, one: &SentBack) -> io::Result<()> {
        self.0.append(std::slice::from_ref(one))
    }

    /// The last one of every unit, by call and unit.
    ///
    /// # Errors
    /// When they are there and cannot be read.
    pub fn read(&self) -> io::Result<BTreeMap<(String, String), SentBack>> {
        let (lines, _) = self.0.read::<SentBack>()?.unwrap_or_default();
        let key = |line: SentBack| ((line.call.clone(), line.unit.clone()), line);
        Ok(lines.into_iter().map(key).collect())
    }
}
