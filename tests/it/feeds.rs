//! What other programs read of the site: feeds, the map, the calendar. By parsers of others, or by one stricter than
//! they are.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use crate::conventions::identified_site;
use crate::fixture::{Files, files, folder};
use crate::program::Repository;
use crate::site::{resolve, sample_site};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const BASE: &str = "https://kjj.example.gov.cn/zhengji/";

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Node<'a, 'i> {
    let mut found = node.children().filter(|child| child.has_tag_name((ATOM, name)));
    let first = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} twice");
    first
}

/// Checks one feed (RFC 4287) and gives back the ids of its entries.
fn check_feed(site: &Files, path: &str, base: Option<&str>) -> Vec<String> {
    let document = Document::parse(text(&site[path])).unwrap_or_else(|error| panic!("{path}: {error}"));
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{path}");
    let time = |node| -> jiff::Timestamp { child(node, "updated").text().unwrap().parse().unwrap() };
    let id = |node| {
        let id = child(node, "id").text().unwrap();
        assert!(id.starts_with("urn:uuid:") && id.len() == 45, "{path}: {id}");
        id.to_owned()
    };
    let file = |href: &str| match base {
        Some(base) => {
            let inside = href.strip_prefix(base).unwrap_or_else(|| panic!("{path}: {href}"));
            if inside.is_empty() || inside.ends_with('/') {
                format!("{inside}index.html")
            } else {
                inside.to_owned()
            }
        }
        None => resolve(path, href).to_str().unwrap().to_owned(),
    };
    let target = |href: &str| {
        let (page, place) = href.split_once('#').unwrap_or((href, ""));
        let file = file(page);
        let id = format!(" id=\"{place}\"");
        assert!(place.is_empty() || text(&site[&file]).contains(&id), "{path}: {href}");
        file
    };
    let links = |node: Node<'_, '_>| -> Vec<(String, String)> {
        node.children()
            .filter(|child| child.has_tag_name((ATOM, "link")))
            .map(|link| (link.attribute("rel").unwrap().to_owned(), target(link.attribute("href").unwrap())))
            .collect()
    };
    id(feed);
    assert!(!child(feed, "title").text().unwrap().trim().is_empty(), "{path}");
    child(child(feed, "author"), "name");
    for (rel, target) in links(feed) {
        assert!(site.contains_key(&target), "{path}: {target}");
        assert!(rel != "self" || target == path, "{path}: {target}");
    }
    let mut ids = Vec::new();
    let mut last = time(feed);
    for entry in feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))) {
        ids.push(id(entry));
        assert!(time(entry) <= last, "{path}: newest first");
        last = time(entry);
        assert!(!child(entry, "title").text().unwrap().trim().is_empty(), "{path}");
        let links = links(entry);
        assert!(links.len() == 1 && links[0].0 == "alternate", "{path}: {links:?}");
        assert!(site.contains_key(&links[0].1), "{path}: {links:?}");
    }
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: an id twice");
    ids
}

#[test]
fn feeds_are_atom_and_lead_to_pages() {
    let (_folder, plain) = sample_site();
    let identified = identified_site();
    let feeds: Vec<_> = plain.keys().filter(|path| path.ends_with("feed.xml")).collect();
    assert_eq!(feeds.iter().filter(|path| path.starts_with("domains/")).count(), 4);
    assert_eq!(feeds.iter().filter(|path| path.starts_with("departments/")).count(), 16);
    let mut of_domains = BTreeSet::new();
    for path in &feeds {
        let ids = check_feed(&plain, path, None);
        assert_eq!(ids.len(), check_feed(&identified, path, Some(BASE)).len(), "{path}");
        if path.starts_with("domains/") {
            assert!(!ids.is_empty(), "{path}");
            for id in ids {
                assert!(of_domains.insert(id), "{path}: one entry in two domains");
            }
        }
    }
    let all: BTreeSet<_> = check_feed(&plain, "feed.xml", None).into_iter().collect();
    let demands = plain.keys().filter(|p| p.starts_with("demands/") && p.matches('/').count() == 3).count();
    assert!(all.len() > demands + 6, "demands, items and answered comments: {}", all.len());
    assert_eq!(all, of_domains, "everything belongs to a domain");
    // The reply itself is what a reader of the feed waits for.
    assert!(text(&plain["feed.xml"]).contains("意见已答复"));
}

