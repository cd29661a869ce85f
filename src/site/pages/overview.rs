//! The start page: what this call is, where it stands, how much came in.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::call::public::Demand;
use crate::call::{Instants, Stage, StageKind, Wan};
use crate::site::browse::Facet;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::amendments::{self, AmendmentRow};
use crate::site::pages::charts::{self, Chart};
use crate::site::pages::comments::Threads;
use crate::site::pages::flow::{self, Flow};
use crate::site::pages::guideline::item_link;
use crate::site::pages::present::Present;
use crate::site::pages::structured;
use crate::site::pages::tiles::{self, Map};
use crate::site::words::Words;

#[derive(Serialize)]
struct Content<'a> {
    present: Present<'a>,
    as_of: String,
    /// Whether a stage begins or ends at an hour, so that no day is as good as another.
    hours: bool,
    /// Whether a stage closes with its last day.
    days: bool,
    stages: Vec<StageRow<'a>>,
    amendments: Vec<AmendmentRow<'a>>,
    figures: Vec<Figures<'a>>,
    flow: Option<Flow>,
    map: Option<Map>,
    /// The table beside the map.
    by_department: Option<Chart<'a>>,
    charts: Vec<Chart<'a>>,
    items: Vec<Link>,
}

/// A stage with where it stands.
#[derive(Serialize)]
pub(in crate::site) struct StageRow<'a> {
    name: &'a str,
    opens: String,
    closes: String,
    /// The instant from which on it is closed, for scripts.
    closed: String,
    state: &'static str,
    /// What is worth saying about it today.
    note: String,
}

/// Figures that are counted over the same things.
#[derive(Serialize)]
struct Figures<'a> {
    of: &'a str,
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    value: String,
    label: &'a str,
    href: &'static str,
}

pub(in crate::site) fn pages(site: &Site<'_>, facets: &[Facet<'_>], threads: &Threads<'_>) -> Vec<Job> {
    let call = site.call;
    let settings = &call.settings;
    let zone = site.zone();
    let map = tiles::of(site, facets);
    let content = Content {
        present: Present::of(site, threads),
        as_of: site.now.to_zoned_datetime(zone.clone()).date().to_string(),
        hours: settings.stages.values().any(Stage::names_an_hour),
        days: settings.stages.values().any(|stage| stage.closes_at.is_none()),
        stages: settings
            .stages
            .iter()
            .filter_map(|(kind, stage)| stage_row(site.words, *kind, stage, &zone, site.now))
            .collect(),
        amendments: amendments::rows(site),
        figures: figures(site),
        flow: flow::of(site),
        charts: charts::of(site, facets, map.is_some()),
        by_department: map.as_ref().and_then(|_| charts::by_department(site, facets)),
        map,
        items: call.guideline.iter().map(item_link).collect(),
    };
    let description = site.tell("home-description", [("title", settings.title.as_str().into())]);
    let head =
        Head { title: site.short_title(), description: &description, section: "home", breadcrumbs: &[] };
    let start = site.page("", "index.html", &head, &content);
    vec![start.with_data(&structured::dataset(site, "index.html"))]
}

/// A stage with where it stands at the time of the build.
pub(in crate::site) fn stage_row<'a>(
    words: &'a Words,
    kind: StageKind,
    stage: &Stage,
    zone: &TimeZone,
    now: Timestamp,
) -> Option<StageRow<'a>> {
    let (state, note) = standing(stage, zone, now)?;
    let at = |time: &Option<String>| time.as_deref().map(|time| format!(" {time}")).unwrap_or_default();
    let note = match note {
        Note::OpensIn(days) => words.sentence("stage-opens-in", [("days", days.into())]),
        Note::ClosesIn(days) => words.sentence("stage-closes-in", [("days", days.into())]),
        Note::ClosesToday => words.word("stage-closes-today").to_owned(),
        Note::Over => words.word("stage-over").to_owned(),
    };
    Some(StageRow {
        name: words.word(stage_word(kind)),
        opens: format!("{}{}", stage.opens, at(&stage.opens_at)),
        closes: format!("{}{}", stage.closes, at(&stage.closes_at)),
        closed: stage.instants(zone)?.closes.to_string(),
        state,
        note,
    })
}

