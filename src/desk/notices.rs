//! What stands above everything else on a desk: until when there is what to be done, what changed since the department stamped,
//! what was withdrawn, what is missing.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::JudgedCall;
use crate::call::layout::Folder;
use crate::call::{Department, PrintedTable, Settings, StageKind, inside};
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message, Severity};

/// The lines, in the order in which they are to be read.
pub(super) fn notices(
    judged: &JudgedCall<'_>,
    department: &Department,
    table: Option<&PrintedTable>,
) -> Vec<String> {
    let say = |message: &Message| judged.catalog.render(message, Reveal::PublicOnly);
    let mut lines: Vec<String> =
        deadline(judged.settings, &department.id, judged.now).iter().map(say).collect();
    lines.extend(stamp(department, table).iter().map(say));
    for fault in own(judged, department) {
        let kind = judged.catalog.text(&format!("report-{}", fault.severity.key()));
        let message = say(&fault.message);
        lines.push(say(&Message::new("desk-notice").text("kind", kind).text("message", message)));
        lines.extend(
            fault
                .notes
                .iter()
                .map(|note| say(&Message::new("desk-notice-more").text("message", say(&note.message)))),
        );
    }
    lines
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
fn stamp(department: &Department, table: Option<&PrintedTable>) -> Option<Message> {
    let given = department.recommendation.as_ref().filter(|given| !given.recommended.is_empty())?;
    let covers =
        given.table_digest.as_ref().zip(table).is_some_and(|(code, table)| table.is_stamped_as(&code.value));
    let complete = given.approved_by.is_some() && given.approved_on.is_some() && given.stamped_scan.is_some();
    match (&given.table_digest, covers && complete) {
        (_, true) => Some(Message::new("desk-stamp-covers")),
        (None, _) => Some(Message::new("desk-stamp-awaited")),
        (Some(_), false) => covers.then(|| Message::new("desk-stamp-incomplete")),
    }
}

/// What is to be said about the department's own files.
fn own<'a>(judged: &'a JudgedCall<'_>, department: &'a Department) -> impl Iterator<Item = &'a Diagnostic> {
    judged.diagnostics.iter().filter(|fault| {
        let folder = inside(&judged.call.name, &fault.location.path).and_then(Folder::of);
        folder == Some((Folder::Departments, department.id.as_str())) && fault.severity <= Severity::Note
    })
}
