//! When files arrived, as rules read it. Where that is known from (a server's receipts, a forge) is not their business.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

/// When the version of each file that now counts came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// By path from the root of the repository.
    pub by_path: BTreeMap<Arc<str>, Arrival>,
}

/// One arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When, by the clock of whoever received it.
    pub at: Timestamp,
    /// What proves it.
    pub proof: ArrivalProof,
    /// The number of the amendment that stood before it came and let it in after the closing, if one did.
    pub amendment: Option<usize>,
}

/// What proves an arrival. A date inside a contributor's commit never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArrivalProof {
    /// The server's receipt of a push.
    Receipt,
    /// A merge commit that the forge itself made.
    ForgeMerge,
    /// The bureau's list of proposals that were open, with the forge's times.
    Pending,
}

impl ArrivalProof {
    /// Its word in lists and manifests.
    pub fn key(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::ForgeMerge => "forge",
            Self::Pending => "pending",
        }
    }
}
