//! A department's working folder: its demands with columns for rank and opinion, how much of the quotas is used, and what is
//! wrong with each unit's files. What was written into the columns is read back as a recommendation.
//!
//! A department may see what is public and what is visible to departments, and nothing that is for the bureau alone: rows
//! are made of values that have been asked for by name, and no contact or figure of a unit is among them.

mod filled;
mod read;
mod state;
mod told;
mod write;

use serde::Serialize;

pub use filled::{FilledRow, Recommendations};
pub use read::{department_of, read};
pub use state::{by_rank, state};
pub use told::{demands_of, told};
pub use write::write;

/// What stands in the first cell of the sheet of demands, before the department's folder.
const MARK: &str = "zhengji:desk:";

/// The same of the sheet about the stamp.
const STAMP_MARK: &str = "zhengji:stamp:";

/// What stands before the state that a desk was made from.
const STATE_MARK: &str = "zhengji:state:";

/// The columns that are filled in, by the keys of a recommendation, and that of one declined: see [`FILLED`].
const RANK: &str = "rank";
const OPINION: &str = "opinion";
const KEY_RECOMMENDED: &str = "key_recommended";
const UNIT_KIND_CONFIRMED: &str = "unit_kind_confirmed";
const REASON: &str = "reason";
/// What is filled in about a demand: rank, opinion, emphasis, kind of the unit, or why it is not recommended.
pub const FILLED: [&str; 5] = [RANK, OPINION, KEY_RECOMMENDED, UNIT_KIND_CONFIRMED, REASON];

/// The columns in which something is told: their labels.
pub const TOLD: [&str; 8] = [
    "desk-title",
    "desk-unit",
    "desk-kind",
    "desk-domain",
    "desk-organization",
    "desk-partners",
    "desk-money",
    "desk-money-without",
];

/// What is filled in about the stamp: key of the recommendation, label, and what to write.
const STAMP: [(&str, &str, &str); 4] = [
    ("approved_by", "desk-approved-by", "desk-approved-by-hint"),
    ("approved_on", "desk-approved-on", "desk-approved-on-hint"),
    ("table_digest", "desk-digest", "desk-digest-hint"),
    ("stamped_scan", "desk-scan", "desk-scan-hint"),
];

/// The parts of a recommendation that a desk holds; the first two are its lists.
pub const PARTS: [&str; 6] =
    ["recommendations", "declined", "approved_by", "approved_on", "table_digest", "stamped_scan"];

/// A department's desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Folder of the department.
    pub department: String,
    /// Its name.
    pub name: String,
    /// The call.
    pub call: String,
    /// Its demands.
    pub demands: Vec<DeskDemand>,
    /// Its quotas.
    pub quotas: Vec<DeskQuota>,
    /// Its units, and what is wrong with their files.
    pub units: Vec<DeskUnit>,
    /// Most 字 of an opinion.
    pub opinion_limit: Option<usize>,
    /// What it has to know first: until when, what changed since it stamped, what is missing.
    pub notices: Vec<DeskNotice>,
    /// What was written about the stamp, in the order of [`PARTS`] behind the lists.
    pub stamp: [String; 4],
    /// The code at the foot of its table as it stands.
    pub digest: String,
    /// The state of its recommendation: see [`state`].
    pub state: String,
}

/// Something that the department has to know first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeskNotice {
    /// The key of its severity; empty where nothing was found and something is only told.
    pub severity: &'static str,
    /// What people call that.
    pub kind: String,
    /// What is said.
    pub message: String,
    /// What belongs to it.
    pub more: Vec<String>,
    /// The same as lines of text, for a workbook.
    #[serde(skip)]
    pub lines: Vec<String>,
}

/// A demand on the desk.
#[derive(Clone, Debug, Default)]
pub struct DeskDemand {
    /// `unit/demand`.
    pub id: String,
    /// What is told of it, in the order of [`TOLD`].
    pub told: [String; TOLD.len()],
    /// How many errors its files have.
    pub errors: usize,
    /// Whether figures of its unit are sealed and were not judged.
    pub is_sealed: bool,
    /// Rank, if it is recommended.
    pub rank: Option<i64>,
    /// The opinion.
    pub opinion: String,
    /// Whether it is laid stress on.
    pub key_recommended: Option<bool>,
    /// Whether the unit's kind has been confirmed.
    pub unit_kind_confirmed: Option<bool>,
    /// Why it is not recommended.
    pub reason: String,
}

/// A quota and what is used of it.
#[derive(Clone, Debug, Default)]
pub struct DeskQuota {
    /// Who has it.
    pub holder: String,
    /// What it counts, where it does not count everything.
    pub counts: String,
    /// Demands handed in.
    pub submitted: usize,
    /// Demands recommended.
    pub recommended: usize,
    /// Most demands.
    pub allowed: usize,
}

/// A unit and what is wrong with its files, in plain words.
#[derive(Clone, Debug, Default)]
pub struct DeskUnit {
    /// Folder of the unit.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to tell it; empty where nothing is wrong.
    pub text: String,
    /// Whether anything of that has to be mended: else it is reminders.
    pub must_mend: bool,
    /// Whether its figures are sealed and were not judged.
    pub is_sealed: bool,
}
