//! Pages of lists: all demands, and the demands of one value of a condition.

use rayon::prelude::*;
use serde::Serialize;

use super::facet::{Facet, Shown, Value};
use super::paging::{self, Paging};
use super::{Card, Entry, PAGE};
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::compared::{self, Compared};

#[derive(Serialize)]
struct All<'a> {
    cards: &'a [Card<'a>],
    total: usize,
    /// Expected R&D money of all of them, 万元.
    amount: String,
    /// How many of them a department recommends, and their money.
    recommended: usize,
    recommended_amount: String,
    paging: Paging,
    /// Only the first page offers conditions.
    facets: Vec<Shown<'a>>,
}

pub(super) fn all(site: &Site<'_>, cards: &[Card<'_>], facets: &[Facet<'_>]) -> Vec<Job> {
    let is_recommended = |index: &usize| site.entries.get(*index).is_some_and(Entry::is_recommended);
    let recommended: Vec<usize> = (0..site.entries.len()).filter(is_recommended).collect();
    let recommended_amount = amount(site, recommended.iter().copied());
    let amount = amount(site, 0..site.entries.len());
    paging::pages("demands", cards, PAGE)
        .into_iter()
        .map(|(paging, shown)| {
            let head = Head {
                title: &paging::title(site, site.t("demands-all"), &paging),
                description: site.t("demands-description"),
                section: "demands",
                breadcrumbs: &[],
            };
            let folder = paging::folder("demands", paging.number);
            let facets = match paging.number {
                1 => facets.iter().map(Facet::shown).filter(|_| cards.len() > 1).collect(),
                _ => Vec::new(),
            };
            let content = All {
                cards: shown,
                total: cards.len(),
                amount: amount.clone(),
                recommended: recommended.len(),
                recommended_amount: recommended_amount.clone(),
                paging,
                facets,
            };
            site.page(&folder, "demands.html", &head, &content)
        })
        .collect()
}

/// What the demands at these places of the list come to.
fn amount(site: &Site<'_>, places: impl Iterator<Item = usize>) -> String {
    site.money(site.budgets(places))
}

/// An index page: choices with their counts.
#[derive(Serialize)]
pub(super) struct Choices<'a> {
    pub(super) intro: &'a str,
    pub(super) entries: Vec<Choice>,
    pub(super) paging: Option<Paging>,
}

#[derive(Clone, Serialize)]
pub(super) struct Choice {
    pub(super) link: Link,
    pub(super) note: String,
    pub(super) count: usize,
}

/// The entry of the navigation that stands for a folder.
fn section(folder: &str) -> &'static str {
    match folder {
        "domains" => "domains",
        "departments" => "departments",
        _ => "demands",
    }
}

pub(super) fn of_facet<'a>(
    site: &'a Site<'a>,
    cards: &'a [Card<'a>],
    facet: &'a Facet<'a>,
) -> impl ParallelIterator<Item = Job> + 'a {
    let entries = facet
        .values
        .iter()
        .map(|value| Choice { link: facet.link(value), note: value.note.clone(), count: value.members.len() })
        .collect();
    let head = Head {
        title: facet.title,
        description: facet.intro,
        section: section(facet.folder),
        breadcrumbs: &[],
    };
    let choices = Choices { intro: facet.intro, entries, paging: None };
    let first = site.page(facet.folder, "choices.html", &head, &choices);
    let of_values = facet.values.par_iter().flat_map_iter(move |value| of_value(site, cards, facet, value));
    rayon::iter::once(first).chain(of_values)
}

#[derive(Serialize)]
struct OfValue<'a> {
    facet: &'a str,
    facet_title: &'a str,
    value: &'a str,
    name: &'a str,
    note: &'a str,
    total: usize,
    /// Expected R&D money of all of them, 万元.
    amount: String,
    /// Of a department: how many it recommends, and its table.
    recommended_total: usize,
    table: Option<String>,
    cards: Vec<&'a Card<'a>>,
    /// Of a department: those it does not recommend, apart from the others.
    others: Vec<&'a Card<'a>>,
    /// Of a domain, on its first page: indicators that several of its demands have.
    compared: Vec<Compared>,
    paging: Paging,
}

fn of_value(site: &Site<'_>, cards: &[Card<'_>], facet: &Facet<'_>, value: &Value) -> Vec<Job> {
    let folder = format!("{}/{}", facet.folder, value.id);
    let members: Vec<&Card<'_>> = value.members.iter().filter_map(|position| cards.get(*position)).collect();
    let recommended_total = members.iter().filter(|card| card.recommended.is_some()).count();
    let is_department = facet.id == "department";
    let amount = amount(site, value.members.iter().copied());
    paging::pages(&folder, &members, PAGE)
        .into_iter()
        .map(|(paging, shown)| {
            let values = [
                ("facet", facet.title.into()),
                ("value", value.name.as_str().into()),
                ("count", members.len().into()),
            ];
            let description = site.tell("facet-description", values);
            let head = Head {
                title: &paging::title(site, &value.name, &paging),
                description: &description,
                section: section(facet.folder),
                breadcrumbs: &[Link::new(facet.title, format!("{}/index.html", facet.folder))],
            };
            let (cards, others): (Vec<&Card<'_>>, Vec<&Card<'_>>) =
                shown.iter().partition(|card| !is_department || card.recommended.is_some());
            let page_folder = paging::folder(&folder, paging.number);
            let content = OfValue {
                facet: facet.id,
                facet_title: facet.title,
                value: &value.id,
                name: &value.name,
                note: &value.note,
                total: members.len(),
                amount: amount.clone(),
                recommended_total,
                table: is_department.then(|| format!("tables/{}/index.html", value.id)),
                cards,
                others,
                compared: if facet.id == "domain" && paging.number == 1 {
                    compared::of(site, &value.members)
                } else {
                    Vec::new()
                },
                paging,
            };
            site.page(&page_folder, "facet.html", &head, &content)
        })
        .collect()
}
