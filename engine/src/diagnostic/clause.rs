//! What the notice says: the part of it that a rule enforces.

use serde::{Deserialize, Serialize};

/// The part of the notice that a rule enforces, as `call.yaml` quotes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Clause {
    /// Its number, such as `二1`.
    pub section: String,
    /// Its words. `……` stands for words that are left out.
    pub quote: String,
}
