//! Which stages are sealed, and whether the seals still hold.

use jiff::tz::TimeZone;

use super::lines::{Lines, Who};
use super::page::Line;
use crate::call::{Settings, StageKind};
use crate::cli::CallArguments;
use crate::cli::checked::CheckedCall;
use crate::cli::freeze::stage_name;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::gate::protected_branches;
use crate::proof::{in_chains, tag_name, verify};
use crate::source::GitRepository;

/// The stages whose files can be sealed.
const SEALED: [StageKind; 2] = [StageKind::Submission, StageKind::Recommendation];

/// A line for each stage that can be sealed, and one for each seal that does not belong to them.
pub(super) fn lines(
    told: &Lines<'_>,
    checked: &CheckedCall,
    arguments: &CallArguments,
    settings: &Settings,
) -> Result<Vec<Line>, CommandError> {
    let Ok(repository) = GitRepository::discover(checked.source.root()) else {
        return Ok(vec![told.of_call(&Message::new("status-seal-no-git"))]);
    };
    let mut protected = protected_branches(&repository)?;
    protected.extend(repository.default_branch_of("origin")?);
    let seals = Seals { told, repository: &repository, protected, rev: arguments.rev.as_deref() };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let mut tags = repository.freeze_tags(&format!("freeze/{}/", checked.call.name))?;
    let mut lines = Vec::new();
    for kind in SEALED {
        let Some(stage) = settings.stage(kind) else { continue };
        let name = told.catalog.text(stage_name(kind));
        let closed = stage.instants(&zone).is_some_and(|instants| checked.now >= instants.closes);
        let tag = tag_name(&checked.call.name, kind, 1);
        let is_of_stage = |one: &String| {
            *one == tag || one.starts_with(&format!("{tag}/")) || one.starts_with(&format!("{tag}-"))
        };
        let (own, others): (Vec<_>, Vec<_>) = tags.into_iter().partition(is_of_stage);
        tags = others;
        if own.is_empty() {
            let id = if closed { "status-seal-missing" } else { "status-seal-later" };
            let message = Message::new(id)
                .text("stage", &name)
                .text("key", kind.key())
                .text("call", &checked.call.name)
                .text("closes", stage.closing());
            lines.push(told.of_call(&message));
        }
        lines.extend(in_chains(own).iter().map(|(tag, is_followed)| seals.line(&name, tag, *is_followed)));
    }
    lines.extend(tags.iter().map(|tag| seals.line("", tag, false)));
    Ok(lines)
}

/// What every seal is asked with.
struct Seals<'a> {
    told: &'a Lines<'a>,
    repository: &'a GitRepository,
    /// The branches on which something can have counted.
    protected: Vec<String>,
    rev: Option<&'a str>,
}

impl Seals<'_> {
    /// Whether one seal holds; one that is followed by another is compared with that. The page only asks; `verify` says what is
    /// not as it was.
    fn line(&self, stage: &str, tag: &str, is_followed: bool) -> Line {
        let message = match verify(self.repository, tag, None, self.rev, &self.protected, is_followed) {
            Ok(verified) if verified.changes.is_empty() => Message::new("status-seal-holds"),
            Ok(verified) => Message::new("status-seal-changed").count("count", verified.changes.len()),
            Err(_) => Message::new("status-seal-unknown"),
        };
        let file = format!("refs/tags/{tag}");
        self.told.line(&message.text("stage", stage).text("tag", tag), Who::Bureau, &file)
    }
}
