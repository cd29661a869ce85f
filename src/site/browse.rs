//! Lists: all demands, and the pages of domains, departments and units.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::{Head, Job, Link, Site};
use crate::call::public::{Demand, Department, Recommended};
use crate::schema::Kind;
use crate::tables;

/// Demands on one page of the list.
const PAGE: usize = 50;

/// A demand in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Card {
    title: String,
    href: String,
    summary: String,
    unit: Link,
    unit_kind: String,
    domain: Link,
    organization: String,
    joint: bool,
    budget: String,
    term_months: u32,
    recommended: Option<RecommendedBy>,
    not_recommended: &'static str,
}

/// Who recommends a demand, and how.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RecommendedBy {
    pub(super) department: Link,
    pub(super) rank: u32,
    pub(super) opinion: String,
    pub(super) key_recommended: bool,
}

pub(super) fn demand_href(id: &str) -> String {
    format!("demands/{id}/index.html")
}

pub(super) fn recommended_by(found: Option<&(&Department, &Recommended)>) -> Option<RecommendedBy> {
    found.map(|(department, entry)| RecommendedBy {
        department: Link::new(&department.name, format!("departments/{}/index.html", department.id)),
        rank: entry.rank,
        opinion: entry.opinion.trim().to_owned(),
        key_recommended: entry.key_recommended,
    })
}

impl Site<'_> {
    pub(super) fn unit_link(&self, id: &str) -> Link {
        let name = self.call.units.get(id).map_or(id, |unit| &unit.name);
        Link::new(name, format!("units/{id}/index.html"))
    }

    pub(super) fn domain_link(&self, id: &str) -> Link {
        Link::new(self.vocabulary.domain(id), format!("domains/{id}/index.html"))
    }

    fn card(&self, demand: &Demand, recommended: Option<&(&Department, &Recommended)>) -> Card {
        Card {
            title: demand.title.trim().to_owned(),
            href: demand_href(&demand.id),
            summary: demand.summary.trim().to_owned(),
            unit: self.unit_link(&demand.unit),
            unit_kind: self
                .call
                .units
                .get(&demand.unit)
                .map(|u| self.vocabulary.unit_kind(&u.kind))
                .unwrap_or_default(),
            domain: self.domain_link(&demand.domain),
            organization: self.vocabulary.label(Kind::Demand, "organization", &demand.organization),
            joint: demand.is_joint(),
            budget: demand.budget.total.to_string(),
            term_months: demand.term_months,
            recommended: recommended_by(recommended),
            not_recommended: self.not_recommended(),
        }
    }
}

#[derive(Serialize)]
struct List<'a> {
    cards: &'a [Card],
    total: usize,
    number: usize,
    pages: Vec<Link>,
}

#[derive(Serialize)]
struct Choices {
    intro: &'static str,
    entries: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    link: Link,
    note: String,
    count: usize,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let recommenders = tables::recommenders(site.call);
    let cards: Vec<(&Demand, Card)> = in_order(site, &recommenders)
        .into_iter()
        .map(|demand| (demand, site.card(demand, recommenders.get(demand.id.as_str()))))
        .collect();
    let groups = Groups::new(site, &cards, &recommenders);
    let mut jobs = list(site, &cards.iter().map(|(_, card)| card.clone()).collect::<Vec<_>>());
    jobs.extend(domains(site, &groups));
    jobs.extend(departments(site, &groups));
    jobs.extend(units(site, &groups));
    jobs
}

/// Demands as the tables have them (departments in their order, then ranks), then those nobody recommends.
fn in_order<'a>(
    site: &Site<'a>,
    recommenders: &BTreeMap<&str, (&Department, &Recommended)>,
) -> Vec<&'a Demand> {
    let ranked = site.call.departments.iter().flat_map(|d| &d.recommendations);
    let mut order: Vec<&Demand> = ranked.filter_map(|entry| site.call.demands.get(&entry.demand)).collect();
    order.extend(site.call.demands.values().filter(|demand| !recommenders.contains_key(demand.id.as_str())));
    order
}

