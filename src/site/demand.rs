//! The page of one demand: its public fields in the form's order, and what became of it.

use jiff::Timestamp;
use rayon::prelude::*;
use serde::Serialize;

use super::browse::recommended_by;
use super::column::Article;
use super::fate::{Fates, Step};
use super::page::{Head, Job, Link, Site};
use super::reference::{self, Reference};
use crate::call::public::Demand;
use crate::schema::Kind;
use crate::tables;
use zhengji_markdown::to_html;

/// One field or group of the form, ready to show.
#[derive(Serialize)]
struct Block {
    label: String,
    id: &'static str,
    #[serde(flatten)]
    body: Body,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Body {
    Text { text: String },
    Html { html: String },
    List { items: Vec<String> },
    Pairs { pairs: Vec<(String, String)> },
    Table { heads: Vec<String>, rows: Vec<Vec<String>>, figures: Vec<usize> },
}

#[derive(Serialize)]
struct Content<'a> {
    unit: Link,
    unit_kind: String,
    domain: Link,
    organization: String,
    joint: bool,
    budget: String,
    term_months: u32,
    keywords: Vec<String>,
    blocks: Vec<Block>,
    fate: Vec<Step<'a>>,
    similar: Vec<Near<'a>>,
    reference: Reference,
    /// When its versions came in, newest first, by the call's clock.
    versions: Vec<String>,
}

/// A demand on the same matter.
#[derive(Serialize)]
struct Near<'a> {
    demand: Link,
    unit: Link,
    /// Pieces of text that both have.
    phrases: &'a [String],
}

pub(super) fn pages<'a>(site: &'a Site<'a>) -> impl ParallelIterator<Item = Job> + 'a {
    let recommenders = tables::recommenders(site.call);
    let fates = Fates::new(site);
    site.call.demands.par_iter().map(move |(_, demand)| {
        let recommended = recommended_by(site, recommenders.get(demand.id.as_str()));
        let content = content(site, demand, fates.of(site, demand, recommended));
        let unit = site.unit_link(&demand.unit);
        let head = Head {
            title: demand.title.trim(),
            description: demand.summary.trim(),
            section: "demands",
            breadcrumbs: &[Link::new(site.t("demands-all"), "demands/index.html"), unit],
        };
        let article = Article {
            title: head.title,
            source: site.call.units.get(&demand.unit).map_or(&*demand.unit, |unit| &*unit.name),
            date: site.date_of_demands(),
            keywords: &demand.keywords,
        };
        site.page(&format!("demands/{}", demand.id), "demand.html", &head, &content)
            .with_article(site, &head, &article)
    })
}

fn content<'a>(site: &Site<'a>, demand: &Demand, fate: Vec<Step<'a>>) -> Content<'a> {
    let similar = site.similar.get(&demand.id).into_iter().flatten().filter_map(|near| {
        let unit = &site.call.demands.get(&near.demand)?.unit;
        Some(Near {
            demand: site.demand_link(&near.demand)?,
            unit: site.unit_link(unit),
            phrases: &near.phrases,
        })
    });
    Content {
        unit: site.unit_link(&demand.unit),
        unit_kind: site
            .call
            .units
            .get(&demand.unit)
            .map(|u| site.vocabulary.unit_kind(&u.kind))
            .unwrap_or_default(),
        domain: site.domain_link(&demand.domain),
        organization: site.vocabulary.label(Kind::Demand, "organization", &demand.organization),
        joint: demand.is_joint(),
        budget: site.money(demand.budget.total),
        term_months: demand.term_months,
        keywords: demand.keywords.clone(),
        blocks: blocks(site, demand),
        fate,
        similar: similar.collect(),
        reference: reference::of(site, demand),
        versions: versions(site, demand),
    }
}

fn versions(site: &Site<'_>, demand: &Demand) -> Vec<String> {
    let zone = site.zone();
    let shown = |at: &Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string();
    demand.received.iter().rev().map(shown).collect()
}

/// Labels and values of a demand's form.
struct Form<'a> {
    site: &'a Site<'a>,
    blocks: Vec<Block>,
    /// Short answers that have not been shown yet: they stand together.
    short: Vec<(String, String)>,
}

