//! Atom feeds (RFC 4287): what is new in the call, in a domain, at a department.
//!
//! Links are relative where `call.yaml` gives no address of the site: Atom resolves them against the feed's own.

use jiff::Timestamp;
use serde::Serialize;
use zhengji_markdown::{one_line, plain, to_text};

use crate::call::public::{Comment, Demand, GuidelineItem, PublicCall};
use crate::schema::Kind;
use crate::site::browse::demand_href;
use crate::site::feeds::identifier::identifier;
use crate::site::page::{Job, Link, Site};
use crate::site::pages::comments::Threads;
use crate::site::pages::guideline::item_href;

/// The most recent entries that a feed holds.
const ENTRIES: usize = 100;

/// The feed of the whole call.
const CALL: &str = "feed.xml";

#[derive(Serialize)]
struct Feed<'a> {
    lang: &'a str,
    id: String,
    title: String,
    updated: String,
    author: &'a str,
    /// The feed itself.
    own: String,
    /// The page that it accompanies.
    page: String,
    entries: Vec<Entry>,
}

/// Something new.
#[derive(Clone, Serialize)]
pub(in crate::site) struct Entry {
    #[serde(skip)]
    at: Timestamp,
    id: String,
    title: String,
    updated: String,
    href: String,
    summary: String,
    author: Option<String>,
    category: Option<Category>,
}

#[derive(Clone, Serialize)]
struct Category {
    term: String,
    label: String,
}

/// The feeds that a page belongs to: that of its domain or department, and that of the call.
pub(in crate::site) fn of_page(site: &Site<'_>, path: &str) -> Vec<Link> {
    let mut parts = path.split('/');
    let own = match (parts.next(), parts.next()) {
        (Some("domains"), Some(id)) if id != "index.html" => domain(site, id),
        (Some("departments"), Some(id)) if id != "index.html" => department(site, id),
        _ => None,
    };
    own.into_iter().chain([Link::new(site.short_title(), CALL)]).collect()
}

fn domain(site: &Site<'_>, id: &str) -> Option<Link> {
    let domain = site.call.settings.domains.iter().find(|domain| domain.id == id)?;
    Some(Link::new(title(site, &domain.name), format!("domains/{id}/{CALL}")))
}

fn department(site: &Site<'_>, id: &str) -> Option<Link> {
    let department = site.call.departments.iter().find(|department| department.id == id)?;
    Some(Link::new(title(site, &department.name), format!("departments/{id}/{CALL}")))
}

fn title(site: &Site<'_>, of: &str) -> String {
    site.tell("feed-title", [("of", of.into()), ("title", site.short_title().into())])
}

/// All feeds of one language, below the folder of its pages.
pub(in crate::site) fn jobs(site: &Site<'_>) -> Vec<Job> {
    let call = site.call;
    let threads = Threads::new(call);
    let all = sources(call);
    let mut jobs = vec![feed(site, &threads, &Link::new(site.short_title(), CALL), &all)];
    for domain in call.settings.domains.iter().filter_map(|domain| self::domain(site, &domain.id)) {
        let id = domain.href.split('/').nth(1).unwrap_or_default().to_owned();
        let of: Vec<_> = all.iter().filter(|source| source.domain(site) == Some(&id)).copied().collect();
        jobs.push(feed(site, &threads, &domain, &of));
    }
    for department in &call.departments {
        let Some(link) = self::department(site, &department.id) else { continue };
        let of: Vec<_> = department
            .recommendations
            .iter()
            .filter_map(|entry| call.demands.get(&entry.demand))
            .map(|demand| Source::Demand(demand))
            .collect();
        jobs.push(feed(site, &threads, &link, &of));
    }
    jobs
}

/// What the call can tell of.
fn sources(call: &PublicCall) -> Vec<Source<'_>> {
    let mut all: Vec<Source<'_>> = call.comments.iter().map(Source::Comment).collect();
    all.extend(call.guideline.iter().map(Source::Item));
    all.extend(call.demands.values().map(|demand| Source::Demand(demand)));
    all
}

/// The most recent of the call, for a feed from which `root` leads to its site.
pub(in crate::site) fn news(site: &Site<'_>, root: &str) -> Vec<Entry> {
    let threads = Threads::new(site.call);
    let all = sources(site.call);
    latest(all.iter().filter_map(|source| source.entry(site, &threads, root)).collect())
}

/// The newest first; what came at the same time stays in its order.
fn latest(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(ENTRIES);
    entries
}

