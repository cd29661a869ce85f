//! The page of one demand: its public fields in the form's order, and what became of it.

use jiff::Timestamp;
use rayon::prelude::*;
use serde::Serialize;

use crate::call::Answer;
use crate::call::presentation::{Presentation, public_fields};
use crate::call::public::Demand;
use crate::schema::{Field, Kind, Shape};
use crate::site::browse::recommended_by;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::bullets::{self, Bullet};
use crate::site::pages::column::Article;
use crate::site::pages::fate::{Fates, Step};
use crate::site::pages::reference::{self, Reference};
use crate::tables;
use zhengji_markdown::plain;

/// The list of which figures are drawn.
const INDICATORS: &str = "indicators";

/// One field or group of the form, ready to show.
#[derive(Serialize)]
struct Block {
    label: String,
    id: String,
    #[serde(flatten)]
    body: Body,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Body {
    Text {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Pairs {
        pairs: Vec<(String, String)>,
    },
    Table {
        heads: Vec<String>,
        rows: Vec<Vec<String>>,
        figures: Vec<usize>,
        /// Of indicators: for each row its picture, where there is one.
        pictures: Vec<Option<Bullet>>,
        /// What the signs in the pictures mean; nothing where there are none.
        key: Vec<String>,
        /// What the pictures say together.
        finding: Option<String>,
    },
}

#[derive(Serialize)]
struct Content<'a> {
    /// The title as it was written, where the page shows one in its own language.
    written_title: Option<&'a str>,
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

pub(in crate::site) fn pages<'a>(site: &'a Site<'a>) -> impl ParallelIterator<Item = Job> + 'a {
    let recommenders = tables::recommenders(site.call);
    let fates = Fates::new(site);
    let presentation = site.presentation();
    site.call.demands.par_iter().map(move |(_, demand)| {
        let recommended = recommended_by(site, recommenders.get(demand.id.as_str()));
        let content = content(site, &presentation, demand, fates.of(site, demand, recommended));
        let unit = site.unit_link(&demand.unit);
        let summary = plain::to_one_line(&demand.summary);
        let head = Head {
            title: demand.title.trim(),
            description: &summary,
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

fn content<'a>(
    site: &Site<'a>,
    presentation: &Presentation<'_>,
    demand: &Demand,
    fate: Vec<Step<'a>>,
) -> Content<'a> {
    let similar = site.similar.get(&demand.id).into_iter().flatten().filter_map(|near| {
        let unit = &site.call.demands.get(&near.demand)?.unit;
        Some(Near {
            demand: site.demand_link(&near.demand)?,
            unit: site.unit_link(unit),
            phrases: &near.phrases,
        })
    });
    let written = site.written.demands.get(&demand.id).map(|written| written.title.trim());
    Content {
        written_title: written.filter(|title| *title != demand.title.trim()),
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
        blocks: blocks(site, presentation, demand),
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

/// The answers of a demand as blocks of its page.
struct Blocks<'a> {
    site: &'a Site<'a>,
    done: Vec<Block>,
    /// Short answers that have not been shown yet: they stand together.
    short: Vec<(String, String)>,
}

fn blocks(site: &Site<'_>, presentation: &Presentation<'_>, demand: &Demand) -> Vec<Block> {
    let mut page = Blocks { site, done: Vec::new(), short: Vec::new() };
    for shown in presentation.body() {
        let answer = shown.answer(presentation.form(), demand);
        if let Some(answer) = answer.filter(|answer| !answer.is_empty()) {
            page.add(&shown.path, answer);
        }
    }
    page.flush();
    page.done
}

impl Blocks<'_> {
    fn label(&self, name: &str, field: Field<'_>) -> String {
        field.title_in(self.site.words.language()).unwrap_or(name).to_owned()
    }

    fn push(&mut self, name: &str, field: Field<'_>, body: Body) {
        self.flush();
        let label = self.label(name, field);
        self.done.push(Block { label, id: name.to_owned(), body });
    }

    /// Shows the short answers that have come together, without a heading of their own.
    fn flush(&mut self) {
        let pairs = std::mem::take(&mut self.short);
        if !pairs.is_empty() {
            self.done.push(Block { label: String::new(), id: String::new(), body: Body::Pairs { pairs } });
        }
    }

    /// Shows an answer in the manner of its field.
    fn add(&mut self, name: &str, answer: Answer<'_>) {
        let field = answer.field();
        let text = answer.text().unwrap_or_default();
        let inside = field.items().and_then(Field::shape);
        let body = match field.shape() {
            Some(Shape::Group) => self.pairs(name, answer),
            Some(Shape::List) if inside == Some(Shape::Group) => self.table(name, answer),
            Some(Shape::List) if field.items().is_some_and(|items| items.options().is_empty()) => {
                Body::List { items: answer.items().map(|item| self.spoken(name, item)).collect() }
            }
            Some(Shape::Text) if field.is_multiline() => Body::Text { text: text.to_owned() },
            _ => {
                self.short.push((self.label(name, field), self.spoken(name, answer)));
                return;
            }
        };
        self.push(name, field, body);
    }

    fn pairs(&self, name: &str, group: Answer<'_>) -> Body {
        let answered = group.fields().filter(|(_, answer)| !answer.is_empty());
        let pair = |(key, answer): (&str, Answer<'_>)| {
            (self.label(key, answer.field()), self.spoken(&format!("{name}.{key}"), answer))
        };
        Body::Pairs { pairs: answered.map(pair).collect() }
    }

    fn table(&self, name: &str, list: Answer<'_>) -> Body {
        let columns: Vec<_> = list.field().items().map(public_fields).into_iter().flatten().collect();
        let cells = |row: Answer<'_>| {
            let cell = |(key, answer): (&str, Answer<'_>)| self.spoken(&format!("{name}.{key}"), answer);
            row.fields().map(cell).collect()
        };
        let pictures = if name == INDICATORS { bullets::of(list) } else { Vec::new() };
        let finding = bullets::reached(&pictures).map(|found| {
            let values = [("reached", found.reached.into()), ("compared", found.compared.into())];
            self.site.tell("indicators-reached", values)
        });
        let key = || {
            let named = |name: &str| columns.iter().find(|(key, _)| *key == name);
            let signs = bullets::SHOWN.iter().filter_map(|name| named(name));
            signs.map(|(key, field)| self.label(key, *field)).collect()
        };
        let is_figure = |field: &Field<'_>| field.shape() == Some(Shape::Number);
        Body::Table {
            heads: columns.iter().map(|(key, field)| self.label(key, *field)).collect(),
            rows: list.items().map(cells).collect(),
            figures: (0..)
                .zip(&columns)
                .filter(|(_, (_, field))| is_figure(field))
                .map(|(at, _)| at)
                .collect(),
            key: if pictures.iter().any(Option::is_some) { key() } else { Vec::new() },
            pictures,
            finding,
        }
    }

    /// A short answer: amounts with their unit, words of fixed lists by their labels.
    fn spoken(&self, path: &str, answer: Answer<'_>) -> String {
        let word = |text: &str| self.site.vocabulary.label(Kind::Demand, path, text.trim());
        if let Some(amount) = answer.money() {
            return self.site.money(amount);
        }
        if let Some(value) = answer.truth() {
            return self.site.table_words().truth(value);
        }
        if let Some(text) = answer.text() {
            word(text) + answer.field().unit().filter(|_| answer.number().is_some()).unwrap_or_default()
        } else {
            let words: Vec<_> = answer.items().filter_map(Answer::text).map(word).collect();
            words.join(self.site.t("list-separator"))
        }
    }
}
