//! `arrival`: what counts is when a file came in, by the receiver's clock, and nobody can rewrite that afterwards.
//!
//! Decided edge cases: a file that arrived in the last second of the closing day is in time; a file that an amendment let in is not late; a file that no receipt speaks
//! of is a warning, since nothing is known of it; only the bureau's push may create a freeze tag, and none moves it; none touches
//! `refs/replace/`, because replaced objects show people something else than the program reads. A push whose old
//! tip is not on the first-parent chain of the new one is refused although it looks like a fast-forward: afterwards the
//! branch would tell another order of arrival.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::call::layout::Folder;
use crate::call::{Settings, Stage};
use crate::diagnostic::{Location, Message, Severity};
use crate::rules::arrivals::Arrivals;
use crate::rules::proposal::{ReferenceChange, ReferenceUpdate};
use crate::rules::{Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    id: "arrival",
    severity: Severity::Error,
    reading: Some("rule-arrival-reading"),
    passes: &[("arrivals", "‹submission.last› receipt units/shili-yiqi/sensor.yaml")],
    fails: &[("arrivals", "‹submission.over› receipt units/shili-yiqi/sensor.yaml")],
    check: Check::Model(check),
    severity_chosen: false,
    judges_proposal: true,
    judges_commits: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for update in context.proposal.iter().flat_map(|proposal| &proposal.references) {
        reference(context, update, findings);
    }
    if let (Some(arrivals), Some(settings)) = (context.arrivals, context.settings()) {
        for (kind, stage) in &settings.stages {
            if let Some(folder) = kind.folder() {
                files(context, settings, arrivals, folder, stage, findings);
            }
        }
    }
}

fn reference(context: &Context<'_>, update: &ReferenceUpdate, findings: &mut Findings<'_>) {
    let name = &*update.name;
    let (id, help) = if name.starts_with("refs/replace/") {
        ("arrival-replace", "arrival-replace-mend")
    } else if name.starts_with("refs/tags/") {
        match update.change {
            ReferenceChange::Created => return,
            ReferenceChange::Foreign => ("arrival-tag-foreign", "arrival-tag-foreign-mend"),
            _ => ("arrival-tag-moved", "arrival-tag-moved-mend"),
        }
    } else {
        match update.change {
            ReferenceChange::Created | ReferenceChange::Foreign => return,
            ReferenceChange::Foxtrot => ("arrival-foxtrot", "arrival-foxtrot-mend"),
            ReferenceChange::Rewritten => ("arrival-rewritten", "arrival-rewritten-mend"),
            ReferenceChange::Deleted => ("arrival-deleted", "arrival-deleted-mend"),
        }
    };
    let location = context.call_file();
    let short = name.strip_prefix("refs/heads/").or(name.strip_prefix("refs/tags/")).unwrap_or(name);
    findings
        .report_as(Severity::Error, location, Message::new(id).text("name", short))
        .set_help(Message::new(help).text("name", short));
}

fn files(
    context: &Context<'_>,
    settings: &Settings,
    arrivals: &Arrivals,
    folder: Folder,
    stage: &Stage,
    findings: &mut Findings<'_>,
) {
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let Some(instants) = stage.instants(&zone) else { return };
    let paths = context.call.texts.iter().map(|text| &text.path).chain(context.call.scans.keys());
    for path in paths.filter(|path| folder.holds(&context.call.name, path)) {
        let Some(arrival) = arrivals.by_path.get(path) else {
            findings
                .report_as(Severity::Warning, Location::file(path), Message::new("arrival-unproven"))
                .set_help(Message::new("arrival-unproven-mend"));
            continue;
        };
        if arrival.at >= instants.closes && arrival.amendment.is_none() {
            let message = Message::new("arrival-late")
                .text("at", shown(arrival.at, &zone))
                .text("closes", stage.closing());
            findings.report(Location::file(path), message);
        }
    }
}

fn shown(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