/// The feed of several calls at the root of their site; `site` is the page of all calls,
/// `first` the call that was there before the others: the feed stays the same one.
pub(in crate::site) fn of_calls(site: &Site<'_>, title: &str, first: &str, entries: Vec<Entry>) -> Job {
    let entries = latest(entries);
    let updated = entries.first().map(|entry| entry.at).or_else(|| site.date_of_call()).unwrap_or(site.now);
    let feed = Feed {
        lang: site.words.language().tag(),
        id: format!("urn:uuid:{}", identifier(&[first, "calls", "feed"])),
        title: title.to_owned(),
        updated: site.feed_time(updated),
        author: &site.call.settings.host,
        own: address(site, "", CALL),
        page: address(site, "", "index.html"),
        entries,
    };
    let mut context = tera::Context::new();
    context.insert("feed", &feed);
    Job { path: CALL.to_owned(), template: CALL.into(), context }
}

fn feed(site: &Site<'_>, threads: &Threads<'_>, link: &Link, sources: &[Source<'_>]) -> Job {
    let path = link.href.as_str();
    let folder = site.folder();
    let root = "../".repeat(path.matches('/').count());
    let entries = latest(sources.iter().filter_map(|source| source.entry(site, threads, &root)).collect());
    let updated = entries.first().map(|entry| entry.at).or_else(|| site.date_of_call()).unwrap_or(site.now);
    let page = path.strip_suffix(CALL).unwrap_or_default();
    let feed = Feed {
        lang: site.words.language().tag(),
        id: format!("urn:uuid:{}", identifier(&[&site.call.name, "feed", &format!("{folder}{path}")])),
        title: link.title.clone(),
        updated: site.feed_time(updated),
        author: &site.call.settings.host,
        own: address(site, &root, path),
        page: address(site, &root, &format!("{page}index.html")),
        entries,
    };
    let mut context = tera::Context::new();
    context.insert("feed", &feed);
    Job { path: format!("{folder}{path}"), template: CALL.into(), context }
}

/// The full address, or the way from a feed in the folder that leads to the root by `root`.
fn address(site: &Site<'_>, root: &str, path: &str) -> String {
    site.absolute(&format!("{}{path}", site.folder())).unwrap_or_else(|| format!("{root}{path}"))
}

/// Something that a feed can tell of.
#[derive(Clone, Copy)]
enum Source<'a> {
    Demand(&'a Demand),
    Item(&'a GuidelineItem),
    /// A comment once it is answered.
    Comment(&'a Comment),
}

impl<'a> Source<'a> {
    fn domain(self, site: &Site<'a>) -> Option<&'a str> {
        match self {
            Self::Demand(demand) => Some(&demand.domain),
            Self::Item(item) => Some(&item.domain),
            Self::Comment(comment) => item_of(site, comment).map(|item| item.domain.as_str()),
        }
    }

    fn entry(self, site: &Site<'a>, threads: &Threads<'_>, root: &str) -> Option<Entry> {
        let own = |kind, id: &str| format!("urn:uuid:{}", identifier(&[&site.call.name, kind, id]));
        let (id, title, at, path, summary, author) = match self {
            Self::Demand(demand) => (
                own("demand", &demand.id),
                demand.title.trim().to_owned(),
                site.date_of_demands()?,
                demand_href(&demand.id),
                plain::to_one_line(&demand.summary),
                site.call.units.get(&demand.unit).map(|unit| unit.name.clone()),
            ),
            Self::Item(item) => (
                own("item", &item.id),
                format!("{} {}", item.number, item.title.trim()),
                site.date_of_guideline()?,
                item_href(&item.id),
                one_line(&to_text(first_paragraph(&item.body))),
                None,
            ),
            Self::Comment(comment) => {
                let reply = plain::to_one_line(comment.reply.as_deref()?);
                let on = item_of(site, comment).map_or(&*comment.on.item, |item| item.title.trim());
                let disposition = comment.disposition.as_deref()?;
                let disposition = site.vocabulary.label(Kind::Comment, "disposition", disposition);
                (
                    own("comment", &comment.id),
                    site.tell("feed-comment", [("on", on.into()), ("disposition", disposition.into())]),
                    site.date_of_day(comment.replied_on.unwrap_or(comment.received_on))?,
                    threads.href(&comment.id),
                    reply,
                    None,
                )
            }
        };
        let category = self.domain(site).map(|domain| Category {
            term: domain.to_owned(),
            label: site.call.settings.domain_name(domain).to_owned(),
        });
        let updated = site.feed_time(at);
        Some(Entry { at, id, title, updated, href: address(site, root, &path), summary, author, category })
    }
}

fn item_of<'a>(site: &Site<'a>, comment: &Comment) -> Option<&'a GuidelineItem> {
    site.call.guideline.iter().find(|item| item.id == comment.on.item)
}

/// The first paragraph of Markdown that is no heading.
fn first_paragraph(body: &str) -> &str {
    body.split("\n\n")
        .map(str::trim)
        .find(|part| !part.is_empty() && !part.starts_with('#'))
        .unwrap_or_default()
}