impl Form<'_> {
    fn label(&self, path: &str) -> String {
        let root = self.site.schemas.form(Kind::Demand);
        let field =
            path.split('.').try_fold(root, |field, name| field.items().unwrap_or(field).property(name));
        field.and_then(|field| field.title_in(self.site.words.language())).unwrap_or(path).to_owned()
    }

    fn push(&mut self, id: &'static str, body: Body) {
        self.flush();
        let label = self.label(id);
        self.blocks.push(Block { label, id, body });
    }

    /// Shows the short answers that have come together, without a heading of their own.
    fn flush(&mut self) {
        let pairs = std::mem::take(&mut self.short);
        if !pairs.is_empty() {
            self.blocks.push(Block { label: String::new(), id: "", body: Body::Pairs { pairs } });
        }
    }

    fn short(&mut self, id: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.short.push((self.label(id), text.trim().to_owned()));
        }
    }

    fn text(&mut self, id: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.push(id, Body::Text { text: text.trim().to_owned() });
        }
    }

    fn markdown(&mut self, id: &'static str, text: &str) {
        self.push(id, Body::Html { html: to_html(text, 3) });
    }

    fn options(&mut self, id: &'static str, values: &[String]) {
        let labels: Vec<_> = values.iter().map(|v| self.site.vocabulary.label(Kind::Demand, id, v)).collect();
        self.short(id, &labels.join(self.site.t("list-separator")));
    }

    fn pairs<const N: usize>(&mut self, id: &'static str, pairs: [(&str, String); N]) {
        let pairs = pairs
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (self.label(&format!("{id}.{key}")), value))
            .collect();
        self.push(id, Body::Pairs { pairs });
    }

    fn table<const N: usize>(
        &mut self,
        id: &'static str,
        keys: [&str; N],
        figures: &[usize],
        rows: Vec<[String; N]>,
    ) {
        let heads = keys.iter().map(|key| self.label(&format!("{id}.{key}"))).collect();
        let rows = rows.into_iter().map(Vec::from).collect();
        self.push(id, Body::Table { heads, rows, figures: figures.to_vec() });
    }
}

fn blocks(site: &Site<'_>, demand: &Demand) -> Vec<Block> {
    let mut form = Form { site, blocks: Vec::new(), short: Vec::new() };
    form.text("summary", &demand.summary);
    form.options("innovation_stage", &demand.innovation_stage);
    form.options("goal", &demand.goal);
    form.options("topic", demand.topic.as_slice());
    form.short("strategic_task", demand.strategic_task.as_deref().unwrap_or_default());
    form.markdown("necessity", &demand.necessity);
    form.markdown("research", &demand.research);
    form.push("key_problems", Body::List { items: demand.key_problems.clone() });
    let indicators = demand.indicators.iter().map(|i| {
        [
            i.name.clone(),
            i.unit.clone(),
            i.current.clone(),
            i.target.clone(),
            i.world_best.clone().unwrap_or_default(),
            i.basis.clone().unwrap_or_default(),
        ]
    });
    let heads = ["name", "unit", "current", "target", "world_best", "basis"];
    form.table("indicators", heads, &[2, 3, 4], indicators.collect());
    form.options("outcomes", &demand.outcomes);
    form.text("outcome_description", &demand.outcome_description);
    form.text("foundation", &demand.foundation);
    form.text("application_scenario", &demand.application_scenario);
    if !demand.partners.is_empty() {
        let rows = demand.partners.iter().map(|p| [p.name.clone(), p.uscc.clone(), p.role.clone()]);
        form.table("partners", ["name", "uscc", "role"], &[], rows.collect());
    }
    if let Some(bidding) = &demand.bidding {
        form.pairs(
            "bidding",
            [
                ("ip_ownership", bidding.ip_ownership.trim().to_owned()),
                ("bidder_conditions", bidding.bidder_conditions.trim().to_owned()),
                ("payment_to_bidder", site.money(bidding.payment_to_bidder)),
                ("deadline", bidding.deadline.to_string()),
            ],
        );
    }
    if let Some(transformation) = &demand.transformation {
        form.pairs(
            "transformation",
            [
                ("original_result", transformation.original_result.trim().to_owned()),
                ("place", transformation.place.trim().to_owned()),
                ("implementing_unit", transformation.implementing_unit.trim().to_owned()),
            ],
        );
    }
    let budget = &demand.budget;
    let part = |amount: Option<crate::call::Wan>| amount.map(|a| site.money(a)).unwrap_or_default();
    form.pairs(
        "budget",
        [
            ("total", part(Some(budget.total))),
            ("personnel", part(Some(budget.personnel))),
            ("equipment", part(budget.equipment)),
            ("materials", part(budget.materials)),
            ("testing", part(budget.testing)),
            ("cooperation", part(budget.cooperation)),
            ("other", part(budget.other)),
        ],
    );
    form.flush();
    form.blocks
}
