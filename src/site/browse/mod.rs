//! Looking through the demands: all of them, by condition and by unit; what the filters of the list load.

mod card;
mod data;
mod facet;
mod lists;
pub(super) mod paging;
mod units;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub(super) use card::{Card, RecommendedBy, demand_href, recommended_by};
pub(super) use facet::{Facet, facets};

use crate::call::public::{Demand, Department, PublicCall, Recommended, Unit};
use crate::site::Files;
use crate::site::TemplateError;
use crate::site::page::{Job, Site};
use crate::tables;

/// Demands on one page of a list.
const PAGE: usize = 50;

/// A demand in the order of the list.
pub(super) struct Entry<'a> {
    pub(super) demand: &'a Demand,
    unit: Option<&'a Unit>,
    pub(super) recommended: Option<(&'a Department, &'a Recommended)>,
    /// The department that recommends it; otherwise the one that could.
    department: Option<&'a str>,
}

impl Entry<'_> {
    /// Whether a department recommends it.
    pub(super) fn is_recommended(&self) -> bool {
        self.recommended.is_some()
    }
}

/// Demands as the tables have them (departments in their order, then ranks), then those nobody recommends.
pub(super) fn entries(call: &PublicCall) -> Vec<Entry<'_>> {
    let recommenders: BTreeMap<&str, (&Department, &Recommended)> = tables::recommenders(call);
    let ranked = call.departments.iter().flat_map(|d| &d.recommendations);
    let mut order: Vec<&Demand> =
        ranked.filter_map(|entry| call.demands.get(&entry.demand)).map(AsRef::as_ref).collect();
    order.extend(
        call.demands
            .values()
            .map(AsRef::as_ref)
            .filter(|demand| !recommenders.contains_key(demand.id.as_str())),
    );
    order
        .into_iter()
        .map(|demand| {
            let unit = call.units.get(&demand.unit);
            let recommended = recommenders.get(demand.id.as_str()).copied();
            let department = match recommended {
                Some((department, _)) => Some(department.id.as_str()),
                None => unit.map(|unit| unit.department.as_str()),
            };
            Entry { demand, unit, recommended, department }
        })
        .collect()
}

/// The cards of all demands, in the order of [`entries`].
pub(super) fn cards<'a>(site: &Site<'a>) -> Vec<Card<'a>> {
    site.entries.iter().map(|entry| site.card(entry)).collect()
}

pub(super) fn pages<'a>(
    site: &'a Site<'a>,
    facets: &'a [Facet<'a>],
    cards: &'a [Card<'a>],
) -> impl ParallelIterator<Item = Job> + 'a {
    let of_facets = facets.par_iter().flat_map(|facet| lists::of_facet(site, cards, facet));
    lists::all(site, cards, facets).into_par_iter().chain(of_facets).chain(units::pages(site, cards))
}

/// What the filters of the list load when they are first used.
///
/// # Errors
/// When a value has no JSON.
pub(super) fn files(site: &Site<'_>) -> Result<Files, TemplateError> {
    Ok(data::files(site, &facets(site))?)
}
