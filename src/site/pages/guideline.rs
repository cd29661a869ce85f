//! The draft guideline and its items.

use std::collections::BTreeMap;

use serde::Serialize;
use zhengji_markdown::plain;

use crate::call::public::GuidelineItem;
use crate::schema::Kind;
use crate::site::browse::demand_href;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::changes;
use crate::site::pages::column::Article;
use crate::site::pages::comments::{self, Threads};
use crate::site::pages::paragraphs::{Paragraph, find, numbered, paragraphs};

#[derive(Serialize)]
struct Draft {
    groups: Vec<Group>,
    total: usize,
    dispositions: Vec<DispositionRow>,
    /// Whether there is an earlier draft to compare with.
    changes: bool,
}

#[derive(Serialize)]
struct Group {
    domain: Link,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    number: String,
    link: Link,
    category: String,
    organization: String,
    term_months: u32,
    budget_cap: String,
    supported: String,
    domain: Link,
    self_funding: Option<String>,
    lead_requirement: Option<String>,
    max_partners: Option<u32>,
    sources: Vec<Link>,
    no_source_reason: Option<String>,
    comments: usize,
    comments_href: String,
    /// The form, with this item chosen; none while no comments are taken.
    comment_href: Option<String>,
    /// The text, on its own page only.
    body: String,
    /// Its sections, on its own page only.
    contents: Vec<Link>,
}

#[derive(Serialize)]
struct DispositionRow {
    demand: Link,
    label: String,
    reason: String,
}

