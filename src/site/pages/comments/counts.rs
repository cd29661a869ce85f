//! What became of the comments: of all, by item and by way, as stacked bars with their figures in words. Every comment is counted
//! once, also those that say the same as another.

use serde::Serialize;

use super::threads::{Thread, Threads};
use super::view::{Fate, View};
use crate::schema::Kind;
use crate::site::page::Site;
use crate::site::pages::guideline::numbered_item_link;

/// The bars. Each row adds up to its total; the rows of items, and those of ways, to all.
#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) all: Row,
    /// Of items that have comments, in the order of the guideline.
    pub(super) items: Vec<Row>,
    /// Of ways that comments came by.
    pub(super) channels: Vec<Row>,
    pub(super) total: usize,
    /// Comments without a disposition.
    pub(super) open: usize,
}

/// A bar.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) label: String,
    /// The comments of it by themselves; none of ways.
    href: Option<String>,
    /// Those that there are, in the order of the fates.
    parts: Vec<Part>,
    pub(super) total: usize,
}

/// A stretch of a bar: the comments of one fate.
#[derive(Serialize)]
struct Part {
    /// The key of the fate, for the style.
    fate: String,
    label: String,
    count: usize,
    /// Where it begins and how wide it is, in percent of the longest bar of its group.
    x: f64,
    width: f64,
    href: Option<String>,
}

impl Counts {
    pub(super) fn new(site: &Site<'_>, threads: &Threads<'_>) -> Self {
        let fates = Fate::all(site);
        let all: Vec<&Thread<'_>> = threads.all().iter().collect();
        let folder = |item: Option<&str>, fate: Option<&str>| View { item, fate }.href();
        let link = |item: Option<&str>| {
            let item = item.map(str::to_owned);
            move |fate: &Fate| Some(folder(item.as_deref(), Some(&fate.id)))
        };
        let total = all.iter().map(|thread| thread.len()).sum();
        let sum =
            |fate: &Fate| all.iter().filter(|thread| fate.holds(thread)).map(|thread| thread.len()).sum();
        let whole = row(site.t("comments-sum").to_owned(), None, &fates, &sum, &link(None));
        let open = fates.iter().filter(|fate| fate.is_open()).map(sum).sum();
        let mut items: Vec<Row> = Vec::new();
        for of_item in all.chunk_by(|one, two| one.first.on.item == two.first.on.item) {
            let Some(first) = of_item.first() else { continue };
            let id = first.first.on.item.as_str();
            let item = site.call.guideline.iter().find(|item| item.id == id);
            let label = item.map_or_else(|| id.to_owned(), |item| numbered_item_link(item).title);
            let sum = |fate: &Fate| {
                of_item.iter().filter(|thread| fate.holds(thread)).map(|thread| thread.len()).sum()
            };
            items.push(row(label, Some(folder(Some(id), None)), &fates, &sum, &link(Some(id))));
        }
        let channels = site.vocabulary.options(Kind::Comment, "channel").iter().map(|(id, label)| {
            let sum = |fate: &Fate| {
                let own = all.iter().filter(|thread| fate.holds(thread));
                let came =
                    own.flat_map(|thread| [thread.first].into_iter().chain(thread.same.iter().copied()));
                came.filter(|comment| comment.channel == *id).count()
            };
            row(label.clone(), None, &fates, &sum, &|_| None)
        });
        let mut channels: Vec<Row> = channels.filter(|row| row.total > 0).collect();
        let mut whole = [whole];
        for group in [&mut whole[..], &mut items, &mut channels] {
            place(group);
        }
        let [all] = whole;
        Self { all, items, channels, total, open }
    }
}

fn row(
    label: String,
    href: Option<String>,
    fates: &[Fate],
    sum: &dyn Fn(&Fate) -> usize,
    link: &dyn Fn(&Fate) -> Option<String>,
) -> Row {
    let parts = fates.iter().map(|fate| Part {
        fate: fate.id.clone(),
        label: fate.label.clone(),
        count: sum(fate),
        x: 0.0,
        width: 0.0,
        href: link(fate),
    });
    let parts: Vec<Part> = parts.filter(|part| part.count > 0).collect();
    let total = parts.iter().map(|part| part.count).sum();
    Row { label, href, parts, total }
}

/// Gives the stretches of a group of bars their places.
fn place(rows: &mut [Row]) {
    let longest = rows.iter().map(|row| row.total).max().unwrap_or_default();
    for row in rows {
        let mut before = 0;
        for part in &mut row.parts {
            part.x = percent(before, longest);
            before += part.count;
            part.width = percent(before, longest) - part.x;
        }
    }
}

/// In hundredths, so that pages stay short.
fn percent(count: usize, of: usize) -> f64 {
    let hundredths = (count * 10_000 + of / 2) / of.max(1);
    f64::from(u32::try_from(hundredths).unwrap_or(10_000)) / 100.0
}
