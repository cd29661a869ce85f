//! What `freeze` and `verify` say, in the messages they share.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::call::StageKind;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::proof::{Between, Change, Note, PendingError, ProofError};
use crate::source::Doubt;

/// What should be told beside the result.
pub(in crate::cli) fn told(note: &Note, zone: &TimeZone) -> Message {
    match note {
        Note::Doubt(Doubt::Damaged(lines)) => Message::new("freeze-note-damaged").list("lines", lines),
        Note::Doubt(Doubt::Gap { before }) => {
            Message::new("freeze-note-gap").text("at", shown(*before, zone))
        }
        Note::Doubt(Doubt::ClockWentBack { at }) => {
            Message::new("freeze-note-clock").text("at", shown(*at, zone))
        }
        Note::Doubt(Doubt::Unproven) => Message::new("freeze-note-unproven"),
        Note::PendingLate(name, at) => {
            Message::new("freeze-note-pending-late").text("name", name).text("at", shown(*at, zone))
        }
        Note::PendingEmpty(name) => Message::new("freeze-note-pending-empty").text("name", name),
        Note::LeftOut(path) => Message::new("freeze-note-left-out").text("path", path),
    }
}

pub(in crate::cli) fn refused(error: ProofError, zone: &TimeZone) -> CommandError {
    match error {
        ProofError::NoReceipts(branch) => {
            let short = branch.strip_prefix("refs/heads/").unwrap_or(&branch);
            CommandError::new("freeze-no-receipts").text("branch", short)
        }
        ProofError::NothingReceived(at) => {
            CommandError::new("freeze-nothing-received").text("at", shown(at, zone))
        }
        ProofError::Rewritten { commit, at } => {
            CommandError::new("freeze-rewritten").text("commit", short(&commit)).text("at", shown(at, zone))
        }
        ProofError::Unreadable(path) => CommandError::new("freeze-unreadable").text("path", path),
        ProofError::NoHead(name) => CommandError::new("freeze-no-head").text("name", name),
        ProofError::Git(error) => error.into(),
    }
}

pub(super) fn pending_refused(path: &std::path::Path, error: &PendingError) -> CommandError {
    match error {
        PendingError::Shape { line, reason } => CommandError::new("freeze-pending-shape")
            .text("path", path.display())
            .text("line", line.unwrap_or(1))
            .reason(reason),
        PendingError::Head(name) => {
            CommandError::new("freeze-pending-head").text("path", path.display()).text("name", name)
        }
    }
}

pub(in crate::cli) fn stage_name(stage: StageKind) -> &'static str {
    match stage {
        StageKind::Submission => "freeze-stage-submission",
        _ => "freeze-stage-recommendation",
    }
}

/// The beginning of an id, as git shows it.
pub(in crate::cli) fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}

/// The end of a stage. A day that counts in whole ends at its own 24:00, not at 00:00 of a day that nobody has read of.
pub(in crate::cli) fn closing(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned_datetime(zone.clone()).datetime();
    match local.date().yesterday() {
        Ok(day) if local.time() == jiff::civil::Time::midnight() => format!("{day} 24:00"),
        _ => shown(at, zone),
    }
}

pub(in crate::cli) fn shown(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// A file that is otherwise than in the seal before, and the amendment that allowed it.
pub(in crate::cli) fn differing(one: &Between, zone: &TimeZone) -> Message {
    let id = match (one.change, one.amendment) {
        (_, None) => "seal-unexcused",
        (Change::Added, _) => "seal-added",
        (Change::Altered, _) => "seal-altered",
        (Change::Withdrawn, _) => "seal-withdrawn",
        (Change::Removed, _) => "seal-removed",
    };
    let number = one.amendment.map(|number| number.to_string()).unwrap_or_default();
    let at = one.arrived.map(|at| shown(at, zone)).unwrap_or_default();
    Message::new(id).text("path", &one.path).text("number", number).text("at", at)
}

/// An amendment in a line: its number, until when it opens, why, and who approved it.
pub(in crate::cli) fn amendment(one: &crate::proof::Accepted, zone: &TimeZone) -> Message {
    Message::new("seal-amendment")
        .text("number", one.number)
        .text("until", &one.amendment.until)
        .text("reason", &one.amendment.reason)
        .text("by", &one.amendment.approved_by)
        .text("accepted", shown(one.accepted, zone))
}
