//! Every figure on pages and in files to download is the one that the files of the call come to.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;

use super::ledger::{Demand, Entry, Ledger};
use super::sample;
use crate::fixture::Files;
use crate::site::sample_site;

/// The rows of a page's tables that lead to a page of their own: where to, and their figures.
fn rows(html: &str) -> Vec<(Vec<&str>, Vec<Decimal>)> {
    let cells = |row: &str| -> Vec<Decimal> {
        let figures = row.split("<td class=\"num\">").skip(1);
        figures.map(|cell| cell.split('<').next().unwrap().replace(',', "").parse().unwrap()).collect()
    };
    let linked = html.split("<th scope=\"row\"").skip(1).map(|row| row.split("</tr>").next().unwrap());
    linked
        .map(|row| {
            let href = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            let path = href.trim_start_matches("../").trim_end_matches("/index.html");
            (path.split('/').collect(), cells(row))
        })
        .collect()
}

fn page<'a>(site: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).unwrap()
}

#[test]
fn the_page_of_tables_sums_up_what_each_table_holds() {
    let ledger = Ledger::read(&sample());
    let (_folder, site) = sample_site();
    let totals = |keep: &dyn Fn(&str, &Demand) -> bool| -> Vec<Decimal> {
        let kept: Vec<(&str, &Entry, &Demand)> =
            ledger.recommended().filter(|(department, _, demand)| keep(department, demand)).collect();
        let count = |of: &dyn Fn(&Entry, &Demand) -> bool| {
            Decimal::from(kept.iter().filter(|(_, entry, demand)| of(entry, demand)).count())
        };
        let sum = |of: &dyn Fn(&Demand) -> Decimal| kept.iter().map(|(_, _, d)| of(d)).sum::<Decimal>();
        vec![
            count(&|_, _| true),
            count(&|_, demand| demand.is_joint()),
            count(&|entry, _| entry.2),
            sum(&|demand| demand.total),
            sum(&|demand| demand.total - demand.personnel),
        ]
    };
    let mut seen = [0; 4];
    for (path, figures) in rows(page(&site, "tables/index.html")) {
        let expected = match path.as_slice() {
            ["tables", "all"] => {
                seen[0] += 1;
                totals(&|_, _| true)
            }
            ["tables", "domains", id] => {
                seen[1] += 1;
                totals(&|_, demand| demand.domain == *id)
            }
            ["tables", "kinds", id] => {
                seen[2] += 1;
                totals(&|_, demand| ledger.units[&demand.unit].kind == *id)
            }
            ["tables", id] => {
                seen[3] += 1;
                totals(&|department, _| department == *id)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(figures, expected, "{path:?}");
    }
    assert_eq!(seen, [1, 4, 3, ledger.departments.len()]);
}

#[test]
fn the_charts_of_the_start_page_count_every_demand() {
    let ledger = Ledger::read(&sample());
    let (_folder, site) = sample_site();
    let html = page(&site, "index.html");
    let recommenders: BTreeMap<&str, &str> =
        ledger.recommended().map(|(department, (id, ..), _)| (id.as_str(), department)).collect();
    // Whether a demand is in a bar, by the page that the bar leads to.
    let is_in = |path: &[&str], id: &str, demand: &Demand| match path {
        ["domains", value] => demand.domain == *value,
        ["departments", value] => {
            let own = ledger.units[&demand.unit].department.as_str();
            *recommenders.get(id).unwrap_or(&own) == *value
        }
        ["unit-kinds", value] => ledger.units[&demand.unit].kind == *value,
        ["organizations", value] => demand.organization == *value,
        ["innovation-stages", value] => demand.stages.iter().any(|stage| stage == value),
        ["outcomes", value] => demand.outcomes.iter().any(|outcome| outcome == value),
        other => panic!("{other:?}"),
    };
    let charts: Vec<&str> = html.split("<table class=\"chart sortable\">").skip(1).collect();
    assert_eq!(charts.len(), 6);
    for chart in charts {
        let chart = chart.split("</table>").next().unwrap();
        let bars = rows(chart);
        assert!(bars.len() >= 3, "{chart}");
        for (path, figures) in bars {
            let own: Vec<&Demand> = ledger
                .demands
                .iter()
                .filter(|(id, demand)| is_in(&path, id, demand))
                .map(|(_, demand)| demand)
                .collect();
            let (count, total) = (Decimal::from(own.len()), own.iter().map(|d| d.total).sum::<Decimal>());
            assert_eq!(figures, [count, total, (total / count).round()], "{path:?}");
        }
    }
    let section = html.split("<section aria-labelledby=\"figures\">").nth(1).unwrap();
    let section = section.split("</section>").next().unwrap();
    let figures: Vec<Decimal> = section
        .split("<strong>")
        .skip(1)
        .map(|rest| {
            let said = rest.split('<').next().unwrap().replace(',', "");
            let yi =
                said.strip_suffix(" 亿元").map(|yi| yi.parse::<Decimal>().unwrap() * Decimal::from(10_000));
            yi.unwrap_or_else(|| said.parse().unwrap())
        })
        .collect();
    let joint = ledger.demands.values().filter(|demand| demand.is_joint()).count();
    let departments: BTreeSet<_> =
        ledger.recommended().map(|(department, ..)| department.to_owned()).collect();
    let all: Decimal = ledger.demands.values().map(|demand| demand.total).sum();
    let recommended: Decimal = ledger.recommended().map(|(_, _, demand)| demand.total).sum();
    let count = Decimal::from;
    let submitted = [count(ledger.demands.len()), count(ledger.units.len()), count(joint), all];
    let ranked = [count(ledger.recommended().count()), count(departments.len()), recommended];
    assert_eq!(figures.get(..7).unwrap(), [&submitted[..], &ranked].concat());
}

/// The rows of a sheet below the head that has this title among its columns, by the titles of the columns.
fn sheet(bytes: &[u8], number: usize, title: &str) -> Vec<BTreeMap<String, Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(number).unwrap().unwrap();
    let mut rows = range.rows().skip_while(|row| !row.contains(&Data::String(title.to_owned())));
    let heads: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
    rows.map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn figure(value: &Data) -> Decimal {
    match value {
        Data::Float(value) => value.to_string().parse().unwrap(),
        Data::Int(value) => Decimal::from(*value),
        other => panic!("{other:?} is no figure"),
    }
}

#[test]
fn workbooks_hold_the_same_figures() {
    let ledger = Ledger::read(&sample());
    let (_folder, site) = sample_site();
    let compare = |bytes: &[u8], expected: &[&Demand]| {
        let rows = sheet(bytes, 0, "需求名称");
        for (row, demand) in rows.iter().zip(expected) {
            assert_eq!(row["需求名称"], Data::String(demand.title.clone()));
            assert_eq!(figure(&row["预计研发投入"]), demand.total, "{}", demand.title);
            assert_eq!(figure(&row["其中不含人员经费"]), demand.total - demand.personnel, "{}", demand.title);
        }
        if let Some(sum) = rows.get(expected.len()).filter(|_| !expected.is_empty()) {
            assert_eq!(figure(&sum["预计研发投入"]), expected.iter().map(|d| d.total).sum::<Decimal>());
        } else {
            assert!(expected.is_empty(), "no sum");
        }
    };
    let all: Vec<&Demand> = ledger.recommended().map(|(_, _, demand)| demand).collect();
    compare(&site["data/demands.xlsx"], &all);
    for id in ledger.departments.keys() {
        let own: Vec<&Demand> =
            ledger.recommended().filter(|(one, ..)| one == id).map(|(_, _, demand)| demand).collect();
        if !own.is_empty() {
            compare(&site[&format!("data/summary-{id}.xlsx")], &own);
        }
    }
    // The second sheet holds every demand, recommended or not.
    let rows = sheet(&site["data/demands.xlsx"], 1, "需求名称");
    let listed: BTreeMap<String, Decimal> = rows
        .iter()
        .filter(|row| !matches!(row["需求名称"], Data::Empty))
        .map(|row| (row["需求名称"].to_string(), figure(&row["研发总投入"])))
        .collect();
    let expected: BTreeMap<String, Decimal> =
        ledger.demands.values().map(|demand| (demand.title.clone(), demand.total)).collect();
    assert_eq!(listed, expected);
}