#[test]
fn pages_name_their_feeds() {
    let (_folder, site) = sample_site();
    let feed = |path: &str, href: &str| {
        let page = text(&site[path]);
        assert!(page.contains("type=\"application/atom+xml\"") && page.contains(href), "{path}");
    };
    feed("index.html", "href=\"feed.xml\"");
    feed("domains/new-materials/index.html", "href=\"../../domains/new-materials/feed.xml\"");
    feed("en/departments/xihu/index.html", "href=\"../../departments/xihu/feed.xml\"");
}

#[test]
fn the_map_has_every_page_and_no_address_is_guessed() {
    let (_folder, plain) = sample_site();
    assert!(!plain.contains_key("sitemap.xml"), "addresses in a map are full addresses");
    assert_eq!(text(&plain["robots.txt"]), "User-agent: *\nAllow: /\n");
    let site = identified_site();
    let map = text(&site["sitemap.xml"]);
    let document = Document::parse(map).unwrap();
    let name = ("http://www.sitemaps.org/schemas/sitemap/0.9", "loc");
    let listed: BTreeSet<String> = document
        .descendants()
        .filter(|node| node.has_tag_name(name))
        .map(|node| node.text().unwrap().to_owned())
        .collect();
    let pages: BTreeSet<String> = site
        .keys()
        .filter(|path| path.ends_with(".html") && !path.ends_with("404.html"))
        .map(|path| format!("{BASE}{}", path.strip_suffix("index.html").unwrap()))
        .collect();
    assert_eq!(listed, pages);
    assert!(
        text(&site["robots.txt"]).ends_with("\nSitemap: https://kjj.example.gov.cn/zhengji/sitemap.xml\n")
    );
}

/// A component of a calendar: its properties by name, and the components in it.
#[derive(Debug, Default)]
struct Component {
    name: String,
    properties: BTreeMap<String, String>,
    inner: Vec<Component>,
}

/// Reads a calendar more strictly than programs do (RFC 5545).
fn read_calendar(bytes: &[u8]) -> Component {
    let text = text(bytes);
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.chars().any(char::is_control), "{line}");
    }
    let mut open = vec![Component::default()];
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        match name {
            "BEGIN" => open.push(Component { name: value.to_owned(), ..Component::default() }),
            "END" => {
                let closed = open.pop().unwrap();
                assert_eq!(closed.name, value);
                open.last_mut().unwrap().inner.push(closed);
            }
            _ => {
                let before = open.last_mut().unwrap().properties.insert(name.to_owned(), value.to_owned());
                assert!(before.is_none(), "{name} twice");
            }
        }
    }
    assert_eq!((open.len(), open[0].inner.len()), (1, 1));
    open.remove(0).inner.remove(0)
}

#[test]
fn the_calendar_has_the_closing_day_in_it() {
    let (_folder, site) = sample_site();
    let calendar = read_calendar(&site["calendar.ics"]);
    assert_eq!((calendar.name.as_str(), calendar.properties["VERSION"].as_str()), ("VCALENDAR", "2.0"));
    let ids: BTreeSet<_> = calendar.inner.iter().map(|event| &event.properties["UID"]).collect();
    assert_eq!((calendar.inner.len(), ids.len()), (8, 8), "four stages, each with its last day");
    for event in &calendar.inner {
        assert!(event.name == "VEVENT" && event.properties.contains_key("DTSTAMP"), "{event:?}");
    }
    let days: Vec<_> = calendar
        .inner
        .iter()
        .map(|event| {
            let property = |name: &str| event.properties[name].as_str();
            (property("SUMMARY"), property("DTSTART;VALUE=DATE"), property("DTEND;VALUE=DATE"))
        })
        .collect();
    assert_eq!(days[0], ("提交需求建议：2021年第一批重大攻关需求征集", "20210324", "20210421"));
    assert_eq!(days[1], ("截止：提交需求建议（2021年第一批重大攻关需求征集）", "20210420", "20210421"));
    assert_eq!(calendar.inner[1].inner[0].properties["TRIGGER"], "-P1D");
}

#[test]
fn an_hour_of_closing_is_an_instant() {
    let repository = Repository::new(&files(&folder("second-city")));
    assert_eq!(repository.run(&["build", "--at", "2024-02-20T12:00:00+08:00"]).code, 0);
    let calendar = read_calendar(&std::fs::read(repository.join("public/calendar.ics")).unwrap());
    let event = &calendar.inner[0].properties;
    assert_eq!(
        (event["DTSTART"].as_str(), event["DTEND"].as_str()),
        ("20240131T160000Z", "20240229T093000Z")
    );
    // 6 June is the day after the last.
    assert_eq!(calendar.inner[2].properties["DTEND;VALUE=DATE"], "20240606");
}
