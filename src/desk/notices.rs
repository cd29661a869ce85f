//! What stands above everything else on a desk: until when there is what to be done, what changed since the department stamped,
//! what was withdrawn, what is missing.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::JudgedCall;
use crate::call::layout::Folder;
use crate::call::{Department, PrintedTable, Settings, StageKind, inside};
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::paper::desk::DeskNotice;

/// What is to be said, in the order in which it is to be read.
pub(super) fn notices(
    judged: &JudgedCall<'_>,
    department: &Department,
    table: Option<&PrintedTable>,
) -> Vec<DeskNotice> {
    let say = |message: &Message| judged.catalog.render(message, Reveal::PublicOnly);
    let plain = deadline(judged.settings, &department.id, judged.now).into_iter();
    let plain = plain.chain(stamp(judged, department, table)).map(|message| {
        let message = say(&message);
        DeskNotice { lines: vec![message.clone()], message, ..DeskNotice::default() }
    });
    let faults = own(judged, department).map(|fault| {
        let kind = judged.catalog.text(&format!("report-{}", fault.severity.key()));
        let message = say(&fault.message);
        let more: Vec<String> = fault.notes.iter().map(|note| say(&note.message)).collect();
        let first = Message::new("desk-notice").text("kind", &kind).text("message", &message);
        let below = more.iter().map(|note| Message::new("desk-notice-more").text("message", note));
        let lines = [first].into_iter().chain(below).map(|line| say(&line)).collect();
        DeskNotice { severity: fault.severity.key(), kind, message, more, lines }
    });
    plain.chain(faults).collect()
}

/// Until when the department has time, in the time zone of the call: it may have been given longer than others.
fn deadline(settings: &Settings, department: &str, now: Timestamp) -> Option<Message> {
    let stage = settings.stage_of_department(StageKind::Recommendation, department)?;
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let instants = stage.instants(&zone)?;
    if now >= instants.closes {
        return Some(
            Message::new("desk-closed").text("closes", stage.closing()).text("host", &settings.host),
        );
    }
    let today = now.to_zoned_datetime(zone).date();
    let days = today.until(stage.closes).map_or(0, |span| span.get_days());
    let message = Message::new("desk-until").text("opens", stage.opening()).text("closes", stage.closing());
    Some(message.count("days", usize::try_from(days).unwrap_or_default()))
}

/// What is still to be done about the stamp, where no rule says so yet.
fn stamp(judged: &JudgedCall<'_>, department: &Department, table: Option<&PrintedTable>) -> Option<Message> {
    let given = department.recommendation.as_ref().filter(|given| !given.recommended.is_empty())?;
    let boxes = [
        ("desk-approved-by", given.approved_by.is_some()),
        ("desk-approved-on", given.approved_on.is_some()),
        ("desk-digest", given.table_digest.is_some()),
        ("desk-scan", given.stamped_scan.is_some()),
    ];
    if boxes.iter().all(|(_, is_given)| !is_given) {
        return Some(Message::new("desk-stamp-awaited"));
    }
    let covers = |code: &str| table.is_some_and(|table| table.is_stamped_as(code));
    if given.table_digest.as_ref().is_some_and(|code| !covers(&code.value)) {
        return None;
    }
    let missing: Vec<String> =
        boxes.iter().filter(|(_, is_given)| !is_given).map(|(label, _)| judged.catalog.text(label)).collect();
    if missing.is_empty() {
        return Some(Message::new("desk-stamp-covers"));
    }
    Some(Message::new("desk-stamp-incomplete").list("boxes", missing))
}

/// What is to be said about the department's own files.
fn own<'a>(judged: &'a JudgedCall<'_>, department: &'a Department) -> impl Iterator<Item = &'a Diagnostic> {
    judged.diagnostics.iter().filter(|fault| {
        let folder = inside(&judged.call.name, &fault.location.path).and_then(Folder::of);
        folder == Some((Folder::Departments, department.id.as_str())) && fault.severity <= Severity::Note
    })
}
