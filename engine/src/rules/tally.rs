//! Demands counted together, as the quota rules count them.
//!
//! A notice allots *recommendations*, so a quota binds what departments recommend, always. What a unit or a group may have is
//! also applied to what it submits, with the severity that `call.yaml` gives, so that it learns in time.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::Findings;
use crate::call::{Call, Demand, Department, Per, Quota, Recommendation, Recommended, Share, Unit};
use crate::diagnostic::{Diagnostic, Location, Message, Severity, Span};
use crate::schema::{Kind, SchemaSet};

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
    share: Share<'a>,
    /// Where it is recommended; none where it counts as it was submitted.
    recommended: Option<(&'a Recommendation, Span)>,
}

impl<'a> Counted<'a> {
    /// The value of a key that quotas may choose or count by.
    pub(super) fn value(&self, key: &str) -> Option<&'a str> {
        self.share.value(key)
    }

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
            Counted { demand, share: Share::of(demand, unit), recommended: None }
        })
        .collect();
    // A demand that two departments recommend counts once; that it stands twice is the business of `ranking`.
    let mut once = HashSet::with_hasher(RandomState::default());
    let recommended: Vec<_> = recommendations(call)
        .filter_map(|(recommendation, entry)| {
            let id = entry.demand.as_ref()?;
            let demand = call.demands.get(&id.value).filter(|demand| !demand.withdrawn)?;
            let recommended = Some((recommendation, id.span));
            once.insert(&*demand.id).then(|| Counted { demand, share: call.share(demand), recommended })
        })
        .collect();
    let mut tallies = Vec::new();
    for (row, quota) in settings.quotas.iter().enumerate() {
        let before = group(quota, &submitted);
        for (key, counted) in group(quota, &recommended) {
            let all = before.binary_search_by_key(&key, |(key, _)| key).ok().and_then(|at| before.get(at));
            let repeats = quota.binds_units() && all.is_some_and(|(_, all)| all.len() == counted.len());
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

fn group<'a>(quota: &Quota, demands: &[Counted<'a>]) -> Vec<(&'a str, Vec<Counted<'a>>)> {
    quota.groups(demands.iter().map(|counted| (*counted, counted.share)))
}

impl Tally<'_> {
    /// Reports that it breaks its row: always an error over what is recommended, with the rule's severity over what is
    /// submitted. Nothing where the same fault is an error over what is submitted already, or where the row does not bind
    /// what is submitted.
    pub(super) fn report<'f>(
        &self,
        findings: &'f mut Findings<'_>,
        location: Location,
        message: Message,
    ) -> Option<&'f mut Diagnostic> {
        match self.stage {
            Stage::Submitted if !self.quota.binds_units() => None,
            Stage::Submitted => Some(findings.report(location, message)),
            Stage::Recommended if self.repeats && findings.severity() == Severity::Error => None,
            Stage::Recommended => Some(findings.report_as(Severity::Error, location, message)),
        }
    }

    /// Most demands, included.
    pub(super) fn max(&self) -> Option<usize> {
        self.quota.max_of(self.key)
    }

    /// A value that a row counts by, in words.
    pub(super) fn name_of(&self, schemas: &SchemaSet, key: &str, value: &str) -> String {
        let settings = self.call.settings.as_ref();
        let label = |kind: Kind| {
            let field = schemas.form(kind).property(key)?;
            field.options().into_iter().find(|(word, _)| *word == value).map(|(word, label)| {
                settings.map_or(label, |settings| settings.option_name(key, word, label))
            })
        };
        let name = match key {
            "domain" => settings.map(|settings| settings.domain_name(value)),
            "unit_kind" => settings.map(|settings| settings.unit_kind_name(value)),
            "department" => self.call.departments.get(value).map(Department::shown_name),
            "legal_form" => label(Kind::Unit),
            _ => label(Kind::Demand),
        };
        name.unwrap_or(value).to_owned()
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
