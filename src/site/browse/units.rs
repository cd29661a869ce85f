//! The pages of the units, and their list.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::lists::{Choice, Choices};
use super::{Card, paging};
use crate::call::public::Unit;
use crate::schema::Kind;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::column::Article;

/// Units on one page of their list.
const UNITS: usize = 200;

#[derive(Serialize)]
struct Content<'a> {
    uscc: &'a str,
    kind: String,
    legal_form: String,
    district: &'a str,
    department: Option<Link>,
    main_products: &'a [String],
    institutions: Vec<InstitutionRow<'a>>,
    cards: &'a [&'a Card<'a>],
}
#[derive(Serialize)]
struct InstitutionRow<'a> {
    name: &'a str,
    level: String,
    sort: String,
    domains: String,
    year: u32,
}

pub(super) fn pages<'a>(site: &'a Site<'a>, cards: &'a [Card<'a>]) -> impl ParallelIterator<Item = Job> + 'a {
    let mut by_unit: BTreeMap<&str, Vec<&Card<'_>>> = BTreeMap::new();
    for (entry, card) in site.entries.iter().zip(cards) {
        by_unit.entry(&entry.demand.unit).or_default().push(card);
    }
    let choices: Vec<Choice> = site
        .call
        .units
        .values()
        .map(|unit| Choice {
            link: site.unit_link(&unit.id),
            note: site.vocabulary.unit_kind(&unit.kind),
            count: by_unit.get(unit.id.as_str()).map_or(0, Vec::len),
        })
        .collect();
    let lists = paging::pages("units", &choices, UNITS).into_iter().map(|(paging, shown)| {
        let intro = site.t("units-intro");
        let head = Head {
            title: &paging::title(site, site.t("units-title"), &paging),
            description: intro,
            section: "units",
            breadcrumbs: &[],
        };
        let folder = paging::folder("units", paging.number);
        let content = Choices { intro, entries: shown.to_vec(), paging: Some(paging) };
        site.page(&folder, "choices.html", &head, &content)
    });
    let lists: Vec<Job> = lists.collect();
    let of_units = site.call.units.par_iter().map(move |(_, unit)| {
        page(site, unit, by_unit.get(unit.id.as_str()).map(Vec::as_slice).unwrap_or_default())
    });
    of_units.chain(lists)
}

fn page(site: &Site<'_>, unit: &Unit, cards: &[&Card<'_>]) -> Job {
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
                .join(site.t("list-separator")),
            year: institution.year,
        })
        .collect();
    let content = Content {
        uscc: &unit.uscc,
        kind: site.vocabulary.unit_kind(&unit.kind),
        legal_form: site.vocabulary.label(Kind::Unit, "legal_form", &unit.legal_form),
        district: &unit.district,
        department: department.map(|d| Link::new(&d.name, format!("departments/{}/index.html", d.id))),
        main_products: &unit.main_products,
        institutions,
        cards,
    };
    let summary = site.tell("unit-description", [("unit", unit.name.as_str().into())]);
    let head = Head {
        title: &unit.name,
        description: &summary,
        section: "units",
        breadcrumbs: &[Link::new(site.t("units-title"), "units/index.html")],
    };
    let article =
        Article { title: head.title, source: &unit.name, date: site.date_of_demands(), keywords: &[] };
    let page = site.page(&format!("units/{}", unit.id), "unit.html", &head, &content);
    page.with_article(site, &head, &article)
}
