//! The list of what counted: plain JSON, the same bytes wherever it is written.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Pending;
use crate::call::StageKind;
use crate::source::Witness;

/// Says which shape a manifest has.
pub(super) const FORMAT: &str = "zhengji-freeze-1";

/// What counted at the closing of one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `zhengji-freeze-1`.
    pub format: String,
    /// Folder of the call.
    pub call: String,
    /// Which stage.
    pub stage: StageKind,
    /// The first instant that is too late.
    pub closes: Timestamp,
    /// The time zone that the call's dates are meant in.
    pub time_zone: String,
    /// The branch that was read.
    pub branch: String,
    /// What it pointed to last before the stage closed.
    pub commit: String,
    /// When that was received.
    pub received: Timestamp,
    /// Proposals that were open then, with the times that the forge says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
    /// The files that counted, by path.
    pub files: Vec<Entry>,
    /// Demands that had been withdrawn by then: they were there and did not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Entry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Path from the root of the repository.
    pub path: String,
    /// Id of its content in git.
    pub blob: String,
    /// SHA-256 of its bytes, which does not rest on git.
    pub sha256: String,
    /// Its length, bytes.
    pub bytes: u64,
    /// When this version came in.
    pub arrived: Timestamp,
    /// What proves that.
    pub proof: Proof,
}

/// What proves an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// The server's receipt of a push.
    Receipt,
    /// A merge commit that the forge made.
    Forge,
    /// The list of open proposals, with the forge's times.
    Pending,
}

impl Proof {
    /// Its word in the manifest.
    pub fn key(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Forge => "forge",
            Self::Pending => "pending",
        }
    }
}

impl From<Witness> for Proof {
    fn from(witness: Witness) -> Self {
        match witness {
            Witness::Receipt => Self::Receipt,
            Witness::ForgeMerge => Self::Forge,
        }
    }
}

impl Manifest {
    /// As it is written down.
    pub fn text(&self) -> String {
        // A structure of texts and times always serializes.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads one; none for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &Self| manifest.format == FORMAT)
    }

    /// What the tag says to people who look at it with git. It carries the manifest's own digest.
    pub fn message(&self) -> String {
        format!(
            "zhengji freeze\n\ncall: {}\nstage: {}\ncloses: {}\nfiles: {}\nmanifest-sha256: {}\n",
            self.call,
            self.stage.key(),
            self.closes,
            self.files.len(),
            sha256(self.text().as_bytes()),
        )
    }

    /// All its files, those of withdrawn demands as well.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.files.iter().chain(&self.withdrawn)
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
