//! Indicators of one name and unit that several demands of a domain have: side by side, drawn on one scale.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bullets::{Bullet, Figures, Scale};
use crate::call::Answer;
use crate::site::page::{Link, Site};

/// An indicator that several demands have.
#[derive(Serialize)]
pub(in crate::site) struct Compared {
    /// What its heading is found by.
    id: String,
    name: String,
    unit: String,
    rows: Vec<Row>,
    /// How many demands more have it.
    more: usize,
}

/// Most indicators of a page, and most demands of each: a domain can have thousands of demands, and a reader one screen.
const INDICATORS: usize = 12;
const DEMANDS: usize = 12;

#[derive(Serialize)]
struct Row {
    demand: Link,
    current: String,
    target: String,
    best: String,
    /// None where a figure is not certain.
    picture: Option<Bullet>,
}

/// What the demands at these places of the list have in common, in the order of the list. Those that want more in one demand and
/// less in another are not the same and stay out.
pub(in crate::site) fn of(site: &Site<'_>, places: &[usize]) -> Vec<Compared> {
    let presentation = site.presentation();
    let mut order = Vec::new();
    let mut found: BTreeMap<(String, String), Vec<(&str, Answer<'_>)>> = BTreeMap::new();
    for demand in places.iter().filter_map(|place| Some(site.entries.get(*place)?.demand)) {
        let answers = Answer::of(presentation.form(), &demand.answers);
        for row in answers.get("indicators").into_iter().flat_map(Answer::items) {
            let key = (text(row, "name"), text(row, "unit"));
            let rows = found.entry(key.clone()).or_default();
            if rows.is_empty() {
                order.push(key);
            }
            rows.push((&demand.id, row));
        }
    }
    let compared = order.into_iter().filter_map(|(name, unit)| {
        let rows = found.get(&(name.clone(), unit.clone()))?;
        let is_shared = rows.iter().any(|(demand, _)| rows.first().is_some_and(|(first, _)| demand != first));
        let figures: Vec<Option<Figures>> = rows.iter().map(|(_, row)| Figures::of(*row)).collect();
        let certain: Vec<&Figures> = figures.iter().flatten().collect();
        let agree = certain
            .windows(2)
            .all(|two| two.first().map(|one| one.is_rise()) == two.last().map(|one| one.is_rise()));
        (is_shared && agree && certain.len() > 1).then(|| {
            let scale = Scale::of(certain.iter().copied());
            let row = |((demand, row), figures): (&(&str, Answer<'_>), &Option<Figures>)| {
                Some(Row {
                    demand: site.demand_link(demand)?,
                    current: text(*row, "current"),
                    target: text(*row, "target"),
                    best: text(*row, "world_best"),
                    picture: figures.as_ref().and_then(|figures| scale.draw(figures)),
                })
            };
            let drawn = rows.iter().zip(&figures).filter_map(row).take(DEMANDS).collect();
            (name, unit, drawn, rows.len().saturating_sub(DEMANDS))
        })
    });
    (1..)
        .zip(compared.take(INDICATORS))
        .map(|(number, (name, unit, rows, more))| Compared {
            id: format!("compared-{number}"),
            name,
            unit,
            rows,
            more,
        })
        .collect()
}

fn text(row: Answer<'_>, key: &str) -> String {
    row.get(key).and_then(Answer::text).unwrap_or_default().trim().to_owned()
}
