//! A department's working folder: its demands with columns for rank and opinion, how much of the quotas is used, and what is
//! wrong with each unit's files. What was written into the columns is read back as a recommendation.
//!
//! A department may see what is public and what is visible to departments, and nothing that is for the bureau alone: rows
//! are made of values that have been asked for by name, and no contact or figure of a unit is among them.

mod read;
mod write;

pub use read::{Recommendations, department_of, read};
pub use write::write;

/// What stands in the first cell of the sheet, before the department's folder.
const MARK: &str = "zhengji:desk:";

/// The columns that are filled in, by the keys of a recommendation, and that of one declined.
const RANK: &str = "rank";
const OPINION: &str = "opinion";
const KEY_RECOMMENDED: &str = "key_recommended";
const UNIT_KIND_CONFIRMED: &str = "unit_kind_confirmed";
const REASON: &str = "reason";
const FILLED: [&str; 5] = [RANK, OPINION, KEY_RECOMMENDED, UNIT_KIND_CONFIRMED, REASON];

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
}

/// A demand on the desk.
#[derive(Clone, Debug, Default)]
pub struct DeskDemand {
    /// `unit/demand`.
    pub id: String,
    /// What is told of it, in the order of the columns: title, unit, kind of unit, domain, form, partners, money, money
    /// without personnel.
    pub told: [String; 8],
    /// How many errors its files have.
    pub errors: usize,
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
}
