//! The list of what counted: plain JSON, the same bytes wherever it is written.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Accepted, Pending};
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
    /// Which seal of the stage it is, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub number: usize,
    /// The seal before it; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previous>,
    /// The first instant that is too late, as it was announced.
    pub closes: Timestamp,
    /// The time zone that the call's dates are meant in.
    pub time_zone: String,
    /// The branch that was read.
    pub branch: String,
    /// What it pointed to last before the stage closed.
    pub commit: String,
    /// When that was received.
    pub received: Timestamp,
    /// The amendments under which later versions counted, each of them over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Accepted>,
    /// What the branch pointed to last before the last of them was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amended: Option<Reached>,
    /// Proposals that were open at the closing, with the times that the forge says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
    /// The files that counted, by path.
    pub files: Vec<Entry>,
    /// Demands that had been withdrawn by then: they were there and did not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Entry>,
    /// Files that were deleted under an amendment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Removal>,
}

/// The seal before another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Name of its tag, without `refs/tags/`.
    pub tag: String,
    /// Id of its tag.
    pub id: String,
    /// Id of the commit that the tag names, which the later seal's own commit builds on.
    pub commit: String,
    /// SHA-256 of its manifest, which does not rest on git.
    pub manifest: String,
}

/// What a branch pointed to, and when that was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The commit.
    pub commit: String,
    /// When.
    pub received: Timestamp,
}

/// A file that was deleted after the closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// Path from the root of the repository.
    pub path: String,
    /// When its deletion came in.
    pub arrived: Timestamp,
    /// What proves that.
    pub proof: Proof,
    /// The number of the amendment that allowed it.
    pub amendment: usize,
}

fn first() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_first(number: &usize) -> bool {
    *number == 1
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
    /// The number of the amendment under which it counts although it came after the closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amendment: Option<usize>,
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
        let seal = self
            .previous
            .as_ref()
            .map(|previous| format!("seal: {}\nprevious: {} {}\n", self.number, previous.tag, previous.id));
        format!(
            "zhengji freeze\n\ncall: {}\nstage: {}\n{}closes: {}\nfiles: {}\nmanifest-sha256: {}\n",
            self.call,
            self.stage.key(),
            seal.unwrap_or_default(),
            self.closes,
            self.files.len(),
            self.digest(),
        )
    }

    /// SHA-256 of its text.
    pub fn digest(&self) -> String {
        sha256(self.text().as_bytes())
    }

    /// The commits that its tag builds on: the state at the closing, the one that amendments led to, the open proposals, and the
    /// seal before it.
    pub fn rests_on(&self) -> Vec<&str> {
        let amended = self.amended.iter().map(|reached| &*reached.commit);
        let amended = amended.filter(|commit| *commit != self.commit);
        let pending = self.pending.iter().map(|one| &*one.head);
        let previous = self.previous.iter().map(|previous| &*previous.commit);
        std::iter::once(&*self.commit).chain(amended).chain(pending).chain(previous).collect()
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