fn list_folder(number: usize) -> String {
    if number == 1 { "demands".to_owned() } else { format!("demands/page-{number}") }
}

fn list(site: &Site<'_>, cards: &[Card]) -> Vec<Job> {
    // Without a single demand there is still a first page, which says so.
    let chunks: Vec<&[Card]> = if cards.is_empty() { vec![&[]] } else { cards.chunks(PAGE).collect() };
    let links: Vec<Link> = (1..=chunks.len())
        .map(|n| Link::new(n.to_string(), format!("{}/index.html", list_folder(n))))
        .collect();
    chunks
        .iter()
        .enumerate()
        .map(|(index, chunk)| {
            let number = index + 1;
            let title = if number == 1 {
                "全部需求".to_owned()
            } else {
                format!("全部需求（第 {number} 页）")
            };
            let head = Head {
                title: &title,
                description: "征集到的全部需求建议，按推荐单位和推荐顺序排列。",
                section: "demands",
                breadcrumbs: &[],
            };
            let content = List { cards: chunk, total: cards.len(), number, pages: links.clone() };
            site.page(&list_folder(number), "demands.html", &head, &content)
        })
        .collect()
}

/// The cards by what their demands belong to, in the order of the list.
#[derive(Default)]
struct Groups {
    domain: BTreeMap<String, Vec<Card>>,
    unit: BTreeMap<String, Vec<Card>>,
    recommended_by: BTreeMap<String, Vec<Card>>,
    /// Demands that nobody recommends, by the department of their unit.
    left_by: BTreeMap<String, Vec<Card>>,
}

impl Groups {
    fn new(
        site: &Site<'_>,
        cards: &[(&Demand, Card)],
        recommenders: &BTreeMap<&str, (&Department, &Recommended)>,
    ) -> Self {
        let mut groups = Self::default();
        for (demand, card) in cards {
            groups.domain.entry(demand.domain.clone()).or_default().push(card.clone());
            groups.unit.entry(demand.unit.clone()).or_default().push(card.clone());
            let own = site.call.units.get(&demand.unit).map(|unit| &unit.department);
            let (group, department) = match recommenders.get(demand.id.as_str()) {
                Some((department, _)) => (&mut groups.recommended_by, Some(&department.id)),
                None => (&mut groups.left_by, own),
            };
            if let Some(department) = department {
                group.entry(department.clone()).or_default().push(card.clone());
            }
        }
        groups
    }
}

fn of(group: &BTreeMap<String, Vec<Card>>, id: &str) -> Vec<Card> {
    group.get(id).cloned().unwrap_or_default()
}

fn choices(site: &Site<'_>, folder: &str, title: &str, intro: &'static str, entries: Vec<Choice>) -> Job {
    let section = match folder {
        "departments" => "departments",
        "units" => "units",
        _ => "domains",
    };
    let head = Head { title, description: intro, section, breadcrumbs: &[] };
    site.page(folder, "choices.html", &head, &Choices { intro, entries })
}

fn domains(site: &Site<'_>, groups: &Groups) -> Vec<Job> {
    #[derive(Serialize)]
    struct Content<'a> {
        description: Option<&'a str>,
        cards: Vec<Card>,
    }
    let mut entries = Vec::new();
    let mut jobs = Vec::new();
    for domain in &site.call.settings.domains {
        let cards = of(&groups.domain, &domain.id);
        let description = domain.description.as_deref();
        entries.push(Choice {
            link: site.domain_link(&domain.id),
            note: description.unwrap_or_default().to_owned(),
            count: cards.len(),
        });
        let summary = format!("“{}”方向的 {} 项需求建议。", domain.name, cards.len());
        let head = Head {
            title: &domain.name,
            description: &summary,
            section: "domains",
            breadcrumbs: &[Link::new("技术领域", "domains/index.html")],
        };
        jobs.push(site.page(
            &format!("domains/{}", domain.id),
            "domain.html",
            &head,
            &Content { description, cards },
        ));
    }
    jobs.push(choices(site, "domains", "技术领域", "本次征集的技术领域和各领域的需求数。", entries));
    jobs
}

