//! Where a call stands today: one plain sentence, and the one thing to do. For the head of the start page.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::call::public::PublicCall;
use crate::call::{Stage, StageKind};
use crate::site::page::{Link, Site};
use crate::site::pages::comments::Threads;
use crate::site::pages::overview::{StageRow, stage_row};

/// The head of the start page.
#[derive(Serialize)]
pub(in crate::site) struct Present<'a> {
    /// What is going on, whole.
    sentence: String,
    /// What to do now.
    action: Link,
    /// What else there is; nothing where it would be the same.
    other: Option<Link>,
    /// What is open, where the reader's browser may count the days that are left.
    stage: Option<StageRow<'a>>,
    /// The first instant after it, with the call's own distance from universal time: days are counted in that.
    closes: Option<String>,
}

/// What goes on at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Now {
    /// Nothing has begun; the first stage opens on that day.
    Before(Date),
    /// This stage is open; where several are, the last of them that the public or units take part in.
    Open(StageKind),
    /// Between two stages: the one that comes next, and its first day.
    Between(StageKind, Date),
    /// All of it is over.
    Over,
}

/// Which of several open stages the page is about: whoever reads it can do something in the first two.
const FIRST: [StageKind; 4] =
    [StageKind::Consultation, StageKind::Submission, StageKind::Guideline, StageKind::Recommendation];

fn now(call: &PublicCall, zone: &TimeZone, at: Timestamp) -> Now {
    let stages = &call.settings.stages;
    let is_open = |kind: &StageKind| {
        let instants = stages.get(kind).and_then(|stage| stage.instants(zone));
        instants.is_some_and(|stage| stage.opens <= at && at < stage.closes)
    };
    if let Some(kind) = FIRST.into_iter().find(is_open) {
        return Now::Open(kind);
    }
    let opens = |(kind, stage): (&StageKind, &Stage)| {
        let instants = stage.instants(zone)?;
        (at < instants.opens).then_some((instants.opens, *kind, stage.opens))
    };
    match stages.iter().filter_map(opens).min() {
        None => Now::Over,
        Some((_, _, day)) if stages.values().all(|stage| stage.opens >= day) => Now::Before(day),
        Some((_, kind, day)) => Now::Between(kind, day),
    }
}

impl<'a> Present<'a> {
    /// What stands at the head on the day of the build.
    pub(in crate::site) fn of(site: &Site<'a>, threads: &Threads<'_>) -> Self {
        let zone = site.zone();
        let call = site.call;
        let link = |id: &str, href: &str| Link::new(site.t(id), href);
        let notice = || link("see-notice", "notice/index.html");
        let demands = || link("see-all-demands", "demands/index.html");
        let day = |date: Date| {
            site.tell("present-day", [("month", date.month().into()), ("day", date.day().into())])
        };
        // Who has until an hour of that day is told the hour.
        let closes = |kind| match call.settings.stages.get(&kind) {
            Some(Stage { closes, closes_at: Some(hour), .. }) => {
                let day = day(*closes);
                site.tell("present-hour", [("day", day.into()), ("hour", hour.as_str().into())])
            }
            stage => stage.map(|stage| day(stage.closes)).unwrap_or_default(),
        };
        let counts = || {
            let ranked = call.departments.iter().map(|one| one.recommendations.len()).sum::<usize>();
            [("demands", call.demands.len().into()), ("recommended", ranked.into())]
        };
        let items = call.guideline.len();
        let (sentence, action, other, kind) = match now(call, &zone, site.now) {
            Now::Before(opens) => {
                (site.tell("present-before", [("day", day(opens).into())]), notice(), None, None)
            }
            Now::Open(kind @ StageKind::Submission) => (
                site.tell("present-submission", [("day", closes(kind).into())]),
                link("present-submit", "submit/index.html"),
                Some(notice()),
                Some(kind),
            ),
            Now::Open(kind @ StageKind::Recommendation) => {
                (site.tell("present-recommendation", counts()), demands(), Some(notice()), Some(kind))
            }
            Now::Open(kind @ StageKind::Guideline) => {
                (site.tell("present-guideline", counts()), demands(), Some(notice()), Some(kind))
            }
            Now::Open(kind @ StageKind::Consultation) => (
                site.tell("present-consultation", [("items", items.into()), ("day", closes(kind).into())]),
                link("present-comment", "comments/index.html"),
                Some(link("present-read-draft", "guideline/index.html")),
                Some(kind),
            ),
            Now::Between(next, opens) => {
                let id = match next {
                    StageKind::Submission => "present-before",
                    StageKind::Recommendation => "present-until-recommendation",
                    StageKind::Guideline => "present-until-guideline",
                    StageKind::Consultation => "present-until-consultation",
                };
                let [demands_count, recommended] = counts();
                let sentence = site.tell(id, [demands_count, recommended, ("day", day(opens).into())]);
                (sentence, demands(), Some(notice()), None)
            }
            Now::Over if call.comments.is_empty() && items == 0 => {
                (site.tell("present-over", counts()), demands(), Some(notice()), None)
            }
            Now::Over => {
                let answered = threads.answered();
                let sentence = site.tell(
                    "present-consulted",
                    [
                        ("items", items.into()),
                        ("comments", call.comments.len().into()),
                        ("answered", answered.into()),
                    ],
                );
                let answers = link("present-see-answers", "comments/index.html");
                (sentence, answers, Some(link("present-see-guideline", "guideline/index.html")), None)
            }
        };
        let row = |kind| stage_row(site.words, kind, call.settings.stages.get(&kind)?, &zone, site.now);
        let closes = |kind| {
            let closes =
                call.settings.stages.get(&kind)?.instants(&zone)?.closes.to_zoned_datetime(zone.clone());
            Some(closes.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
        };
        Self { sentence, action, other, stage: kind.and_then(row), closes: kind.and_then(closes) }
    }
}
