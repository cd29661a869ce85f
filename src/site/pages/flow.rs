//! Where the demands went: submitted, recommended or not, taken up by the guideline or what else became of them. A Sankey diagram in
//! SVG, made with the page, beside the same figures as a table. Drawing three columns of bars and the bands between them takes less
//! than to bend a charting crate to links, other languages, forced colours and print: see docs/decisions.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::schema::Kind;
use crate::site::page::{Link, Site};
use crate::site::pages::charts::percent;
use crate::site::pages::fate::Fates;

/// Width and height of the picture, in its own units; a bar, the room between two bars and between the columns.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;
const BAR: f64 = 12.0;
const GAP: f64 = 26.0;
const COLUMN: f64 = 235.0;

/// The picture with its table.
#[derive(Serialize)]
pub(in crate::site) struct Flow {
    /// What it shows, in words worked out from the figures.
    title: String,
    width: f64,
    height: f64,
    nodes: Vec<Node>,
    bands: Vec<Band>,
}

/// Demands of which the same became.
#[derive(Serialize)]
struct Node {
    link: Link,
    count: u32,
    /// Of those submitted, percent.
    share: u32,
    /// Whether nothing comes of them, for now or at all.
    is_muted: bool,
    column: usize,
    x: f64,
    y: f64,
    height: f64,
}

/// Demands that went from one to the other.
#[derive(Serialize)]
struct Band {
    href: String,
    /// Said of it where it cannot be seen.
    said: String,
    is_muted: bool,
    /// Its outline as the attribute `d` of a path.
    outline: String,
}

/// Where a demand arrived, in the order of the picture from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Arrived {
    /// An item of the guideline took it up.
    Drafted,
    /// Its place in the list of dispositions.
    Disposed(usize),
    /// Recommended, and nothing is decided yet.
    Waiting,
}

/// The way of a demand: whether it was left out of the recommendations, and where it arrived.
type Way = (bool, Option<Arrived>);

/// The picture; none before a department recommends.
pub(in crate::site) fn of(site: &Site<'_>) -> Option<Flow> {
    let fates = Fates::new(site);
    let kinds = site.vocabulary.options(Kind::Dispositions, "dispositions.kind");
    let mut ways: BTreeMap<Way, u32> = BTreeMap::new();
    let is_condensed = !site.call.guideline.is_empty() || !site.call.dispositions.is_empty();
    for entry in site.entries {
        let id = entry.demand.id.as_str();
        let disposition = site.call.dispositions.get(id).map(|disposition| &disposition.kind);
        let place = disposition.and_then(|kind| kinds.iter().position(|(own, _)| own == kind));
        let arrived = match (fates.items_of(id).is_empty(), place) {
            (false, _) => Some(Arrived::Drafted),
            (true, Some(place)) => Some(Arrived::Disposed(place)),
            (true, None) => (is_condensed && entry.is_recommended()).then_some(Arrived::Waiting),
        };
        // What is recommended stands above.
        *ways.entry((!entry.is_recommended(), arrived)).or_default() += 1;
    }
    let count = |holds: &dyn Fn(&Way) -> bool| -> u32 {
        ways.iter().filter(|(way, _)| holds(way)).map(|(_, count)| count).sum()
    };
    let (total, recommended) = (count(&|_| true), count(&|(is_left, _)| !is_left));
    if recommended == 0 {
        return None;
    }
    let drafted = count(&|(_, arrived)| *arrived == Some(Arrived::Drafted));
    let values =
        [("submitted", total.into()), ("recommended", recommended.into()), ("drafted", drafted.into())];
    let title = site.tell(if drafted > 0 { "flow-title-drafted" } else { "flow-title" }, values);
    let place = |arrived: &Arrived| match arrived {
        Arrived::Drafted => Link::new(site.t("flow-drafted"), "guideline/index.html"),
        Arrived::Disposed(place) => {
            let label = kinds.get(*place).map(|(_, label)| label.as_str()).unwrap_or_default();
            Link::new(label, "guideline/index.html#left-out")
        }
        Arrived::Waiting => Link::new(site.t("flow-waiting"), "guideline/index.html"),
    };
    let mut picture = Picture::new(site, total);
    let all = picture.add(Link::new(site.t("flow-submitted"), "demands/index.html"), 0, total, false);
    let mut chosen = BTreeMap::new();
    for is_left in [false, true] {
        let own = count(&|way| way.0 == is_left);
        if own > 0 {
            let link = if is_left {
                Link::new(site.not_recommended(), "demands/index.html")
            } else {
                Link::new(site.t("flow-recommended"), "tables/all/index.html")
            };
            let node = picture.add(link, 1, own, is_left);
            picture.join(all, node, own);
            chosen.insert(is_left, node);
        }
    }
    let mut ends: BTreeMap<&Arrived, usize> = BTreeMap::new();
    for arrived in ways.keys().filter_map(|(_, arrived)| arrived.as_ref()) {
        if !ends.contains_key(arrived) {
            let own = count(&|way| way.1.as_ref() == Some(arrived));
            let is_muted = match arrived {
                Arrived::Drafted => false,
                Arrived::Disposed(place) => kinds.get(*place).is_some_and(|(kind, _)| is_nothing(kind)),
                Arrived::Waiting => true,
            };
            ends.insert(arrived, picture.add(place(arrived), 2, own, is_muted));
        }
    }
    for ((is_left, arrived), count) in &ways {
        let end = arrived.as_ref().and_then(|arrived| ends.get(arrived));
        if let (Some(from), Some(to)) = (chosen.get(is_left), end) {
            picture.join(*from, *to, *count);
        }
    }
    Some(picture.drawn(title))
}

