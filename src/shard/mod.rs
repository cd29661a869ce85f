//! A check cut into shares, so that several machines can do it: what one share found goes into a file, and all files put
//! together are judged as one call.
//!
//! A share is read, parsed and judged file by file; rules that look across files run when the shares come together. For
//! that its file holds the texts and trees of its documents, not only its faults: it tells whatever the call's files tell
//! and has to be kept as they are.
//!
//! * [`Share`]: which part, of how many
//! * [`Head`]: what all shares of one check have in common
//! * [`encode`], [`decode`]: a share's file

mod file;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::call::ReadFile;
use crate::check::FileFindings;

pub use file::{decode, encode};

pub use crate::record_file::RecordError as ShardError;

/// Most shares that a check can be cut into.
pub const MOST: u32 = 10_000;

/// One part of a check: number `number` of `of`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Share {
    /// Which.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

impl Share {
    /// Reads `2/8`; none where that is no share.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let share = Self { number: number.parse().ok()?, of: of.parse().ok()? };
        (1..=share.of).contains(&share.number).then_some(share).filter(|share| share.of <= MOST)
    }

    /// Whether the file at this place of the list of all files is part of it. Neighbours go to different shares: large
    /// files often stand together.
    pub fn holds(self, index: usize) -> bool {
        index % self.of as usize == self.number as usize - 1
    }
}

/// What a share says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Head {
    /// The call.
    pub call: String,
    /// What the check is made under, see [`terms`].
    pub terms: [u8; 32],
    /// Which part it is.
    pub share: Share,
    /// Files of the whole call.
    pub total: usize,
}

/// A file of a share.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its place in the list of all files of the call.
    pub index: usize,
    /// The file as it was read, with the faults of reading it.
    pub file: ReadFile,
    /// What the rules found in it that judge each file by itself.
    pub found: FileFindings,
}

/// A digest of everything that a file is judged by besides itself: this version of the program, the settings of the call, its
/// forms, and which files there are. Shares whose digests differ are not of one check.
pub fn terms<'a>(
    settings: &[u8],
    schemas: impl IntoIterator<Item = (&'a String, &'a String)>,
    paths: &[Arc<str>],
) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(settings);
    for (name, text) in schemas {
        add(name.as_bytes());
        add(text.as_bytes());
    }
    add(b"paths");
    for path in paths {
        add(path.as_bytes());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn shares_are_read_and_cover_everything_once() {
        assert_eq!(Share::parse("2/8"), Some(Share { number: 2, of: 8 }));
        for wrong in ["", "2", "0/3", "4/3", "-1/3", "1/0", "1/10001", "a/b", "1/2/3"] {
            assert_eq!(Share::parse(wrong), None, "{wrong}");
        }
        for of in 1..9 {
            for index in 0..50 {
                let holders = (1..=of).filter(|number| Share { number: *number, of }.holds(index));
                assert_eq!(holders.count(), 1);
            }
        }
    }
}
