//! How many demands may be submitted or recommended, and what must be among them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One row of the quota table.
#[derive(Clone, Debug, Deserialize)]
pub struct Quota {
    /// The kind of unit it binds; all kinds where absent.
    #[serde(default)]
    pub unit_kind: Option<String>,
    /// What is counted together; where absent, the unit's group if it names one, else the unit.
    #[serde(default)]
    pub per: Option<Per>,
    /// Only demands with one of these values count.
    #[serde(rename = "where", default)]
    pub filter: BTreeMap<String, Vec<String>>,
    /// Most demands, included.
    #[serde(default)]
    pub max: Option<usize>,
    /// Other numbers for some of those who share one: by the department, domain or unit that `per` names.
    #[serde(default)]
    pub max_for: BTreeMap<String, usize>,
    /// Most demands for each value of a key.
    #[serde(default)]
    pub max_each: BTreeMap<String, BTreeMap<String, usize>>,
    /// From how many demands on `needs` applies.
    #[serde(default)]
    pub when_at_least: Option<usize>,
    /// What must be among them.
    #[serde(default)]
    pub needs: Option<Needs>,
}

impl Quota {
    /// The keys of a demand and of its unit that a row may choose or count by.
    pub const KEYS: [&'static str; 6] =
        ["domain", "organization", "topic", "department", "unit_kind", "legal_form"];

    /// Most demands of whoever this is, included.
    pub fn max_of(&self, holder: &str) -> Option<usize> {
        self.max_for.get(holder).copied().or(self.max)
    }

    /// Whether it binds what units hand in, not only what departments recommend. A unit or group can keep to its own number; what
    /// a department, a domain or the whole call may have is chosen from what was handed in, and must not shut anybody out.
    pub fn binds_units(&self) -> bool {
        matches!(self.per, None | Some(Per::Unit | Per::Group))
    }
}

/// What a quota counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Each unit.
    Unit,
    /// Each group of units; units without a group alone.
    Group,
    /// Each department.
    Department,
    /// Each domain.
    Domain,
    /// The whole call.
    Call,
}

/// Forms of organization of which a quota wants some.
#[derive(Clone, Debug, Deserialize)]
pub struct Needs {
    /// How many at least.
    pub min: usize,
    /// Of these forms.
    pub organization: Vec<String>,
}
