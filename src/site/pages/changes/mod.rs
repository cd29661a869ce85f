//! What changed from draft to draft of the guideline, and which comments brought it about.

mod diff;

use serde::Serialize;

use crate::call::public::GuidelineItem;
use crate::schema::Kind;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::comments::Threads;
use crate::site::pages::guideline::{facts, numbered_item_link};
use diff::{Piece, TextChange};

#[derive(Serialize)]
struct Content {
    /// From each draft to the next, the newest first.
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    /// Name of the earlier draft.
    from: String,
    /// Name of the later one; none for the guideline as it stands.
    to: Option<String>,
    changed: Vec<ItemChanges>,
    added: Vec<Link>,
    removed: Vec<String>,
    unchanged: Vec<Link>,
}

#[derive(Serialize)]
struct ItemChanges {
    id: String,
    item: Link,
    title: Option<Vec<Piece>>,
    facts: Vec<Fact>,
    changes: Vec<TextChange>,
    /// The comments on it that were adopted, in whole or in part.
    comments: Vec<Cause>,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    pieces: Vec<Piece>,
}

#[derive(Serialize)]
struct Cause {
    href: String,
    shown_as: String,
    paragraph: Option<String>,
    disposition: String,
}

/// Whether there is an earlier draft to compare with.
pub(in crate::site) fn has_any(site: &Site<'_>) -> bool {
    !site.call.drafts.is_empty() && !site.call.guideline.is_empty()
}

pub(in crate::site) fn pages(site: &Site<'_>, threads: &Threads<'_>) -> Vec<Job> {
    if !has_any(site) {
        return Vec::new();
    }
    let drafts: Vec<_> = site.call.drafts.iter().collect();
    let later = drafts.iter().skip(1).map(|(name, items)| (Some(name.as_str()), items.as_slice()));
    let later = later.chain([(None, site.call.guideline.as_slice())]);
    let mut steps: Vec<Step> = drafts
        .iter()
        .zip(later)
        .map(|((from, old), (to, new))| step(site, threads, (from, old), (to, new)))
        .collect();
    steps.reverse();
    let head = Head {
        title: site.t("changes-title"),
        description: site.t("changes-description"),
        section: "guideline",
        breadcrumbs: &[Link::new(site.t("guideline"), "guideline/index.html")],
    };
    vec![site.page("guideline/changes", "guideline-changes.html", &head, &Content { steps })]
}

fn step(
    site: &Site<'_>,
    threads: &Threads<'_>,
    (from, old): (&str, &[GuidelineItem]),
    (to, new): (Option<&str>, &[GuidelineItem]),
) -> Step {
    let mut step = Step {
        from: from.to_owned(),
        to: to.map(str::to_owned),
        changed: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
        unchanged: Vec::new(),
    };
    for item in new {
        let Some(before) = old.iter().find(|other| other.id == item.id) else {
            step.added.push(link(site, item));
            continue;
        };
        let changes = item_changes(site, threads, before, item);
        if changes.title.is_none() && changes.facts.is_empty() && changes.changes.is_empty() {
            step.unchanged.push(link(site, item));
        } else {
            step.changed.push(changes);
        }
    }
    let gone = old.iter().filter(|item| !new.iter().any(|other| other.id == item.id));
    step.removed.extend(gone.map(|item| format!("{} {}", item.number, item.title)));
    step
}

/// A link to an item; without an address where the item is no longer there.
fn link(site: &Site<'_>, item: &GuidelineItem) -> Link {
    let is_there = site.call.guideline.iter().any(|other| other.id == item.id);
    let link = numbered_item_link(item);
    if is_there { link } else { Link { href: String::new(), ..link } }
}

fn item_changes(
    site: &Site<'_>,
    threads: &Threads<'_>,
    old: &GuidelineItem,
    new: &GuidelineItem,
) -> ItemChanges {
    let facts = facts(site, old)
        .into_iter()
        .zip(facts(site, new))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((label, before), (_, after))| Fact { label, pieces: diff::pieces(&before, &after) })
        .collect();
    let comments = threads
        .on(&new.id)
        .filter(|thread| matches!(thread.disposition(), Some("adopted" | "partly-adopted")))
        .map(|thread| Cause {
            href: threads.href(&thread.first.id),
            shown_as: thread.first.shown_as.clone(),
            paragraph: thread.first.on.paragraph.clone(),
            disposition: site.vocabulary.label(
                Kind::Comment,
                "disposition",
                thread.disposition().unwrap_or_default(),
            ),
        })
        .collect();
    ItemChanges {
        id: new.id.clone(),
        item: link(site, new),
        title: (old.title != new.title).then(|| diff::pieces(&old.title, &new.title)),
        facts,
        changes: diff::lines(&old.body, &new.body),
        comments,
    }
}
