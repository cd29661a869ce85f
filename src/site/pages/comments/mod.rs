//! The public comments with their answers, and how to comment.

mod counts;
mod form;
mod threads;
mod view;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::call::public::Comment;
use crate::call::{Consultation, StageKind};
use crate::schema::Kind;
use crate::site::browse::paging::{self, Paging};
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::changes;
use crate::site::pages::guideline::{item_href, numbered_item_link};
use crate::site::pages::paragraphs::{Paragraph, find, paragraphs};
use counts::Counts;
pub(in crate::site) use threads::Threads;
use threads::{PAGE, Thread};
pub(in crate::site) use view::list_on;
use view::{Choices, Fate, Parts, View};

#[derive(Serialize)]
struct Content<'a> {
    consultation: Option<&'a Consultation>,
    period: Option<String>,
    is_over: bool,
    /// Whether comments can be made now.
    is_open: bool,
    counts: &'a Counts,
    items: usize,
    /// Comments without a disposition, and those of them that are late; none where nothing is promised.
    open: usize,
    overdue: Option<usize>,
    /// Comments that say the same as another.
    same: usize,
    changes: bool,
    /// Which comments are shown, and which else could be.
    choices: &'a Choices,
    sections: Vec<Section<'a>>,
    paging: &'a Paging,
}

/// The comments on one item.
#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    item: Option<Link>,
    comments: Vec<Row<'a>>,
    /// What its comments may name.
    #[serde(skip)]
    paragraphs: Vec<Paragraph>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    /// Its place among all, where a part of them is shown.
    place: Option<String>,
    paragraph: Option<&'a str>,
    /// Where that paragraph stands, if it can be found.
    paragraph_href: Option<String>,
    aspect: String,
    channel: String,
    received_on: String,
    shown_as: &'a str,
    text: &'a str,
    current_text: Option<&'a str>,
    proposed_text: Option<&'a str>,
    reason: Option<&'a str>,
    disposition: Option<String>,
    /// Its key, for the style.
    became: Option<&'a str>,
    reply: Option<&'a str>,
    replied_on: Option<String>,
    overdue: bool,
    /// All that say this, the first included; nothing where it is the only one.
    same: Vec<Same<'a>>,
}

#[derive(Serialize)]
struct Same<'a> {
    id: &'a str,
    shown_as: &'a str,
    received_on: String,
    channel: String,
}

/// When the consultation is, seen from the build's clock.
struct Period {
    today: Date,
    closes: Option<Date>,
    is_open: bool,
    is_over: bool,
}

impl Period {
    fn new(site: &Site<'_>) -> Self {
        let settings = &site.call.settings;
        let zone = site.zone();
        let stage = settings.stages.get(&StageKind::Consultation);
        let instants = stage.and_then(|stage| stage.instants(&zone));
        Self {
            today: site.now.to_zoned_datetime(zone).date(),
            closes: stage.map(|stage| stage.closes),
            is_open: instants.is_some_and(|stage| stage.opens <= site.now && site.now < stage.closes),
            is_over: instants.is_some_and(|stage| site.now >= stage.closes),
        }
    }

    /// Whether a comment should have been answered by now: so many days after the closing, or after it came in, if that was
    /// later, have gone by.
    fn is_late(&self, comment: &Comment, within: Option<u16>) -> bool {
        let (Some(within), Some(closes), None) = (within, self.closes, &comment.disposition) else {
            return false;
        };
        let last = closes.max(comment.received_on).checked_add(i64::from(within).days());
        last.is_ok_and(|last| self.today > last)
    }
}

/// Whether comments can be made now, by the build's clock. No page invites to comment while they cannot.
pub(in crate::site) fn is_open(site: &Site<'_>) -> bool {
    Period::new(site).is_open
}

