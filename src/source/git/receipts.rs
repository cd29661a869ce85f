//! Receipts of arrival: which tip a branch got, when, and who brought it, by the receiver's clock.
//!
//! They lie beside the objects, in `zhengji/receipts` of the git directory: one JSON line a changed reference.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::GitRepository;
use super::journal::Journal;

/// Longest name of whoever brought something that is kept, in characters. It comes from a forge or a key.
const ACTOR_CHARACTERS: usize = 200;

/// One change of one reference, as it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When, by the receiver's clock.
    pub at: Timestamp,
    /// The whole name of the reference: `refs/heads/main`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The object it pointed to, in hexadecimal; zeros for a new one.
    pub old: String,
    /// The object it points to now; zeros for a deleted one.
    pub new: String,
    /// Whoever the server says brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// What was taken after its stage had closed, and under which amendment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excused: Vec<Excused>,
    /// What the service gave whoever handed it in, where it came by the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed: Option<Handed>,
}

/// What a receipt says that a person holds in hand, beside what its line says anyway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Folder of the call.
    pub call: String,
    /// The number that people name it by.
    pub number: String,
    /// When, on the clock of the call.
    pub received: String,
    /// Whose it is, as it stands on the receipt.
    pub by: String,
    /// The files, as they stand in the repository.
    pub files: Vec<HandedFile>,
    /// The server's public key.
    pub key: String,
    /// Its signature.
    pub signature: String,
    /// The digest of the link that a unit got with it which nobody had invited: it lets the unit in from the moment that this
    /// line stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A file of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedFile {
    /// Path from the root of the repository.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Files that were taken under an amendment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excused {
    /// Folder of the call.
    pub call: String,
    /// The number of the amendment in its `call.yaml`, from 1.
    pub amendment: usize,
    /// Their paths from the root of the repository.
    pub files: Vec<String>,
}

/// All receipts there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In the order in which they were written.
    pub receipts: Vec<Receipt>,
    /// The numbers of the lines that cannot be read, from 1.
    pub damaged: Vec<usize>,
}

impl Ledger {
    /// Whether this very move of a branch has its receipt.
    pub fn holds(&self, receipt: &Receipt) -> bool {
        let key = |one: &Receipt| (one.reference.clone(), one.old.clone(), one.new.clone());
        self.receipts.iter().rev().any(|one| one.new == receipt.new && key(one) == key(receipt))
    }

    /// The last receipt of a branch, by its full name.
    pub fn last_of(&self, reference: &str) -> Option<&Receipt> {
        self.receipts.iter().rfind(|receipt| receipt.reference == reference)
    }
}

/// Where a repository's receipts are kept.
#[derive(Clone, Debug)]
pub struct Receipts {
    journal: Journal,
}

impl Receipts {
    /// The receipts of a repository; work trees linked to it share them.
    pub fn of(repository: &GitRepository) -> Self {
        Self::at(repository.inner.commondir())
    }

    fn at(git_directory: &Path) -> Self {
        Self { journal: Journal::new(git_directory, "receipts") }
    }

    /// The file they stand in.
    pub fn path(&self) -> &Path {
        self.journal.path()
    }

    /// Appends the receipts of one push. When this returns they are on the disk; writers wait for one another, and what
    /// was written before is never touched.
    ///
    /// # Errors
    /// When they cannot be written. A line may then have been begun; the next writer starts a new one.
    pub fn append(&self, receipts: &[Receipt]) -> io::Result<()> {
        let cut = |receipt: &Receipt| {
            let actor = receipt.actor.as_ref().map(|actor| actor.chars().take(ACTOR_CHARACTERS).collect());
            Receipt { actor, ..receipt.clone() }
        };
        self.journal.append(&receipts.iter().map(cut).collect::<Vec<_>>())
    }

    /// Reads them all; none where none was ever written.
    ///
    /// # Errors
    /// When they are there and cannot be read.
    pub fn read(&self) -> io::Result<Option<Ledger>> {
        Ok(self.journal.read()?.map(|(receipts, damaged)| Ledger { receipts, damaged }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::fs;

    use super::*;

    fn receipt(second: i64) -> Receipt {
        Receipt {
            at: Timestamp::from_second(second).unwrap(),
            reference: "refs/heads/main".to_owned(),
            old: "0".repeat(40),
            new: format!("{second:040x}"),
            actor: Some("github: shili\t\n\u{202E}".to_owned()),
            excused: Vec::new(),
            handed: None,
        }
    }

    #[test]
    fn what_was_appended_is_read_in_its_order() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::at(folder.path());
        assert_eq!(receipts.read().unwrap(), None);
        receipts.append(&[receipt(1), receipt(2)]).unwrap();
        let before = fs::read(receipts.path()).unwrap();
        receipts.append(&[receipt(3)]).unwrap();
        let ledger = receipts.read().unwrap().unwrap();
        assert_eq!(ledger.receipts, [receipt(1), receipt(2), receipt(3)]);
        assert!(fs::read(receipts.path()).unwrap().starts_with(&before));
    }

    #[test]
    fn a_line_that_was_cut_short_costs_only_itself_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::at(folder.path());
        receipts.append(&[receipt(1), receipt(2)]).unwrap();
        let whole = fs::read(receipts.path()).unwrap();
        for kept in whole.len() / 2 + 1..whole.len() {
            fs::write(receipts.path(), &whole[..kept]).unwrap();
            receipts.append(&[receipt(3)]).unwrap();
            let ledger = receipts.read().unwrap().unwrap();
            assert!(fs::read(receipts.path()).unwrap().starts_with(&whole[..kept]));
            // Without its line feed the second line is still whole.
            if kept == whole.len() - 1 {
                assert_eq!((ledger.receipts.len(), ledger.damaged.len()), (3, 0));
            } else {
                assert_eq!((ledger.receipts, ledger.damaged), (vec![receipt(1), receipt(3)], vec![2]));
            }
        }
    }

    #[test]
    fn writers_wait_for_one_another() {
        let folder = tempfile::tempdir().unwrap();
        let receipts = Receipts::at(folder.path());
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let receipts = &receipts;
                scope.spawn(move || {
                    for turn in 0..10 {
                        let pair = [receipt(writer * 100 + turn * 2), receipt(writer * 100 + turn * 2 + 1)];
                        receipts.append(&pair).unwrap();
                    }
                });
            }
        });
        let ledger = receipts.read().unwrap().unwrap();
        assert_eq!((ledger.receipts.len(), ledger.damaged.len()), (160, 0));
        let mut seconds: Vec<_> = ledger.receipts.iter().map(|receipt| receipt.at.as_second()).collect();
        assert!(seconds.chunks(2).all(|pair| pair[0] + 1 == pair[1]), "receipts of one push stand together");
        seconds.sort_unstable();
        seconds.dedup();
        assert_eq!(seconds.len(), 160);
    }
}
