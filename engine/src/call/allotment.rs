//! Which demands a row of the quota table counts together.

use super::{Call, Demand, Located, Per, Quota, Unit};

/// What quotas look at of a demand.
#[derive(Clone, Copy, Debug)]
pub struct Share<'a> {
    /// The folder of its unit.
    pub unit: &'a str,
    /// Who shares a quota with the unit: its group, or itself alone.
    pub sharing: &'a str,
    /// Kind of its unit.
    pub unit_kind: Option<&'a str>,
    /// Legal form of its unit.
    pub legal_form: Option<&'a str>,
    /// Department of its unit.
    pub department: Option<&'a str>,
    /// Its domain.
    pub domain: Option<&'a str>,
    /// Its form of organization.
    pub organization: Option<&'a str>,
    /// Its topic.
    pub topic: Option<&'a str>,
}

impl<'a> Share<'a> {
    /// The value of one of [`Quota::KEYS`].
    pub fn value(&self, key: &str) -> Option<&'a str> {
        match key {
            "domain" => self.domain,
            "organization" => self.organization,
            "topic" => self.topic,
            "department" => self.department,
            "unit_kind" => self.unit_kind,
            "legal_form" => self.legal_form,
            _ => None,
        }
    }
}

impl Quota {
    /// The demands that this row binds, by what it counts together, sorted by that.
    pub fn groups<'a, T>(&self, demands: impl IntoIterator<Item = (T, Share<'a>)>) -> Vec<(&'a str, Vec<T>)> {
        let bound = demands.into_iter().filter(|(_, share)| self.binds(share));
        let mut keyed: Vec<_> =
            bound.filter_map(|(demand, share)| Some((self.key(&share)?, demand))).collect();
        // Demands come in the order of their units, so this is sorted already for most rows.
        keyed.sort_by_key(|(key, _)| *key);
        let mut groups: Vec<(&'a str, Vec<T>)> = Vec::new();
        for (key, demand) in keyed {
            match groups.last_mut().filter(|(last, _)| *last == key) {
                Some((_, group)) => group.push(demand),
                None => groups.push((key, vec![demand])),
            }
        }
        groups
    }

    fn binds(&self, share: &Share<'_>) -> bool {
        let kind_fits = self.unit_kind.as_deref().is_none_or(|wanted| share.unit_kind == Some(wanted));
        let fits = |name: &str, values: &[String]| {
            share.value(name).is_some_and(|value| values.iter().any(|wanted| wanted == value))
        };
        kind_fits && self.filter.iter().all(|(name, values)| fits(name, values))
    }

    fn key<'a>(&self, share: &Share<'a>) -> Option<&'a str> {
        match self.per {
            None | Some(Per::Group) => Some(share.sharing),
            Some(Per::Unit) => Some(share.unit),
            Some(Per::Department) => share.department,
            Some(Per::Domain) => share.domain,
            Some(Per::Call) => Some(""),
        }
    }
}

impl Call {
    /// What quotas look at of a demand.
    pub fn share<'a>(&'a self, demand: &'a Demand) -> Share<'a> {
        Share::of(demand, self.units.get(&demand.unit).map(AsRef::as_ref))
    }
}

impl<'a> Share<'a> {
    /// What quotas look at of a demand of that unit. Units of one group share.
    pub fn of(demand: &'a Demand, unit: Option<&'a Unit>) -> Self {
        Self {
            unit: &demand.unit,
            sharing: unit.map_or(demand.unit.as_str(), |unit| unit.quota_key()),
            unit_kind: unit.and_then(|unit| value(unit.kind.as_ref())),
            legal_form: unit.and_then(|unit| value(unit.legal_form.as_ref())),
            department: unit.and_then(|unit| value(unit.department.as_ref())),
            domain: value(demand.domain.as_ref()),
            organization: value(demand.organization.as_ref()),
            topic: value(demand.topic.as_ref()),
        }
    }
}

fn value(field: Option<&Located<String>>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}
