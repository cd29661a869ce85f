//! The comments on one item, those of one fate, or both: each a list of its own with an address of its own, so that looking at a
//! part of them takes no script.

use std::collections::BTreeMap;

use serde::Serialize;

use super::threads::{Thread, Threads};
use crate::schema::Kind;
use crate::site::page::{Link, Site};
use crate::site::pages::guideline::numbered_item_link;

/// The key of the comments that have no disposition; no disposition is called so.
const OPEN: &str = "open";

/// What can become of a comment, that there is no answer yet included.
pub(super) struct Fate {
    /// The key of the disposition.
    pub(super) id: String,
    pub(super) label: String,
}

impl Fate {
    /// All of them, the open one last.
    pub(super) fn all(site: &Site<'_>) -> Vec<Self> {
        let dispositions = site.vocabulary.options(Kind::Comment, "disposition").iter();
        let all = dispositions.map(|(id, label)| Self { id: id.clone(), label: label.clone() });
        all.chain([Self { id: OPEN.to_owned(), label: site.t("comments-open-label").to_owned() }]).collect()
    }

    pub(super) fn is_open(&self) -> bool {
        self.id == OPEN
    }

    pub(super) fn holds(&self, thread: &Thread<'_>) -> bool {
        key(thread) == self.id
    }
}

/// The key of what became of a comment.
fn key<'a>(thread: &Thread<'a>) -> &'a str {
    thread.first.disposition.as_deref().unwrap_or(OPEN)
}

/// Which comments are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct View<'a> {
    pub(super) item: Option<&'a str>,
    pub(super) fate: Option<&'a str>,
}

impl View<'_> {
    pub(super) const ALL: View<'static> = View { item: None, fate: None };

    pub(super) fn is_all(self) -> bool {
        self.item.is_none() && self.fate.is_none()
    }

    /// The folder of its pages.
    pub(super) fn folder(self) -> String {
        match (self.item, self.fate) {
            (None, None) => "comments".to_owned(),
            (Some(item), None) => format!("comments/items/{item}"),
            (None, Some(fate)) => format!("comments/fates/{fate}"),
            (Some(item), Some(fate)) => format!("comments/items/{item}/{fate}"),
        }
    }

    pub(super) fn href(self) -> String {
        format!("{}/index.html", self.folder())
    }

    fn holds(self, thread: &Thread<'_>) -> bool {
        self.item.is_none_or(|item| thread.first.on.item == item)
            && self.fate.is_none_or(|fate| key(thread) == fate)
    }

    /// The comments that it shows.
    pub(super) fn of<'t, 'a>(self, threads: &'t Threads<'a>) -> Vec<&'t Thread<'a>> {
        threads.all().iter().filter(|thread| self.holds(thread)).collect()
    }
}

/// The list of the comments on an item; that of all where no one item has any.
pub(in crate::site) fn list_on(item: Option<&str>) -> String {
    View { item, fate: None }.href()
}

/// The parts that there are, with their numbers of comments: nothing is offered that would show nothing.
pub(super) struct Parts<'a>(BTreeMap<View<'a>, usize>);

impl<'a> Parts<'a> {
    pub(super) fn new(threads: &Threads<'a>) -> Self {
        // The list of all is there in any case.
        let mut parts = BTreeMap::from([(View::ALL, 0)]);
        for thread in threads.all() {
            let (item, fate) = (Some(thread.first.on.item.as_str()), Some(key(thread)));
            for view in [View::ALL, View { item, fate: None }, View { item: None, fate }, View { item, fate }]
            {
                *parts.entry(view).or_default() += thread.len();
            }
        }
        Self(parts)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = View<'a>> {
        self.0.keys().copied()
    }

    fn count(&self, view: View<'_>) -> usize {
        self.0.get(&view).copied().unwrap_or_default()
    }
}

/// A choice that the page offers.
#[derive(Serialize)]
pub(super) struct Choice {
    link: Link,
    count: usize,
    is_chosen: bool,
}

/// What is chosen, and what else can be.
#[derive(Serialize)]
pub(super) struct Choices {
    fates: Vec<Choice>,
    items: Vec<Choice>,
    /// The item that is chosen.
    item: Option<String>,
    is_all: bool,
}

pub(super) fn choices(site: &Site<'_>, parts: &Parts<'_>, fates: &[Fate], chosen: View<'_>) -> Choices {
    let choice = |title: String, view: View<'_>| Choice {
        link: Link::new(title, view.href()),
        count: parts.count(view),
        is_chosen: view == chosen,
    };
    let whole = |view: View<'_>| choice(site.t("comments-all").to_owned(), view);
    let of_fates =
        fates.iter().map(|fate| choice(fate.label.clone(), View { fate: Some(&fate.id), ..chosen }));
    let of_items = site
        .call
        .guideline
        .iter()
        .map(|item| choice(numbered_item_link(item).title, View { item: Some(&item.id), ..chosen }));
    let there_is = |choice: &Choice| choice.count > 0;
    Choices {
        fates: [whole(View { fate: None, ..chosen })].into_iter().chain(of_fates.filter(there_is)).collect(),
        items: [whole(View { item: None, ..chosen })].into_iter().chain(of_items.filter(there_is)).collect(),
        item: title_of_item(site, chosen),
        is_all: chosen.is_all(),
    }
}

fn title_of_item(site: &Site<'_>, view: View<'_>) -> Option<String> {
    let id = view.item?;
    let item = site.call.guideline.iter().find(|item| item.id == id);
    Some(item.map_or_else(|| id.to_owned(), |item| numbered_item_link(item).title))
}

/// The title of a part of the comments.
pub(super) fn title(site: &Site<'_>, fates: &[Fate], view: View<'_>) -> Option<String> {
    let fate =
        view.fate.and_then(|id| fates.iter().find(|fate| fate.id == id)).map(|fate| fate.label.clone());
    match (title_of_item(site, view), fate) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(site.tell("comments-of", [("what", one.into())])),
        (Some(item), Some(fate)) => {
            Some(site.tell("comments-of-both", [("item", item.into()), ("fate", fate.into())]))
        }
    }
}
