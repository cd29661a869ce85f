//! Whom to ask (notice 四): every message ends with the office that answers for its demand or unit.

use std::collections::BTreeSet;

use crate::call::layout::{Folder, Role};
use crate::call::{Settings, within};
use crate::diagnostic::Diagnostic;
use crate::rules::Context;

/// Names the offices on each diagnostic, by the domain and unit kind of the file it stands in. Where nobody is named
/// for those, the offices named for everything else answer.
pub(super) fn name_offices(context: &Context<'_>, diagnostics: &mut [Diagnostic]) {
    let Some(settings) = context.settings() else { return };
    // A rule may know better.
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.ask.is_empty()) {
        diagnostic.ask = offices(context, settings, &diagnostic.location.path);
    }
}

fn offices(context: &Context<'_>, settings: &Settings, path: &str) -> Vec<String> {
    let inside = within(path).map_or("", |(_, inside)| inside);
    let demand = Role::parse(inside).ok().and_then(|role| context.call.demands.get(&role.demand_id()?));
    let unit = match Folder::of(inside) {
        Some((Folder::Units, unit)) => context.call.units.get(unit),
        _ => None,
    };
    let kind = unit.and_then(|unit| unit.kind.as_ref()).map(|kind| kind.value.as_str());
    let domains: BTreeSet<&str> = match demand {
        Some(demand) => demand.domain.iter().map(|domain| domain.value.as_str()).collect(),
        None => unit
            .into_iter()
            .flat_map(|unit| context.call.demands_of(&unit.id))
            .filter_map(|demand| demand.domain.as_ref().map(|domain| domain.value.as_str()))
            .collect(),
    };
    // A file that belongs to no domain is asked about once, without one.
    let domains: Vec<Option<&str>> =
        if domains.is_empty() { vec![None] } else { domains.into_iter().map(Some).collect() };
    let mut found: Vec<String> = Vec::new();
    for contact in domains.into_iter().flat_map(|domain| settings.offices_for(domain, kind)) {
        if !found.contains(&contact.office) {
            found.push(contact.office.clone());
        }
    }
    found
}
