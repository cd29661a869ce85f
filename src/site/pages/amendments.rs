//! The exceptions of a call on its start page: what stays open after its stage has closed, until when, why, and who approved it.

use jiff::Timestamp;
use serde::Serialize;

use crate::call::layout::Role;
use crate::call::{Amendment, Opened, StageKind};
use crate::site::page::Site;
use crate::site::pages::overview::stage_word;

/// One exception, in words.
#[derive(Serialize)]
pub(in crate::site) struct AmendmentRow<'a> {
    /// What it opens.
    what: String,
    /// The last day, with the hour where one is named.
    until: &'a str,
    /// Whether that is over on the day of the build.
    over: bool,
    reason: &'a str,
    approved_by: &'a str,
}

/// All of them, in the order in which they were approved.
pub(in crate::site) fn rows<'a>(site: &Site<'a>) -> Vec<AmendmentRow<'a>> {
    let zone = site.zone();
    let is_over = |closes: Timestamp| closes <= site.now;
    let row = |amendment: &'a Amendment| AmendmentRow {
        what: what(site, &amendment.what),
        until: &amendment.until,
        over: amendment.closes(&zone).is_some_and(is_over),
        reason: &amendment.reason,
        approved_by: &amendment.approved_by,
    };
    site.call.settings.amendments.iter().map(row).collect()
}

fn what(site: &Site<'_>, opened: &Opened) -> String {
    let call = site.call;
    let Opened { stage, department, unit, file } = opened;
    if let Some(file) = file {
        return named_file(site, file);
    }
    if let Some(unit) = unit {
        let name = call.units.get(unit).map_or(unit.as_str(), |unit| &unit.name);
        return site.tell("amendment-unit", [("name", name.into())]);
    }
    if let Some(id) = department {
        let name = call.departments.iter().find(|one| one.id == *id).map_or(id.as_str(), |one| &one.name);
        let words = match stage {
            Some(StageKind::Recommendation) => "amendment-department",
            _ => "amendment-units-of",
        };
        return site.tell(words, [("name", name.into())]);
    }
    let kind = stage.unwrap_or(StageKind::Submission);
    let announced = call.announced.get(&kind).map(crate::call::Stage::closing).unwrap_or_default();
    let name = site.t(stage_word(kind));
    site.tell("amendment-stage", [("name", name.into()), ("announced", announced.into())])
}

fn named_file(site: &Site<'_>, file: &str) -> String {
    let call = site.call;
    let role = Role::parse(file).ok();
    let demand = role.as_ref().and_then(Role::demand_id).and_then(|id| call.demands.get(&id));
    if let Some(demand) = demand {
        return site.tell("amendment-demand", [("title", demand.title.as_str().into())]);
    }
    match role {
        Some(Role::Page(_)) => site.t("amendment-notice").to_owned(),
        Some(Role::Call) => site.t("amendment-settings").to_owned(),
        _ => site.tell("amendment-file", [("path", file.into())]),
    }
}
