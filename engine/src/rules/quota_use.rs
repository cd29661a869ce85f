//! How much of each quota is used, as the quota rules count it.

use std::collections::BTreeSet;

use super::Context;
use super::tally::{Stage, recommendations};

/// What is used of a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaUse {
    /// Who has it, in words.
    pub holder: String,
    /// What it counts alone, in words; none where it counts everything.
    pub counts: Option<String>,
    /// Identities of the demands handed in that count.
    pub submitted: Vec<String>,
    /// How many of them departments recommend.
    pub recommended: usize,
    /// Most demands, included.
    pub allowed: usize,
}

/// The use of all quotas, in a stable order.
pub fn quota_use(context: &Context<'_>) -> Vec<QuotaUse> {
    let recommended: BTreeSet<&str> = recommendations(context.call)
        .filter_map(|(_, entry)| Some(entry.demand.as_ref()?.value.as_str()))
        .collect();
    let mut uses = Vec::new();
    for tally in context.tallies().iter().filter(|tally| tally.stage == Stage::Submitted) {
        let mut add = |counts: Option<(&str, &str)>, allowed| {
            let counted = tally
                .counted
                .iter()
                .filter(|counted| counts.is_none_or(|(key, value)| counted.value(key) == Some(value)))
                .map(|counted| counted.demand);
            let submitted: Vec<String> = counted.map(|demand| demand.id.clone()).collect();
            uses.push(QuotaUse {
                holder: tally.holder(),
                counts: counts.map(|(key, value)| tally.name_of(context.schemas, key, value)),
                recommended: submitted.iter().filter(|id| recommended.contains(id.as_str())).count(),
                submitted,
                allowed,
            });
        };
        if let Some(max) = tally.max() {
            add(None, max);
        }
        for (key, limits) in &tally.quota.max_each {
            for (value, max) in limits {
                add(Some((key, value)), *max);
            }
        }
    }
    uses
}