pub(in crate::site) fn pages(site: &Site<'_>, threads: &Threads<'_>) -> Vec<Job> {
    let mut jobs: Vec<Job> = site.call.guideline.iter().map(|item| item_page(site, threads, item)).collect();
    let domains = site.call.settings.domains.iter();
    let groups = domains
        .map(|domain| Group {
            domain: site.domain_link(&domain.id),
            items: site
                .call
                .guideline
                .iter()
                .filter(|i| i.domain == domain.id)
                .map(|i| item(site, i))
                .collect(),
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    let dispositions = site
        .call
        .dispositions
        .values()
        .filter_map(|disposition| {
            Some(DispositionRow {
                demand: site.demand_link(&disposition.demand)?,
                label: site.vocabulary.label(Kind::Dispositions, "dispositions.kind", &disposition.kind),
                reason: disposition.reason.clone(),
            })
        })
        .collect();
    let head = Head {
        title: site.t("guideline"),
        description: site.t("guideline-description"),
        section: "guideline",
        breadcrumbs: &[],
    };
    let changes = changes::has_any(site);
    let draft = Draft { groups, total: site.call.guideline.len(), dispositions, changes };
    jobs.push(site.page("guideline", "guideline.html", &head, &draft));
    jobs
}

fn item_page(site: &Site<'_>, threads: &Threads<'_>, source: &GuidelineItem) -> Job {
    let title = format!("{} {}", source.number, source.title);
    let values = [("number", source.number.as_str().into()), ("title", source.title.as_str().into())];
    let description = site.tell("item-description", values);
    let head = Head {
        title: &title,
        description: &description,
        section: "guideline",
        breadcrumbs: &[Link::new(site.t("guideline"), "guideline/index.html")],
    };
    let host = &site.call.settings.host;
    let article = Article { title: head.title, source: host, date: site.date_of_guideline(), keywords: &[] };
    let (body, paragraphs) = body(site, threads, source);
    let headings =
        paragraphs.into_iter().filter(|paragraph| paragraph.is_heading && !paragraph.number.contains('.'));
    let contents = headings.map(|heading| Link::new(heading.title, format!("#{}", heading.anchor))).collect();
    let content = Item { body, contents, ..item(site, source) };
    site.page(&format!("guideline/{}", source.id), "guideline-item.html", &head, &content)
        .with_article(site, &head, &article)
}

/// The text of an item and its paragraphs. Each leads to itself and says how many comments are on it.
fn body(site: &Site<'_>, threads: &Threads<'_>, item: &GuidelineItem) -> (String, Vec<Paragraph>) {
    let paragraphs = paragraphs(&item.body);
    // How many there are on a paragraph, and where the first stands.
    let mut comments: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for comment in site.call.comments.iter().filter(|comment| comment.on.item == item.id) {
        let named = comment.on.paragraph.as_deref().and_then(|name| find(&paragraphs, name));
        if let Some(paragraph) = named {
            comments.entry(&paragraph.anchor).or_insert((0, &comment.id)).0 += 1;
        }
    }
    let is_open = comments::is_open(site);
    let link = |paragraph: &Paragraph| {
        let number = ("number", paragraph.number.as_str().into());
        let label = site.words.html_sentence("paragraph-label", [number]);
        let count = comments.get(paragraph.anchor.as_str()).map(|(count, first)| {
            let words = site.words.html_sentence("paragraph-comments", [("count", (*count).into())]);
            format!("<a class=\"on-it\" href=\"../../{}\">{words}</a>", threads.href(first))
        });
        // Numbers are figures, points and a dash, and ids are words of letters: nothing of them has to be escaped in an address.
        let say = (is_open && !paragraph.is_heading).then(|| {
            let said = site.words.html_sentence("paragraph-say-label", [("number", paragraph.number.as_str().into())]);
            format!(
                "<a class=\"say no-print\" href=\"../../comments/new/index.html#item={}&amp;paragraph={}\" aria-label=\"{said}\">{}</a>",
                item.id,
                paragraph.number,
                site.t("paragraph-say"),
            )
        });
        let say = say.unwrap_or_default();
        format!(
            "<span class=\"pilcrow\"{}>{}{say}<a href=\"#{}\" aria-label=\"{label}\">{} ¶</a></span>",
            site.words.mark_of_page(),
            count.unwrap_or_default(),
            paragraph.anchor,
            paragraph.number
        )
    };
    numbered(&item.body, &link)
}

fn item(site: &Site<'_>, item: &GuidelineItem) -> Item {
    let count = site.call.comments.iter().filter(|comment| comment.on.item == item.id).count();
    let label = |kind, path, value: &str| site.vocabulary.label(kind, path, value);
    let forms: Vec<_> = item.organization.iter().map(|id| label(Kind::Demand, "organization", id)).collect();
    Item {
        number: item.number.clone(),
        link: item_link(item),
        category: label(Kind::GuidelineItem, "category", &item.category),
        organization: forms.join(site.t("list-separator")),
        term_months: item.term_months,
        budget_cap: site.money(item.budget_cap),
        supported: supported(site, item),
        domain: site.domain_link(&item.domain),
        self_funding: item.self_funding_ratio.map(|ratio| ratio.to_string()),
        lead_requirement: item.lead_requirement.clone(),
        max_partners: item.max_partners,
        sources: item.sources.iter().filter_map(|id| site.demand_link(id)).collect(),
        no_source_reason: item.no_source_reason.as_deref().map(plain::to_one_line),
        comments: count,
        comment_href: comments::is_open(site).then(|| format!("comments/new/index.html#item={}", item.id)),
        comments_href: comments::list_on((count > 0).then_some(item.id.as_str())),
        body: String::new(),
        contents: Vec::new(),
    }
}

/// What an item says besides its title and text, each with its name, always the same in the same order.
pub(in crate::site) fn facts(site: &Site<'_>, source: &GuidelineItem) -> Vec<(String, String)> {
    let label = |path, value: &str| site.vocabulary.label(Kind::GuidelineItem, path, value);
    let forms: Vec<_> = source
        .organization
        .iter()
        .map(|id| site.vocabulary.label(Kind::Demand, "organization", id))
        .collect();
    let none = || site.t("no-value").to_owned();
    let supported = supported(site, source);
    let ratio = source.self_funding_ratio.map(|ratio| ratio.to_string());
    let partners = source.max_partners.map(i64::from);
    [
        ("facts-number", source.number.clone()),
        ("facet-domain", site.call.settings.domain_name(&source.domain).to_owned()),
        ("item-category", label("category", &source.category)),
        ("facet-organization", forms.join(site.t("list-separator"))),
        ("demand-term", site.tell("months", [("months", source.term_months.into())])),
        ("item-supported", supported),
        ("item-cap", site.tell("item-cap-each", [("amount", site.money(source.budget_cap).into())])),
        (
            "item-self-funding",
            ratio.map_or_else(none, |ratio| site.tell("item-self-funding-least", [("ratio", ratio.into())])),
        ),
        (
            "item-partners",
            partners.map_or_else(none, |count| site.tell("item-partners-most", [("count", count.into())])),
        ),
        ("item-lead", source.lead_requirement.as_deref().map_or_else(none, plain::to_one_line)),
    ]
    .map(|(id, value)| (site.t(id).to_owned(), value))
    .to_vec()
}

fn supported(site: &Site<'_>, item: &GuidelineItem) -> String {
    match (item.supported.min, item.supported.max) {
        (min, max) if min == max => site.tell("projects", [("count", min.into())]),
        (min, max) => site.tell("projects-range", [("min", min.into()), ("max", max.into())]),
    }
}

impl Site<'_> {
    /// A link to a demand; none for one that is not there, so that no link is ever dead.
    pub(in crate::site) fn demand_link(&self, id: &str) -> Option<Link> {
        self.call.demands.get(id).map(|demand| Link::new(demand.title.trim(), demand_href(id)))
    }
}

/// Where an item of the guideline stands.
pub(in crate::site) fn item_href(id: &str) -> String {
    format!("guideline/{id}/index.html")
}

/// A link to an item of the guideline.
pub(in crate::site) fn item_link(item: &GuidelineItem) -> Link {
    Link::new(&item.title, item_href(&item.id))
}

/// The same with the item's number before its title.
pub(in crate::site) fn numbered_item_link(item: &GuidelineItem) -> Link {
    Link::new(format!("{} {}", item.number, item.title), item_href(&item.id))
}