fn departments(site: &Site<'_>, groups: &Groups) -> Vec<Job> {
    #[derive(Serialize)]
    struct Content {
        table: String,
        recommended: Vec<Card>,
        others: Vec<Card>,
    }
    let mut entries = Vec::new();
    let mut jobs = Vec::new();
    for department in &site.call.departments {
        let recommended = of(&groups.recommended_by, &department.id);
        let others = of(&groups.left_by, &department.id);
        entries.push(Choice {
            link: Link::new(&department.name, format!("departments/{}/index.html", department.id)),
            note: String::new(),
            count: recommended.len(),
        });
        let summary = format!("{}推荐的 {} 项需求建议。", department.name, recommended.len());
        let head = Head {
            title: &department.name,
            description: &summary,
            section: "departments",
            breadcrumbs: &[Link::new("推荐单位", "departments/index.html")],
        };
        let content = Content { table: format!("tables/{}/index.html", department.id), recommended, others };
        jobs.push(site.page(&format!("departments/{}", department.id), "department.html", &head, &content));
    }
    jobs.push(choices(site, "departments", "推荐单位", "各推荐单位和它们推荐的需求数。", entries));
    jobs
}

fn units(site: &Site<'_>, groups: &Groups) -> Vec<Job> {
    #[derive(Serialize)]
    struct Content<'a> {
        uscc: &'a str,
        kind: String,
        legal_form: String,
        district: &'a str,
        department: Option<Link>,
        main_products: &'a [String],
        institutions: Vec<InstitutionRow<'a>>,
        cards: Vec<Card>,
    }
    #[derive(Serialize)]
    struct InstitutionRow<'a> {
        name: &'a str,
        level: String,
        sort: String,
        domains: String,
        year: u32,
    }
    let mut entries = Vec::new();
    let mut jobs = Vec::new();
    for unit in site.call.units.values() {
        let cards = of(&groups.unit, &unit.id);
        let kind = site.vocabulary.unit_kind(&unit.kind);
        entries.push(Choice { link: site.unit_link(&unit.id), note: kind.clone(), count: cards.len() });
        let department = site.call.departments.iter().find(|department| department.id == unit.department);
        let institutions = unit
            .institutions
            .iter()
            .map(|institution| InstitutionRow {
                name: &institution.name,
                level: site.vocabulary.label(Kind::Unit, "institutions.level", &institution.level),
                sort: site.vocabulary.label(Kind::Unit, "institutions.type", &institution.sort),
                domains: institution
                    .domains
                    .iter()
                    .map(|d| site.vocabulary.domain(d))
                    .collect::<Vec<_>>()
                    .join("、"),
                year: institution.year,
            })
            .collect();
        let content = Content {
            uscc: &unit.uscc,
            kind,
            legal_form: site.vocabulary.label(Kind::Unit, "legal_form", &unit.legal_form),
            district: &unit.district,
            department: department.map(|d| Link::new(&d.name, format!("departments/{}/index.html", d.id))),
            main_products: &unit.main_products,
            institutions,
            cards,
        };
        let summary = format!("{}提出的需求建议。", unit.name);
        let head = Head {
            title: &unit.name,
            description: &summary,
            section: "units",
            breadcrumbs: &[Link::new("申报单位", "units/index.html")],
        };
        jobs.push(site.page(&format!("units/{}", unit.id), "unit.html", &head, &content));
    }
    jobs.push(choices(site, "units", "申报单位", "提出需求建议的单位。", entries));
    jobs
}
