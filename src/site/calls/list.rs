//! The page of all calls: those that take something first, with the days that are left, then what is to come and what is over.

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::Serialize;

use crate::call::StageKind;
use crate::call::public::PublicCall;
use crate::site::CallSource;
use crate::site::calls::opening;
use crate::site::offered::Offered;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::overview::{StageRow, stage_row};

#[derive(Serialize)]
struct Content<'a> {
    as_of: String,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'static str,
    title: &'a str,
    calls: Vec<Card<'a>>,
}

/// A call as the page shows it.
#[derive(Serialize)]
struct Card<'a> {
    title: String,
    host: String,
    /// The way from the root of all languages.
    href: String,
    stages: Vec<StageRow<'a>>,
    /// What came in, in a sentence.
    counts: String,
}

/// Where a call stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    ToCome,
    Over,
}

impl State {
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Open, "open", "calls-open"),
        (Self::ToCome, "to-come", "calls-to-come"),
        (Self::Over, "over", "calls-over"),
    ];

    /// Where it stands, and what comes first among those that stand there: what closes or opens next, what closed last.
    fn of(call: &PublicCall, now: Timestamp) -> (Self, i128) {
        let zone = call.settings.zone();
        let stages = call.settings.stages.iter();
        let stages: Vec<_> =
            stages.filter_map(|(kind, stage)| Some((*kind, stage.instants(zone.as_ref()?)?))).collect();
        let open = stages.iter().filter(|(_, stage)| stage.opens <= now && now < stage.closes);
        // Whoever can still hand in looks for that first.
        let closing = open.min_by_key(|(kind, stage)| (*kind != StageKind::Submission, stage.closes));
        if let Some((kind, stage)) = closing {
            let later = if *kind == StageKind::Submission { 0 } else { i128::from(i64::MAX) };
            return (Self::Open, i128::from(stage.closes.as_second()) + later);
        }
        match stages.iter().map(|(_, stage)| stage.opens).filter(|opens| *opens > now).min() {
            Some(opens) if opening(call).is_some_and(|own| own > now) => {
                (Self::ToCome, i128::from(opens.as_second()))
            }
            // Between two stages it is under way, but nothing can be handed in.
            Some(opens) => (Self::Open, i128::from(opens.as_second()) + 2 * i128::from(i64::MAX)),
            None => {
                let closed = stages.iter().map(|(_, stage)| stage.closes).max();
                (Self::Over, -closed.map_or(0, |closed| i128::from(closed.as_second())))
            }
        }
    }
}

/// What the site as a whole is called.
pub(super) fn site_name<'a>(site: &Site<'a>) -> &'a str {
    let settings = &site.call.settings;
    settings.site.as_ref().map_or(settings.host.as_str(), |own| &own.name)
}

/// The list, and what a server shows where nothing is.
pub(super) fn pages(site: &Site<'_>, sources: &[CallSource<'_>]) -> Vec<Job> {
    let name = site_name(site);
    let description = site.tell("calls-description", [("site", name.into())]);
    let title = site.tell("calls-of-site", [("site", name.into())]);
    let head = Head { title: &title, description: &description, section: "calls", breadcrumbs: &[] };
    let content = Content {
        as_of: site.day(site.now),
        groups: State::ALL
            .into_iter()
            .map(|(state, id, title)| Group { id, title: site.t(title), calls: cards(site, sources, state) })
            .filter(|group| !group.calls.is_empty())
            .collect(),
    };
    let mut list = site.page("", "calls.html", &head, &content);
    let missing = Head {
        title: site.t("missing-title"),
        description: site.t("missing-description"),
        section: "calls",
        breadcrumbs: &[],
    };
    let mut none = match site.base_path() {
        Some(base) => site.page_below(&base, "404.html", "calls-missing.html", &missing, &()),
        None => site.page_at("404.html", "not-found-plain.html", &missing, &()),
    };
    // The feed of all calls is one for all languages.
    let feeds = [Link::new(name, format!("{}feed.xml", site.way_to_shared("index.html")))];
    list.context.insert("feeds", &feeds);
    none.context.insert("feeds", if site.base.is_some() { &feeds[..] } else { &[] });
    for page in [&mut list, &mut none] {
        page.context.insert("site_name", name);
    }
    vec![list, none]
}

fn cards<'a>(site: &Site<'a>, sources: &[CallSource<'a>], state: State) -> Vec<Card<'a>> {
    let mut of_state: Vec<_> = sources
        .iter()
        .map(|source| (State::of(source.call, source.now), source))
        .filter(|((own, _), _)| *own == state)
        .map(|((_, order), source)| (order, source))
        .collect();
    of_state.sort_by_key(|(order, source)| (*order, Reverse(&source.call.name)));
    of_state.into_iter().map(|(_, source)| card(site, source)).collect()
}

fn card<'a>(site: &Site<'a>, source: &CallSource<'a>) -> Card<'a> {
    let CallSource { call, now, .. } = *source;
    let settings = call.settings_in(site.words.language());
    let zone = settings.zone().unwrap_or(jiff::tz::TimeZone::UTC);
    // Its pages in the language of this one; in its first where it has none of those.
    let language = site.words.language();
    let place = settings.languages().iter().position(|own| *own == language);
    let folder = place.map(|place| Offered::new(language, place).folder).unwrap_or_default();
    Card {
        title: settings.title.clone(),
        host: settings.host.clone(),
        href: format!("{}/{folder}index.html", call.name),
        stages: settings
            .stages
            .iter()
            .filter_map(|(kind, stage)| stage_row(site.words, *kind, stage, &zone, now))
            .collect(),
        counts: site.tell(
            "calls-counts",
            [("units", call.units.len().into()), ("demands", call.demands.len().into())],
        ),
    }
}