/// Whether nothing comes of a demand in this call that was disposed of so.
fn is_nothing(kind: &str) -> bool {
    matches!(kind, "next-batch" | "not-taken")
}

/// A picture that is being drawn, from left to right and in each column from top to bottom.
struct Picture<'s> {
    site: &'s Site<'s>,
    total: u32,
    nodes: Vec<Node>,
    joined: Vec<(usize, usize, u32)>,
}

impl<'s> Picture<'s> {
    fn new(site: &'s Site<'s>, total: u32) -> Self {
        Self { site, total, nodes: Vec::new(), joined: Vec::new() }
    }

    /// Height of so many demands.
    fn high(&self, count: u32) -> f64 {
        HEIGHT * f64::from(count) / f64::from(self.total.max(1))
    }

    fn add(&mut self, link: Link, column: usize, count: u32, is_muted: bool) -> usize {
        let above = self.nodes.iter().rev().find(|node| node.column == column);
        let y = above.map_or(0.0, |node| node.y + node.height + GAP);
        let columns = u32::try_from(column).unwrap_or(0);
        self.nodes.push(Node {
            link,
            count,
            share: percent(count.into(), self.total.into()),
            is_muted,
            column,
            x: COLUMN * f64::from(columns),
            y,
            height: self.high(count),
        });
        self.nodes.len() - 1
    }

    fn join(&mut self, from: usize, to: usize, count: u32) {
        self.joined.push((from, to, count));
    }

    fn drawn(self, title: String) -> Flow {
        // How much of each bar is taken, on the side that bands leave by and on the side they come in by.
        let mut left = vec![0.0; self.nodes.len()];
        let mut entered = left.clone();
        let bands = self.joined.iter().filter_map(|(from, to, count)| {
            let (start, end) = (self.nodes.get(*from)?, self.nodes.get(*to)?);
            let high = self.high(*count);
            let (x1, x2) = (start.x + BAR, end.x);
            let (y1, y2) = (start.y + left.get(*from)?, end.y + entered.get(*to)?);
            *left.get_mut(*from)? += high;
            *entered.get_mut(*to)? += high;
            let middle = f64::midpoint(x1, x2);
            let mut outline = String::new();
            let _ = write!(
                outline,
                "M{x1:.1} {y1:.1}C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}V{:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {x1:.1} {:.1}Z",
                y2 + high, y2 + high, y1 + high, y1 + high,
            );
            let values = [
                ("from", start.link.title.as_str().into()),
                ("to", end.link.title.as_str().into()),
                ("count", (*count).into()),
            ];
            let said = self.site.tell("flow-band", values);
            Some(Band { href: end.link.href.clone(), said, is_muted: end.is_muted, outline })
        });
        let bands = bands.collect();
        let lowest = self.nodes.iter().map(|node| node.y + node.height.max(GAP)).fold(HEIGHT, f64::max);
        Flow { title, width: WIDTH, height: lowest + 6.0, nodes: self.nodes, bands }
    }
}
