//! The way around a call: five entries, and below the one that is open what lies inside it.

use serde::Serialize;

use crate::site::page::{Link, Site};

/// An entry and what lies inside it. A part is a section of the site and the folder where it begins, by one name.
struct Entry {
    word: &'static str,
    parts: &'static [Part],
}

struct Part {
    section: &'static str,
    word: &'static str,
}

const fn part(section: &'static str, word: &'static str) -> Part {
    Part { section, word }
}

/// Guideline and comments before demands: once there is a draft, it is what most people come for.
const ENTRIES: [Entry; 4] = [
    Entry {
        word: "nav-draft",
        parts: &[part("guideline", "nav-guideline"), part("comments", "nav-comments")],
    },
    Entry {
        word: "nav-demands-all",
        parts: &[
            part("demands", "nav-demands"),
            part("domains", "nav-domains"),
            part("departments", "nav-departments"),
            part("units", "nav-units"),
        ],
    },
    Entry { word: "nav-figures", parts: &[part("tables", "nav-tables"), part("data", "nav-data")] },
    Entry {
        word: "nav-submit",
        parts: &[part("submit", "nav-steps"), part("notice", "nav-notice"), part("rules", "nav-rules")],
    },
];

/// The navigation of a page.
#[derive(Serialize)]
pub(super) struct Navigation {
    entries: Vec<Stop>,
    /// What lies inside the entry that is open; nothing on pages that belong to none.
    inside: Vec<Stop>,
    /// The name of that entry.
    open: Option<String>,
}

#[derive(Serialize)]
struct Stop {
    #[serde(flatten)]
    link: Link,
    /// What `aria-current` says; none where the page is not there.
    current: Option<&'static str>,
}

/// `page` at the very page, `true` where the page lies further in.
fn current(is_here: bool, href: &str, path: &str) -> Option<&'static str> {
    is_here.then_some(if href == path { "page" } else { "true" })
}

pub(super) fn of_page(site: &Site<'_>, section: &str, path: &str) -> Navigation {
    let stop = |word: &'static str, href: String, is_here: bool| {
        let current = current(is_here, &href, path);
        Stop { link: Link::new(site.t(word), href), current }
    };
    let address = |part: &Part| format!("{}/index.html", part.section);
    let holds = |entry: &&Entry| entry.parts.iter().any(|part| part.section == section);
    let open = ENTRIES.iter().find(holds);
    let home = stop("nav-home", "index.html".to_owned(), section == "home");
    let entries = ENTRIES.iter().filter_map(|entry| {
        let is_open = open.is_some_and(|open| open.word == entry.word);
        Some(stop(entry.word, address(entry.parts.first()?), is_open))
    });
    let inside = open.into_iter().flat_map(|entry| entry.parts);
    Navigation {
        entries: std::iter::once(home).chain(entries).collect(),
        inside: inside.map(|part| stop(part.word, address(part), part.section == section)).collect(),
        open: open.map(|entry| site.t(entry.word).to_owned()),
    }
}

/// All parts in the order of the entries, for the map of the site.
pub(super) fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    ENTRIES.iter().flat_map(|entry| entry.parts).map(|part| (part.word, part.section))
}
