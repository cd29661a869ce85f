//! Demands counted together, as the quota rules count them.
//!
//! The notice allots *recommendations* (二 推荐名额分配), so a quota binds what departments recommend, always. It is also
//! applied to what units submit, with the severity that `call.yaml` gives, so that a unit learns in time.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::Findings;
use crate::call::{Call, Demand, Department, Per, Quota, Recommendation, Recommended, Share, Unit};
use crate::diagnostic::{Diagnostic, Location, Message, Severity, Span};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stage {
    /// What units submitted.
    Submitted,
    /// What departments recommend.
    Recommended,
}

/// A demand that counts.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    pub(super) demand: &'a Demand,
    /// Where it is recommended; none where it counts as it was submitted.
    recommended: Option<(&'a Recommendation, Span)>,
}

impl Counted<'_> {
    /// Where to point for it.
    pub(super) fn location(&self) -> Location {
        match self.recommended {
            Some((recommendation, span)) => recommendation.location(span),
            None => self.demand.title_place(),
        }
    }
}

/// The demands that one row of the quota table counts together.
pub(super) struct Tally<'a> {
    call: &'a Call,
    pub(super) quota: &'a Quota,
    pub(super) stage: Stage,
    /// Number of its row in the quota table.
    pub(super) row: usize,
    /// What tells it from other tallies of the row.
    pub(super) key: &'a str,
    pub(super) counted: Vec<Counted<'a>>,
    /// Whether these are recommendations of the very demands that another tally of the row counts as submitted.
    pub(super) repeats: bool,
}

/// All tallies of a call, in a stable order.
pub(super) fn tallies_of(call: &Call) -> Vec<Tally<'_>> {
    let Some(settings) = &call.settings else { return Vec::new() };
    // What a row binds is asked for each row; whose share a demand is, once. Demands of one unit follow one another.
    let mut unit: Option<&Unit> = None;
    let submitted: Vec<_> = call
        .standing_demands()
        .map(|demand| {
            if unit.is_none_or(|unit| unit.id != demand.unit) {
                unit = call.units.get(&demand.unit).map(|unit| &**unit);
            }
            (Counted { demand, recommended: None }, Share::of(demand, unit))
        })
        .collect();
    // A demand that two departments recommend counts once; that it stands twice is the business of `ranking`.
    let mut once = HashSet::with_hasher(RandomState::default());
    let recommended: Vec<_> = recommendations(call)
        .filter_map(|(recommendation, entry)| {
            let id = entry.demand.as_ref()?;
            let demand = call.demands.get(&id.value).filter(|demand| !demand.withdrawn)?;
            let counted = Counted { demand, recommended: Some((recommendation, id.span)) };
            once.insert(&*demand.id).then(|| (counted, call.share(demand)))
        })
        .collect();
    let mut tallies = Vec::new();
    for (row, quota) in settings.quotas.iter().enumerate() {
        let before = group(quota, &submitted);
        for (key, counted) in group(quota, &recommended) {
            let all = before.binary_search_by_key(&key, |(key, _)| key).ok().and_then(|at| before.get(at));
            let repeats = all.is_some_and(|(_, all)| all.len() == counted.len());
            tallies.push(Tally { call, quota, stage: Stage::Recommended, row, key, counted, repeats });
        }
        for (key, counted) in before {
            tallies.push(Tally { call, quota, stage: Stage::Submitted, row, key, counted, repeats: false });
        }
    }
    tallies
}

/// All recommended demands with their department and the file they are recommended in.
pub(super) fn recommendations_by_department(
    call: &Call,
) -> impl Iterator<Item = (&Department, &Recommendation, &Recommended)> {
    call.departments
        .values()
        .filter_map(|department| Some((department, department.recommendation.as_ref()?)))
        .flat_map(|(department, recommendation)| {
            recommendation.recommended.iter().map(move |entry| (department, recommendation, entry))
        })
}

/// All recommended demands with the file they are recommended in.
pub(super) fn recommendations(call: &Call) -> impl Iterator<Item = (&Recommendation, &Recommended)> {
    recommendations_by_department(call).map(|(_, recommendation, entry)| (recommendation, entry))
}

fn group<'a>(quota: &Quota, demands: &[(Counted<'a>, Share<'a>)]) -> Vec<(&'a str, Vec<Counted<'a>>)> {
    quota.groups(demands.iter().map(|(counted, share)| (*counted, *share)))
}

/// The value of a key that quotas may filter or count by.
pub(super) fn value_of<'a>(demand: &'a Demand, key: &str) -> Option<&'a str> {
    let field = match key {
        "domain" => &demand.domain,
        "organization" => &demand.organization,
        "topic" => &demand.topic,
        _ => return None,
    };
    field.as_ref().map(|field| field.value.as_str())
}

impl Tally<'_> {
    /// Reports that it breaks its row: always an error over what is recommended, with the rule's severity over what is
    /// submitted. Nothing where the same fault is an error over what is submitted already.
    pub(super) fn report<'f>(
        &self,
        findings: &'f mut Findings<'_>,
        location: Location,
        message: Message,
    ) -> Option<&'f mut Diagnostic> {
        match self.stage {
            Stage::Submitted => Some(findings.report(location, message)),
            Stage::Recommended if self.repeats && findings.severity() == Severity::Error => None,
            Stage::Recommended => Some(findings.report_as(Severity::Error, location, message)),
        }
    }

    /// Who shares the quota, in words: a unit's or department's name.
    pub(super) fn holder(&self) -> String {
        let Self { call, quota, counted, .. } = self;
        let Some(first) = counted.first().map(|counted| counted.demand) else { return String::new() };
        let unit = call.units.get(&first.unit);
        match quota.per {
            None | Some(Per::Unit | Per::Group) => {
                unit.map_or(first.unit.as_str(), |unit| unit.shown_name()).to_owned()
            }
            Some(Per::Department) => unit
                .and_then(|unit| unit.department.as_ref())
                .map(|id| {
                    call.departments.get(&id.value).map_or(id.value.as_str(), |d| d.shown_name()).to_owned()
                })
                .unwrap_or_default(),
            Some(Per::Domain) => {
                let domain = first.domain.as_ref().map_or("", |domain| domain.value.as_str());
                call.settings.as_ref().map_or(domain, |settings| settings.domain_name(domain)).to_owned()
            }
            Some(Per::Call) => {
                call.settings.as_ref().map_or(call.name.as_str(), |s| s.title.as_str()).to_owned()
            }
        }
    }
}
