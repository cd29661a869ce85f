//! What is searched: the public text of every demand and every item of the guideline, by field.

use serde::Serialize;

use super::super::browse::{demand_href, entries};
use super::super::page::Site;
use crate::call::public::{Demand, GuidelineItem};

/// Which group a field counts in and what it is called; the first group counts most.
pub(super) const FIELDS: &[(usize, &str)] = &[
    (0, "标题"),
    (1, "单位"),
    (1, "关键词"),
    (2, "内容简介"),
    (3, "必要性"),
    (3, "研究内容"),
    (3, "关键问题"),
    (3, "考核指标"),
    (3, "预期成果"),
    (3, "研究基础"),
    (3, "应用场景"),
    (3, "合作单位"),
    (3, "揭榜要求"),
    (3, "成果转化"),
    (3, "指南正文"),
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

/// Spaces and line ends as one space each: a phrase is found across the end of a line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All documents: demands as they are listed, then items of the guideline.
pub(super) fn documents(site: &Site<'_>) -> Vec<Document> {
    let mut documents: Vec<Document> =
        entries(site).iter().map(|entry| of_demand(site, entry.demand)).collect();
    documents.extend(site.call.guideline.iter().map(of_item));
    documents
}

fn of_demand(site: &Site<'_>, demand: &Demand) -> Document {
    let unit = site.call.units.get(&demand.unit).map_or(demand.unit.clone(), |unit| unit.name.clone());
    let indicators = demand.indicators.iter().flat_map(|i| {
        let optional = [i.world_best.as_deref(), i.basis.as_deref()].into_iter().flatten();
        [i.name.as_str(), &i.unit, &i.current, &i.target].into_iter().chain(optional)
    });
    let partners = demand.partners.iter().flat_map(|p| [p.name.as_str(), &p.role]);
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
        (5, demand.research.clone()),
        (6, demand.key_problems.join(" ")),
        (7, indicators.collect::<Vec<_>>().join(" ")),
        (8, demand.outcome_description.clone()),
        (9, demand.foundation.clone()),
        (10, demand.application_scenario.clone()),
        (11, partners.collect::<Vec<_>>().join(" ")),
        (12, bidding.collect::<Vec<_>>().join(" ")),
        (13, moved.collect::<Vec<_>>().join(" ")),
    ];
    Document::new(demand_href(&demand.id), "需求建议", texts)
}

fn of_item(item: &GuidelineItem) -> Document {
    let href = format!("guideline/{}/index.html", item.id);
    Document::new(href, "指南草案", vec![(0, item.title.clone()), (14, item.body.clone())])
}
