//! A demand in a list.

use jiff::civil::Date;
use serde::Serialize;
use zhengji_markdown::plain;

use super::Entry;
use crate::call::public::{Department, Recommended};
use crate::schema::Kind;
use crate::site::page::{Link, Site};

/// How many edges of cards the style sheet has.
const FACES: usize = 6;

/// A demand in a list.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct Card<'a> {
    title: String,
    href: String,
    summary: String,
    unit: Link,
    unit_kind: String,
    domain: Link,
    /// Which of the call's domains it is, from 1: cards of one domain have one edge.
    face: usize,
    organization: String,
    joint: bool,
    budget_and_term: String,
    pub(super) recommended: Option<RecommendedBy>,
    not_recommended: &'a str,
}

/// Who recommends a demand, and how.
#[derive(Clone, Debug, Serialize)]
pub(in crate::site) struct RecommendedBy {
    pub(in crate::site) department: Link,
    pub(in crate::site) rank: u32,
    pub(in crate::site) opinion: String,
    pub(in crate::site) key_recommended: bool,
    /// The day the department's head approved its table.
    #[serde(skip)]
    pub(in crate::site) approved_on: Option<Date>,
    /// Rank and emphasis in a few words.
    how: String,
}

pub(in crate::site) fn demand_href(id: &str) -> String {
    format!("demands/{id}/index.html")
}

pub(in crate::site) fn recommended_by(
    site: &Site<'_>,
    found: Option<&(&Department, &Recommended)>,
) -> Option<RecommendedBy> {
    found.map(|(department, entry)| RecommendedBy {
        department: Link::new(&department.name, format!("departments/{}/index.html", department.id)),
        rank: entry.rank,
        opinion: entry.opinion.clone(),
        key_recommended: entry.key_recommended,
        approved_on: department.approved_on,
        how: site.tell(
            if entry.key_recommended { "card-rank-key" } else { "card-rank" },
            [("rank", entry.rank.into())],
        ),
    })
}

impl<'a> Site<'a> {
    pub(in crate::site) fn unit_link(&self, id: &str) -> Link {
        let name = self.call.units.get(id).map_or(id, |unit| &unit.name);
        Link::new(name, format!("units/{id}/index.html"))
    }

    pub(in crate::site) fn domain_link(&self, id: &str) -> Link {
        Link::new(self.vocabulary.domain(id), format!("domains/{id}/index.html"))
    }

    pub(super) fn card(&self, entry: &Entry<'_>) -> Card<'a> {
        let demand = entry.demand;
        let mut domains = self.call.settings.domains.iter();
        Card {
            title: demand.title.trim().to_owned(),
            href: demand_href(&demand.id),
            summary: plain::to_one_line(&demand.summary),
            unit: self.unit_link(&demand.unit),
            unit_kind: entry.unit.map(|u| self.vocabulary.unit_kind(&u.kind)).unwrap_or_default(),
            domain: self.domain_link(&demand.domain),
            face: 1 + domains.position(|domain| domain.id == demand.domain).unwrap_or_default() % FACES,
            organization: self.vocabulary.label(Kind::Demand, "organization", &demand.organization),
            joint: demand.is_joint(),
            budget_and_term: self.tell(
                "card-budget-and-term",
                [("budget", self.money(demand.budget.total).into()), ("months", demand.term_months.into())],
            ),
            recommended: recommended_by(self, entry.recommended.as_ref()),
            not_recommended: self.not_recommended(),
        }
    }
}