/// The stage in which units hand in.
pub(in crate::site) fn submission<'a>(site: &Site<'a>) -> Option<StageRow<'a>> {
    let kind = StageKind::Submission;
    stage_row(site.words, kind, site.call.settings.stages.get(&kind)?, &site.zone(), site.now)
}

/// The word of the pages that names a stage.
pub(in crate::site) fn stage_word(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Submission => "stage-submission",
        StageKind::Recommendation => "stage-recommendation",
        StageKind::Guideline => "stage-guideline",
        StageKind::Consultation => "stage-consultation",
    }
}

/// What is worth saying about a stage today.
#[derive(Debug, PartialEq, Eq)]
enum Note {
    OpensIn(i64),
    ClosesIn(i64),
    ClosesToday,
    Over,
}

/// Where a stage stands: a class for its style, and what to say.
fn standing(stage: &Stage, zone: &TimeZone, now: Timestamp) -> Option<(&'static str, Note)> {
    let Instants { opens, closes } = stage.instants(zone)?;
    let days = |from: Timestamp, to: Timestamp| -> i64 {
        let date = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
        date(from).until(date(to)).map_or(0, |span| i64::from(span.get_days()))
    };
    Some(if now < opens {
        ("future", Note::OpensIn(days(now, opens)))
    } else if now < closes {
        // The last instant inside is what people count to: on the last day 0 days are left.
        let last = closes.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(closes);
        match days(now, last) {
            0 => ("now", Note::ClosesToday),
            left => ("now", Note::ClosesIn(left)),
        }
    } else {
        ("past", Note::Over)
    })
}

/// What was submitted and what is recommended, apart: a figure and the page behind it count the same.
fn figures<'a>(site: &Site<'a>) -> Vec<Figures<'a>> {
    let call = site.call;
    let ranked = call.departments.iter().flat_map(|department| &department.recommendations);
    let ranked: Vec<&Demand> =
        ranked.filter_map(|entry| call.demands.get(&entry.demand)).map(AsRef::as_ref).collect();
    let recommending =
        call.departments.iter().filter(|department| !department.recommendations.is_empty()).count();
    let joint = call.demands.values().filter(|demand| demand.is_joint()).count();
    let money = |demands: &mut dyn Iterator<Item = &Demand>| -> String {
        site.money(demands.map(|demand| demand.budget.total).sum::<Wan>())
    };
    let figure = |value: String, label, href| Figure { value, label: site.t(label), href };
    let submitted = vec![
        figure(call.demands.len().to_string(), "figure-demands", "demands/index.html"),
        figure(call.units.len().to_string(), "figure-units", "units/index.html"),
        figure(joint.to_string(), "figure-joint", "organizations/index.html"),
        figure(
            money(&mut call.demands.values().map(AsRef::as_ref)),
            "figure-investment",
            "demands/index.html",
        ),
    ];
    let recommended = vec![
        figure(ranked.len().to_string(), "figure-recommended", "tables/all/index.html"),
        figure(recommending.to_string(), "figure-departments", "departments/index.html"),
        figure(money(&mut ranked.into_iter()), "figure-investment", "tables/index.html"),
    ];
    let drafted = vec![
        figure(call.guideline.len().to_string(), "figure-items", "guideline/index.html"),
        figure(call.comments.len().to_string(), "figure-comments", "comments/index.html"),
    ];
    vec![
        Figures { of: site.t("figures-submitted"), figures: submitted },
        Figures { of: site.t("figures-recommended"), figures: recommended },
        Figures { of: site.t("figures-drafted"), figures: drafted },
    ]
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{Note, standing};
    use crate::call::Stage;

    #[test]
    fn the_last_day_is_today_not_tomorrow() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let stage = Stage {
            opens: "2021-03-24".parse().unwrap(),
            closes: "2021-04-20".parse().unwrap(),
            opens_at: None,
            closes_at: None,
        };
        let note = |now: &str| standing(&stage, &zone, now.parse().unwrap()).unwrap().1;
        assert_eq!(note("2021-03-23T23:59:59+08:00"), Note::OpensIn(1));
        assert_eq!(note("2021-04-10T09:00:00+08:00"), Note::ClosesIn(10));
        assert_eq!(note("2021-04-20T23:59:59+08:00"), Note::ClosesToday);
        assert_eq!(note("2021-04-21T00:00:00+08:00"), Note::Over);
    }
}
