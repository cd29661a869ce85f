//! What is searched: the public text of every demand and every item of the guideline, by field.

use serde::Serialize;

use super::super::browse::{Entry, demand_href};
use super::super::guideline::item_href;
use super::super::page::Site;
use crate::call::public::GuidelineItem;
use crate::document::plain_han;
use zhengji_markdown::to_text;

/// Which group a field counts in, and its id in the words of the page; the first group counts most.
pub(super) const FIELDS: &[(usize, &str)] = &[
    (0, "title"),
    (1, "unit"),
    (1, "keywords"),
    (2, "summary"),
    (3, "necessity"),
    (3, "research"),
    (3, "problems"),
    (3, "indicators"),
    (3, "outcomes"),
    (3, "foundation"),
    (3, "scenario"),
    (3, "partners"),
    (3, "bidding"),
    (3, "transformation"),
    (3, "body"),
    (3, "task"),
    (3, "opinion"),
];

/// A document: its page, its title, what it is, its texts by field.
#[derive(Debug, Serialize)]
pub(super) struct Document(pub(super) String, pub(super) &'static str, pub(super) Vec<(usize, String)>);

impl Document {
    fn new(href: String, kind: &'static str, texts: Vec<(usize, String)>) -> Self {
        let texts = texts.into_iter().map(|(field, text)| (field, one_line(&text)));
        Self(href, kind, texts.filter(|(_, text)| !text.is_empty()).collect())
    }

    /// About how long it is when written down.
    pub(super) fn bytes(&self) -> usize {
        self.2.iter().map(|(_, text)| text.len() + 8).sum::<usize>() + self.0.len()
    }
}

/// Spaces and line ends as one space each: a phrase is found across the end of a line. Radicals that look like characters
/// are those characters: nobody can type the others.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().map(|c| plain_han(c).unwrap_or(c)).collect()
}

/// All documents: demands as they are listed, then items of the guideline.
pub(super) fn documents(site: &Site<'_>) -> Vec<Document> {
    let mut documents: Vec<Document> = site.entries.iter().map(|entry| of_demand(site, entry)).collect();
    documents.extend(site.call.guideline.iter().map(of_item));
    documents
}

fn of_demand(site: &Site<'_>, entry: &Entry<'_>) -> Document {
    let demand = entry.demand;
    let opinion = entry.recommended.map_or("", |(_, recommended)| &recommended.opinion);
    let unit = site.call.units.get(&demand.unit).map_or(demand.unit.clone(), |unit| unit.name.clone());
    let indicators = demand.indicators.iter().flat_map(|i| {
        let optional = [i.world_best.as_deref(), i.basis.as_deref()].into_iter().flatten();
        [i.name.as_str(), &i.unit, &i.current, &i.target].into_iter().chain(optional)
    });
    let partners = demand.partners.iter().flat_map(|p| [p.name.as_str(), &p.uscc, &p.role]);
    let bidding = demand.bidding.iter().flat_map(|b| [b.ip_ownership.as_str(), &b.bidder_conditions]);
    let moved = demand
        .transformation
        .iter()
        .flat_map(|t| [t.original_result.as_str(), &t.place, &t.implementing_unit]);
    let texts = vec![
        (0, demand.title.clone()),
        (1, unit),
        (2, demand.keywords.join(" ")),
        (3, demand.summary.clone()),
        (4, demand.necessity.clone()),
        (5, to_text(&demand.research)),
        (6, demand.key_problems.join(" ")),
        (7, indicators.collect::<Vec<_>>().join(" ")),
        (8, demand.outcome_description.clone()),
        (9, demand.foundation.clone()),
        (10, demand.application_scenario.clone()),
        (11, partners.collect::<Vec<_>>().join(" ")),
        (12, bidding.collect::<Vec<_>>().join(" ")),
        (13, moved.collect::<Vec<_>>().join(" ")),
        (15, demand.strategic_task.clone().unwrap_or_default()),
        (16, opinion.to_owned()),
    ];
    Document::new(demand_href(&demand.id), "demand", texts)
}

fn of_item(item: &GuidelineItem) -> Document {
    let href = item_href(&item.id);
    let conditions = [item.lead_requirement.as_deref(), item.no_source_reason.as_deref()];
    let body = conditions.into_iter().flatten().fold(to_text(&item.body), |text, more| text + " " + more);
    let title = format!("{} {}", item.number, item.title);
    Document::new(href, "item", vec![(0, title), (14, body)])
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn what_is_searched_is_what_is_seen() {
        assert_eq!(one_line("⾼温\n  ⼯艺　⻓寿命"), "高温 工艺 长寿命");
    }
}
