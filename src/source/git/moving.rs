//! A protected branch that this program moves itself: the reference and its receipt together, or neither.
//!
//! What is about to be done is written to `zhengji/moving` first, and taken away when the receipt is on the disk. Whoever is
//! killed in between leaves it there; the next one sees whether the branch was moved, and writes the receipt that is missing.
//! Nobody else writes receipts meanwhile, so that they stand in the order in which the branch was moved.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use git2::{ErrorCode, Oid};

use super::receipts::{Ledger, Receipt, Receipts};
use super::{GitError, GitRepository, Revision};

/// How long the receipt of whoever moved a branch before is waited for.
pub const LATE_RECEIPT: Duration = Duration::from_secs(10);

/// The right to move branches and to write receipts, held until it is dropped.
#[derive(Debug)]
pub struct Moving<'r> {
    repository: &'r GitRepository,
    receipts: Receipts,
    file: File,
    path: PathBuf,
}

fn path(repository: &GitRepository) -> PathBuf {
    repository.inner.commondir().join("zhengji").join("moving")
}

fn unusable(path: &Path) -> impl Fn(io::Error) -> GitError {
    let path = path.to_owned();
    move |source| GitError::Receipts { path: path.clone(), source }
}

impl GitRepository {
    /// Waits until nobody else moves branches, and finishes what somebody could not.
    ///
    /// # Errors
    /// When files cannot be read or written.
    pub fn moving(&self) -> Result<Moving<'_>, GitError> {
        let path = path(self);
        let open = || -> io::Result<File> {
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            file.lock()?;
            Ok(file)
        };
        let file = open().map_err(unusable(&path))?;
        let moving = Moving { repository: self, receipts: Receipts::of(self), file, path };
        moving.settle()?;
        Ok(moving)
    }

    /// The receipts, which are to end at the tip of a branch: somebody who pushed to the branch itself may be about to write, and
    /// is waited for a while.
    ///
    /// # Errors
    /// When files cannot be read or written.
    pub fn ledger_at(&self, reference: &str, tip: &Revision) -> Result<Ledger, GitError> {
        let until = Instant::now() + LATE_RECEIPT;
        loop {
            let ledger = self.moving()?.ledger()?;
            let last = ledger.last_of(reference);
            if last.is_none_or(|last| last.new == tip.id().to_string()) || Instant::now() > until {
                return Ok(ledger);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The receipt of a move that somebody made and could not write down, where there is one that the ledger does not hold.
    pub(super) fn unwritten(&self, ledger: &Ledger) -> Result<Option<Receipt>, GitError> {
        let path = path(self);
        match fs::read(&path) {
            Ok(bytes) => self.missing_of(&bytes, ledger),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unusable(&path)(error)),
        }
    }

    /// What was cut short was no more than begun: the branch is moved only after it stands there whole.
    fn missing_of(&self, bytes: &[u8], ledger: &Ledger) -> Result<Option<Receipt>, GitError> {
        let Ok(receipt) = serde_json::from_slice::<Receipt>(bytes) else { return Ok(None) };
        let Some(tip) = self.reference(&receipt.reference)? else { return Ok(None) };
        let new = Oid::from_str(&receipt.new)?;
        let moved = tip.commit == new
            || self.inner.find_commit(new).is_ok() && self.inner.graph_descendant_of(tip.commit, new)?;
        Ok(Some(receipt).filter(|receipt| moved && !ledger.holds(receipt)))
    }
}

impl Moving<'_> {
    /// Moves a branch as a receipt says, and keeps the receipt. False where it does not stand there any more: nothing has
    /// been done then.
    ///
    /// # Errors
    /// When something cannot be written. What has been done then is finished by whoever comes next.
    pub fn advance(&self, receipt: &Receipt, reason: &str) -> Result<bool, GitError> {
        let (old, new) = (Oid::from_str(&receipt.old)?, Oid::from_str(&receipt.new)?);
        self.note(&serde_json::to_vec(receipt).unwrap_or_default()).map_err(unusable(&self.path))?;
        let git = &self.repository.inner;
        let moved = if old.is_zero() {
            git.reference(&receipt.reference, new, false, reason)
        } else {
            git.reference_matching(&receipt.reference, new, true, old, reason)
        };
        match moved {
            Ok(_) => {}
            // Somebody pushed to the branch itself, or is about to.
            Err(error)
                if matches!(error.code(), ErrorCode::Modified | ErrorCode::Locked | ErrorCode::Exists) =>
            {
                self.note(&[]).map_err(unusable(&self.path))?;
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        }
        self.receive(std::slice::from_ref(receipt))?;
        self.note(&[]).map_err(unusable(&self.path))?;
        Ok(true)
    }

    /// Takes a reference away whose content stands elsewhere, or is not wanted, and keeps the receipt of that.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn forget(&self, receipt: &Receipt) -> Result<(), GitError> {
        match self.repository.inner.find_reference(&receipt.reference) {
            Ok(mut reference) => reference.delete()?,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        self.receive(std::slice::from_ref(receipt))
    }

    /// Writes receipts of what somebody else has moved.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn receive(&self, receipts: &[Receipt]) -> Result<(), GitError> {
        self.receipts.append(receipts).map_err(unusable(self.receipts.path()))
    }

    /// All receipts as they stand.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn ledger(&self) -> Result<Ledger, GitError> {
        Ok(self.receipts.read().map_err(unusable(self.receipts.path()))?.unwrap_or_default())
    }

    fn settle(&self) -> Result<(), GitError> {
        let mut bytes = Vec::new();
        (&self.file).read_to_end(&mut bytes).map_err(unusable(&self.path))?;
        if bytes.is_empty() {
            return Ok(());
        }
        if let Some(receipt) = self.repository.missing_of(&bytes, &self.ledger()?)? {
            self.receive(&[receipt])?;
        }
        self.note(&[]).map_err(unusable(&self.path))
    }

    fn note(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = &self.file;
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(bytes)?;
        file.sync_data()
    }
}
