//! What `submission-window` and `recommendation-window` have in common: a folder whose files change only while a stage
//! is open, by the checker's clock.

use jiff::tz::TimeZone;

use super::{Context, Findings};
use crate::call::StageKind;
use crate::diagnostic::{Location, Message};

/// Reports each changed file of the folder that `stage` binds while that stage is not open. Without a proposal nothing is
/// known of changes, and nothing is said.
pub(super) fn check(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    stage: StageKind,
    early: &'static str,
    late: &'static str,
) {
    let (Some(proposal), Some(settings)) = (context.proposal, context.settings()) else { return };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let (Some(folder), Some(stage)) = (stage.folder(), settings.stages.get(&stage)) else { return };
    let Some(instants) = stage.instants(&zone) else { return };
    let id = if context.now < instants.opens {
        early
    } else if context.now >= instants.closes {
        late
    } else {
        return;
    };
    let changed = proposal.changed.iter().map(|change| &change.path);
    for path in changed.filter(|path| folder.holds(&context.call.name, path)) {
        let message = Message::new(id).text("opens", stage.opening()).text("closes", stage.closing());
        findings.report(Location::file(path), message);
    }
}