pub(in crate::site) fn pages(site: &Site<'_>, threads: &Threads<'_>) -> Vec<Job> {
    let settings = &site.call.settings;
    let consultation = settings.consultation.as_ref();
    let within = consultation.and_then(|consultation| consultation.answer_within_days);
    let period = Period::new(site);
    let shown = settings.stages.get(&StageKind::Consultation).map(|stage| site.period(stage));
    let counts = Counts::new(site, threads);
    let late = threads.all().iter().filter(|thread| period.is_late(thread.first, within));
    let overdue = within.map(|_| late.map(Thread::len).sum());
    let title = if period.is_over {
        site.tell("comments-feedback-title", [("title", site.short_title().into())])
    } else {
        site.t("comments-title").to_owned()
    };
    let (fates, parts) = (Fate::all(site), Parts::new(threads));
    let same = site.call.comments.iter().filter(|comment| comment.same_as.is_some()).count();
    let changes = changes::has_any(site);
    let mut jobs = Vec::new();
    for view in parts.all() {
        let of_part = view::title(site, &fates, view);
        let title = of_part.as_deref().unwrap_or(&title);
        let choices = view::choices(site, &parts, &fates, view);
        let all = [Link::new(site.t("nav-comments"), View::ALL.href())];
        for (paging, threads_here) in paging::pages(&view.folder(), &view.of(threads), PAGE) {
            let mut sections = sections(site, threads_here, &period, within);
            if !view.is_all() {
                for row in sections.iter_mut().flat_map(|section| &mut section.comments) {
                    row.place = Some(threads.href(row.id));
                }
            }
            let content = Content {
                consultation,
                period: shown.clone(),
                is_over: period.is_over,
                is_open: period.is_open,
                counts: &counts,
                items: site.call.guideline.len(),
                open: counts.open,
                overdue,
                same,
                changes,
                choices: &choices,
                sections,
                paging: &paging,
            };
            let head = Head {
                title: &paging::title(site, title, &paging),
                description: site.t("comments-description"),
                section: "comments",
                breadcrumbs: if view.is_all() { &[] } else { &all },
            };
            let folder = paging::folder(&view.folder(), paging.number);
            jobs.push(site.page(&folder, "comments.html", &head, &content));
        }
    }
    jobs.push(match shown {
        Some(shown) if period.is_over => form::closed(site, &shown),
        shown => form::page(site, period.is_open, shown),
    });
    jobs
}

fn sections<'a>(
    site: &Site<'a>,
    threads: &[&Thread<'a>],
    period: &Period,
    within: Option<u16>,
) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for thread in threads {
        let id = thread.first.on.item.as_str();
        if sections.last().is_none_or(|section| section.id != id) {
            let item = site.call.guideline.iter().find(|item| item.id == id);
            let paragraphs = item.map(|item| paragraphs(&item.body)).unwrap_or_default();
            let item = item.map(numbered_item_link);
            sections.push(Section { id, item, comments: Vec::new(), paragraphs });
        }
        if let Some(section) = sections.last_mut() {
            let late = period.is_late(thread.first, within);
            section.comments.push(row(site, thread, &section.paragraphs, late));
        }
    }
    sections
}

fn row<'a>(site: &Site<'_>, thread: &Thread<'a>, paragraphs: &[Paragraph], overdue: bool) -> Row<'a> {
    let comment = thread.first;
    let label = |path, value: &str| site.vocabulary.label(Kind::Comment, path, value);
    let one = |comment: &'a Comment| Same {
        id: &comment.id,
        shown_as: &comment.shown_as,
        received_on: comment.received_on.to_string(),
        channel: label("channel", &comment.channel),
    };
    Row {
        id: &comment.id,
        place: None,
        paragraph: comment.on.paragraph.as_deref().map(str::trim),
        paragraph_href: comment.on.paragraph.as_deref().and_then(|name| {
            let anchor = &find(paragraphs, name)?.anchor;
            Some(format!("{}#{anchor}", item_href(&comment.on.item)))
        }),
        aspect: label("aspect", &comment.aspect),
        channel: label("channel", &comment.channel),
        received_on: comment.received_on.to_string(),
        shown_as: &comment.shown_as,
        text: &comment.text,
        current_text: comment.current_text.as_deref(),
        proposed_text: comment.proposed_text.as_deref(),
        reason: comment.reason.as_deref(),
        disposition: comment.disposition.as_deref().map(|id| label("disposition", id)),
        became: comment.disposition.as_deref(),
        reply: comment.reply.as_deref(),
        replied_on: comment.replied_on.map(|date| date.to_string()),
        overdue,
        same: thread.same.iter().map(|comment| one(comment)).collect(),
    }
}
