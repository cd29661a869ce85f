//! What `submission-window` and `recommendation-window` have in common: a folder whose files change only while a stage
//! is open, by the checker's clock, or under an amendment that stood before they came.
//!
//! Dates and amendments are those of the base, and those of the proposal where they are narrower. So nobody opens a window
//! by the proposal that goes through it: an amendment in the same proposal excuses nothing, and the dates of a stage that
//! has closed stay as they are.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::authority::department_of;
use super::proposal::{ChangeKind, Proposal};
use super::{Context, Findings};
use crate::call::layout::{Folder, Role};
use crate::call::{Amendment, Call, Instants, Settings, StageKind, inside};
use crate::diagnostic::{Location, Message};
use crate::schema::Kind;

/// What a rule says of a file that comes too early, of one that comes too late, and of the dates of its stage once that has
/// closed.
pub(super) struct Words {
    pub(super) early: &'static str,
    pub(super) late: &'static str,
    pub(super) moved: &'static str,
}

/// Most files of which the summary of a proposal says under which amendment they are taken.
const NAMED: usize = 20;

/// Reports each changed file that `stage` binds while that stage is not open, and dates of the stage that are changed after it
/// has closed. Without a proposal nothing is known of changes, and nothing is said.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings<'_>, stage: StageKind, words: &Words) {
    let (Some(proposal), Some(own)) = (context.proposal, context.settings()) else { return };
    let base = proposal.base.as_deref().filter(|base| holds_settings(base));
    let before = base.and_then(|base| base.settings.as_ref());
    for change in &proposal.changed {
        let Some(inside) = inside(&context.call.name, &change.path) else { continue };
        if own.bound_by(inside) != Some(stage)
            && before.and_then(|before| before.bound_by(inside)) != Some(stage)
        {
            continue;
        }
        let is_notice = Folder::of(inside).is_none();
        // The notice of a call that comes in whole is its first one.
        if is_notice && (before.is_none() || change.kind == ChangeKind::Added) {
            continue;
        }
        let department = department(base, context.call, inside);
        // What the proposal brings itself excuses nothing, not even where it brings the whole call.
        let excused =
            before.is_some_and(|before| before.amendment_for(inside, department, context.now).is_some());
        let closed = before.into_iter().chain([own]).find_map(|settings| {
            let window = window(settings, stage, context.now);
            (window != Window::Open && !(excused && window == Window::Late)).then_some((window, settings))
        });
        let (id, settings) = match closed {
            Some((Window::Late, settings)) if is_notice => ("submission-window-notice", settings),
            Some((Window::Late, settings)) => (words.late, settings),
            Some((Window::Early, settings)) if !is_notice => (words.early, settings),
            _ => continue,
        };
        let Some(shown) = settings.stage(stage) else { continue };
        let message = Message::new(id).text("opens", shown.opening()).text("closes", shown.closing());
        let fault = findings.report(Location::file(&change.path), message);
        let opens = |amendment: &&Amendment| amendment.opens(inside, department);
        if closed.is_some_and(|(window, _)| window == Window::Early) {
            continue;
        }
        if proposal.amendments.iter().any(|one| opens(&one)) {
            fault.add_note(None, Message::new("window-amendment-same"));
            fault.help = Some(Message::new("window-amendment-same-mend"));
        } else if let Some(over) = before.and_then(|before| before.amendments.iter().rfind(opens)) {
            fault.add_note(None, Message::new("window-amendment-over").text("until", &over.until));
        } else if is_notice {
            fault.help = Some(Message::new("submission-window-notice-mend"));
        }
    }
    let settings = Role::Call.in_call(&context.call.name).to_string();
    if let Some(before) = before.filter(|_| proposal.touches(&settings)) {
        moved(context, findings, stage, before, own, words.moved);
    }
}

/// Dates of a stage that has closed. Moving them would reopen in silence what has been sealed.
fn moved(
    context: &Context<'_>,
    findings: &mut Findings<'_>,
    stage: StageKind,
    before: &Settings,
    own: &Settings,
    id: &'static str,
) {
    let Some(then) = instants(before, stage).filter(|then| context.now >= then.closes) else { return };
    let excused = before.amendment_for(&Role::Call.to_string(), None, context.now).is_some();
    if excused || instants(own, stage) == Some(then) {
        return;
    }
    let places = [&["stages", stage.key(), "closes"][..], &["stages", stage.key()], &["stages"]];
    let place = places.into_iter().find_map(|keys| context.call.location_in_settings(keys));
    let closes = before.stages.get(&stage).map(crate::call::Stage::closing).unwrap_or_default();
    findings
        .report(place.unwrap_or_else(|| context.call_file()), Message::new(id).text("closes", closes))
        .help = Some(Message::new("window-moved-mend").text("stage", stage.key()));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Window {
    Early,
    Open,
    Late,
}

/// How the window of a stage stands by some settings. Where they do not say when the stage is, it is open.
fn window(settings: &Settings, stage: StageKind, now: Timestamp) -> Window {
    match instants(settings, stage) {
        Some(instants) if now < instants.opens => Window::Early,
        Some(instants) if now >= instants.closes => Window::Late,
        _ => Window::Open,
    }
}

fn instants(settings: &Settings, stage: StageKind) -> Option<Instants> {
    settings.stages.get(&stage)?.instants(&settings.zone().unwrap_or(TimeZone::UTC))
}

/// Whether it is this call that the base holds, and not the roles of another one in its place.
fn holds_settings(base: &Call) -> bool {
    base.documents_of(Kind::Call).next().is_some()
}

/// The department of the unit whose file it is: the one that the base names, so that nobody goes over to a department that has
/// more time; of a new unit, its own word, which its department answers for.
fn department<'a>(base: Option<&'a Call>, after: &'a Call, inside: &str) -> Option<&'a str> {
    let (_, unit) = Folder::of(inside).filter(|(folder, _)| *folder == Folder::Units)?;
    let known = base.and_then(|base| base.units.get(unit));
    known.or_else(|| after.units.get(unit)).and_then(|unit| department_of(unit))
}

/// Under which amendments files of a proposal are taken, a sentence an amendment.
pub fn under_amendments(proposal: &Proposal, after: &Call, now: Timestamp) -> Vec<Message> {
    let Some(base) = proposal.base.as_deref().filter(|base| holds_settings(base)) else { return Vec::new() };
    let Some(settings) = &base.settings else { return Vec::new() };
    let mut counts: Vec<(usize, &Amendment, usize)> = Vec::new();
    for change in &proposal.changed {
        let Some(inside) = inside(&after.name, &change.path) else { continue };
        let under = settings.taken_under(inside, department(Some(base), after, inside), now);
        let Some((number, amendment)) = under else { continue };
        match counts.iter_mut().find(|(own, ..)| *own == number) {
            Some((.., count)) => *count += 1,
            None => counts.push((number, amendment, 1)),
        }
    }
    counts.sort_by_key(|(number, ..)| *number);
    let sentence = |(number, amendment, count): (usize, &Amendment, usize)| {
        Message::new("effect-amendment")
            .text("number", number)
            .text("until", &amendment.until)
            .text("reason", &amendment.reason)
            .count("count", count)
    };
    counts.into_iter().take(NAMED).map(sentence).collect()
}
